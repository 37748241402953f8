-- A refusal is an answer that is committed together with its own entry in the ledger (TS-12).
create or replace function ledger.refuse_action(
  p_action text,
  p_status integer,
  p_type   text,
  p_title  text,
  p_words  text,
  p_detail jsonb default '{}'
)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform ledger.enter(
    p_action, 'ledger_entry', null, 'refused', array[upper(replace(p_type, '-', '_'))], p_detail);
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_words));
end;
$$;

revoke all on function ledger.refuse_action(text, integer, text, text, text, jsonb) from public;
grant execute on function ledger.refuse_action(text, integer, text, text, text, jsonb) to cap_ledger;

comment on function ledger.refuse_action(text, integer, text, text, text, jsonb) is
  'Write a refusal to the ledger and answer with its problem. Called by the functions of the ledger that people call.';
