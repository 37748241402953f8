-- What a key is never changes, whoever tries.
begin;
select plan(8);

select tests.has_key('held', 'us');
select tests.is_refused($$ select tests.given('update identity.signing_key set modulus = modulus + 2 where kid = ''held''') $$, 'A key''s number stays, even for a superuser', '23001');
select tests.is_refused($$ select tests.given('update identity.signing_key set audience = ''them'', retired_at = now() where kid = ''held''') $$, 'so does its audience, on the way out too', '23001');
select tests.is_refused($$ select tests.given('update identity.signing_key set retired_at = null where kid = ''held''') $$, 'What changes nothing is no retirement either', '23001');
select tests.is_refused($$ select tests.given('delete from identity.signing_key where kid = ''held''') $$, 'A key is not deleted', '23001');
select tests.is_refused($$ select tests.given('set local session_replication_role = replica; delete from identity.signing_key where kid = ''held''') $$, 'not by a session that replays', '23001');
select lives_ok($$ select tests.given('update identity.signing_key set retired_at = now() where kid = ''held''') $$, 'It is retired');
select tests.is_refused($$ select tests.given('update identity.signing_key set retired_at = null where kid = ''held''') $$, 'and stays so', '23001');
select tests.is_refused($$ select tests.given('update identity.signing_key set retired_at = now() + interval ''1 day'' where kid = ''held''') $$, 'at the same instant', '23001');

select * from finish();
rollback;
