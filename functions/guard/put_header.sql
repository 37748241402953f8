-- A header is put beside those that the response has already, or in the place of the one with the same name: the
-- receipt of an entry (TS-12) and the kind of the answer are said by different functions.
create or replace function guard.put_header(p_name text, p_value text)
  returns void
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_held text := nullif(current_setting('response.headers', true), '');
begin
  if v_held is null then
    perform set_config('response.headers', jsonb_build_array(jsonb_build_object(p_name, p_value))::text, true);
    return;
  end if;
  perform set_config('response.headers', (
    coalesce((
      select jsonb_agg(header order by place)
      from jsonb_array_elements(v_held::jsonb) with ordinality as held (header, place)
      where not held.header ? p_name), '[]')
    || jsonb_build_object(p_name, p_value))::text, true);
end;
$$;

revoke all on function guard.put_header(text, text) from public;
grant execute on function guard.put_header(text, text)
  to cap_guard, cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function guard.put_header(text, text) is
  'Put one header on the response, in place of one of that name. Called by guard.refuse, guard.begin_once and ledger.append.';
