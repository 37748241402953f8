-- What a token says, if the platform signed it with a key that holds now and that a second person confirmed: RS256 and nothing else, no other header
-- that would change its meaning. The audience the key may sign for comes back beside the claims.
set role cap_seal;

create or replace function identity.token_claims(p_token text, out claims jsonb, out audience text)
  returns record
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_longest constant integer := 8192;
  v_parts   text[];
  v_header  jsonb;
  v_key     identity.signing_key;
begin
  if p_token is null or length(p_token) > c_longest then
    return;
  end if;
  v_parts := string_to_array(p_token, '.');
  if cardinality(v_parts) <> 3 then
    return;
  end if;

  v_header := identity.token_json(v_parts[1]);
  if v_header is null
    or v_header -> 'alg' is distinct from '"RS256"'
    or jsonb_typeof(v_header -> 'kid') is distinct from 'string'
    or v_header ? 'crit'
  then
    return;
  end if;

  select held.*
  into v_key
  from identity.signing_key as held
  where held.kid = v_header ->> 'kid'
    and held.valid_from <= clock_timestamp()
    and (held.retired_at is null or held.retired_at > clock_timestamp())
    and identity.key_is_confirmed(held.kid);
  if not found then
    return;
  end if;

  if identity.verify_rs256(
    convert_to(v_parts[1] || '.' || v_parts[2], 'UTF8'),
    identity.base64url_bytes(v_parts[3]),
    v_key.modulus)
  then
    claims := identity.token_json(v_parts[2]);
    audience := v_key.audience;
  end if;
end;
$$;

-- Only identity.authenticate asks, and it belongs to the same role.
revoke all on function identity.token_claims(text) from public;

comment on function identity.token_claims(text) is
  'The claims of a token that verifies under a confirmed key valid now, and that key''s audience; nulls otherwise. Called by identity.authenticate.';

set role safelane_owner;
