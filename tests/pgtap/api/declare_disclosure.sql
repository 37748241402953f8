-- A tutor tells of a caution, conviction, order or charge, and is reviewed (MT-38).
begin;
select plan(9);
select tests.follows_profile('tutorninjas');
select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');
select tests.answers($$ select api.declare_disclosure(E'A caution in 2019.\n\nIt was for shoplifting.') $$, 201, null, 'A tutor tells');
select tests.is_refused($$ select api.declare_disclosure('  ') $$, 'something', 'PT422');
select tests.is_refused($$ select api.declare_disclosure(repeat('x', 8001)) $$, 'and not a book', 'PT422');
select tests.step_back();
select is(tests.fails('ann', now(), 'SELF%'), '{SELF_DISCLOSURE_PENDING}', 'Until it is reviewed nothing is booked');
select is(tests.truth($$ select recorded_by = person_id and person_id = tests.id('ann') from vetting.self_disclosure $$), 'true', 'It is their own word');
select is(tests.truth($$ select detail::text !~ 'caution' from ledger.record where action = 'declare_disclosure' $$), 'true', 'which the ledger does not repeat');
select tests.become('ann', 'web_vetting');
select tests.is_refused($$ select api.declare_disclosure('x') $$, 'Officers tell nothing for them');

select tests.become('ann', 'web_tutor');
select tests.answered_once($$ select api.declare_disclosure(E'A caution in 2019.\n\nIt was for shoplifting.') $$);

select tests.takes_its_turn('vetting.touch(uuid)', $$ select api.declare_disclosure('A caution in 2019.') $$, 'What was remembered of the tutor is not believed any more');
select * from finish();
rollback;
