-- A refusal is an answer that is committed together with its own entry in the ledger (TS-12).
create or replace function vetting.refuse_action(
  p_action  text,
  p_person  uuid,
  p_status  integer,
  p_type    text,
  p_title   text,
  p_detail  text,
  p_reasons jsonb default '[]'
)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform ledger.append(
    p_action, 'person', p_person, 'refused',
    array[upper(replace(p_type, '-', '_'))] || array(select reason ->> 'code' from jsonb_array_elements(p_reasons) as reason)
  );
  return guard.finish_once(guard.refuse(p_status, p_type, p_title, p_detail, p_reasons));
end;
$$;

revoke all on function vetting.refuse_action(text, uuid, integer, text, text, text, jsonb) from public;
grant execute on function vetting.refuse_action(text, uuid, integer, text, text, text, jsonb) to cap_vetting;

comment on function vetting.refuse_action(text, uuid, integer, text, text, text, jsonb) is
  'Write a refusal to the ledger and answer with its problem. Called by the api functions of vetting.';
