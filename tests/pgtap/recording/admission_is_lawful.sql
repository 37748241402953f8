-- Nobody is let in whom booking keeps out; consent is not asked (E2.3 row 13).
begin;
select plan(18);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{eve}'), tests.lesson('later', 'bob', '{pia}', now() + interval '1 day');
create function pg_temp.admits(p_lesson text, p_learner text, p_kind text default 'admitted') returns text language sql as $$
  select format('select tests.given(%L)', format('insert into recording.admission (lesson_id, learner_id, kind, by_person) values (%L, %L, %L, tests.id(''sam''))', tests.id(p_lesson), tests.id(p_learner), p_kind)) $$;
select lives_ok(pg_temp.admits('lesson', 'eve', 'left'), 'The expected learner leaves'), lives_ok(pg_temp.admits('lesson', 'eve'), 'and comes back');
select lives_ok(pg_temp.admits('lesson', 'pia'), 'Another comes in, who consented to nothing');
select tests.kept_apart('ann', 'roy');
select tests.is_refused(pg_temp.admits('lesson', 'roy'), 'but not one who is kept apart from the tutor', 'PT409');
select tests.is_refused(pg_temp.admits('lesson', 'ada', 'left'), 'Nobody leaves who was not there', 'PT409');
select tests.is_refused(pg_temp.admits('later', 'ada'), 'Nobody unexpected comes before the lesson', 'PT409'), tests.is_refused(pg_temp.admits('no lesson', 'ada'), 'or to no lesson', 'PT409');
select tests.given($$ update booking.lesson set state = 'completed', ended_at = now() where lesson_id = tests.id('lesson') $$);
select tests.is_refused(pg_temp.admits('lesson', 'eve'), 'or after it', 'PT409');
select tests.only_for('recording.admission_is_lawful', '{cap_recording}');
select tests.going_on('next', 'ann', '{eve}', 1), tests.lesson('roy''s', 'bob', '{roy}', now() + interval '3 days'), tests.lesson('off', 'bob', '{ada}', now() + interval '4 days');
select tests.is_refused(pg_temp.admits('next', 'roy'), 'That he is expected elsewhere changes nothing', 'PT409');
select lives_ok(pg_temp.admits('later', 'pia'), 'Whoever is expected may come early');
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('off') $$);
select tests.is_refused(pg_temp.admits('off', 'ada'), 'but to no lesson that was cancelled', 'PT409');
select lives_ok(pg_temp.admits('next', 'ada'), 'Somebody comes'), tests.kept_apart('ann', 'ada') is not null as apart, lives_ok(pg_temp.admits('next', 'ada', 'left'), 'and leaves, whoever may not come again');
select tests.given(tests.row_of('recording.admission', jsonb_build_object('lesson_id', tests.id('next'), 'learner_id', tests.id('eve'), 'kind', 'admitted', 'by_person', tests.id('sam'), 'at', now() + interval '1 year')));
select is(tests.truth($$ select bool_and(at <= clock_timestamp()) from recording.admission $$), 'true', 'No instant lies ahead');
select lives_ok(format('select tests.given(%L)', tests.row_of('recording.admission', jsonb_build_object('lesson_id', tests.id('lesson'), 'learner_id', tests.id('eve'), 'kind', 'left', 'by_person', tests.id('sam'), 'at', now() - interval '10 seconds'))), 'What came before the end may be kept after it');
select is(tests.truth($$ select count(*) from recording.custody where lesson_id = tests.id('next') and version > 0 $$), '1', 'Whoever lets in takes the custody of the lesson first');
select tests.is_refused(pg_temp.admits('no lesson', 'ada', 'anything'), 'Of no lesson there is one answer, whatever is said', 'PT409');
select * from finish();
rollback;
