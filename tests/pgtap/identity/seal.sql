-- A sealed identity lasts for its transaction, and only authenticate makes one.
begin;
select plan(6);

select tests.person('ann', '{tutor}');
select lives_ok($$ select tests.do_as('cap_seal', format('select identity.seal(%L, %L, %L, null)', tests.id('ann'), 'web_tutor', now() + interval '1 minute')) $$, 'cap_seal seals');
select tests.become('ann', 'web_tutor');
select is(identity.person_id(), tests.id('ann'), 'The sealed person is the one asking');
savepoint before;
select tests.become('ann', 'web_learner');
rollback to savepoint before;
select is(identity.persona(), 'web_tutor', 'What was sealed in a part that was rolled back is gone, what was before is back');
select tests.is_refused($$ select identity.seal(tests.id('ann'), 'web_admin', 'infinity', null) $$, 'A request cannot seal itself');
select tests.is_refused_to('cap_identity', $$ select identity.seal(tests.id('ann'), 'web_admin', 'infinity', null) $$, 'nor can another lane');
select tests.is_refused_to('safelane_owner', $$ select identity.seal(tests.id('ann'), 'web_admin', 'infinity', null) $$, 'nor the owner of the tables');

select * from finish();
rollback;
