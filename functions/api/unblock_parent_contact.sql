-- A safeguarding lead lifts a block, with a reason, and it stays on record (E2.3 row 22).
set role cap_recording;

create or replace function api.unblock_parent_contact(block_id uuid, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'unblock_parent_contact';
  v_caller constant uuid := identity.require_persona('web_dsl');
  v_answer jsonb;
  v_reason text;
  v_block  recording.contact_block;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('block_id', block_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;

  perform identity.check_required(block_id, 'block_id');
  v_reason := identity.clean_text(reason, 'reason', 2000, true, 20);
  select * into v_block
  from recording.contact_block as block
  where block.block_id = unblock_parent_contact.block_id
    and v_caller not in (block.guardian_id, block.learner_id)
    and not exists (
      select from identity.guardians_of(block.learner_id, clock_timestamp()) as answering
      where answering.guardian_id = v_caller)
  for update;
  if not found then
    return recording.refuse_action(c_action, 'contact_block', block_id, 404, 'not-found',
      'No such block', 'No block with this block_id is yours to lift.');
  end if;
  if v_block.lifted_at is not null then
    return recording.refuse_action(c_action, 'contact_block', block_id, 409, 'already-lifted',
      'Already lifted', 'A block is lifted once.');
  end if;

  update recording.contact_block as block
  set lifted_at = clock_timestamp(), lifted_by = v_caller, lift_reason = v_reason
  where block.block_id = unblock_parent_contact.block_id
  returning * into v_block;

  return recording.finish_action(c_action, 'contact_block', block_id, 200,
    jsonb_build_object('block_id', block_id, 'lifted_at', v_block.lifted_at),
    jsonb_build_object('guardian_id', v_block.guardian_id, 'learner_id', v_block.learner_id));
end;
$$;

revoke all on function api.unblock_parent_contact(uuid, text) from public;
grant execute on function api.unblock_parent_contact(uuid, text) to web_dsl;

comment on function api.unblock_parent_contact(uuid, text) is
  $$Lift a block on contact with a parent

For safeguarding leads who are neither of the two and do not answer for the learner. reason has 20 to 2,000 characters. Answers 200 with lifted_at. Refusals: 404
not-found, 409 already-lifted. Accepts Idempotency-Key. Clauses TS-50, TS-51.$$;

set role safelane_owner;
