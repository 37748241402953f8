-- A guardian who no longer answers for a learner loses access at once, and the record keeps that they did (TS-12).
set role cap_identity;

create or replace function api.end_guardianship(guardianship_id uuid, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'end_guardianship';
  v_admin  constant uuid := identity.require_persona('web_admin');
  v_answer jsonb;
  v_reason text;
  v_link   identity.guardianship;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'guardianship_id', guardianship_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(guardianship_id, 'guardianship_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 3);

  select link.* into v_link
  from identity.guardianship as link
  where link.guardianship_id = end_guardianship.guardianship_id
  for update;

  if not found then
    return identity.refuse_action(c_action, 'guardianship', guardianship_id, 404, 'not-found',
      'No such guardianship', 'No guardianship with this guardianship_id is on record.');
  end if;
  if v_admin in (v_link.guardian_id, v_link.learner_id) then
    return identity.refuse_action(c_action, 'guardianship', guardianship_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another administrator ends a guardianship of yours.');
  end if;
  if v_link.ended_by is not null or v_link.valid_until <= now() then
    return identity.refuse_action(c_action, 'guardianship', guardianship_id, 409, 'already-ended',
      'Already ended', 'The guardianship has come to its end already.');
  end if;

  update identity.guardianship as link
  set valid_until = greatest(now(), link.valid_from),
      ended_by = v_admin,
      end_reason = v_reason
  where link.guardianship_id = v_link.guardianship_id
  returning link.* into v_link;

  return identity.finish_action(c_action, 'guardianship', v_link.guardianship_id, 200,
    jsonb_build_object('guardianship_id', v_link.guardianship_id, 'valid_until', v_link.valid_until),
    jsonb_build_object('guardian_id', v_link.guardian_id, 'learner_id', v_link.learner_id));
end;
$$;

revoke all on function api.end_guardianship(uuid, text) from public;
grant execute on function api.end_guardianship(uuid, text) to web_admin;

comment on function api.end_guardianship(uuid, text) is
  $$End a guardianship now

For platform administrators who are neither guardian nor learner of it. The reason has 3 to 2,000 characters.
Answers 200 with guardianship_id and valid_until. The guardian's next request no longer sees the learner.
Refusals: 403 not-for-yourself, 404 not-found, 409 already-ended. Clause TN-23.$$;

set role safelane_owner;
