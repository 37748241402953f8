-- What somebody may do was said by an administrator, for a time, and never by themselves. Whoever gets power over
-- children is an adult whose date of birth is known (C.7); a power at an agency or a school is for that one.
set role cap_identity;

create or replace function api.grant_power(
  person_id       uuid,
  power           text,
  organisation_id uuid        default null,
  valid_from      timestamptz default null,
  valid_until     timestamptz default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'grant_power';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_id     uuid := guard.uuidv7();
  v_kind   text;
  v_from   timestamptz;
  v_dob    date;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'power', power, 'organisation_id', organisation_id,
    'valid_from', valid_from, 'valid_until', valid_until));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  perform identity.check_choice(power, 'power',
    'learner', 'tutor', 'agency_operator', 'school_representative', 'agency_dsl', 'school_dsl',
    'vetting_officer', 'compliance_reporter', 'platform_administrator', 'session_service',
    'dsl', 'lado_coordinator');
  v_from := identity.check_begins_now_or_later(valid_from, 'valid_from');
  perform identity.check_ends_later(valid_until, 'valid_until', v_from);
  v_kind := identity.power_scope(power);
  if (v_kind is null) <> (organisation_id is null) then
    raise exception using
      errcode = 'PT422',
      message = 'organisation_id does not go with this power',
      hint = 'agency_operator and agency_dsl need an agency, school_representative and school_dsl a school; '
             'no other power has an organisation.';
  end if;

  if person_id = v_admin then
    return identity.refuse_action(c_action, 'person', person_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator grants a power to you.');
  end if;

  -- held until the end, so that a date of birth corrected meanwhile waits
  select person.date_of_birth into v_dob
  from identity.person as person
  where person.person_id = grant_power.person_id
  for share;
  if not found then
    return identity.refuse_action(c_action, 'person', person_id, 404, 'not-found',
      'No such person', 'Nobody with this person_id is registered.');
  end if;
  if v_kind is not null and not identity.organisation_is(organisation_id, v_kind) then
    return identity.refuse_action(c_action, 'organisation', organisation_id, 404, 'not-found',
      'No such organisation', format('No %s with this organisation_id is registered.', v_kind));
  end if;
  if identity.needs_adult(power) and not identity.is_adult(v_dob, v_from) then
    return identity.refuse_action(c_action, 'person', person_id, 409, 'adult-required',
      'Only for adults', 'This power needs a known date of birth and somebody who is 18 or older.');
  end if;

  begin
    insert into identity.power
      (power_id, person_id, power, organisation_id, valid_from, valid_until, granted_by)
    values
      (v_id, grant_power.person_id, grant_power.power, grant_power.organisation_id,
       v_from, grant_power.valid_until, v_admin);
  exception when exclusion_violation or deadlock_detected then
    return identity.refuse_action(c_action, 'person', person_id, 409, 'already-held',
      'Already held', 'The person holds this power already for some of that time.');
  end;

  return identity.finish_action(c_action, 'power', v_id, 201,
    jsonb_build_object(
      'power_id', v_id,
      'person_id', person_id,
      'power', power,
      'organisation_id', organisation_id,
      'valid_from', v_from,
      'valid_until', valid_until),
    jsonb_build_object('person_id', person_id, 'power', power, 'organisation_id', organisation_id));
end;
$$;

revoke all on function api.grant_power(uuid, text, uuid, timestamptz, timestamptz) from public;
grant execute on function api.grant_power(uuid, text, uuid, timestamptz, timestamptz) to web_admin;

comment on function api.grant_power(uuid, text, uuid, timestamptz, timestamptz) is
  $$Grant a power to somebody else

For platform administrators. power is learner, tutor, agency_operator, school_representative, agency_dsl,
school_dsl, vetting_officer, compliance_reporter, platform_administrator, session_service, dsl or
lado_coordinator; the four of agencies and schools need organisation_id. It holds from valid_from (now if left out,
never earlier) until just before valid_until (no end if left out). Answers 201 with power_id. Refusals: 403
not-for-yourself, 404 not-found, 409 adult-required, 409 already-held; 422 where a value is not usable.
Clauses TS-16, TS-17, C.7.$$;

set role safelane_owner;
