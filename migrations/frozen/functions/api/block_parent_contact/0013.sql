-- A safeguarding lead blocks contact with a parent who may be the source of harm. Nothing is sent to that parent, and nothing
-- they click makes a recording possible; they are not told, and nothing they see changes (E2.3 row 22).
set role cap_recording;

create or replace function api.block_parent_contact(guardian_id uuid, learner_id uuid, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'block_parent_contact';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_reason text;
  v_block  uuid;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('guardian_id', guardian_id, 'learner_id', learner_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(guardian_id, 'guardian_id');
  perform identity.check_required(learner_id, 'learner_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 20);
  -- one parent does not shut the other out by being a safeguarding lead
  if v_caller in (guardian_id, learner_id) or exists (
    select from identity.guardians_of(block_parent_contact.learner_id, clock_timestamp()) as answering
    where answering.guardian_id = v_caller
  ) then
    return recording.refuse_action(c_action, 'person', learner_id, 403, 'not-for-yourself',
      'Not for yourself', 'Another safeguarding lead decides about you and yours.');
  end if;
  if not exists (
    select
    from identity.guardianship as link
    where link.guardian_id = block_parent_contact.guardian_id and link.learner_id = block_parent_contact.learner_id
  ) then
    return recording.refuse_action(c_action, 'person', learner_id, 404, 'not-found',
      'No such people', 'Nobody with this guardian_id has answered for a learner with this learner_id.');
  end if;

  perform booking.lock_learners(array[learner_id]);
  select block.block_id into v_block
  from recording.contact_block as block
  where block.guardian_id = block_parent_contact.guardian_id
    and block.learner_id = block_parent_contact.learner_id
    and block.lifted_at is null;
  if v_block is null then
    v_block := gen_random_uuid();
    insert into recording.contact_block (block_id, guardian_id, learner_id, reason, blocked_by)
    values (v_block, block_parent_contact.guardian_id, block_parent_contact.learner_id, v_reason, v_caller);
  end if;

  return recording.finish_action(c_action, 'contact_block', v_block, 201,
    jsonb_build_object('block_id', v_block, 'guardian_id', guardian_id, 'learner_id', learner_id),
    jsonb_build_object('guardian_id', guardian_id, 'learner_id', learner_id));
end;
$$;

revoke all on function api.block_parent_contact(uuid, uuid, text) from public;
grant execute on function api.block_parent_contact(uuid, uuid, text) to web_dsl;

comment on function api.block_parent_contact(uuid, uuid, text) is
  $$Block contact with a parent

For safeguarding leads who are neither of the two and do not answer for the learner. While it stands nothing is sent to that parent about recordings, and what they
say yes to counts for nothing; their no still counts. Neither they nor the learner is told. reason has 20 to 2,000 characters.
The same block twice is one. Answers 201 with block_id. Refusals: 403 not-for-yourself, 404 not-found; 422 where a value is not
usable. Accepts Idempotency-Key. Clauses TS-50, TS-51.$$;

set role safelane_owner;
