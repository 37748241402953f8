-- What is forbidden while it runs has to stop (E2.2).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{ada, roy}'), tests.going_on('other', 'bob', '{pia}', 0);
select tests.says('ada', 'self', 'lesson', 'ada', 'given'), tests.says('roy', 'self', 'lesson', 'roy', 'given'), tests.says('pia', 'self', 'other', 'pia', 'given'), tests.says('pia''s parent', 'parent', 'other', 'pia', 'given');
select tests.given($$ insert into recording.segment (lesson_id, started_by) select tests.id(lesson), tests.id('ann') from unnest('{lesson,other}'::text[]) as lesson $$);
create function pg_temp.films() returns text language sql as $$ select tests.truth($q$ select string_agg(coalesce(stop_reason, 'running'), ' ' order by lesson_id = tests.id('other')) from recording.segment $q$) $$;
select is(pg_temp.films(), 'running running', 'Two are being recorded');
select tests.given($$ insert into recording.safety_flag (learner_id, reason, placed_by) values (tests.id('roy'), 'he may be recognised', tests.id('dora')) $$);
select is(pg_temp.films(), 'safety_flag running', 'A flag on a learner stops where they are shown');
select tests.given($$ insert into recording.safety_flag (lesson_id, reason, placed_by) values (tests.id('other'), 'the room is recognisable', tests.id('dora')) $$);
select is(pg_temp.films(), 'safety_flag safety_flag', 'and one on a lesson there');
select tests.only_for('recording.flag_takes_effect', '{cap_recording}');
select lives_ok($$ select tests.given('insert into recording.safety_flag (learner_id, reason, placed_by) values (tests.id(''ada''), ''she may be recognised'', tests.id(''dora''))') $$, 'Another flag on it'), is(pg_temp.films(), 'safety_flag safety_flag', 'changes nothing');
select tests.going_on('third', 'bob', '{eve}', 1), tests.says('eve''s parent', 'parent', 'third', 'eve', 'given'), tests.given($$ insert into recording.segment (lesson_id, started_by) values (tests.id('third'), tests.id('bob')) $$), tests.given($$ update recording.segment set ended_at = clock_timestamp() where lesson_id = tests.id('third') $$);
-- and not because row security keeps it out
select tests.given('create policy careless on recording.segment for update to cap_recording using (true)');
select lives_ok($$ select tests.given('insert into recording.safety_flag (learner_id, reason, placed_by) values (tests.id(''eve''), ''she may be recognised'', tests.id(''dora''))') $$, 'A flag on somebody whose recording has ended'), is(tests.truth($$ select count(*) from recording.segment where lesson_id = tests.id('third') and stop_required_at is null $$), '1', 'changes nothing of it');
select * from finish();
rollback;
