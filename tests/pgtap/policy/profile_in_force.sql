-- Which profile was in force when (B.5).
begin;
select plan(10);

select tests.person('ada', '{platform_administrator}');
select tests.person('ben', '{platform_administrator}');
select is(tests.value_as('cap_booking', $$ select policy.profile_in_force() $$), null, 'Before the founding there is no profile');

select tests.follows_profile('mytutor');
select tests.given($$
  insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at) values
    (gen_random_uuid(), 'tutorninjas', '2026-03-03 10:00+00', tests.id('ada'), '2026-03-01', tests.id('ben'), '2026-03-02'),
    (gen_random_uuid(), 'tutorstudio', '2026-03-03 10:00+00', tests.id('ada'), '2026-03-01', tests.id('ben'), '2026-03-03'),
    (gen_random_uuid(), 'mytutor', '2026-05-01 00:00+00', tests.id('ada'), '2026-03-01', null, null) $$);

select is(tests.value_as('cap_booking', $$ select policy.profile_in_force('1999-01-01') $$), 'mytutor', 'The founding profile reaches back as far as anybody asks');
select is(tests.value_as('cap_booking', $$ select policy.profile_in_force('2026-03-03 09:59:59.999999+00') $$), 'mytutor', 'A microsecond before the switch the old profile is in force');
select is(tests.value_as('cap_booking', $$ select policy.profile_in_force('2026-03-03 10:00+00') $$), 'tutorstudio', 'At the switch the new one; of two the later approval');
select is(tests.value_as('cap_booking', $$ select policy.profile_in_force('2026-06-01') $$), 'tutorstudio', 'A proposal that nobody approved never comes into force');

select tests.pretend('web_admin');
select tests.is_refused('select policy.profile_in_force()', 'No web role asks it directly');
select lives_ok($x$ select tests.do_as('cap_vetting', 'select policy.profile_in_force()') $x$, 'Vetting asks');
select lives_ok($x$ select tests.do_as('cap_identity', 'select policy.profile_in_force()') $x$, 'Identity asks');
select lives_ok($x$ select tests.do_as('cap_seal', 'select policy.profile_in_force()') $x$, 'The founding asks');
select tests.is_refused_to('cap_ledger', 'select policy.profile_in_force()', 'The ledger has no need to');

select * from finish();
rollback;
