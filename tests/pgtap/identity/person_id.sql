-- The sealed identity: who was proved to be asking, and nobody else.
begin;
select plan(18);

select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor,learner}');

select tests.pretend('web_tutor');
select is(identity.person_id(), null, 'A session that proved nothing has no person');

select tests.become('ann', 'web_tutor');
select is(identity.person_id(), tests.id('ann'), 'The sealed person is the one asking');
select is(identity.persona(), 'web_tutor', 'The sealed persona is the one they came as');

select set_config('safelane.person', tests.id('bob')::text, true);
select is(identity.person_id(), null, 'Swapping the person breaks the seal');
select is(identity.persona(), null, 'and the persona goes with it');

select tests.become('bob', 'web_tutor');
select set_config('safelane.persona', 'web_learner', true);
select is(identity.person_id(), null, 'Swapping the persona breaks the seal');

select tests.become('bob', 'web_tutor');
select set_config('safelane.seal', repeat('0', 64), true);
select is(identity.person_id(), null, 'An invented seal seals nothing');
select set_config('safelane.seal', '', true);
select is(identity.person_id(), null, 'An empty seal seals nothing');

select tests.become('bob', 'web_tutor');
select set_config('safelane.person', 'nobody; drop table', true);
select is(identity.person_id(), null, 'A person who is no identifier is nobody, and no error');

select tests.become('bob', 'web_tutor');
select set_config('safelane.until', (current_setting('safelane.until')::numeric + 900)::text, true);
select is(identity.person_id(), null, 'A later end breaks the seal');
select tests.become('bob', 'web_tutor');
select set_config('safelane.token', 'token of ann', true);
select is(identity.person_id(), null, 'Another token breaks the seal');

select tests.do_as('cap_seal', format('select identity.seal(%L, %L, clock_timestamp() + interval %L, null)', tests.id('bob'), 'web_tutor', '1 minute'));
select is(identity.person_id(), tests.id('bob'), 'Until its end a seal holds');
select tests.do_as('cap_seal', format('select identity.seal(%L, %L, clock_timestamp(), null)', tests.id('bob'), 'web_tutor'));
select is(identity.person_id(), null, 'From its end on it does not, however long the transaction stays open');
select is(identity.persona(), null, 'and nobody has a persona');

select tests.do_as('cap_seal', format('select identity.seal(%L, null, clock_timestamp() + interval %L, null)', tests.id('bob'), '1 minute'));
select is(identity.person_id(), null, 'Whoever comes as nothing is nobody, though it is sealed');
select tests.do_as('cap_seal', format('select identity.seal(%L, %L, null, null)', tests.id('bob'), 'web_tutor'));
select is(identity.person_id(), null, 'and so is whoever is proved without an end');

select tests.nobody();
select is(identity.person_id(), null, 'Nobody is nobody');
select tests.is_refused(
  $$ select identity.seal(tests.id('ann'), 'web_tutor', 'infinity', null) $$, 'A request cannot seal itself');

select * from finish();
rollback;
