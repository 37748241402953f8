-- A refusal is an answer, committed together with its own entry in the ledger (TS-12).
create or replace function policy.refuse_action(
  p_action      text,
  p_target_kind text,
  p_target_id   uuid,
  p_status      integer,
  p_type        text,
  p_title       text,
  p_detail      text,
  p_extra       jsonb default '{}'
)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform ledger.append(
    p_action, p_target_kind, p_target_id, 'refused', array[upper(replace(p_type, '-', '_'))], p_extra
  );
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_detail, '[]', p_extra));
end;
$$;

revoke all on function policy.refuse_action(text, text, uuid, integer, text, text, text, jsonb) from public;
grant execute on function policy.refuse_action(text, text, uuid, integer, text, text, text, jsonb) to cap_policy;

comment on function policy.refuse_action(text, text, uuid, integer, text, text, text, jsonb) is
  'Write a refusal to the ledger and answer with its problem. Called by the api functions of policy.';
