-- A segment is told to stop once and ends once (TS-12).
begin;
select plan(18);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{ada}', now() - interval '1 hour'), tests.lesson('other', 'bob', '{pia}', now() - interval '3 hours');
select tests.footage('running', 'lesson', null), tests.footage('ended', 'other');
create function pg_temp.sets(p_film text, p_what text) returns text language sql as $$ select format('select tests.given(%L)', format('update recording.segment set %s where segment_id = %L', p_what, tests.id(p_film))) $$;
select tests.is_refused(pg_temp.sets('running', what), format('Nobody sets %s', what), 'PT409') from unnest(array[
  'started_at = started_at - interval ''1 s''', 'retention_days = 365', 'basis = ''notice_always_on''', 'lesson_id = tests.id(''other'')',
  'ended_at = clock_timestamp() + interval ''1 hour''', 'stop_required_at = clock_timestamp() + interval ''1 hour'', stop_reason = ''joiner''']) as what;
select lives_ok(pg_temp.sets('running', 'stop_required_at = clock_timestamp(), stop_reason = ''joiner'''), 'It is told to stop');
select tests.is_refused(pg_temp.sets('running', what), format('and that is not changed: %s', what), 'PT409') from unnest(array[
  'stop_required_at = null, stop_reason = null', 'stop_reason = ''safety_flag''', 'stop_required_at = clock_timestamp()']) as what;
select lives_ok(pg_temp.sets('running', 'ended_at = clock_timestamp()'), 'It ends');
select tests.is_refused(pg_temp.sets('ended', what), format('and that is not changed: %s', what), 'PT409') from unnest(array['ended_at = null', 'ended_at = clock_timestamp()', 'stop_required_at = clock_timestamp(), stop_reason = ''joiner''']) as what;
select tests.settled();
select tests.is_refused($$ select tests.given('delete from recording.segment') $$, 'None is deleted', 'PT409'), tests.is_refused($$ select tests.given('truncate recording.segment cascade') $$, 'or emptied out', '23001');
select tests.only_for('recording.segment_is_only_ended', '{cap_recording}');
select tests.lesson('third', 'bob', '{ada}', now() - interval '5 hours'), tests.footage('third', 'third', null), tests.settled();
select tests.is_refused($$ select tests.given('delete from recording.segment where segment_id = tests.id(''third'')') $$, 'nor one that runs', 'PT409');
select * from finish();
rollback;
