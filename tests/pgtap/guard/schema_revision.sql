-- Reports say which revision of the rules they were made under (E7).
begin;
select plan(5);

-- the table is there where the database was migrated, and is made here where it was not
select tests.given($$ create table if not exists guard.alembic_version (version_num varchar(32) not null) $$);
select tests.given($$ grant select on guard.alembic_version to cap_guard $$);
select tests.given($$ delete from guard.alembic_version $$);

select is(tests.value_as('cap_vetting', 'guard.schema_revision()'), null, 'A database that is at no revision says so');
select tests.given($$ insert into guard.alembic_version (version_num) values ('0042') $$);
select is(tests.value_as('cap_vetting', 'guard.schema_revision()'), '0042', 'The reports of vetting read it');
select is(tests.value_as('cap_booking', 'guard.schema_revision()'), '0042', 'and those of booking');
select tests.is_refused_to('cap_identity', 'select guard.schema_revision()', 'Nobody else has to');

select tests.given('alter table guard.alembic_version rename to alembic_before');
select is(tests.value_as('cap_vetting', 'guard.schema_revision()'), null, 'A database that was made without migrations says nothing');

select * from finish();
rollback;
