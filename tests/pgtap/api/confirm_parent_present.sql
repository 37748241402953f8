-- A parent is there (TS-51).
begin;
select plan(15);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.lesson('lesson', 'ann', '{pia}', now() + interval '10 minutes');
create function pg_temp.call(p_learner text, p_guardian text) returns text language sql as $$ select format('select api.confirm_parent_present(%L, %L, %L)', tests.id('lesson'), tests.id(p_learner), tests.id(p_guardian)) $$;

select tests.become('sam', 'web_service');
select tests.answers(pg_temp.call('pia', 'pia''s parent'), 201, null, 'The session service says it'), tests.answers(pg_temp.call('pia', 'eve''s parent'), 404, 'not-found', 'of a parent of theirs');
select is(tests.truth($$ select recording.awareness(tests.id('lesson'), tests.id('pia'), clock_timestamp(), now(), false) $$), '3', 'and nobody can know better');
select tests.given($$ update booking.lesson set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' $$);
select tests.answers(pg_temp.call('pia', 'pia''s parent'), 409, 'not-now', 'not an hour ahead');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.call('pia', 'pia''s parent'), 'A tutor does not say it');

select tests.become('sam', 'web_service');
select tests.answered_once(pg_temp.call('pia', 'pia''s parent'));
select tests.is_required('lesson_id', $$ select api.confirm_parent_present(lesson_id => null, learner_id => tests.id('somebody'), guardian_id => tests.id('somebody')) $$);
select tests.is_required('learner_id', $$ select api.confirm_parent_present(lesson_id => tests.id('somebody'), learner_id => null, guardian_id => tests.id('somebody')) $$);
select tests.is_required('guardian_id', $$ select api.confirm_parent_present(lesson_id => tests.id('somebody'), learner_id => tests.id('somebody'), guardian_id => null) $$);

select tests.answers(pg_temp.call('eve', 'eve''s parent'), 404, 'not-found', 'Nor of a learner who is not on the lesson');
select tests.person('spo'), tests.guardian('spo', 'pia', 'sponsor');
select tests.answers(pg_temp.call('pia', 'spo'), 404, 'not-found', 'A sponsor is no parent');
select tests.going_on('now', 'bob', '{roy}');
select tests.answers(pg_temp.call('pia', 'pia''s parent'), 409, 'not-now', 'Another lesson that is going on does not make it time');
select tests.answers(format('select api.confirm_parent_present(%L, %L, %L)', tests.id('now'), tests.id('roy'), tests.id('roy''s parent')), 201, null, 'During a lesson a parent may be there, too');
select tests.takes_its_turn('booking.lock_lesson(uuid)', pg_temp.call('pia', 'pia''s parent'), 'A start at the same moment waits');
select tests.given($$ update booking.lesson set starts_at = now() + interval '5 minutes', ends_at = now() + interval '1 hour' where lesson_id = tests.id('lesson') $$);
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('lesson') $$);
select tests.answers(pg_temp.call('pia', 'pia''s parent'), 409, 'not-now', 'To a lesson that was cancelled nobody comes');
select * from finish();
rollback;
