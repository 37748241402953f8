-- Whom a segment shows, with the bands of its start (E2.1).
begin;
select plan(2);
select tests.follows_profile();
select tests.bookable('ann'), tests.ward('eve', tests.born(8)), tests.person('sam', '{session_service}'), tests.person('ada', '{learner}', '1990-05-05');
select tests.going_on('lesson', 'ann', '{eve, ada}');
select tests.says('ada', 'self', 'lesson', 'ada', 'given'), tests.says('eve', 'self', 'lesson', 'eve', 'given'), tests.says('eve''s parent', 'parent', 'lesson', 'eve', 'given');
select tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('lesson'), tests.id('ann')) $$);
select is(tests.truth($$ select string_agg(person.given_name || ' ' || shown.band || ' ' || act.capacity || ' ' || (shown.since = segment.started_at), ', ' order by person.given_name)
  from recording.segment_learner as shown join recording.segment using (segment_id) join recording.act as act using (act_id) join identity.person on person.person_id = shown.learner_id $$),
  'Ada adult self true, Eve under_13 parent true', 'Everybody who is there, the band, and whose consent it is');
select tests.only_for('recording.segment_freezes_learners', '{cap_recording}');
select * from finish();
rollback;
