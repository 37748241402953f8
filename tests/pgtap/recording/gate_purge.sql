-- The gate: nobody, a superuser among them, purges what is held or not due, and what is due once (F19, F20).
begin;
select plan(11);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.person('dina', '{dsl}'), tests.person('dora', '{dsl}'), tests.person('lado', '{lado_coordinator}'), tests.person('serge', '{session_service}'), tests.person('cora', '{compliance_reporter}');
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson');
select tests.lesson('second', 'ann', '{lily}', now() + interval '2 days'), tests.footage('over', 'second', now() - interval '40 days'), tests.footage('held', 'lesson', now() - interval '40 days');
select tests.held('lesson', p_segment => 'held');
create function pg_temp.purging(p_film text) returns text language sql as $$
  select format('select tests.given(%L)', format('insert into recording.purge (segment_id, lesson_id, ended_on, kept_until, why, purged_by) values (%L, gen_random_uuid(), ''2000-01-01'', ''2000-01-01'', ''withdrawn'', %L)', tests.id(p_film), tests.registrar())) $$;
select tests.is_refused(pg_temp.purging('film'), 'Not before its time', 'PT409'), tests.is_refused(pg_temp.purging('held'), 'not under a hold', 'PT409'), tests.is_refused(pg_temp.purging('nothing'), 'nor what does not exist', 'PT409');
select tests.given('set session_replication_role = replica');
select tests.is_refused(pg_temp.purging('held'), 'under no setting', 'PT409');
select tests.given('set session_replication_role = origin');
select lives_ok(pg_temp.purging('over'), 'What is over is purged');
select is(tests.truth($$ select concat_ws(' ', lesson_id = tests.id('second'), why, kept_until - ended_on, purged_at > now()) from recording.purge $$), 't retention 28 t', 'and the tombstone says what is so, whatever the writer said');
select is(tests.truth($$ select recording.state_of(tests.id('over'), clock_timestamp()) $$), 'purged', 'It is gone');
select tests.is_refused(pg_temp.purging('over'), 'once', 'PT409');
select is(tests.truth($$ select string_agg(version::text, ',' order by lesson_id = tests.id('second')) from recording.custody $$), '0,0', 'Each takes the custody of its own lesson, and of no other');
select tests.lesson('third', 'ann', '{lily}', now() + interval '4 days'), tests.footage('long', 'third', now() - interval '50 days', 35);
select lives_ok(pg_temp.purging('long'), 'The next one goes'), is(tests.truth($$ select string_agg(concat_ws(' ', lesson_id = tests.id('third'), kept_until - ended_on), ',' order by purged_at) from recording.purge $$), 'f 28,t 35', 'and each tombstone is of its own');
select * from finish();
rollback;
