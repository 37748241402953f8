-- A refusal by policy is an answer (RFC 9457) and no exception: an exception would take the refusal's own entry in
-- the ledger back with it (TS-12). The body depends on the refusal alone; nothing in it is new for every request,
-- so that two refusals with the same reasons cannot be told apart. Other headers, such as the receipt, stay.
create or replace function guard.refuse(
  p_status  integer,
  p_type    text,
  p_title   text,
  p_detail  text,
  p_reasons jsonb default '[]',
  p_extra   jsonb default '{}'
)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_path text := nullif(current_setting('request.path', true), '');
begin
  if p_status is null or p_status not between 400 and 499 then
    raise exception using
      errcode = '22023',
      message = 'a refusal has a status from 400 to 499',
      hint = 'Answers are made by guard.accept.';
  end if;
  perform set_config('response.status', p_status::text, true);
  perform guard.put_header('Content-Type', 'application/problem+json');
  return coalesce(p_extra, '{}')
    || jsonb_strip_nulls(jsonb_build_object(
      'type', 'urn:safelane:problem:' || p_type,
      'title', p_title,
      'status', p_status,
      'detail', p_detail,
      'instance', case when v_path ~ '^/rpc/[a-z_]+$' then v_path end,
      'reasons', coalesce(p_reasons, '[]')));
end;
$$;

revoke all on function guard.refuse(integer, text, text, text, jsonb, jsonb) from public;
grant execute on function guard.refuse(integer, text, text, text, jsonb, jsonb)
  to cap_guard, cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function guard.refuse(integer, text, text, text, jsonb, jsonb) is
  'Set status and application/problem+json for the response and give the problem back. Called last by api functions that refuse.';
