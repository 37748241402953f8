-- Audience, beginning, end and length of a token, each on its boundary.
begin;
select plan(24);

create function pg_temp.holds(p_changes jsonb) returns boolean language plpgsql as $f$
begin
  return tests.value_as('cap_seal', format('identity.claims_hold(%L, ''us'', to_timestamp(1000))',
    jsonb_strip_nulls('{"aud": "us", "iat": 900, "exp": 1100}' || p_changes)))::boolean;
end;
$f$;

select is(pg_temp.holds('{}'), true, 'A token in the middle of its time holds');
select is(pg_temp.holds('{"exp": 1000}'), false, 'At its end it does not');
select is(pg_temp.holds('{"exp": 1000.000001}'), true, 'A microsecond before the end it does');
select is(pg_temp.holds('{"iat": 1000}'), true, 'It holds from the instant it was issued');
select is(pg_temp.holds('{"iat": 1000.000001}'), false, 'and not before');
select is(pg_temp.holds('{"iat": 1000, "exp": 1900}'), true, 'Fifteen minutes are allowed');
select is(pg_temp.holds('{"iat": 1000, "exp": 1900.000001}'), false, 'not a microsecond more');
select is(pg_temp.holds('{"iat": 999, "exp": 1e300}'), false, 'and not for ever');
select is(pg_temp.holds('{"nbf": 1000}'), true, 'nbf that has come is fine');
select is(pg_temp.holds('{"nbf": 1000.000001}'), false, 'nbf that has not is not');
select is(pg_temp.holds('{"nbf": "1"}'), false, 'nbf is a number');
select is(pg_temp.holds('{"exp": null}'), false, 'exp is required');
select is(pg_temp.holds('{"iat": null}'), false, 'iat is required');
select is(pg_temp.holds('{"aud": null}'), false, 'aud is required');
select is(pg_temp.holds('{"exp": "1100"}'), false, 'exp is a number');
select is(pg_temp.holds('{"iat": "900"}'), false, 'iat is a number');
select is(pg_temp.holds('{"aud": ["us"]}'), true, 'The audience may be a list of one');
select is(pg_temp.holds('{"aud": ["us", "them"]}'), false, 'of one only');
select is(pg_temp.holds('{"aud": ["us", "us"]}'), false, 'the same one twice is two');
select is(pg_temp.holds('{"aud": []}'), false, 'no audience is none');
select is(pg_temp.holds('{"aud": "them"}'), false, 'somebody else''s token is not ours');
select is(pg_temp.holds('{"aud": {"us": 1}}'), false, 'an object is no audience');
select is(tests.value_as('cap_seal', $$ identity.claims_hold(null, 'us', now()) $$), 'false', 'No claims hold nothing');
select is(tests.value_as('cap_seal', $$ identity.claims_hold('{"aud": "us", "iat": 1, "exp": 2}', null, to_timestamp(1.5)) $$), 'false', 'and nothing holds for no audience');

select * from finish();
rollback;
