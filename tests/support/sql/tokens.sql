-- Signed tokens, made inside the transaction of a test: RS256 with keys that protect nothing and are no secret.
--
-- A modulus here is a product of small primes, so whoever reads it can take it apart, and sign. The primes are those of
-- which p - 1 divides 367567200; the private exponent is therefore a number of 27 bits (1/65537 modulo 367567200), the
-- same for every such modulus, and a signature takes a millisecond instead of a tenth of a second. The platform cannot
-- tell them from keys that are worth something, so that all that it does with a token is looked at. Never use one
-- outside a test.

-- The primes, in order: 350 of them, worked out once when the helpers are loaded.
do $make$
declare
  v_primes bigint[];
begin
  select array_agg(candidate.p order by candidate.p)
  into v_primes
  from (
    select distinct 2::bigint ^ two * 3 ^ three * 5 ^ five * 7 ^ seven * 11 ^ eleven * 13 ^ thirteen * 17 ^ seventeen + 1
    from generate_series(1, 5) as two, generate_series(0, 3) as three, generate_series(0, 2) as five,
      generate_series(0, 1) as seven, generate_series(0, 1) as eleven, generate_series(0, 1) as thirteen,
      generate_series(0, 1) as seventeen
  ) as candidate (p)
  where not exists (
    select from generate_series(3, floor(sqrt(candidate.p))::bigint, 2) as factor where candidate.p::bigint % factor = 0);
  execute format(
    'create or replace function tests.token_primes() returns bigint[] language sql immutable return %L::bigint[]', v_primes);
end;
$make$;

-- A public modulus of at least so many bits, and few more; each name leaves out primes of its own, about an eighth, so that
-- what one key signs holds under no other: two that share all primes but a small p would agree once in p times.
create or replace function tests.modulus(p_name text, p_bits integer default 2048)
  returns numeric
  language plpgsql
  immutable
as $$
declare
  v_modulus numeric := 1;
  v_enough  numeric := power(2::numeric, p_bits - 1);
  v_prime   bigint;
begin
  foreach v_prime in array tests.token_primes() loop
    continue when get_byte(sha256(convert_to(p_name || ' ' || v_prime, 'UTF8')), 0) < 32;
    v_modulus := v_modulus * v_prime;
    if v_modulus >= v_enough then
      return v_modulus;
    end if;
  end loop;
  raise exception 'there are not enough primes for a modulus of % bits', p_bits;
end;
$$;

-- A whole number as octets, the most significant first; the least number of them, or as many as told.
create or replace function tests.octets(p_number numeric, p_length integer default null)
  returns bytea
  language plpgsql
  immutable
as $$
declare
  v_hex  text := '';
  v_rest numeric := p_number;
begin
  while v_rest > 0 loop
    v_hex := lpad(to_hex((v_rest % 72057594037927936)::bigint), 14, '0') || v_hex;
    v_rest := div(v_rest, 72057594037927936);
  end loop;
  v_hex := regexp_replace(v_hex, '^(00)+', '');
  return decode(lpad(v_hex, greatest(length(v_hex), 2 * p_length), '0'), 'hex');
end;
$$;

create or replace function tests.base64url(p_octets bytea)
  returns text
  language sql
  immutable
  return rtrim(translate(encode(p_octets, 'base64'), E'+/\n', '-_'), '=');

-- The private operation on any block at all: what it makes becomes the block again under the public exponent 65537.
create or replace function tests.sign_block(p_block bytea, p_modulus numeric)
  returns bytea
  language plpgsql
  immutable
as $$
declare
  c_private constant bit(27) := 100735073::bit(27);
  v_block   numeric := ('0x0' || encode(p_block, 'hex'))::numeric;
  v_power   numeric := 1;
begin
  for v_bit in 0 .. 26 loop
    v_power := (v_power * v_power) % p_modulus;
    if get_bit(c_private, v_bit) = 1 then
      v_power := (v_power * v_block) % p_modulus;
    end if;
  end loop;
  return tests.octets(v_power, length(p_block));
end;
$$;

-- The RS256 signature of a message, base64url.
create or replace function tests.signature(p_message text, p_modulus numeric)
  returns text
  language plpgsql
  immutable
as $$
declare
  v_tail text := '003031300d060960864801650304020105000420' || encode(sha256(convert_to(p_message, 'UTF8')), 'hex');
begin
  return tests.base64url(tests.sign_block(
    decode('0001' || rpad('', 2 * length(tests.octets(p_modulus)) - 4 - length(v_tail), 'f') || v_tail, 'hex'), p_modulus));
end;
$$;

-- The platform has such a key, for an audience and from an instant on; its kid comes back:
-- select tests.has_key('tap'); as safelane keys add would have brought it.
create or replace function tests.has_key(
  p_kid text, p_audience text default 'tap', p_from timestamptz default '2020-01-01 00:00+00', p_bits integer default 2048
)
  returns text
  language sql
as $$
  select tests.value_as('cap_seal', pg_catalog.format('identity.add_signing_key(%L, %L, %L)',
    pg_catalog.jsonb_build_object('kty', 'RSA', 'use', 'sig', 'alg', 'RS256', 'kid', p_kid, 'e', 'AQAB',
      'n', tests.base64url(tests.octets(tests.modulus(p_kid, p_bits)))),
    p_audience, p_from))
$$;

-- The claims of a good token for somebody of the story, issued now; what is said replaces a claim, null leaves it out:
-- select tests.claims('ann', 'web_tutor', '{"aud": null}');
create or replace function tests.claims(p_name text, p_persona text, p_changes jsonb default '{}')
  returns jsonb
  language sql
  volatile
as $$
  select pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
    'sub', tests.id(p_name), 'role', p_persona, 'aud', 'tap', 'jti', 'token of ' || p_name,
    'iat', extract(epoch from clock_timestamp()), 'exp', extract(epoch from clock_timestamp()) + 600) || p_changes)
$$;

-- A token signed with the key of a kid, whether or not the platform has it; a header that is told is taken as it is:
-- select tests.signed(tests.claims('ann', 'web_tutor'));
create or replace function tests.signed(
  p_claims jsonb, p_kid text default 'tap', p_header jsonb default null, p_bits integer default 2048
)
  returns text
  language plpgsql
  immutable
as $$
declare
  v_header jsonb := coalesce(p_header, jsonb_build_object('alg', 'RS256', 'typ', 'JWT', 'kid', p_kid));
  v_signed text := tests.base64url(convert_to(v_header::text, 'UTF8')) || '.'
    || tests.base64url(convert_to(p_claims::text, 'UTF8'));
begin
  return v_signed || '.' || tests.signature(v_signed, tests.modulus(p_kid, p_bits));
end;
$$;

-- A request as PostgREST makes it: the role is there, the header is there, and nothing is proved yet.
-- select tests.comes_with(tests.signed(tests.claims('ann', 'web_tutor')), 'web_tutor');
create or replace function tests.comes_with(p_token text, p_persona text)
  returns void
  language plpgsql
as $$
begin
  perform tests.pretend(p_persona);
  perform tests.with_headers(pg_catalog.jsonb_build_object('authorization', 'Bearer ' || p_token));
end;
$$;
