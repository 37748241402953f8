-- The pre-request without a good token: nobody may be web_anon, and nothing else. Good tokens are in tests/security.
begin;
select plan(9);

select tests.person('ann', '{tutor}');

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

select * from finish();
rollback;
