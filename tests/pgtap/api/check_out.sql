-- On leaving the tutor checks out (TS-62, TS-63).
begin;
select plan(12);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('grown', '{learner}', '1999-01-01');
select tests.lesson('visit', 'ann', '{grown}', now() + interval '10 minutes', 60, 'in_person', p_venue => '"Library"');
create function pg_temp.leaving() returns text language sql as $$ select format('select api.check_out(%L, ''All well'')', tests.id('visit')) $$;
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.leaving(), 409, 'not-checked-in', 'Nobody leaves who has not come');
select api.check_in(tests.id('visit'), true, 'not_required');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.leaving(), 404, 'not-found', 'Nobody leaves for somebody else');
select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.leaving(), 201, null, 'The tutor checks out'), tests.answers(pg_temp.leaving(), 409, 'already-checked-out', 'once');
select is(tests.truth($$ select concat_ws(' ', by_person = tests.id('ann'), note, venue_confirmed is null) from booking.attendance where kind = 'check_out' $$), 't All well t', 'and it is on record');
select tests.become('dina', 'web_dsl');
select tests.is_refused(pg_temp.leaving(), 'Staff check nobody out');

select tests.become('ann', 'web_tutor');
select tests.answered_once(pg_temp.leaving());
select tests.is_required('lesson_id', $$ select api.check_out(lesson_id => null) $$);

select tests.person('other', '{learner}', '1999-01-01'), tests.lesson('bob''s', 'bob', '{other}', now() + interval '10 minutes', 60, 'in_person', p_venue => '"Library"');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.leaving(), 404, 'not-found', 'A lesson of one''s own does not help at another''s');
select tests.answers(format('select api.check_out(%L)', tests.id('bob''s')), 409, 'not-checked-in', 'nor a colleague''s arrival at one''s own');
select tests.given($$ insert into booking.attendance (lesson_id, kind, by_person) values (tests.id('bob''s'), 'check_out', tests.id('bob')) $$);
select tests.answers(format('select api.check_out(%L)', tests.id('bob''s')), 409, 'not-checked-in', 'nor a departure without an arrival');
select tests.person('third', '{learner}', '1999-01-01'), tests.bookable('cid'), tests.lesson('cid''s', 'cid', '{third}', now() + interval '10 minutes', 60, 'in_person', p_venue => '"Library"');
select tests.become('cid', 'web_tutor');
select api.check_in(tests.id('cid''s'), true, 'not_required');
select tests.answers(format('select api.check_out(%L)', tests.id('cid''s')), 201, null, 'and others who left do not keep anybody');
select * from finish();
rollback;
