-- The bearer token of the running request. Null: there is no Authorization header at all. Empty: there is one,
-- and it is not a bearer token, which is never the same as being anonymous.
create or replace function identity.bearer_token()
  returns text
  language plpgsql
  stable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_header text;
begin
  v_header := nullif(current_setting('request.headers', true), '')::jsonb ->> 'authorization';
  if v_header is null then
    return null;
  end if;
  return coalesce(substring(v_header from '(?i)^bearer +([^ ]+)$'), '');
exception
  when data_exception then
    return '';
end;
$$;

revoke all on function identity.bearer_token() from public;
grant execute on function identity.bearer_token() to cap_seal;

comment on function identity.bearer_token() is
  'The bearer token in request.headers; null without an Authorization header, empty where it holds something else. Asked by identity.authenticate.';
