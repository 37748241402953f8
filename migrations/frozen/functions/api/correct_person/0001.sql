-- What is wrong about a person is put right by an administrator, with a reason, and the old value is kept.
-- Nobody puts right their own date of birth or account state: one decides who must consent, the other who may work.
-- A date that makes a tutor, an officer or a guardian a minor waits until they no longer are one (C.7).
set role cap_identity;

create or replace function api.correct_person(
  person_id     uuid,
  reason        text,
  given_name    text default null,
  family_name   text default null,
  date_of_birth date default null,
  account_state text default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'correct_person';
  v_admin   constant uuid := identity.require_persona('web_admin');
  v_answer  jsonb;
  v_reason  text;
  v_now     identity.person;
  v_wanted  identity.person;
  v_changed text[];
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'person_id', person_id, 'reason', reason, 'given_name', given_name, 'family_name', family_name,
    'date_of_birth', date_of_birth, 'account_state', account_state));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(person_id, 'person_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);
  perform identity.check_date_of_birth(date_of_birth);
  if account_state is not null then
    perform identity.check_choice(account_state, 'account_state', 'active', 'inactive');
  end if;

  select person.* into v_now
  from identity.person as person
  where person.person_id = correct_person.person_id
  for no key update;

  if not found then
    return identity.refuse_action(c_action, 'person', person_id, 404, 'not-found',
      'No such person', 'Nobody with this person_id is registered.');
  end if;

  v_wanted := v_now;
  v_wanted.given_name := coalesce(
    identity.clean_text(correct_person.given_name, 'given_name', 200, false), v_now.given_name);
  v_wanted.family_name := coalesce(
    identity.clean_text(correct_person.family_name, 'family_name', 200, false), v_now.family_name);
  v_wanted.date_of_birth := coalesce(correct_person.date_of_birth, v_now.date_of_birth);
  v_wanted.account_state := coalesce(correct_person.account_state, v_now.account_state);

  select array_agg(wanted.key order by wanted.key) into v_changed
  from jsonb_each_text(to_jsonb(v_wanted)) as wanted
  join jsonb_each_text(to_jsonb(v_now)) as present on present.key = wanted.key
  where wanted.value is distinct from present.value;

  if v_changed is null then
    raise exception using
      errcode = 'PT422',
      message = 'nothing to correct',
      hint = 'Send at least one field with a value that differs from the one on record.';
  end if;

  if v_admin = v_now.person_id and v_changed && array['date_of_birth', 'account_state'] then
    return identity.refuse_action(c_action, 'person', v_now.person_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator corrects your date of birth and your account state.');
  end if;

  if 'date_of_birth' = any (v_changed)
     and not identity.is_adult(v_wanted.date_of_birth)
     and identity.acts_as_adult(v_now.person_id) then
    return identity.refuse_action(c_action, 'person', v_now.person_id, 409, 'adult-required',
      'Only for adults',
      'With this date of birth the person is under 18. Revoke their powers and end their guardianships first.');
  end if;

  if 'account_state' = any (v_changed)
     and v_wanted.account_state = 'inactive'
     and not identity.administrators_remain(v_now.person_id) then
    return identity.refuse_action(c_action, 'person', v_now.person_id, 409, 'last-administrator',
      'The last administrator', 'Somebody else must be platform administrator for at least as long first.');
  end if;

  insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)
  select v_now.person_id, field, to_jsonb(v_now) ->> field, to_jsonb(v_wanted) ->> field, v_reason, v_admin
  from unnest(v_changed) as field;

  update identity.person as person
  set given_name = v_wanted.given_name,
      family_name = v_wanted.family_name,
      date_of_birth = v_wanted.date_of_birth,
      account_state = v_wanted.account_state
  where person.person_id = v_now.person_id;

  if 'account_state' = any (v_changed) and v_wanted.account_state = 'inactive' then
    insert into identity.token_floor (person_id, set_by, reason)
    values (v_now.person_id, v_admin, v_reason);
  end if;

  return identity.finish_action(c_action, 'person', v_now.person_id, 200,
    jsonb_build_object('person_id', v_now.person_id, 'corrected', to_jsonb(v_changed)),
    jsonb_build_object('fields', to_jsonb(v_changed)));
end;
$$;

revoke all on function api.correct_person(uuid, text, text, text, date, text) from public;
grant execute on function api.correct_person(uuid, text, text, text, date, text) to web_admin;

comment on function api.correct_person(uuid, text, text, text, date, text) is
  $$Put right what is wrong about a person

For platform administrators. Send the reason (3 to 2,000 characters) and the fields that change; a field left out
stays. Every old value is kept. account_state is active or inactive; inactive ends every session at once. Answers
200 with person_id and the names of the corrected fields. Refusals: 403 not-for-yourself (own date of birth or
account state), 404 not-found, 409 adult-required (a minor would hold a power or a guardianship), 409
last-administrator; 422 where a value is not usable or nothing changes. Clauses F1, C.7.$$;

set role safelane_owner;
