-- A joiner who passes is recorded, another stops the segment (E2.3 rows 13 to 15).
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}');
select tests.says('ada', 'self', 'lesson', 'ada', 'given');
create function pg_temp.comes(p_learner text, p_kind text default 'admitted') returns void language sql as $$
  select tests.given(format('insert into recording.admission (lesson_id, learner_id, kind, by_person) values (tests.id(''lesson''), %L, %L, tests.id(''sam''))', tests.id(p_learner), p_kind)) $$;
create function pg_temp.film() returns text language sql as $$
  select tests.truth($q$ select coalesce(stop_reason, 'running') || ' ' || (select string_agg(band, ' ' order by since, band) from recording.segment_learner as shown where shown.segment_id = segment.segment_id) from recording.segment where ended_at is null $q$) $$;
select pg_temp.comes('roy'), pg_temp.comes('roy', 'left');
select tests.says('roy', 'self', 'lesson', 'roy', 'given');
select tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('lesson'), tests.id('ann')) $$);
select is(pg_temp.film(), 'running adult', 'It shows who is there');
select pg_temp.comes('ada');
select is(pg_temp.film(), 'running adult', 'Nobody joins twice');
select pg_temp.comes('roy');
select is(pg_temp.film(), 'running adult 16_to_17', 'Whoever consented is added, with their band');
select ok(tests.truth($$ select bool_and(act_id is not null) from recording.segment_learner $$)::boolean, 'and the consent it rests on');
select pg_temp.comes('roy', 'left'), pg_temp.comes('roy');
select is(pg_temp.film(), 'running adult 16_to_17', 'Whoever comes back is shown already');
select pg_temp.comes('eve');
select is(pg_temp.film(), 'joiner adult 16_to_17', 'A child without a parent''s consent has it stop, and is not in it');
select tests.only_for('recording.admission_takes_effect', '{cap_recording}');
select * from finish();
rollback;
