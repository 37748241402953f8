-- A key signs nothing until somebody else than who added it says that it is the identity provider's (TS-55, TS-67, TS-77).
-- They say which by its thumbprint, taken from where the provider publishes it and not from who added it.
set role cap_seal;

create or replace function identity.confirm_signing_key(p_kid text, p_thumbprint text)
  returns timestamptz
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_key identity.signing_key;
  v_at  timestamptz;
begin
  if session_user <> 'safelane_approver' then
    raise exception using
      errcode = '42501',
      message = format('%s does not confirm a signing key', session_user),
      hint = 'Log in as safelane_approver: who adds a key and who administers are others.';
  end if;

  select held.*
  into v_key
  from identity.signing_key as held
  where held.kid = p_kid
    and (held.retired_at is null or held.retired_at > now());
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'There is no key with this kid that still holds.',
      hint = 'safelane keys list shows them.';
  end if;
  if v_key.added_by = session_user then
    raise exception using
      errcode = '42501',
      message = 'who added a key does not confirm it';
  end if;
  if identity.key_thumbprint(v_key.modulus) is distinct from p_thumbprint then
    raise exception using
      errcode = 'PT409',
      message = 'The key with this kid has another thumbprint.',
      hint = 'Compare it with what the identity provider publishes. If that is another key, have this one retired.';
  end if;

  select said.confirmed_at
  into v_at
  from identity.key_confirmation as said
  where said.kid = p_kid
    and said.how <> 'embedded'
  order by said.confirmed_at
  limit 1;
  if found then
    return v_at;
  end if;

  insert into identity.key_confirmation (kid, how, thumbprint)
  values (p_kid, 'person', p_thumbprint)
  returning confirmed_at into v_at;
  perform ledger.append('confirm_signing_key', 'signing_key', null, 'done', '{}',
    jsonb_build_object('kid', p_kid, 'thumbprint', p_thumbprint, 'audience', v_key.audience,
      'added_by', v_key.added_by, 'confirmed_by', session_user));
  return v_at;
end;
$$;

-- The second person's step, on a connection of their own; no request ever comes here.
revoke all on function identity.confirm_signing_key(text, text) from public;
grant execute on function identity.confirm_signing_key(text, text) to safelane_approver;

comment on function identity.confirm_signing_key(text, text) is
  'Confirm a signing key by its RFC 7638 thumbprint, as safelane_approver, and return since when it is confirmed; twice changes nothing. PT404 where no such key holds, PT409 for another thumbprint, 42501 for another login. Called by safelane keys confirm.';

set role safelane_owner;
