-- Whether a message went out, and never to a parent who is blocked (TS-51, E2.3 row 22).
begin;
select plan(15);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');
select tests.lesson('lesson', 'ann', '{pia, roy}', now() + interval '1 hour'), tests.person('spo'), tests.guardian('spo', 'pia', 'sponsor');
create function pg_temp.call(p_learner text, p_guardian text, p_outcome text default 'sent') returns text language sql as $$ select format('select api.report_parent_notified(%L, %L, %L, %L)', tests.id('lesson'), tests.id(p_learner), tests.id(p_guardian), p_outcome) $$;

select tests.become('sam', 'web_service');
select tests.answers(pg_temp.call('pia', 'pia''s parent'), 201, null, 'A message went out'), tests.answers(pg_temp.call('pia', 'pia''s parent', 'bounced'), 201, null, 'and came back'), tests.is_refused(pg_temp.call('pia', 'pia''s parent', 'read'), 'and nothing else', 'PT422');
select tests.answers(pg_temp.call('pia', 'roy''s parent'), 404, 'not-found', 'to a parent of theirs'), tests.answers(pg_temp.call('eve', 'eve''s parent'), 404, 'not-found', 'of who is on the lesson'), tests.answers(pg_temp.call('pia', 'spo'), 404, 'not-found', 'not to a sponsor');
select tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by) values (tests.id('pia''s parent'), tests.id('pia'), 'an allegation at home', tests.id('dora')) $$);
select tests.answers(pg_temp.call('pia', 'pia''s parent'), 409, 'do-not-contact', 'and not to one who is blocked');
select is(tests.truth($$ select string_agg(kind, ',' order by seq) from recording.parent_contact $$), 'sent,bounced', 'That is what is on record');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.call('pia', 'pia''s parent'), 'A tutor does not say it');

select tests.become('sam', 'web_service');
select tests.answered_once(pg_temp.call('pia', 'pia''s parent'));
select tests.is_required('lesson_id', $$ select api.report_parent_notified(lesson_id => null, learner_id => tests.id('somebody'), guardian_id => tests.id('somebody'), outcome => 'whatever else is sent') $$);
select tests.is_required('learner_id', $$ select api.report_parent_notified(lesson_id => tests.id('somebody'), learner_id => null, guardian_id => tests.id('somebody'), outcome => 'whatever else is sent') $$);
select tests.is_required('guardian_id', $$ select api.report_parent_notified(lesson_id => tests.id('somebody'), learner_id => tests.id('somebody'), guardian_id => null, outcome => 'whatever else is sent') $$);

select tests.become('sam', 'web_service');
select tests.answers(pg_temp.call('pia', 'pia''s parent', 'bounced'), 201, null, 'That a message came back is said also of a parent who has been blocked since');
select tests.takes_its_turn('booking.lock_lesson(uuid)', pg_temp.call('roy', 'roy''s parent'), 'A start at the same moment waits');
select * from finish();
rollback;
