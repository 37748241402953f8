-- An action asks for one of its personas: sealed, in its own role, and held now.
begin;
select plan(9);

select tests.person('ann', '{tutor}');
select tests.person('bob', '{learner}');

create function pg_temp.required(variadic p_personas text[]) returns text language plpgsql as $f$
begin
  return tests.value_as('cap_booking', format('identity.require_persona(variadic %L)', p_personas));
end;
$f$;

select tests.become('ann', 'web_tutor');
select is(pg_temp.required('web_tutor'), tests.id('ann')::text, 'A tutor may do what tutors may');
select is(pg_temp.required('web_admin', 'web_tutor'), tests.id('ann')::text, 'or what several may');
select throws_ok($$ select pg_temp.required('web_admin') $$, 'PT403', 'This action is not open to you.', 'and not what others may');
select throws_ok($$ select tests.value_as('cap_booking', 'identity.require_persona(variadic ''{}'')') $$, 'PT403', 'This action is not open to you.', 'What is open to no persona is open to nobody');

select set_config('role', 'web_learner', true);
select throws_ok($$ select pg_temp.required('web_tutor', 'web_learner') $$, 'PT403', 'This action is not open to you.', 'A seal for one hat is worth nothing under another');

select tests.become('bob', 'web_tutor');
select throws_ok($$ select pg_temp.required('web_tutor') $$, 'PT403', 'This action is not open to you.', 'A persona that is not held in rows is refused, sealed or not');

select tests.become('ann', 'web_tutor');
select tests.given($$
  update identity.power set valid_until = now(), revoked_by = tests.id('the registrar'), revoke_reason = 'left'
  where person_id = tests.id('ann') $$);
select throws_ok($$ select pg_temp.required('web_tutor') $$, 'PT403', 'This action is not open to you.', 'A power taken away in the meantime is gone');

select tests.pretend('web_tutor');
select throws_ok($$ select pg_temp.required('web_tutor') $$, 'PT401', 'The token was not accepted.', 'Nobody proved is asked to sign in');
select tests.nobody();
select throws_ok($$ select pg_temp.required('web_anon') $$, 'PT401', 'The token was not accepted.', 'and web_anon is nobody');

select * from finish();
rollback;
