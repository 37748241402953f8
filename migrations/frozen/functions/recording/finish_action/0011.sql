-- What was done is entered in the ledger and answered, and the answer is kept for a retry (TS-12).
create or replace function recording.finish_action(
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

revoke all on function recording.finish_action(text, text, uuid, integer, jsonb, jsonb) from public;
grant execute on function recording.finish_action(text, text, uuid, integer, jsonb, jsonb) to cap_recording;

comment on function recording.finish_action(text, text, uuid, integer, jsonb, jsonb) is
  'Writes an action to the ledger and answers with its result. Asked by the api functions of recording.';
