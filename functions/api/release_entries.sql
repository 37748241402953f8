-- A legal hold is released with a reason, by somebody other than whoever placed it (F20, E6). The hold stays on record.
set role cap_ledger;

create or replace function api.release_entries(hold_id uuid, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'release_entries';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_compliance');
  v_answer jsonb;
  v_hold   ledger.hold;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('hold_id', hold_id, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;
  perform identity.check_required(hold_id, 'hold_id');

  select held.* into v_hold from ledger.hold as held where held.hold_id = release_entries.hold_id;
  if not found or exists (
    select from ledger.hold_release as released where released.hold_id = release_entries.hold_id)
  then
    return ledger.refuse_action(c_action, 404, 'not-found', 'No such hold', 'No live legal hold has this hold_id.');
  end if;
  if v_hold.placed_by = v_caller then
    return ledger.refuse_action(c_action, 403, 'not-for-yourself',
      'Not for yourself', 'Somebody other than whoever placed a hold releases it.');
  end if;

  insert into ledger.hold_release (hold_id, reason, released_by)
  values (release_entries.hold_id, identity.clean_text(reason, 'reason', 2000, true, 3), v_caller);
  perform ledger.enter(c_action, 'legal_hold', release_entries.hold_id, p_reason => reason);
  return guard.finish_once(guard.accept(200, jsonb_build_object('hold_id', release_entries.hold_id)));
end;
$$;

revoke all on function api.release_entries(uuid, text) from public;
grant execute on function api.release_entries(uuid, text) to web_dsl, web_compliance;

comment on function api.release_entries(uuid, text) is
  $$Release a legal hold

For safeguarding leads and compliance reporters other than whoever placed it, with a reason (3 to 2,000 characters).
Answers 200. Refusals: 404 not-found where no live hold has this hold_id, 403 not-for-yourself; 422 where a value is not
usable. Accepts Idempotency-Key. Clauses F20, E6.$$;

set role safelane_owner;
