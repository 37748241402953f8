-- A refusal is an answer that is committed together with its own entry in the ledger (TS-12).
create or replace function identity.refuse_action(
  p_action      text,
  p_target_kind text,
  p_target_id   uuid,
  p_status      integer,
  p_type        text,
  p_title       text,
  p_detail      text
)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform ledger.append(
    p_action, p_target_kind, p_target_id, 'refused', array[upper(replace(p_type, '-', '_'))]
  );
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_detail));
end;
$$;

revoke all on function identity.refuse_action(text, text, uuid, integer, text, text, text) from public;
grant execute on function identity.refuse_action(text, text, uuid, integer, text, text, text) to cap_identity;

comment on function identity.refuse_action(text, text, uuid, integer, text, text, text) is
  'Write a refusal to the ledger and answer with its problem. Called by the api functions of identity.';
