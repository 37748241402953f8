-- Vetting is about adults who work with children: whoever holds or held a power other than that of a learner.
-- Anybody else is answered for exactly like an id that nobody has.
set role cap_vetting;

create or replace function vetting.is_concerned(p_person uuid, p_power text default null)
  returns boolean
  language sql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select exists (
    select
    from identity.power as held
    where held.person_id = p_person
      and held.power <> 'learner'
      and (p_power is null or held.power = p_power)
      and held.valid_from <= now()
  );
end;

revoke all on function vetting.is_concerned(uuid, text) from public;

comment on function vetting.is_concerned(uuid, text) is
  'Whether a person holds or held a power over children, or the one named. Asked by the api functions of vetting.';

set role safelane_owner;
