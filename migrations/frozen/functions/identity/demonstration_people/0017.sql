-- People of a demonstration are made up, and nobody vetted them: a platform that teaches children holds none of them.
set role cap_identity;

create or replace function identity.demonstration_people()
  returns bigint
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select count(*)
  from identity.person as made_up
  where made_up.external_ref ~ '^demo-[0-9a-f]{8}-[0-9a-f]{4}-';
end;

revoke all on function identity.demonstration_people() from public;
grant execute on function identity.demonstration_people() to safelane_migrator;

comment on function identity.demonstration_people() is
  'How many people bear the reference that safelane demo gives. Asked by safelane doctor --production.';

set role safelane_owner;
