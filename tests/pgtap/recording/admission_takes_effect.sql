-- A joiner who passes is recorded, another stops the segment (E2.3 rows 13 to 15).
begin;
select plan(17);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada}');
select tests.says('ada', 'self', 'lesson', 'ada', 'given');
create function pg_temp.comes(p_learner text, p_kind text default 'admitted') returns void language sql as $$
  select tests.given(format('insert into recording.admission (lesson_id, learner_id, kind, by_person) values (tests.id(''lesson''), %L, %L, tests.id(''sam''))', tests.id(p_learner), p_kind)) $$;
create function pg_temp.film() returns text language sql as $$
  select tests.truth($q$ select coalesce(stop_reason, 'running') || ' ' || (select string_agg(band, ' ' order by since, band) from recording.segment_learner as shown where shown.segment_id = segment.segment_id) from recording.segment where ended_at is null and lesson_id = tests.id('lesson') $q$) $$;
select pg_temp.comes('roy'), pg_temp.comes('roy', 'left');
select tests.says('roy', 'self', 'lesson', 'roy', 'given');
create function pg_temp.filmed(p_lesson text) returns text language sql as $$ select tests.truth(format($q$ select string_agg(coalesce(stop_reason, 'running'), ' ' order by started_at) from recording.segment where lesson_id = %L $q$, tests.id(p_lesson))) $$;
select tests.going_on('other', 'bob', '{pia}'), tests.says('pia', 'self', 'other', 'pia', 'given'), tests.says('pia''s parent', 'parent', 'other', 'pia', 'acknowledged');
select tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('other'), tests.id('bob')) $$);
select pg_temp.comes('eve'), pg_temp.comes('eve', 'left');
select is(pg_temp.filmed('other'), 'running', 'Whoever comes into one lesson stops no other');
select lives_ok($$ select pg_temp.comes('ada') $$, 'Where nothing runs nobody is added to anything');
select tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('lesson'), tests.id('ann')) $$);
-- what has ended is left alone, and not because row security keeps it out
select tests.given('create policy careless on recording.segment for update to cap_recording using (true)');
select tests.given($$ update recording.segment set ended_at = clock_timestamp() where lesson_id = tests.id('lesson') $$);
select lives_ok($$ select pg_temp.comes('eve') $$, 'nor to what has ended'), pg_temp.comes('eve', 'left') is null as left_again, is(pg_temp.filmed('lesson'), 'running', 'and it stays as it ended');
select tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('lesson'), tests.id('ann')) $$);
select pg_temp.comes('eve', 'left');
select is(pg_temp.filmed('lesson'), 'running running', 'Who leaves once more stops nothing');
select lives_ok(format('select tests.given(%L)', tests.row_of('recording.admission', jsonb_build_object('lesson_id', tests.id('lesson'), 'learner_id', tests.id('eve'), 'kind', 'admitted', 'by_person', tests.id('sam'), 'at', now() - interval '50 seconds'))), 'Who came and went before it began'), is(pg_temp.filmed('lesson'), 'running running', 'does not, however late it is kept');
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
select lives_ok($$ select pg_temp.comes('pia') $$, 'More may come'), is(pg_temp.film(), 'joiner adult 16_to_17', 'the first is why it stops');
select pg_temp.comes(who, 'left') from unnest('{eve,pia,roy}'::text[]) as who;
select tests.given($$ update recording.segment set ended_at = clock_timestamp() where lesson_id = tests.id('lesson') and ended_at is null $$), tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('lesson'), tests.id('ann')) $$);
select pg_temp.comes('roy');
select is(pg_temp.film(), 'running adult 16_to_17', 'Whom an earlier recording shows is added to a later one as anybody is');
select * from finish();
rollback;
