-- A no during a recording has it stop (E2.3 rows 9 and 16).
begin;
select plan(30);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{eve, roy, ada}'), tests.going_on('other', 'bob', '{pia}', 1);
select tests.says('ada', 'self', 'lesson', 'ada', 'given'), tests.says('roy', 'self', 'lesson', 'roy', 'given'), tests.says('eve''s parent', 'parent', 'lesson', 'eve', 'given');
create function pg_temp.film(p_lesson text default 'lesson') returns text language sql as $$
  select tests.given(format('insert into recording.segment (lesson_id, started_by) values (%L, tests.id(''ann''))', tests.id(p_lesson)));
  select tests.truth(format($q$ select coalesce(stop_reason, 'running') from recording.segment where lesson_id = %L and ended_at is null $q$, tests.id(p_lesson))) $$;
create function pg_temp.after(p_person text, p_capacity text, p_learner text, p_kind text) returns text language plpgsql as $$
begin
  perform tests.says(p_person, p_capacity, 'lesson', p_learner, p_kind);
  return tests.truth($q$ select coalesce(stop_reason, 'running') from recording.segment where lesson_id = tests.id('lesson') and ended_at is null $q$);
end $$;
create function pg_temp.cut() returns void language sql as $$ select tests.given($q$ update recording.segment set ended_at = clock_timestamp() where ended_at is null $q$) $$;
select is(pg_temp.film(), 'running', 'It is being recorded');
select is(pg_temp.after('ada', 'self', 'ada', 'given'), 'running', 'A yes stops nothing');
select is(pg_temp.after('roy''s parent', 'parent', 'roy', 'withdrawn'), 'running', 'nor does a parent of a learner of 17');
select is(pg_temp.after('eve''s parent', 'parent', 'eve', 'withdrawn'), 'parent_objects', 'A parent of a child of 8 does');
select is(pg_temp.after('ada', 'self', 'ada', 'withdrawn'), 'parent_objects', 'The first no is the one that counts');
select is(tests.truth($$ select count(*) from recording.segment as segment join recording.act as act on act.at = segment.stop_required_at and act.kind = 'withdrawn' $$), '1', 'from its very instant');
select pg_temp.cut(), pg_temp.after('eve''s parent', 'parent', 'eve', 'given'), pg_temp.after('ada', 'self', 'ada', 'given');
select is(pg_temp.film(), 'running', 'Taken back, a new segment starts');
select is(pg_temp.after('eve', 'self', 'eve', 'objected'), 'learner_objects', 'A child of 8 stops it');
select pg_temp.cut(), pg_temp.after('eve', 'self', 'eve', 'given');
select is(pg_temp.film(), 'running', 'and takes it back');
select is(pg_temp.after('ann', 'tutor', null, 'refused'), 'tutor_objects', 'So does the tutor');
select is(tests.truth($$ select count(*) from recording.signal $$), '0', 'Where consent is asked there is no signal'), is(tests.truth($$ select state from booking.lesson where lesson_id = tests.id('lesson') $$), 'in_progress', 'and the lesson goes on');
select tests.only_for('recording.act_takes_effect', '{cap_recording}');
select pg_temp.cut(), pg_temp.after('ann', 'tutor', null, 'given');
select tests.says('pia', 'self', 'other', 'pia', 'given'), tests.says('pia''s parent', 'parent', 'other', 'pia', 'given'), pg_temp.film('other');
create function pg_temp.there() returns text language sql as $$ select tests.truth($q$ select coalesce(stop_reason, 'running') from recording.segment where lesson_id = tests.id('other') and ended_at is null $q$) $$;
-- one stretch ended with nobody's no, and is left alone not because row security keeps it out
select tests.given('create policy careless on recording.segment for update to cap_recording using (true)');
select pg_temp.film(), tests.given($q$ update recording.segment set ended_at = clock_timestamp() where lesson_id = tests.id('lesson') and ended_at is null $q$);
select is(pg_temp.film(), 'running', 'After a break it goes on');
select tests.says('ada', 'self', 'lesson', 'ada', 'objected', now() - interval '40 seconds');
select is(pg_temp.after('roy', 'self', 'roy', 'given'), 'running', 'What was said before it began, and is kept only now, stops nothing');
select tests.says('ada', 'self', 'lesson', 'ada', 'given');
select is(pg_temp.after('roy', 'self', 'roy', 'objected'), 'learner_objects', 'A learner of 17 stops it');
select is(tests.truth($$ select count(*) from recording.segment where lesson_id = tests.id('lesson') and ended_at is not null and stop_required_at is null $$), '1', 'what had ended stays as it ended');
select is(pg_temp.there(), 'running', 'and so does another lesson');
create function pg_temp.cut2() returns void language sql as $$ select tests.given($q$ update recording.segment set ended_at = clock_timestamp() where ended_at is null and lesson_id = tests.id('lesson') $q$) $$;
select pg_temp.cut2(), pg_temp.after('roy', 'self', 'roy', 'given');
select tests.given(tests.row_of('recording.admission', jsonb_build_object('lesson_id', tests.id('lesson'), 'learner_id', tests.id('roy'), 'kind', 'left', 'by_person', tests.id('sam'))));
select is(pg_temp.film(), 'running', 'Roy has left');
select is(pg_temp.after('roy', 'self', 'roy', 'objected'), 'running', 'Whoever is not shown any more stops nothing');
select pg_temp.cut2(), pg_temp.film();
select is(pg_temp.after('ann', 'tutor', null, 'objected') || ' ' || pg_temp.there(), 'tutor_objects running', 'A tutor''s no is about one lesson');
-- from when every lesson is recorded, a no by somebody who is there ends it (E2.4)
select tests.person('una', '{learner}', '1990-05-05'), tests.person('ugo', '{learner}', '1990-05-05'), tests.bookable('cara');
select tests.going_on('always ' || place, 'cara', '{una, ugo}', place) from generate_series(1, 3) as place;
select tests.ward('kay', tests.born(14)), tests.ward('tom', tests.born(17));
select tests.going_on(name, 'bob', array[learner], place) from (values ('told', 'kay', 2), ('at 15', 'tom', 3), ('a child''s', 'kay', 4), ('at 17', 'tom', 5)) as taught (name, learner, place);
select tests.says('tom', 'self', 'at 15', 'tom', 'given'), pg_temp.film('at 15'), tests.settled();
select tests.given($$ alter table recording.segment_learner disable trigger user $$), tests.given($$ update recording.segment_learner set band = '13_to_15' where learner_id = tests.id('tom') $$);
select tests.given(tests.row_of('recording.admission', jsonb_build_object('lesson_id', tests.id('always 3'), 'learner_id', tests.id('ugo'), 'kind', 'left', 'by_person', tests.id('sam'))));
select tests.given(tests.row_of('policy.profile_adoption', jsonb_build_object('adoption_id', gen_random_uuid(), 'profile', 'mytutor', 'effective_from', clock_timestamp(), 'proposed_by', tests.registrar(), 'proposed_at', now(), 'approved_by', tests.person('other admin'), 'approved_at', now())));
create function pg_temp.ends(p_person text, p_capacity text, p_lesson text, p_learner text) returns text language plpgsql as $$
begin
  perform tests.says(p_person, p_capacity, p_lesson, p_learner, 'objected');
  return tests.truth(format('select state from booking.lesson where lesson_id = %L', tests.id(p_lesson)));
end $$;
select tests.become('una', 'web_learner');
select is(pg_temp.ends('una', 'self', 'always 1', 'una'), 'completed', 'A learner''s no ends the lesson'), is(pg_temp.ends('cara', 'tutor', 'always 2', null), 'completed', 'and so does the tutor''s'), is(pg_temp.ends('ugo', 'self', 'always 3', 'ugo'), 'in_progress', 'but not that of a learner who has left');
select is(pg_temp.ends('kay''s parent', 'parent', 'told', 'kay'), 'completed', 'That of a parent of a learner of 14 does'), is(pg_temp.ends('tom''s parent', 'parent', 'at 17', 'tom'), 'in_progress', 'and of 17 does not'), is(pg_temp.ends('tom''s parent', 'parent', 'at 15', 'tom'), 'completed', 'but where the recording shows them at 15');
select is(tests.truth('select count(*) from recording.signal'), '0', 'None of these is a signal'), is(pg_temp.ends('kay', 'self', 'a child''s', 'kay'), 'completed', 'a child''s own no'), is(tests.truth('select count(*) from recording.signal'), '1', 'is one');
select * from finish();
rollback;
