-- A platform is founded under a profile, once.
begin;
select plan(8);

select tests.is_refused_to('cap_seal', $$ select policy.adopt_founding_profile('homemade') $$, 'Only a known profile is adopted', 'PT422');
select lives_ok($x$ select tests.do_as('cap_seal', $$ select policy.adopt_founding_profile('tutorninjas') $$) $x$, 'The founding adopts a profile');
select tests.is_refused_to('cap_seal', $$ select policy.adopt_founding_profile('tutorstudio') $$, 'and only one', 'PT409');
select is(tests.value_as('cap_seal', $$ select policy.profile_in_force() $$), 'tutorninjas', 'It is in force at once');
select is(tests.value_as('cap_seal', $$ select policy.profile_in_force('-infinity') $$), 'tutorninjas', 'and there is no instant without it');

select tests.pretend('web_admin');
select tests.is_refused($$ select policy.adopt_founding_profile('tutorstudio') $$, 'An administrator founds nothing');
select tests.is_refused_to('cap_booking', $$ select policy.adopt_founding_profile('tutorstudio') $$, 'and neither does another lane');

select is(tests.truth($$ select count(*) from pg_catalog.pg_locks where locktype = 'advisory' and granted and pid = pg_backend_pid() and objsubid = 1
    and (classid::bigint << 32 | objid::bigint) = hashtextextended('policy.profile_adoption', 0) $$), '1', 'Nobody decides about the profile beside it');

select * from finish();
rollback;
