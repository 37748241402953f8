-- What was done is answered, kept for a retry of the same request, and entered in the ledger (TS-12).
create or replace function policy.finish_action(
  p_action      text,
  p_target_kind text,
  p_target_id   uuid,
  p_status      integer,
  p_body        jsonb,
  p_detail      jsonb default '{}'
)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform ledger.append(p_action, p_target_kind, p_target_id, 'done', '{}', p_detail);
  return guard.finish_once(guard.accept(p_status, p_body));
end;
$$;

revoke all on function policy.finish_action(text, text, uuid, integer, jsonb, jsonb) from public;
grant execute on function policy.finish_action(text, text, uuid, integer, jsonb, jsonb) to cap_policy;

comment on function policy.finish_action(text, text, uuid, integer, jsonb, jsonb) is
  'Write an action to the ledger and answer with its result. Called by the api functions of policy.';
