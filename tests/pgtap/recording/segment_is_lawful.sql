-- The gate: no segment against which anything stands, whoever writes it (F17, TS-49, TS-55).
begin;
select plan(18);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{pia}'), tests.lesson('later', 'bob', '{ada}', now() + interval '1 day');
create function pg_temp.films(p_lesson text, p_more text default '', p_values text default '') returns text language sql as $$
  select format('select tests.given(%L)', format('insert into recording.segment (lesson_id, started_by%s) values (%L, tests.id(''ann'')%s)', p_more, tests.id(p_lesson), p_values)) $$;
select tests.is_refused(pg_temp.films('lesson'), 'Not even above row security without consent', 'PT409');
select tests.given($$ set local session_replication_role = replica $$);
select tests.is_refused(pg_temp.films('lesson'), 'nor where triggers are skipped', 'PT409');
select tests.given($$ set local session_replication_role = origin $$);
select is(tests.error_as('cap_recording', format('insert into recording.segment (lesson_id, started_by) values (%L, %L)', tests.id('lesson'), tests.id('ann'))), 'PT409 A recording is not possible.', 'The reason is not told');
select tests.says('pia', 'self', 'lesson', 'pia', 'given'), tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'acknowledged'), tests.says('ada', 'self', 'later', 'ada', 'given');
select tests.is_refused(pg_temp.films('later'), 'A lesson that did not begin is not recorded', 'PT409'), tests.is_refused(pg_temp.films('no lesson'), 'nor no lesson', 'PT409');
select is(tests.truth($$ select version from recording.custody where lesson_id = tests.id('lesson') $$), '1', 'What was said took the custody of the lesson');
select lives_ok(pg_temp.films('lesson', ', basis, profile, retention_days, stop_required_at, stop_reason, ended_at, started_at', ', ''notice_always_on'', ''mytutor'', 365, now(), ''joiner'', now(), now() + interval ''1 hour'''), 'With consent it is');
select is(tests.truth($$ select concat_ws(' ', basis, profile, retention_days, engagement_id = tests.id('ann alone'), stop_required_at, ended_at, started_at between now() and clock_timestamp()) from recording.segment $$),
  'consent_per_session tutorstudio 28 t t', 'and what it rests on is the rules'' own, whatever the writer said');
select is(tests.truth($$ select version from recording.custody where lesson_id = tests.id('lesson') $$), '2', 'and so did the start');
select tests.is_refused(pg_temp.films('lesson'), 'There is one at a time', '23505');
select tests.given($$ update recording.segment set ended_at = clock_timestamp() $$);
select tests.given($$ update booking.lesson set state = 'completed', ended_at = clock_timestamp() where lesson_id = tests.id('lesson') $$);
select tests.is_refused(pg_temp.films('lesson'), 'and none after the lesson', 'PT409');
select is(tests.truth($$ select string_agg(tgname || ' ' || tgenabled::text, ', ' order by tgname) from pg_trigger where tgrelid = 'recording.segment'::regclass and not tgisinternal $$),
  '_100_no_truncate A, _100_only_ended A, _500_gate A, _600_freezes_learners A, _890_change A, _900_entry A', 'The gates are always on');
select tests.only_for('recording.segment_is_lawful', '{cap_recording}');
-- an arranged past stays as it is, and is judged as it was
select tests.going_on('past', 'bob', '{ada}', 1), tests.says('ada', 'self', 'past', 'ada', 'given', now() - interval '10 minutes'), tests.going_on('next', 'bob', '{roy}', 2), tests.says('roy', 'self', 'next', 'roy', 'given');
select tests.is_refused(pg_temp.films('past', ', started_at', ', now() - interval ''2 minutes'''), 'None begins before its lesson did', 'PT409');
select lives_ok(pg_temp.films('past', ', started_at', ', now() - interval ''30 seconds'''), 'One that began a while ago'), is(tests.truth($$ select (now() - started_at)::text from recording.segment where lesson_id = tests.id('past') $$), '00:00:30', 'began then');
-- what ends while the start waits, for the lesson or for its learners, is seen
select tests.given($$ update recording.segment set ended_at = clock_timestamp() where ended_at is null $$);
create function pg_temp.meanwhile(p_lock text, p_lesson text) returns void language sql as $w$ select tests.given(format($f$ create or replace function booking.%s returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as
  $$ select tests.given('update booking.lesson set state = ''completed'', ended_at = clock_timestamp() where lesson_id = ''%s''') $$ $f$, p_lock, tests.id(p_lesson))) $w$;
select pg_temp.meanwhile('lock_learners(p_learners uuid[])', 'past');
select tests.is_refused(pg_temp.films('past'), 'A lesson that ends while the start waits for its learners is over', 'PT409');
select tests.given($f$ create or replace function booking.lock_learners(p_learners uuid[]) returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as $$ select $$ $f$), pg_temp.meanwhile('lock_lesson(p_lesson uuid)', 'next');
select tests.is_refused(pg_temp.films('next'), 'and so is one that ends while it waits for the lesson', 'PT409');
select * from finish();
rollback;
