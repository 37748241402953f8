-- A platform brings its own public keys, as its JWKS has them; several hold at once, so that keys rotate without a gap.
-- Nothing private belongs here: a key with a private part is refused, and whoever sent it has to replace it.
-- It signs nothing until a second person confirmed it; where changes approve themselves, it does so at once (TS-67, TS-77).
set role cap_seal;

create or replace function identity.add_signing_key(
  p_jwk        jsonb,
  p_audience   text,
  p_valid_from timestamptz default now()
)
  returns text
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_kid        text := p_jwk ->> 'kid';
  v_octets     bytea := identity.base64url_bytes(p_jwk ->> 'n');
  v_modulus    numeric;
  v_problem    text;
  v_thumbprint text;
  v_embedded   constant boolean := guard.mode() = 'embedded';
begin
  v_problem := case
    when jsonb_typeof(p_jwk) is distinct from 'object' then 'This is no JSON Web Key.'
    when p_jwk ?| array['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] then
      'This key has its private part with it. Consider it lost, make a new one, and bring only the public part.'
    when p_jwk ->> 'kty' is distinct from 'RSA' then 'Only RSA keys are taken (kty RSA).'
    when coalesce(p_jwk ->> 'alg', 'RS256') <> 'RS256' then 'Only keys for RS256 are taken (alg RS256).'
    when coalesce(p_jwk ->> 'use', 'sig') <> 'sig' then 'Only keys for signatures are taken (use sig).'
    when jsonb_typeof(p_jwk -> 'kid') is distinct from 'string' or length(v_kid) not between 1 and 200 then
      'A key needs a kid of 1 to 200 characters; tokens name it in their header.'
    when p_jwk ->> 'e' is distinct from 'AQAB' then 'Only keys with the public exponent 65537 are taken (e AQAB).'
    when v_octets is null or length(v_octets) not between 256 and 512 or get_byte(v_octets, 0) < 128 and length(v_octets) = 256
      or get_byte(v_octets, 0) = 0
      or get_byte(v_octets, length(v_octets) - 1) % 2 = 0 then
      'The modulus must be base64url text of an odd number of 2048 to 4096 bits without leading zeros (n).'
    when p_audience is null or length(p_audience) not between 1 and 200 then
      'The audience that this key signs for has 1 to 200 characters.'
    when p_valid_from is null or not isfinite(p_valid_from) then 'The key holds from an instant that is known.'
  end;
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = v_problem,
      hint = 'Take the key from the JWKS your identity provider publishes.';
  end if;

  v_modulus := identity.octets_number(v_octets);
  if exists (select from identity.signing_key as held where held.kid = v_kid) then
    raise exception using
      errcode = 'PT409',
      message = 'There is a key with this kid already.',
      hint = 'A kid is used once; a new key needs a new one.';
  end if;

  insert into identity.signing_key (kid, modulus, exponent, audience, valid_from)
  values (v_kid, v_modulus, 65537, p_audience, p_valid_from);
  v_thumbprint := identity.key_thumbprint(v_modulus);
  if v_embedded then
    insert into identity.key_confirmation (kid, how, thumbprint)
    values (v_kid, 'embedded', v_thumbprint);
  end if;
  perform ledger.append('add_signing_key', 'signing_key', null, 'done', '{}',
    jsonb_build_object('kid', v_kid, 'thumbprint', v_thumbprint, 'audience', p_audience, 'valid_from', p_valid_from,
      'confirmed', case when v_embedded then 'by itself, in embedded mode' else 'not yet' end));
  return v_kid;
end;
$$;

-- The operator's step, on a connection of the migrator's; no request ever comes here.
revoke all on function identity.add_signing_key(jsonb, text, timestamptz) from public;
grant execute on function identity.add_signing_key(jsonb, text, timestamptz) to safelane_migrator;

comment on function identity.add_signing_key(jsonb, text, timestamptz) is
  'Take a public RSA key (a member of a JWKS) for tokens of one audience, from an instant on; returns its kid. In production it waits for identity.confirm_signing_key. PT422 for an unusable key, PT409 for a kid that is taken. Called by safelane keys add.';

set role safelane_owner;
