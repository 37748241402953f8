-- The counter of changes begins.
set role cap_migration;

insert into policy.epoch default values;
