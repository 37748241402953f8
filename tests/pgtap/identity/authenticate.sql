-- Who is asking is proved on every request: by a token of the platform's, for this audience and this moment, of somebody
-- who is here and holds the persona now (TS-04, TS-55). Nobody may be web_anon, and nothing else.
begin;
select plan(51);

select tests.person('ann', '{tutor,learner}');
select tests.person('bob', '{tutor}');
select tests.person('ivy', '{tutor}', '1990-01-01', 'inactive');
select tests.power('bob', 'vetting_officer', null, '2020-01-01', now() - interval '1 minute');
select tests.has_key('tap');
select tests.has_key('other', 'another audience');
select tests.has_key('later', 'tap', now() + interval '1 hour');
select tests.has_key('retired');
select tests.do_as('cap_seal', $$ select identity.retire_signing_key('retired') $$);
-- floors from before the tokens that follow
select tests.given($$
  insert into identity.token_floor (person_id, not_before, reason)
  values (tests.id('bob'), clock_timestamp(), 'lost telephone'), (tests.id('ann'), now() - interval '1 day', 'new telephone')
$$);

-- What the database says to a token that comes as a persona: who is proved, or how it refuses.
create function pg_temp.says(p_token text, p_persona text default 'web_tutor') returns text language plpgsql as $f$
declare
  v_said    text;
  v_state   text;
  v_message text;
begin
  perform tests.comes_with(p_token, p_persona);
  perform identity.authenticate();
  v_said := case identity.person_id() when tests.id('ann') then 'ann' when tests.id('bob') then 'bob' end
    || ' as ' || identity.persona();
  perform tests.step_back();
  return coalesce(v_said, 'accepted');
exception when others then
  get stacked diagnostics v_state = returned_sqlstate, v_message = message_text;
  return v_state || ' ' || v_message;
end;
$f$;

create function pg_temp.at(p_seconds numeric) returns numeric language sql as $f$
  select extract(epoch from clock_timestamp()) + p_seconds
$f$;

-- Tokens of which each misses exactly one thing: with another key or header, and of ann's with another claim, or without it.
create temp table forged on commit drop as
select tests.signed(tests.claims(who, persona, claims), kid, header) as token, why
from (values
  ('ann', 'web_learner', '{}'::jsonb, 'tap', null::jsonb, 'A token for one persona does not open another one that its person holds'),
  ('ann', 'web_anon', '{}', 'tap', null, 'nor does a token for nobody'),
  ('ivy', 'web_tutor', '{}', 'tap', null, 'Whose account is closed is nobody (TS-04)'),
  ('carl', 'web_tutor', '{}', 'tap', null, 'Whoever is not here is nobody'),
  ('bob', 'web_tutor', jsonb_build_object('iat', pg_temp.at(-60)), 'tap', null, 'A token from before its person''s floor is dead'),
  ('ann', 'web_tutor', '{}', 'tap', '{"alg": "none", "kid": "tap"}', 'The header names RS256 and nothing else'),
  ('ann', 'web_tutor', '{}', 'stranger', null, 'A key that the platform does not have signs nothing'),
  ('ann', 'web_tutor', '{}', 'stranger', '{"alg": "RS256", "kid": "tap"}', 'not under the name of one that it has'),
  ('ann', 'web_tutor', '{}', 'later', null, 'nor does a key before its time'),
  ('ann', 'web_tutor', '{}', 'retired', null, 'nor a retired one'),
  ('ann', 'web_tutor', '{}', 'other', null, 'A key of another audience does not sign for this one'),
  ('ann', 'web_tutor', '{"aud": null}', 'tap', null, 'A token is for an audience'),
  ('ann', 'web_tutor', '{"aud": "another audience"}', 'tap', null, 'for this one'),
  ('ann', 'web_tutor', '{"aud": ["tap", "another audience"]}', 'tap', null, 'and for no other beside it'),
  ('ann', 'web_tutor', '{"exp": null}', 'tap', null, 'A token ends'),
  ('ann', 'web_tutor', jsonb_build_object('iat', pg_temp.at(-600), 'exp', pg_temp.at(-0.01)), 'tap', null, 'and when it ended it is over at once'),
  ('ann', 'web_tutor', jsonb_build_object('iat', pg_temp.at(-10), 'exp', pg_temp.at(891)), 'tap', null, 'It holds for a quarter of an hour at most'),
  ('ann', 'web_tutor', '{"iat": null}', 'tap', null, 'It says when it was issued'),
  ('ann', 'web_tutor', jsonb_build_object('iat', pg_temp.at(600), 'exp', pg_temp.at(1200)), 'tap', null, 'and that is not still to come'),
  ('ann', 'web_tutor', jsonb_build_object('nbf', pg_temp.at(600)), 'tap', null, 'A token that holds later does not hold now'),
  ('ann', 'web_tutor', '{"exp": "soon"}', 'tap', null, 'Instants are numbers'),
  ('ann', 'web_tutor', '{"sub": null}', 'tap', null, 'A token is somebody''s'),
  ('ann', 'web_tutor', '{"sub": "ann"}', 'tap', null, 'who is named by an identifier'),
  ('ann', 'web_tutor', '{"sub": 7}', 'tap', null, 'in text'),
  ('ann', 'web_tutor', jsonb_build_object('sub', array[tests.id('ann')]), 'tap', null, 'and not in a list'),
  ('ann', 'web_tutor', jsonb_build_object('sub', tests.id('ann') || ' or somebody'), 'tap', null, 'and by nothing else'),
  ('ann', 'web_tutor', '{"role": null}', 'tap', null, 'A token names a persona'),
  ('ann', 'web_tutor', '{"role": ["web_tutor"]}', 'tap', null, 'one'),
  ('ann', 'web_tutor', '{"role": "web_admin"}', 'tap', null, 'that is the role of the request')
) as told (who, persona, claims, kid, header, why);

create temp table good on commit drop as
select
  tests.signed(tests.claims('ann', 'web_tutor')) as of_ann,
  tests.signed(tests.claims('ann', 'web_learner')) as of_ann_learning,
  tests.signed(tests.claims('bob', 'web_tutor')) as of_bob,
  tests.signed(tests.claims('ann', 'web_vetting')) as of_ann_vetting,
  tests.signed(tests.claims('bob', 'web_vetting')) as of_bob_vetting,
  end_of.it as ends,
  tests.signed(tests.claims('ann', 'web_tutor', jsonb_build_object('exp', end_of.it, 'jti', repeat('j', 300)))) as of_a_long_name,
  tests.signed(tests.claims('ann', 'web_tutor', '{"sub": null}')) as of_nobody
from pg_temp.at(300) as end_of (it);
grant select on good to public;

-- a later floor, under the tokens of somebody else
select tests.given($$
  insert into identity.token_floor (person_id, not_before, reason) values (tests.id('ivy'), clock_timestamp(), 'left')
$$);

select is(pg_temp.says(of_ann), 'ann as web_tutor', 'A good token says who is asking, and as what') from good;
select is(pg_temp.says(of_ann_learning, 'web_learner'), 'ann as web_learner', 'as each persona that they hold') from good;
select is(pg_temp.says(token), 'PT401 The token was not accepted.', why) from forged;
select is(pg_temp.says(overlay(of_ann placing 'AAAA' from 400)), 'PT401 The token was not accepted.', 'A changed signature proves nothing') from good;

select is(pg_temp.says(of_ann_vetting, 'web_vetting'), 'PT401 The token was not accepted.', 'A persona that was never held is refused') from good;
select is(pg_temp.says(of_bob_vetting, 'web_vetting'), 'PT401 The token was not accepted.', 'and so is one that was taken back, with the next request (TS-55)') from good;
select is(pg_temp.says(of_bob), 'bob as web_tutor', 'A token from after the floor lives') from good;
select tests.given($$
  update identity.power set valid_until = now(), revoked_by = tests.registrar(), revoke_reason = 'left'
  where person_id = tests.id('bob') and power = 'tutor'
$$);
select is(pg_temp.says(of_bob), 'PT401 The token was not accepted.', 'and no longer than what it stands for') from good;

-- what is sealed
select tests.comes_with(of_a_long_name, 'web_tutor') from good;
select lives_ok('select identity.authenticate()', 'A long name of a token is no reason to refuse it');
select is(current_setting('safelane.token'), repeat('j', 200), 'The entry names the token by at most 200 characters');
select is(round(current_setting('safelane.until')::numeric - ends, 3), 30.000, 'What is proved ends half a minute after the token, however long the transaction is held open') from good;

-- without a token
select tests.with_headers('{}');
select tests.nobody();
select lives_ok('select identity.authenticate()', 'Somebody without a token may come as web_anon');
select is(identity.person_id(), null, 'and is nobody');
select tests.pretend('web_tutor');
select throws_ok('select identity.authenticate()', 'PT401', 'The token was not accepted.', 'No other role comes without a token');
select tests.with_headers('{"authorization": "Basic YTpi"}');
select throws_ok('select identity.authenticate()', 'PT401', 'The token was not accepted.', 'nor with something that is no token');
select tests.nobody();
select throws_ok('select identity.authenticate()', 'PT401', 'The token was not accepted.', 'A bad header does not make web_anon of anybody');
select tests.with_headers('{"authorization": "Bearer a.b.c"}');
select throws_ok('select identity.authenticate()', 'PT401', 'The token was not accepted.', 'nor does a bad token');
select tests.become('ann', 'web_tutor');
select tests.with_headers('{}');
select throws_ok('select identity.authenticate()', 'PT401', 'The token was not accepted.', 'A seal from before does not stand for a token');
select tests.step_back();
select tests.is_refused('select identity.authenticate()', 'authenticator itself is no persona');
select tests.is_refused_to('safelane_owner', 'select identity.authenticate()', 'The owner of the tables is none either');

-- Somebody above row security within reach of the login: nobody is served, with a token or without.
savepoint before_the_rogue;
select tests.given('create role tap_rogue_at_the_door nologin bypassrls; grant tap_rogue_at_the_door to authenticator with inherit false, set true');
select is(pg_temp.says(of_ann), 'PT401 The token was not accepted.', 'Where a login could become somebody above the rules, a good token is refused') from good;
select tests.nobody();
select tests.with_headers('{}');
select throws_ok('select identity.authenticate()', 'PT401', 'The token was not accepted.', 'and so is nobody');
rollback to before_the_rogue;

-- Each gate by itself, while the next one that would have refused lets everybody through.
select tests.step_back();
select tests.settled();
select tests.given($$ create or replace function identity.holds_persona(p_person uuid, p_persona text, p_at timestamptz default now())
  returns boolean language sql stable return true $$);
select is(pg_temp.says(of_nobody), 'PT401 The token was not accepted.', 'A token of nobody is refused before anybody asks what nobody holds') from good;

select * from finish();
rollback;
