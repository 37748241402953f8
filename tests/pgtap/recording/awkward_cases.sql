-- The twenty-two awkward cases of E2.3, each with its number (TS-49 to TS-53, F17).
begin;
select plan(86);

select tests.follows_profile();
select tests.bookable('ann');
select tests.bookable('bob');
select tests.bookable('tom');
select tests.person('sam', '{session_service}');
select tests.person('dora', '{dsl}');
select tests.person('alma', '{platform_administrator}');
select tests.ward('kim', '2013-11-21');
select tests.ward('lea', '2010-07-02');
select tests.ward('nia', '2008-11-22');
select tests.ward('eve', tests.born(8));
select tests.person('eve''s father');
select tests.guardian('eve''s father', 'eve');
select tests.ward('max', tests.born(11));
select tests.ward('pia', tests.born(14));
select tests.ward('roy', tests.born(17));
select tests.person('ada', '{learner}', '1990-05-05');

-- 1 and 2: a thirteenth birthday, judged by London's midnight
select tests.lesson('kim at 12', 'tom', '{kim}', '2026-11-20 23:00+00', 50);
select tests.lesson('kim at 13', 'tom', '{kim}', '2026-11-21 00:00+00', 50);
select tests.says('kim''s parent', 'parent', 'kim at 12', 'kim', 'given', '2026-11-18 10:00+00');
select tests.says('kim''s parent', 'parent', 'kim at 13', 'kim', 'given', '2026-11-18 10:00+00');
select tests.says('kim', 'self', 'kim at 13', 'kim', 'given', '2026-11-20 23:59:59+00');
select is(tests.against('kim at 12', 'kim', '2026-11-20 23:59:59+00'), '{}', '1: at 12 the parent''s consent is enough');
select is(tests.against('kim at 13', 'kim', '2026-11-21 00:00+00'), '{LEARNER_CONSENT_MISSING}',
  '1: on the 13th birthday the learner''s own is missing, and the parent''s counts as awareness');
select is(tests.truth($$ select band from recording.act where capacity = 'self' $$), 'under_13',
  '2: what the learner said at 12 is on record as said at 12');
select tests.says('kim', 'self', 'kim at 13', 'kim', 'given', '2026-11-21 00:00+00');
select is(tests.against('kim at 13', 'kim', '2026-11-21 00:00+00'), '{}', '2: what they say at 13 is consent');
select tests.lesson('kim at 13 again', 'tom', '{kim}', '2026-11-22 20:00+00', 50);
select tests.says('kim''s parent', 'parent', 'kim at 13 again', 'kim', 'acknowledged', '2026-11-20 10:00+00');
select tests.become('alma', 'web_admin');
select tests.answers(format($$ select api.correct_person(person_id => %L, reason => 'as the passport says', date_of_birth => '2013-11-19') $$, tests.id('kim')), 200, null, '2: a birth date is put right');
select tests.says('kim', 'self', 'kim at 13 again', 'kim', 'given', '2026-11-20 10:00+00');
select is(tests.against('kim at 13 again', 'kim', '2026-11-22 20:00+00'), '{}', '2: whoever was 13 by the birth date on record then');
select tests.become('alma', 'web_admin');
select tests.answers(format($$ select api.correct_person(person_id => %L, reason => 'as the passport says', date_of_birth => '2013-11-21') $$, tests.id('kim')), 200, null, '2: a birth date is put right');
select is(tests.against('kim at 13 again', 'kim', '2026-11-22 20:00+00'), '{LEARNER_CONSENT_MISSING}',
  '2: and was 12 by the one that was put right since, has not consented');

-- 3: consent at 15, session on the 16th birthday, in summer time
select tests.lesson('lea at 16', 'tom', '{lea}', '2026-07-01 22:30+00', 90);
select tests.says('lea', 'self', 'lea at 16', 'lea', 'given', '2026-07-01 20:00+00');
select is(tests.against('lea at 16', 'lea', '2026-07-01 22:59:59+00'), '{PARENT_AWARENESS_MISSING}',
  '3: one second before midnight in London she is 15, and a parent has to know');
select is(tests.against('lea at 16', 'lea', '2026-07-01 23:00+00'), '{}',
  '3: at midnight in London, 23:00 UTC in summer, her own consent at 15 is enough');

-- 4: eighteenth birthday at midnight
select tests.lesson('nia at 18', 'tom', '{nia}', '2026-11-21 23:30+00', 60);
select tests.says('nia', 'self', 'nia at 18', 'nia', 'given', '2026-11-20 10:00+00');
select is(tests.against('nia at 18', 'nia', '2026-11-21 23:30+00'), '{}', '4: her consent at 17 is enough before midnight');
select is(tests.against('nia at 18', 'nia', '2026-11-22 00:10+00'), '{}', '4: and for a new segment after it');
select is(
  tests.truth($$ select string_agg(recording.band_of(tests.id('nia'), at), ' ' order by at)
    from unnest(array['2026-11-21 23:59:59+00', '2026-11-22 00:00+00']::timestamptz[]) as at $$),
  '16_to_17 adult', '4: which is judged under the rule for adults');

-- 5: two parents, one gives, one refuses
select tests.going_on('eve''s lesson', 'ann', '{eve}', 0);
select tests.says('eve''s parent', 'parent', 'eve''s lesson', 'eve', 'given');
select is(tests.against('eve''s lesson'), '{}', '5: one parent''s consent is enough');
select tests.says('eve''s father', 'parent', 'eve''s lesson', 'eve', 'refused');
select is(tests.against('eve''s lesson'), '{PARENT_OBJECTS}', '5: any refusal blocks');
select tests.says('eve''s parent', 'parent', 'eve''s lesson', 'eve', 'given');
select is(tests.against('eve''s lesson'), '{PARENT_OBJECTS}', '5: and another yes does not outvote it');
select tests.says('eve''s father', 'parent', 'eve''s lesson', 'eve', 'given');
select is(tests.against('eve''s lesson'), '{}', '5: only whoever refused takes it back');

-- 6: a child of eight objects
select tests.become('eve', 'web_learner');
select tests.answers(format($$ select api.object_to_recording(%L) $$, tests.id('eve''s lesson')), 201, null,
  '6: a child of 8 may say no');
select is(tests.against('eve''s lesson'), '{LEARNER_OBJECTS}', '6: and it blocks whatever the parents gave');
select tests.become('ann', 'web_tutor');
select tests.answers(format($$ select api.start_recording(%L) $$, tests.id('eve''s lesson')), 409, 'recording-refused',
  '6: nobody starts it');

-- 7: a parent refuses for a learner of 17 who consents
select tests.given($$ update booking.lesson set state = 'completed', ended_at = now() where lesson_id = tests.id('eve''s lesson') $$);
select tests.going_on('roy''s lesson', 'bob', '{roy}', 1);
select tests.become('roy', 'web_learner');
select tests.answers(format($$ select api.give_recording_consent(%L) $$, tests.id('roy''s lesson')), 201, null, '7: roy consents');
select tests.become('roy''s parent', 'web_guardian');
select tests.answers(format($$ select api.refuse_recording_consent(%L, %L) $$, tests.id('roy''s lesson'), tests.id('roy')),
  201, null, '7: his parent''s refusal is kept');
select is(tests.against('roy''s lesson'), '{}', '7: and has no effect');
select is(
  tests.told(format($$ select api.recording_consent_status(%L) - 'learners' $$, tests.id('roy''s lesson')), '{}'),
  jsonb_build_object('lesson_id', tests.id('roy''s lesson'), 'basis', 'consent_per_session', 'reasons', '[]'::jsonb)::text,
  '7: the parent sees nothing of what he chose');
select tests.become('bob', 'web_tutor');
select tests.answers(format($$ select api.start_recording(%L) $$, tests.id('roy''s lesson')), 201, null, '7: it is recorded');
select tests.become('roy''s parent', 'web_guardian');
select tests.answers(format($$ select api.withdraw_recording_consent(%L, %L) $$, tests.id('roy''s lesson'), tests.id('roy')),
  201, null, '7: a withdrawal by the parent');
select is(
  tests.truth($$ select count(*) from recording.segment where stop_required_at is not null $$), '0', '7: stops nothing');

-- 8: consent ten minutes after the session began
select tests.given($$ update booking.lesson set state = 'completed', ended_at = now() where lesson_id = tests.id('roy''s lesson') $$);
select tests.going_on('pia''s lesson', 'bob', '{pia}', 2);
select tests.says('pia''s parent', 'parent', 'pia''s lesson', 'pia', 'acknowledged');
select tests.become('bob', 'web_tutor');
select tests.answers(format($$ select api.start_recording(%L) $$, tests.id('pia''s lesson')), 409, 'recording-refused',
  '8: not before the consent');
select tests.says('pia', 'self', 'pia''s lesson', 'pia', 'given');
select tests.become('bob', 'web_tutor');
select tests.answers(format($$ select api.start_recording(%L) $$, tests.id('pia''s lesson')), 201, null,
  '8: the recording may start from then');
select ok(
  tests.truth($$ select segment.started_at > act.at from recording.segment as segment
    join recording.act as act on act.lesson_id = segment.lesson_id and act.kind = 'given'
    where segment.lesson_id = tests.id('pia''s lesson') $$)::boolean,
  '8: and begins after the consent');

-- 9: withdrawal during the session
select tests.become('pia', 'web_learner');
select tests.answers(format($$ select api.withdraw_recording_consent(%L) $$, tests.id('pia''s lesson')), 201, null, '9: pia withdraws');
select is(
  tests.truth($$ select stop_reason || ' ' || (stop_required_at >= started_at)
    from recording.segment where lesson_id = tests.id('pia''s lesson') $$),
  'learner_objects true', '9: the segment has to stop from that instant on');
select is(tests.truth($$ select state from booking.lesson where lesson_id = tests.id('pia''s lesson') $$), 'in_progress',
  '9: the session itself goes on');
select is(
  tests.truth($$ select concat_ws(' ',
      recording.ended_late(at, at + interval '10 s', null, at), recording.ended_late(at, at + interval '10.001 s', null, at),
      recording.ended_late(at, null, null, at + interval '11 s'), recording.ended_late(null, at, null, at))
    from (select timestamptz '2026-11-21 10:00+00' as at) as x $$),
  'f t t f', '9: ten seconds are in time, more is a breach, and so is a segment that does not end');
select tests.become('bob', 'web_tutor');
select is(
  tests.told(format($$ select api.end_recording(%L) $$,
    tests.truth($$ select segment_id from recording.segment where lesson_id = tests.id('pia''s lesson') $$)), '{late}'),
  'false', '9: it ends in time');
select ok(
  tests.truth($$ select recording.withdrawn_at(segment_id, clock_timestamp()) is not null
    from recording.segment where lesson_id = tests.id('pia''s lesson') $$)::boolean,
  '9: what was recorded is quarantined');

-- 11: consent again
select tests.become('bob', 'web_tutor');
select tests.answers(format($$ select api.start_recording(%L) $$, tests.id('pia''s lesson')), 409, 'recording-refused',
  '11: not without a new consent');
select tests.become('pia', 'web_learner');
select tests.answers(format($$ select api.give_recording_consent(%L) $$, tests.id('pia''s lesson')), 201, null, '11: which is allowed');
select tests.become('bob', 'web_tutor');
select tests.answers(format($$ select api.start_recording(%L) $$, tests.id('pia''s lesson')), 201, null, '11: and begins a new segment');
select is(
  tests.truth($$ select string_agg((recording.withdrawn_at(segment_id, clock_timestamp()) is not null)::text, ' ' order by started_at)
    from recording.segment where lesson_id = tests.id('pia''s lesson') $$),
  'true false', '11: the earlier footage stays closed');

-- 16: the tutor withdraws
select tests.become('bob', 'web_tutor');
select tests.answers(format($$ select api.withdraw_recording_consent(%L) $$, tests.id('pia''s lesson')), 201, null,
  '16: the tutor is recorded too and may withdraw');
select is(
  tests.truth($$ select stop_reason from recording.segment
    where lesson_id = tests.id('pia''s lesson') and ended_at is null $$),
  'tutor_objects', '16: the recording ends');
select is(
  tests.truth($$ select recording.withdrawn_at(segment_id, clock_timestamp()) is null from recording.segment
    where lesson_id = tests.id('pia''s lesson') and ended_at is null $$),
  'true', '16: the tutor cannot close what was recorded to everybody');

-- 10: withdrawal after the session
select tests.given($$ update booking.lesson set state = 'completed', ended_at = now() where lesson_id = tests.id('pia''s lesson') $$);
select tests.become('pia', 'web_learner');
select tests.answers(format($$ select api.give_recording_consent(%L) $$, tests.id('pia''s lesson')), 409, 'lesson-over',
  '10: after the session nobody consents any more');
select tests.answers(format($$ select api.withdraw_recording_consent(%L) $$, tests.id('pia''s lesson')), 201, null,
  '10: but may still withdraw');
select is(
  tests.truth($$ select string_agg((recording.withdrawn_at(segment_id, clock_timestamp()) is not null)::text, ' ' order by started_at)
    from recording.segment where lesson_id = tests.id('pia''s lesson') $$),
  'true true', '10: and all of it is closed at once');
select tests.given($$ update recording.segment set ended_at = clock_timestamp() where ended_at is null and lesson_id = tests.id('pia''s lesson') $$);
create function pg_temp.due(p_days integer) returns text language sql as $$
  select tests.truth(format($q$ select string_agg(coalesce(recording.why_purgeable(segment_id, now() + %s * interval '1 day'), '-'), ' ' order by started_at)
    from recording.segment where lesson_id = tests.id('pia''s lesson') $q$, p_days)) $$;
select is(pg_temp.due(13) || ', ' || pg_temp.due(15) || ', ' || pg_temp.due(29), '- -, withdrawn withdrawn, retention retention',
  '10 and 9: it is purged fourteen days later, or at retention');
select tests.held('pia''s lesson');
select is(pg_temp.due(15) || ', ' || pg_temp.due(29), '- -, - -', '10: not under a legal hold');
select tests.become('pia''s parent', 'web_guardian');
select tests.answers(format($$ select api.open_recording(%L) $$,
  tests.truth($$ select segment_id from recording.segment where lesson_id = tests.id('pia''s lesson') order by started_at limit 1 $$)), 409, 'recording-closed',
  '10: which opens it to nobody of the family');

-- 12 to 14: a group of 11, 14 and 17
select tests.going_on('group', 'bob', '{max, pia, roy}', 3);
select tests.says('max''s parent', 'parent', 'group', 'max', 'given');
select tests.says('pia', 'self', 'group', 'pia', 'given');
select is(tests.against('group'), '{LEARNER_CONSENT_MISSING,PARENT_AWARENESS_MISSING}', '12: everybody''s row has to pass');
select tests.says('pia''s parent', 'parent', 'group', 'pia', 'acknowledged');
select tests.become('sam', 'web_service');
select tests.answers(format($$ select api.learner_left(%L, %L) $$, tests.id('group'), tests.id('roy')), 201, null, '14: roy leaves');
select is(tests.against('group'), '{}', '14: without him the others may be recorded');
select tests.become('bob', 'web_tutor');
select tests.answers(format($$ select api.start_recording(%L) $$, tests.id('group')), 201, null, '14: a segment starts');
select is(
  tests.truth($$ select string_agg(band, ' ' order by band) from recording.segment_learner as shown
    join recording.segment using (segment_id) where lesson_id = tests.id('group') $$),
  '13_to_15 under_13', '14: which shows those who are there');
select tests.become('sam', 'web_service');
select isnt(
  tests.told(format($$ select api.admit_learner(%L, %L) $$, tests.id('group'), tests.id('roy')), '{segment,stop_required_at}'),
  null, '13: roy comes back without consent: he is let in, and the segment has to stop');
select is(
  tests.truth($$ select stop_reason from recording.segment where lesson_id = tests.id('group') $$), 'joiner', '13: because of a joiner');
select tests.given($$ update recording.segment set ended_at = clock_timestamp() where lesson_id = tests.id('group') $$);
select is(tests.against('group'), '{LEARNER_CONSENT_MISSING}', '13: and none starts while he is there');
select tests.says('roy', 'self', 'group', 'roy', 'given');
select is(tests.against('group'), '{}', '12: a group of 11, 14 and 17 in which all pass is recorded');
select tests.become('bob', 'web_tutor');
select tests.answers(format($$ select api.start_recording(%L) $$, tests.id('group')), 201, null, '12: it starts');
select is(
  tests.truth($$ select string_agg(shown.band || case when shown.act_id is null then ' ?' else '' end, ', ' order by shown.band)
    from recording.segment_learner as shown join recording.segment using (segment_id)
    where lesson_id = tests.id('group') and ended_at is null $$),
  '13_to_15, 16_to_17, under_13', '12: each with their band and the consent it rests on');
select tests.given($$ update booking.lesson set state = 'completed', ended_at = now() where lesson_id = tests.id('group') $$);
select is(
  tests.truth($$ select stop_reason from recording.segment where lesson_id = tests.id('group') and ended_at is null $$),
  'lesson_ended', 'with the lesson its recording has to end');

-- 15: an adult learner, and a child who comes into the picture
select tests.going_on('ada''s lesson', 'bob', '{ada}', 4);
select tests.says('ada', 'self', 'ada''s lesson', 'ada', 'given');
select tests.become('bob', 'web_tutor');
select tests.answers(format($$ select api.start_recording(%L) $$, tests.id('ada''s lesson')), 201, null, '15: an adult consents for herself');
select tests.become('sam', 'web_service');
select tests.answers(format($$ select api.report_additional_person(%L) $$, tests.id('ada''s lesson')), 201, null, '15: telemetry signals a person');
select is(
  tests.truth($$ select count(*) from recording.segment where lesson_id = tests.id('ada''s lesson') and stop_required_at is null $$),
  '1', '15: which is a signal and no more');
select tests.become('sam', 'web_service');
select isnt(
  tests.told(format($$ select api.admit_learner(%L, %L) $$, tests.id('ada''s lesson'), tests.id('max')), '{segment,stop_required_at}'),
  null, '15: the segment has to stop if the child becomes part of the lesson');

-- 17 to 20: what has no effect, or no representation
select tests.lesson('other lesson', 'ann', '{max}', now() + interval '3 days');
select tests.lesson('this lesson', 'ann', '{max}', now() + interval '2 days');
select tests.says('max''s parent', 'parent', 'other lesson', 'max', 'given');
select is(tests.against('this lesson', 'max'), '{PARENT_CONSENT_MISSING}', '17: consent for another session has no effect');
select tests.become('max''s parent', 'web_guardian');
select tests.answers(format($$ select api.give_recording_consent(%L, %L) $$, tests.id('roy''s lesson'), tests.id('max')), 404, 'not-found',
  '17: and none is taken for a session that the learner is not on');
select tests.given($$ update booking.lesson set starts_at = starts_at + interval '20 days', ends_at = ends_at + interval '20 days'
  where lesson_id = tests.id('other lesson') $$);
select is(tests.against('other lesson', 'max'), '{PARENT_CONSENT_MISSING}',
  '18: a session that moves to a day too far ahead is asked about again');
select tests.lesson('roy''s next', 'ann', '{roy}', now() + interval '5 days');
select tests.says('roy', 'self', 'roy''s next', 'roy', 'given');
select is(tests.against('roy''s next', 'roy'), '{}', '18: a learner''s own consent, too');
select tests.given($$ update booking.lesson set starts_at = starts_at + interval '20 days', ends_at = ends_at + interval '20 days'
  where lesson_id = tests.id('roy''s next') $$);
select is(tests.against('roy''s next', 'roy'), '{LEARNER_CONSENT_MISSING}', '18: is asked for again');
select tests.ward('una', ((now() at time zone 'Europe/London')::date + 3 - interval '16 years')::date);
select tests.lesson('una''s', 'ann', '{una}', now() + interval '1 day 2 hours');
select tests.says('una', 'self', 'una''s', 'una', 'given'), tests.says('una''s parent', 'parent', 'una''s', 'una', 'given');
select is(tests.against('una''s', 'una'), '{}', '18: consent at 15 for a session at 15');
create function pg_temp.moves() returns void language sql as $$
  select tests.given($q$ update booking.lesson set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'
    where lesson_id = tests.id('una''s') $q$) $$;
select pg_temp.moves();
select is(tests.against('una''s', 'una'), case when now() + interval '2 days 2 hours' < ((now() at time zone 'Europe/London')::date + 3)::timestamp at time zone 'Europe/London'
  then '{}' else '{LEARNER_CONSENT_MISSING}' end::text[], '18: stays attached while the band is the same on the new day');
select pg_temp.moves(), pg_temp.moves();
select is(tests.against('una''s', 'una'), '{LEARNER_CONSENT_MISSING}', '18: moved past her 16th birthday it is given again, though row 3 lets it grow with her');
select tests.become('una', 'web_learner');
select tests.answers(format($$ select api.give_recording_consent(%L) $$, tests.id('una''s')), 201, null, '18: she does');
select is(tests.against('una''s', 'una'), '{}', '18: for the new day');
select tests.become('max''s parent', 'web_guardian');
select tests.is_refused(format($$ select api.give_recording_consent(lesson_id => %L, learner_id => %L, at => now() - interval '1 day') $$,
  tests.id('this lesson'), tests.id('max')), '19: there is no instant to send', '42883');
select tests.is_refused_to('cap_recording', format(
  $$ insert into recording.act (lesson_id, learner_id, person_id, capacity, kind, at) values (%L, %L, %L, 'self', 'given', now()) $$,
  tests.id('this lesson'), tests.id('max'), tests.id('max')), '19: nor a column that takes one');
select tests.become('dora', 'web_dsl');
select tests.is_refused(format($$ select api.give_recording_consent(%L, %L) $$, tests.id('this lesson'), tests.id('max')),
  '20: staff have no privilege to consent on behalf');

-- 21: a looked-after child
select tests.person('lou', '{learner}', tests.born(10));
select tests.person('carla');
select tests.guardian('carla', 'lou', 'local_authority');
select tests.person('cleo');
select tests.guardian('cleo', 'lou', 'sponsor');
select tests.lesson('lou''s lesson', 'bob', '{lou}', now() + interval '4 hours');
select tests.become('cleo', 'web_guardian');
select tests.answers(format($$ select api.give_recording_consent(%L, %L) $$, tests.id('lou''s lesson'), tests.id('lou')),
  403, 'no-parental-responsibility', '21: a sponsor''s agreement is no authority to consent');
select tests.become('carla', 'web_guardian');
select tests.answers(format($$ select api.give_recording_consent(%L, %L) $$, tests.id('lou''s lesson'), tests.id('lou')),
  201, null, '21: a carer with delegated authority consents');
select is(tests.against('lou''s lesson', 'lou'), '{}', '21: and that is enough');

-- 22: the parent may be the source of harm
select tests.become('dora', 'web_dsl');
select tests.answers(format($$ select api.block_parent_contact(%L, %L, 'An allegation about this person at home') $$,
  tests.id('max''s parent'), tests.id('max')), 201, null, '22: a safeguarding lead blocks contact');
select tests.says('max''s parent', 'parent', 'this lesson', 'max', 'given');
select is(tests.against('this lesson', 'max'), '{PARENT_CONTACT_BLOCKED}', '22: under 16 no recording');
select tests.become('sam', 'web_service');
select tests.answers(format($$ select api.report_parent_notified(%L, %L, %L, 'sent') $$, tests.id('this lesson'), tests.id('max'), tests.id('max''s parent')),
  409, 'do-not-contact', '22: awareness cannot be sent');
select tests.lesson('pia''s next', 'ann', '{pia}', now() + interval '4 days');
select tests.says('pia', 'self', 'pia''s next', 'pia', 'given'), tests.says('pia''s parent', 'parent', 'pia''s next', 'pia', 'acknowledged');
select is(tests.against('pia''s next', 'pia'), '{}', '22: at 14, with a parent who knows, it may be recorded');
select tests.become('dora', 'web_dsl');
select api.block_parent_contact(tests.id('pia''s parent'), tests.id('pia'), 'An allegation about this person at home');
select is(tests.against('pia''s next', 'pia'), '{PARENT_CONTACT_BLOCKED}', '22: and once the contact is blocked it may not');

select * from finish();
rollback;
