-- What a court, an inquiry or a case may need is kept until the hold is released, whatever its retention says (F20, E6).
set role cap_ledger;

create or replace function api.hold_entries(
  name      text,
  reason    text,
  seq       bigint default null,
  target_id uuid   default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'hold_entries';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_compliance');
  v_answer jsonb;
  v_hold   uuid := gen_random_uuid();
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object(
    'name', name, 'reason', reason, 'seq', seq, 'target_id', target_id));
  if v_answer is not null then
    return v_answer;
  end if;
  if (seq is null) = (target_id is null) then
    raise exception using
      errcode = 'PT422',
      message = 'a hold is on one entry or on one target',
      hint = 'Send seq or target_id, and not both.';
  end if;

  insert into ledger.hold (hold_id, seq, target_id, name, reason, placed_by)
  values (v_hold, hold_entries.seq, hold_entries.target_id, identity.clean_text(name, 'name', 200),
    identity.clean_text(reason, 'reason', 2000, true, 3), v_caller);
  perform ledger.enter(c_action, 'legal_hold', v_hold, p_detail => jsonb_strip_nulls(jsonb_build_object(
    'seq', hold_entries.seq, 'target_id', hold_entries.target_id)), p_reason => reason);
  return guard.finish_once(guard.accept(201, jsonb_build_object(
    'hold_id', v_hold, 'seq', hold_entries.seq, 'target_id', hold_entries.target_id)));
end;
$$;

revoke all on function api.hold_entries(text, text, bigint, uuid) from public;
grant execute on function api.hold_entries(text, text, bigint, uuid) to web_dsl, web_compliance;

comment on function api.hold_entries(text, text, bigint, uuid) is
  $$Hold entries of the ledger

For safeguarding leads and compliance reporters: nothing that the hold covers is erased until it is released. Send seq
for one entry, or target_id for every entry that names this person or thing; name says for what (1 to 200 characters, such
as an inquiry), reason why (3 to 2,000). Whether there is anything to hold is not said. Answers 201 with hold_id; 422
where a value is not usable. Accepts Idempotency-Key. Clauses F20, E6.$$;

set role safelane_owner;
