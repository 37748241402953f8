-- An adult answers for a learner once an administrator, who is neither of them, has verified evidence of it
-- (TN-23). The date of birth of a guardian is known, and they are 18 or older.
set role cap_identity;

create or replace function api.link_guardian(
  guardian_id   uuid,
  learner_id    uuid,
  capacity      text,
  evidence_kind text,
  evidence_note text        default null,
  valid_until   timestamptz default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'link_guardian';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_link   uuid := guard.uuidv7();
  v_note   text;
  v_dob    date;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'guardian_id', guardian_id, 'learner_id', learner_id, 'capacity', capacity,
    'evidence_kind', evidence_kind, 'evidence_note', evidence_note, 'valid_until', valid_until));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(guardian_id, 'guardian_id');
  perform identity.check_required(learner_id, 'learner_id');
  perform identity.check_choice(capacity, 'capacity',
    'parent', 'delegated_guardian', 'local_authority', 'sponsor');
  perform identity.check_choice(evidence_kind, 'evidence_kind',
    'birth_certificate', 'court_order', 'parental_responsibility_agreement', 'local_authority_letter',
    'delegation_letter', 'sponsor_agreement', 'school_record', 'other');
  v_note := identity.clean_text(evidence_note, 'evidence_note', 2000, evidence_kind = 'other');
  perform identity.check_ends_later(valid_until, 'valid_until', now());
  if guardian_id = learner_id then
    raise exception using
      errcode = 'PT422',
      message = 'a guardian and a learner are two people',
      hint = 'Send two different identifiers.';
  end if;

  if v_admin in (guardian_id, learner_id) then
    return identity.refuse_action(c_action, 'person', learner_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator verifies evidence about you.');
  end if;

  -- held until the end, so that a date of birth corrected meanwhile waits
  select person.date_of_birth into v_dob
  from identity.person as person
  where person.person_id = link_guardian.guardian_id
  for share;
  if not found then
    return identity.refuse_action(c_action, 'person', guardian_id, 404, 'not-found',
      'No such person', 'Nobody with this guardian_id is registered.');
  end if;

  if not identity.holds_power(learner_id, 'learner') then
    return identity.refuse_action(c_action, 'person', learner_id, 404, 'not-found',
      'No such learner', 'No learner with this learner_id is registered.');
  end if;

  if not identity.is_adult(v_dob) then
    return identity.refuse_action(c_action, 'person', guardian_id, 409, 'adult-required',
      'A guardian must be an adult', 'A guardian needs a known date of birth and must be 18 or older.');
  end if;

  begin
    insert into identity.guardianship
      (guardianship_id, guardian_id, learner_id, capacity, evidence_kind, evidence_note, verified_by, valid_until)
    values
      (v_link, link_guardian.guardian_id, link_guardian.learner_id, link_guardian.capacity,
       link_guardian.evidence_kind, v_note, v_admin, link_guardian.valid_until);
  exception when exclusion_violation or deadlock_detected then
    return identity.refuse_action(c_action, 'person', learner_id, 409, 'already-linked',
      'Already linked', 'The guardian is linked to the learner in this capacity already.');
  end;

  return identity.finish_action(c_action, 'guardianship', v_link, 201,
    jsonb_build_object(
      'guardianship_id', v_link,
      'guardian_id', guardian_id,
      'learner_id', learner_id,
      'capacity', capacity,
      'valid_from', now(),
      'valid_until', valid_until),
    jsonb_build_object('guardian_id', guardian_id, 'learner_id', learner_id, 'capacity', capacity));
end;
$$;

revoke all on function api.link_guardian(uuid, uuid, text, text, text, timestamptz) from public;
grant execute on function api.link_guardian(uuid, uuid, text, text, text, timestamptz) to web_admin;

comment on function api.link_guardian(uuid, uuid, text, text, text, timestamptz) is
  $$Link an adult to the learner they answer for

For platform administrators, who verified the evidence and are neither of the two. capacity is parent,
delegated_guardian, local_authority or sponsor; evidence_kind is birth_certificate, court_order,
parental_responsibility_agreement, local_authority_letter, delegation_letter, sponsor_agreement, school_record or
other (then evidence_note says what). valid_until, if any, is the first instant at which the link no longer holds.
Answers 201 with guardianship_id. Refusals: 403 not-for-yourself, 404 not-found, 409 adult-required, 409
already-linked. Clauses TN-23, C.7.$$;

set role safelane_owner;
