-- A person is on the platform once an administrator has registered them (TS-04). A tutor is an adult whose date
-- of birth is known; a learner whose date of birth is not known counts as under 13 (F1).
set role cap_identity;

create or replace function api.register_person(
  given_name    text,
  family_name   text,
  date_of_birth date   default null,
  powers        text[] default '{}',
  external_ref  text   default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'register_person';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_person uuid := guard.uuidv7();
  v_given  text;
  v_family text;
  v_ref    text;
  v_powers text[];
  v_power  text;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'given_name', given_name, 'family_name', family_name, 'date_of_birth', date_of_birth,
    'powers', powers, 'external_ref', external_ref));
  if v_answer is not null then
    return v_answer;
  end if;

  v_given := identity.clean_text(given_name, 'given_name', 200);
  v_family := identity.clean_text(family_name, 'family_name', 200);
  v_ref := identity.clean_text(external_ref, 'external_ref', 200, false);
  perform identity.check_date_of_birth(date_of_birth);
  foreach v_power in array coalesce(powers, '{}') loop
    perform identity.check_choice(v_power, 'powers', 'learner', 'tutor');
  end loop;
  select coalesce(array_agg(distinct asked order by asked), '{}')
  into v_powers
  from unnest(powers) as asked;

  if 'tutor' = any (v_powers) and not identity.is_adult(date_of_birth) then
    return identity.refuse_action(c_action, 'person', null, 409, 'adult-required',
      'A tutor must be an adult', 'A tutor needs a known date of birth and must be 18 or older.');
  end if;

  begin
    insert into identity.person (person_id, given_name, family_name, date_of_birth, external_ref, registered_by)
    values (v_person, v_given, v_family, date_of_birth, v_ref, v_admin);
  exception when unique_violation then
    return identity.refuse_action(c_action, 'person', null, 409, 'already-registered',
      'Already registered', 'A person with this external_ref is registered already.');
  end;

  insert into identity.power (power_id, person_id, power, granted_by)
  select guard.uuidv7(), v_person, asked, v_admin
  from unnest(v_powers) as asked;

  return identity.finish_action(c_action, 'person', v_person, 201,
    jsonb_build_object(
      'person_id', v_person,
      'powers', to_jsonb(v_powers),
      'age_band', identity.age_band(date_of_birth, identity.civil_date(now())),
      'external_ref', v_ref),
    jsonb_build_object('powers', to_jsonb(v_powers)));
end;
$$;

revoke all on function api.register_person(text, text, date, text[], text) from public;
grant execute on function api.register_person(text, text, date, text[], text) to web_admin;

comment on function api.register_person(text, text, date, text[], text) is
  $$Register a person

For platform administrators. Answers 201 with person_id, powers, age_band and external_ref. powers takes learner
and tutor; other powers are given with grant_power. date_of_birth may be left out for a learner, who then counts
as under 13. Refusals: 409 already-registered (external_ref is taken), 409 adult-required (a tutor who is not
known to be 18). Texts are trimmed and have at most 200 characters; 422 where a value is not usable.
Repeats of one Idempotency-Key register once. Clauses TS-04, F1.$$;

set role safelane_owner;
