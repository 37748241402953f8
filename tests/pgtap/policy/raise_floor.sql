-- Statute asks for more: the floor rises at once, by a revision (TS-08).
begin;
select plan(8);

select tests.follows_profile();
select lives_ok($x$ select tests.do_as('cap_migration', $$ select policy.raise_floor('student.sponsor_required_under', '16', '16') $$) $x$, 'A revision raises a floor');
select is(tests.effective('student.sponsor_required_under'), '16', 'It counts at once');
select is(tests.effective('student.sponsor_required_under', null, '2021-01-01'), '16', 'for past instants too: nothing is judged below it any more');
select is(tests.truth($$ select detail ->> 'key' from ledger.record where action = 'raise_floor' order by seq desc limit 1 $$), 'student.sponsor_required_under', 'It is in the ledger');
select tests.is_refused_to('cap_migration', $$ select policy.raise_floor('student.sponsor_required_under', '13', '13') $$, 'It does not sink again', 'PT409');
select tests.is_refused_to('cap_migration', $$ select policy.raise_floor('no.such_key', '13', '13') $$, 'An unknown key is refused', 'PT422');
select tests.is_refused_to('cap_booking', $$ select policy.raise_floor('student.min_age', '6', '6') $$, 'No lane raises a floor');
select tests.pretend('web_admin');
select tests.is_refused($$ select policy.raise_floor('student.min_age', '6', '6') $$, 'and no administrator');

select * from finish();
rollback;
