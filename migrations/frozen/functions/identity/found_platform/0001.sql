-- A platform begins with one administrator, whom nobody could have appointed, and with a profile (B.5, TS-04).
-- It happens once, in an empty database; from then on every power is granted by somebody else.
set role cap_identity;

create or replace function identity.found_platform(
  p_given_name   text,
  p_family_name  text,
  p_profile      text default 'tutorstudio',
  p_external_ref text default null
)
  returns uuid
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid := guard.uuidv7();
begin
  perform pg_advisory_xact_lock(hashtextextended('identity.found_platform', 0));
  if exists (select from identity.person) then
    raise exception using
      errcode = 'PT409',
      message = 'This platform has been founded.',
      hint = 'Its administrators register everybody else through the API.';
  end if;

  insert into identity.person (person_id, given_name, family_name, external_ref, registered_by)
  values (
    v_person,
    identity.clean_text(p_given_name, 'given_name', 200),
    identity.clean_text(p_family_name, 'family_name', 200),
    identity.clean_text(p_external_ref, 'external_ref', 200, false),
    null);
  insert into identity.power (power_id, person_id, power, granted_by)
  values (guard.uuidv7(), v_person, 'platform_administrator', null);
  perform policy.adopt_founding_profile(p_profile);
  perform ledger.append('found_platform', 'person', v_person, 'done', '{}',
    jsonb_build_object('profile', p_profile));
  return v_person;
end;
$$;

-- The operator's step, on a connection of the migrator's; no request ever comes here.
revoke all on function identity.found_platform(text, text, text, text) from public;
grant execute on function identity.found_platform(text, text, text, text) to safelane_migrator;

comment on function identity.found_platform(text, text, text, text) is
  'Register the first administrator and adopt the profile; returns the person. PT409 where anybody is registered already. Called by safelane platform found.';

set role safelane_owner;
