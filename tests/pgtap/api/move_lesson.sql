-- To move a lesson is to book it anew (E1.1 P3).
begin;
select plan(28);
-- between the question and the gates a clock may run out: the last moment comes when tests.last_moment names an error
select tests.given($$ create function pg_temp.too_late() returns trigger language plpgsql as $f$ begin
    if current_setting('tests.last_moment', true) <> '' then raise exception using errcode = current_setting('tests.last_moment'); end if; return new; end $f$;
  create trigger _499_too_late after insert or update on booking.lesson for each row execute function pg_temp.too_late();
  alter table booking.lesson enable always trigger _499_too_late $$);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('held');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12)), tests.person('teen', '{learner}', tests.born(16));
select tests.lesson('lesson', 'ann', '{lily}', now() + interval '1 day'), tests.lesson('teen''s', 'ann', '{teen}', now() + interval '2 days'),
       tests.lesson('held''s', 'held', '{lily}', now() + interval '3 days'), tests.lesson('both''s', 'ann', '{lily,max}', now() + interval '4 days'),
       tests.lesson('over', 'ann', '{lily}', now() + interval '5 days'), tests.lesson('met', 'ann', '{lily}', now() + interval '5 minutes', 5);
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('over');
  insert into booking.presence (lesson_id, learner_id, confirmed_by) values (tests.id('met'), tests.id('lily'), tests.registrar()) $$);
select tests.restricted('held');
create function pg_temp.moving(p_lesson text, p_days numeric, p_more text default '') returns text language sql as $$
  select format('select api.move_lesson(%L, now() + interval ''1 day'' * %s, now() + interval ''1 day'' * %2$s + interval ''1 hour''%s)', tests.id(p_lesson), p_days, p_more)
$$;

select tests.become('lily''s parent', 'web_guardian');
select tests.answers(pg_temp.moving('lesson', 1.5), 200, null, 'A guardian moves a lesson');
select is(tests.truth($$ select lesson.starts_at = now() + interval '36 hours' and taught.starts_at = lesson.starts_at
  from booking.lesson as lesson join booking.lesson_learner as taught using (lesson_id) where lesson_id = tests.id('lesson') $$), 'true', 'and its learners with it');
select is(tests.truth($$ select concat_ws(' ', action, outcome, detail ->> 'point') from ledger.record order by seq desc limit 1 $$), 'move_lesson done P3', 'and the ledger says so');
select tests.answers(pg_temp.moving('lesson', 1.51), 200, null, 'also to an hour that overlaps the old one');
select tests.answers(pg_temp.moving('lesson', 2), 409, 'slot-taken', 'not to where the tutor teaches already');
select tests.answers(pg_temp.moving('held''s', 6), 409, 'booking-refused', 'With a held tutor nothing is moved');
select is(tests.reasons_of(pg_temp.moving('held''s', 6)), '{TUTOR_NOT_BOOKABLE}', 'and not said why');
select tests.answers(pg_temp.moving('lesson', 6, ', ''in_person'''), 409, 'booking-refused', 'Not to a lesson in person without a place');
select tests.answers(pg_temp.moving('lesson', 6, format(', ''in_person'', %L', jsonb_build_object('address', 'Library', 'chaperone', 'present', 'chaperone_id', tests.id('lily''s parent')))),
  200, null, 'but to one with place and chaperone');
select tests.answers(pg_temp.moving('over', 7), 409, 'lesson-not-movable', 'What is cancelled is not moved');
select tests.answers(pg_temp.moving('met', 7), 409, 'lesson-not-movable', 'nor that for which somebody has arrived');
select tests.answers(pg_temp.moving('teen''s', 7), 404, 'not-found', 'nor somebody else''s'),
       tests.answers(pg_temp.moving('both''s', 7), 404, 'not-found', 'nor one on which somebody else''s child is'),
       tests.answers(pg_temp.moving('no lesson', 7), 404, 'not-found', 'nor what does not exist: the same answer');
select tests.is_refused(pg_temp.moving('lesson', -1), 'Not into the past', 'PT422'), tests.is_refused(pg_temp.moving('lesson', 800), 'nor too far', 'PT422');
select tests.become('teen', 'web_learner');
select tests.answers(pg_temp.moving('teen''s', 8), 200, null, 'A learner of sixteen moves their own');
select tests.become('lily', 'web_learner');
select tests.answers(pg_temp.moving('lesson', 9), 404, 'not-found', 'one of eleven does not');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.moving('lesson', 9), 'A tutor moves nothing: contact is not theirs to choose');


-- what a gate refuses at the last moment is an answer like any other, with its entry
select set_config('tests.last_moment', 'PT409', true);
select tests.become('lily''s parent', 'web_guardian');
select tests.answers(pg_temp.moving('lesson', 9, ', ''online'''), 409, 'booking-refused', 'A gate at the last moment');
select is(tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$), 'move_lesson refused {CHANGED_MEANWHILE}', 'and the ledger says so');

select tests.become('lily''s parent', 'web_guardian');
select tests.answered_once(pg_temp.moving('lesson', 1.5));
select tests.is_required('lesson_id', $$ select api.move_lesson(lesson_id => null, starts_at => now(), ends_at => now()) $$);

select set_config('tests.last_moment', '', true), tests.step_back();
select tests.bookable('mia'), tests.ward('zed', tests.born(11));
select tests.lesson('mia''s', 'mia', '{zed}', now() + interval '20 days'), tests.lesson('mia''s next', 'mia', '{zed}', now() + interval '21 days');
select tests.given($$ insert into booking.attendance (lesson_id, kind, by_person, venue_confirmed, chaperone_status) values (tests.id('mia''s'), 'check_in', tests.id('mia'), true, 'not_required') $$);
select tests.become('zed''s parent', 'web_guardian');
select tests.answers(pg_temp.moving('mia''s', 22), 409, 'lesson-not-movable', 'Where the tutor has arrived nothing is moved'), tests.answers(pg_temp.moving('mia''s next', 22), 200, null, 'but the next time is');
select tests.is_refused(pg_temp.moving('mia''s next', 23, ', ''by post'''), 'A lesson is online or in person', 'PT422');
select tests.takes_its_turn('vetting.lock_standing(uuid)', pg_temp.moving('mia''s next', 23), 'A hold at the same moment waits, or is waited for'),
       tests.takes_its_turn('booking.lock_learners(uuid[])', pg_temp.moving('mia''s next', 23), 'and so does what keeps a learner apart');

select * from finish();
rollback;
