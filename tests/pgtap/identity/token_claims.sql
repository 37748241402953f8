-- The claims of a token come out only under a key of the platform that holds now.
begin;
select plan(27);

select tests.has_key('tap', 'an audience');
select tests.has_key('7');
select tests.has_key('later', 'an audience', now() + interval '1 hour');
select tests.has_key('retired');
select tests.has_key('retiring');
select tests.do_as('cap_seal', $$
  select identity.retire_signing_key('retired'), identity.retire_signing_key('retiring', now() + interval '1 hour') $$);

create function pg_temp.reads(p_token text) returns text language plpgsql as $f$
begin
  return tests.value_as('cap_seal', format('select (claims ->> ''role'') || '' for '' || coalesce(audience, ''nobody'') from identity.token_claims(%L)', p_token));
end;
$f$;

-- Any text at all as header and payload, under a signature that is right.
create function pg_temp.signed(p_header text, p_payload text) returns text language sql as $f$
  select signed || '.' || tests.signature(signed, tests.modulus('tap'))
  from concat_ws('.', tests.base64url(convert_to(p_header, 'UTF8')), tests.base64url(convert_to(p_payload, 'UTF8'))) as signed
$f$;

create temp table made on commit drop as
select token, split_part(token, '.', 1) as head, split_part(token, '.', 2) as body, split_part(token, '.', 3) as signature
from tests.signed('{"role": "web_tutor"}') as token;

create temp table tried on commit drop as
select told.token, told.says, told.why
from made
cross join lateral (values
  (made.token, 'web_tutor for an audience', 'A token signed with a key that holds is read, and its audience told'),
  (tests.signed('{"role": "web_tutor"}', 'retiring'), 'web_tutor for tap', 'A key that is to be retired signs until then'),
  (tests.signed('{"role": "web_tutor"}', 'retired'), null, 'A retired key signs nothing any more'),
  (tests.signed('{"role": "web_tutor"}', 'later'), null, 'A key that holds later signs nothing now'),
  (tests.signed('{"role": "web_tutor"}', 'unknown'), null, 'A key that nobody brought signs nothing'),
  (tests.signed('{"role": "web_tutor"}', '7', '{"alg": "RS256", "kid": "tap"}'), null, 'nor does one key in the name of another'),
  (tests.signed('{"role": "web_tutor"}', '7'), 'web_tutor for tap', 'A key has the name that its header says'),
  (tests.signed('{"role": "web_tutor"}', '7', '{"alg": "RS256", "kid": 7}'), null, 'in text'),
  (tests.signed('{"role": "web_tutor"}', 'tap', '{"alg": "RS256"}'), null, 'A header that names no key is refused'),
  (tests.signed('{"role": "web_tutor"}', 'tap', '{"alg": "RS512", "kid": "tap"}'), null, 'so is another algorithm in the header'),
  (tests.signed('{"role": "web_tutor"}', 'tap', '{"kid": "tap"}'), null, 'and none'),
  (tests.signed('{"role": "web_tutor"}', 'tap', '{"alg": "RS256", "kid": "tap", "crit": ["exp"]}'), null, 'and a header that says "understand this or refuse"'),
  (pg_temp.signed('["RS256", "tap"]', '{"role": "web_tutor"}'), null, 'A header is an object'),
  (pg_temp.signed('{"alg": "RS256", "kid": "tap"}', '[1]'), null, 'and so is a payload'),
  (pg_temp.signed('{"alg": "RS256", "kid": "tap"}', '{"role": "web_tutor", "role": "web_admin"}'), null, 'that spells a claim once, though all of it is signed'),
  (tests.signed(jsonb_build_object('role', 'web_tutor', 'text', repeat('a', 6000))), null, 'A token of more than 8,192 characters is not looked at, though it is signed'),
  (head || '.' || tests.base64url('{"role": "web_admin"}') || '.' || signature, null, 'Other claims under the same signature are not read'),
  (head || '.' || body || '.' || overlay(signature placing 'AAAA' from 60), null, 'nor the same ones under another'),
  (head || '.' || body || '.' || signature || '=', null, 'A padded signature is another spelling'),
  (made.token || '.', null, 'A fourth part is refused'),
  (head || '.' || body, null, 'and so are two'),
  ('', null, 'No token says nothing'),
  (null, null, 'and neither does nothing at all')
) as told (token, says, why);

select is(pg_temp.reads(token), says, why) from tried;
select tests.is_refused_to('cap_identity', $$ select identity.token_claims('x') $$, 'Only cap_seal reads tokens');

-- a key that confirmed itself, in production, and one that a second person confirmed
select tests.given($$ insert into warden.mode_change (mode, changed_by) values ('production', 'the test') $$);
select is(pg_temp.reads(tests.signed('{"role": "web_tutor"}', '7')), null, 'In production a key that nobody confirmed signs nothing');
select tests.given($$ insert into identity.key_confirmation (kid, how, thumbprint, confirmed_by) values ('7', 'person', repeat('x', 43), 'somebody') $$);
select is(pg_temp.reads(tests.signed('{"role": "web_tutor"}', '7')), 'web_tutor for tap', 'and signs once a second person did');

-- by itself, while every signature is believed
select tests.given($$ create or replace function identity.verify_rs256(p_message bytea, p_signature bytea, p_modulus numeric)
  returns boolean language sql immutable return true $$);
select is(pg_temp.reads(tests.signed('{"role": "web_tutor"}', 'unknown')), null, 'A token under a key that is not there is not even compared');

select * from finish();
rollback;
