-- Which token an action was taken with, so that a stolen one can be told from its owner afterwards (TS-12).
set role cap_seal;

create or replace function identity.token_id()
  returns text
  language plpgsql
  stable
  parallel restricted
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if identity.person_id() is null then
    return null;
  end if;
  return nullif(current_setting('safelane.token'), '');
end;
$$;

revoke all on function identity.token_id() from public;
grant execute on function identity.token_id() to cap_ledger;

comment on function identity.token_id() is
  'The jti of the token that was proved in this transaction; null for nobody and where the token has none. Asked by ledger.append.';

set role safelane_owner;
