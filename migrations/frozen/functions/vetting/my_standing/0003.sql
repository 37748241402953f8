-- A tutor sees how their own checks stand, and nobody else's (E1.4).
set role cap_vetting;

create or replace function vetting.my_standing()
  returns table (item text, status text, until timestamptz)
  language sql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select standing.item, standing.status, standing.until
  from (
    select identity.person_id() as person_id
    where identity.persona() = 'web_tutor'
  ) as caller
  cross join lateral vetting.standing_of(caller.person_id, now()) as standing
  where caller.person_id is not null
  order by standing.item;
end;

revoke all on function vetting.my_standing() from public;
grant execute on function vetting.my_standing() to web_tutor;

comment on function vetting.my_standing() is
  'How the sealed tutor''s own checks stand now. Read by the tutor''s view.';

set role safelane_owner;
