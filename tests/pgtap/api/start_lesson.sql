-- A lesson starts when everybody is there and nothing stands against it now (TS-56, TS-62, TS-82).
begin;
select plan(27);
-- between the question and the gates a clock may run out: the last moment comes when tests.last_moment names an error
select tests.given($$ create function pg_temp.too_late() returns trigger language plpgsql as $f$ begin
    if current_setting('tests.last_moment', true) <> '' then raise exception using errcode = current_setting('tests.last_moment'); end if; return new; end $f$;
  create trigger _499_too_late after insert or update on booking.lesson for each row execute function pg_temp.too_late();
  alter table booking.lesson enable always trigger _499_too_late $$);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('held'), tests.bookable('bob'), tests.bookable('early'), tests.bookable('guest');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12)), tests.ward('tim', tests.born(12)), tests.ward('sue', tests.born(12)), tests.ward('kit', tests.born(12));
select tests.lesson('lesson', 'ann', '{lily,max}', now() + interval '10 minutes'), tests.lesson('held''s', 'held', '{tim}', now() + interval '10 minutes'),
       tests.lesson('early''s', 'early', '{sue}', now() + interval '15 minutes 5 seconds'),
       tests.lesson('visit', 'guest', '{kit}', now() + interval '10 minutes', 60, 'in_person',
         p_venue => jsonb_build_object('address', 'Library', 'chaperone', 'present', 'chaperone_id', tests.id('kit''s parent')));
select tests.restricted('held');
create function pg_temp.starting(p_lesson text) returns text language sql as $$
  select format('select api.start_lesson(%L)', tests.id(p_lesson))
$$;

select tests.become('ann', 'web_tutor');
select tests.answers(pg_temp.starting('nothing'), 404, 'not-found', 'What does not exist is not started, and nothing else in its place');
select tests.takes_its_turn('vetting.lock_standing(uuid)', pg_temp.starting('lesson'), 'A hold at the same moment waits, or is waited for'),
       tests.takes_its_turn('booking.lock_learners(uuid[])', pg_temp.starting('lesson'), 'and so does what keeps a learner apart');
select tests.answers(pg_temp.starting('lesson'), 409, 'start-refused', 'Not before anybody is there');
select is(tests.reasons_of(pg_temp.starting('lesson')), '{PRESENCE_UNCONFIRMED}', 'and the tutor reads why');
select api.confirm_presence(tests.id('lesson'), tests.id('lily'));
select is(tests.reasons_of(pg_temp.starting('lesson')), '{PRESENCE_UNCONFIRMED}', 'Not before everybody is');
select api.confirm_presence(tests.id('lesson'), tests.id('max'));
select tests.kept_apart('ann', 'max');
select is(tests.reasons_of(pg_temp.starting('lesson')), '{ACCOUNT_UNDER_REVIEW}', 'Not while the two must not meet, and the tutor is not told');
select is(tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$), 'start_lesson refused {NO_CONTACT_ORDER}', 'the ledger is');
select tests.given($$ update booking.no_contact_order set lifted_at = now(), lifted_by = tests.registrar() $$);
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code_of_conduct', 'newer', now() - interval '1 minute', 'DSL', (now() + interval '1 month')::date, 'New.') $$);
select tests.answers(pg_temp.starting('lesson'), 200, null, 'Then it starts: what only stops new bookings does not stop it (TS-85)');
select is(tests.truth($$ select state from booking.lesson where lesson_id = tests.id('lesson') $$), 'in_progress', 'and is in progress');
select tests.answers(pg_temp.starting('lesson'), 409, 'lesson-not-confirmed', 'once');
select tests.become('bob', 'web_tutor');
select tests.answers(pg_temp.starting('lesson'), 404, 'not-found', 'A colleague starts nothing'), tests.answers(pg_temp.starting('no lesson'), 404, 'not-found', 'nor does anybody what does not exist');
select tests.become('early', 'web_tutor');
select tests.answers(pg_temp.starting('early''s'), 409, 'not-now', 'Not more than session.start_early before its time');
select tests.become('held', 'web_tutor');
select api.confirm_presence(tests.id('held''s'), tests.id('tim'));
select is(tests.reasons_of(pg_temp.starting('held''s')), '{ACCOUNT_UNDER_REVIEW}', 'A held tutor starts nothing');
select is(tests.truth($$ select state from booking.lesson where lesson_id = tests.id('held''s') $$), 'confirmed', 'and the lesson stays as it is');

-- in person
select tests.become('guest', 'web_tutor');
select api.confirm_presence(tests.id('visit'), tests.id('kit'));
select is(tests.reasons_of(pg_temp.starting('visit')), '{CHAPERONE_UNRESOLVED,VENUE_MISSING}', 'In person nothing starts before the tutor has checked in');
savepoint arrival;
select api.check_in(tests.id('visit'), false, 'present');
select is(tests.reasons_of(pg_temp.starting('visit')), '{VENUE_MISSING}', 'nor at another place');
rollback to arrival;
select api.check_in(tests.id('visit'), true, found) from (values ('absent')) as tried (found);
select is(tests.reasons_of(pg_temp.starting('visit')), '{CHAPERONE_UNRESOLVED}', 'nor without the chaperone');
rollback to arrival;
select api.check_in(tests.id('visit'), true, 'available');
select is(tests.reasons_of(pg_temp.starting('visit')), '{CHAPERONE_UNRESOLVED}', 'who has to be present, at twelve');
rollback to arrival;
select api.check_in(tests.id('visit'), true, 'not_required');
select is(tests.reasons_of(pg_temp.starting('visit')), '{CHAPERONE_UNRESOLVED}', 'whatever the tutor thinks is required');
rollback to arrival;
select api.check_in(tests.id('visit'), true, 'present');
savepoint arrived;
-- what a gate refuses at the last moment is an answer like any other
select set_config('tests.last_moment', 'PT409', true);
select tests.answers(pg_temp.starting('visit'), 409, 'start-refused', 'A gate at the last moment');
select is(tests.truth($$ select concat_ws(' ', action, outcome, reasons) from ledger.record order by seq desc limit 1 $$), 'start_lesson refused {CHANGED_MEANWHILE}', 'and the ledger says so');
rollback to arrived;
select tests.answers(pg_temp.starting('visit'), 200, null, 'With venue and chaperone it starts');

select tests.become('lily', 'web_learner');
select tests.is_refused(pg_temp.starting('lesson'), 'Learners start nothing');

select tests.become('ann', 'web_tutor');
select tests.answered_once(pg_temp.starting('lesson'));
select tests.is_required('lesson_id', $$ select api.start_lesson(lesson_id => null) $$);
select * from finish();
rollback;
