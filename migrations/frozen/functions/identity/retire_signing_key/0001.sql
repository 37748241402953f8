-- From an instant on, tokens signed with a key are refused, those already issued too. A key is retired once.
set role cap_seal;

create or replace function identity.retire_signing_key(p_kid text, p_at timestamptz default now())
  returns timestamptz
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := greatest(p_at, now());
begin
  update identity.signing_key
  set retired_at = v_at
  where kid = p_kid
    and retired_at is null;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'There is no key with this kid that still holds.',
      hint = 'safelane keys list shows them.';
  end if;
  perform ledger.append('retire_signing_key', 'signing_key', null, 'done', '{}',
    jsonb_build_object('kid', p_kid, 'retired_at', v_at));
  return v_at;
end;
$$;

-- The operator's step, on a connection of the migrator's; no request ever comes here.
revoke all on function identity.retire_signing_key(text, timestamptz) from public;
grant execute on function identity.retire_signing_key(text, timestamptz) to safelane_migrator;

comment on function identity.retire_signing_key(text, timestamptz) is
  'Retire a signing key, now or at a later instant, and return that instant; PT404 where no such key holds. Called by safelane keys retire.';

set role safelane_owner;
