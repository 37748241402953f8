-- Where every lesson is recorded a no stops the start (E2.4).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{eve, roy}', now() + interval '1 hour');
create function pg_temp.objects() returns text language sql as $$ select tests.truth($q$ select recording.somebody_objects(tests.id('lesson'), clock_timestamp()) $q$) $$;
select is(pg_temp.objects(), 'false', 'Silence is no objection');
select tests.says('roy''s parent', 'parent', 'lesson', 'roy', 'refused');
select is(pg_temp.objects(), 'false', 'nor is the no of a parent of a learner of 17');
select tests.says('eve''s parent', 'parent', 'lesson', 'eve', 'refused');
select is(pg_temp.objects(), 'true', 'that of a parent of a child is');
select tests.says('eve''s parent', 'parent', 'lesson', 'eve', 'given'), tests.says('roy', 'self', 'lesson', 'roy', 'objected');
select is(pg_temp.objects(), 'true', 'and a learner''s own');
select tests.says('roy', 'self', 'lesson', 'roy', 'given'), tests.says('ann', 'tutor', 'lesson', null, 'objected');
select is(pg_temp.objects(), 'true', 'and the tutor''s');
select tests.says('ann', 'tutor', 'lesson', null, 'given');
select is(pg_temp.objects(), 'false', 'until it is taken back');
select tests.only_for('recording.somebody_objects', '{cap_booking,cap_recording}', 'Only the gates of booking ask it');
select tests.says('roy', 'self', 'lesson', 'roy', 'objected'), tests.given(tests.row_of('recording.admission', jsonb_build_object('lesson_id', tests.id('lesson'), 'learner_id', tests.id('roy'), 'kind', 'left', 'by_person', tests.id('sam'))));
select is(pg_temp.objects(), 'false', 'The no of somebody who is not there is nobody else''s');
select * from finish();
rollback;
