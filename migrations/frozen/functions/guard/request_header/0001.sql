-- One header of the running request, trimmed; null where there is none or no request.
create or replace function guard.request_header(p_name text)
  returns text
  language plpgsql
  stable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
begin
  return nullif(btrim(nullif(current_setting('request.headers', true), '')::jsonb ->> lower(p_name)), '');
exception
  when data_exception then
    return null;
end;
$$;

revoke all on function guard.request_header(text) from public;
grant execute on function guard.request_header(text)
  to cap_guard, cap_ledger, cap_identity, cap_seal, cap_policy, cap_vetting, cap_booking;

comment on function guard.request_header(text) is
  'A header of the running request by its name, or null. Asked by ledger.append and guard.begin_once.';
