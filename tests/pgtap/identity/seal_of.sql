-- A seal belongs to one person as one persona in one transaction of one session.
begin;
select plan(11);

create function pg_temp.seal(p_person text, p_persona text, p_until text default '1', p_token text default 't') returns text language plpgsql as $f$
begin
  return tests.value_as('cap_seal', format('identity.seal_of(%L, %L, %L, %L)', p_person, p_persona, p_until, p_token));
end;
$f$;

select matches(pg_temp.seal('a', 'web_tutor'), '^[0-9a-f]{64}$', 'A seal is an HMAC');
select is(pg_temp.seal('a', 'web_tutor'), pg_temp.seal('a', 'web_tutor'), 'It is the same within a transaction');
select isnt(pg_temp.seal('a', 'web_tutor'), pg_temp.seal('b', 'web_tutor'), 'Another person has another one');
select isnt(pg_temp.seal('a', 'web_tutor'), pg_temp.seal('a', 'web_learner'), 'Another persona has another one');
select isnt(pg_temp.seal('a', 'web_tutor'), pg_temp.seal('a', 'web_tutor', '2'), 'and so has another end');
select isnt(pg_temp.seal('a', 'web_tutor'), pg_temp.seal('a', 'web_tutor', '1', 'u'), 'and another token');
select isnt(pg_temp.seal('a', 'b|c'), pg_temp.seal('a|b', 'c'), 'What is moved from one part to the next changes the seal');
select tests.is_refused_to('cap_identity', $$ select identity.seal_of('a', 'b', 'c', 'd') $$, 'Nobody else is given one');
select tests.is_refused_to('cap_ledger', $$ select identity.seal_of('a', 'b', 'c', 'd') $$, 'no other lane');
select tests.is_refused_to('safelane_owner', $$ select identity.seal_of('a', 'b', 'c', 'd') $$, 'not the owner of the tables');
select tests.pretend('web_tutor');
select tests.is_refused($$ select identity.seal_of('a', 'b', 'c', 'd') $$, 'and no request');

select * from finish();
rollback;
