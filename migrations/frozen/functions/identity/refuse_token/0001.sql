-- Every token is refused in the same words, whatever was wrong with it, and nothing of it is repeated.
create or replace function identity.refuse_token()
  returns void
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'PT401',
    message = 'The token was not accepted.',
    hint = 'Sign in again and send a fresh token: RS256, one audience, at most 15 minutes, a persona you hold now.';
end;
$$;

revoke all on function identity.refuse_token() from public;
grant execute on function identity.refuse_token() to cap_seal;

comment on function identity.refuse_token() is
  'Raises PT401 with its one constant message. Called by identity.authenticate and identity.require_persona.';
