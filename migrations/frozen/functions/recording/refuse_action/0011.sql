-- A refusal is an answer that is committed together with its own entry in the ledger (TS-12). The entry has every
-- reason; the answer has what the caller may read.
create or replace function recording.refuse_action(
  p_action      text,
  p_target_kind text,
  p_target_id   uuid,
  p_status      integer,
  p_type        text,
  p_title       text,
  p_detail      text,
  p_codes       text[] default null,
  p_reasons     jsonb  default '[]',
  p_ledger      jsonb  default '{}'
)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform ledger.append(
    p_action, p_target_kind, p_target_id, 'refused',
    coalesce(p_codes, array[upper(replace(p_type, '-', '_'))]), p_ledger
  );
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_detail, p_reasons));
end;
$$;

revoke all on function recording.refuse_action(text, text, uuid, integer, text, text, text, text[], jsonb, jsonb) from public;
grant execute on function recording.refuse_action(text, text, uuid, integer, text, text, text, text[], jsonb, jsonb) to cap_recording;

comment on function recording.refuse_action(text, text, uuid, integer, text, text, text, text[], jsonb, jsonb) is
  'Writes a refusal with all its reasons to the ledger and answers with its problem. Asked by the api functions of recording.';
