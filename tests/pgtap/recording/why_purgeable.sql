-- One rule says what may be purged: over, or withdrawn a fortnight ago without a case; never held, never twice (E6, F20).
begin;
select plan(9);
select tests.follows_profile(), tests.bookable('ann'), tests.ward('lily', tests.born(11));
select tests.lesson('lesson', 'ann', '{lily}'), tests.footage('film', 'lesson', '2026-11-01 12:00+00'), tests.footage('running', 'lesson', null);
create function pg_temp.why(p_film text, p_at timestamptz) returns text language sql as $$ select tests.truth(format('select recording.why_purgeable(%L, %L)', tests.id(p_film), p_at)) $$;
select is(pg_temp.why('film', '2026-11-28 23:59:59+00'), null, 'Not on its last day'), is(pg_temp.why('film', '2026-11-29 00:00+00'), 'retention', 'from midnight on'), is(pg_temp.why('nothing', now()), null, 'What never was may not');
select tests.said_then('lily', 'self', 'lesson', 'lily', 'withdrawn', '2026-11-02 12:00+00');
select is(pg_temp.why('film', '2026-11-15 23:59:59+00'), null, 'Withdrawn footage waits'), is(pg_temp.why('film', '2026-11-16 00:00+00'), 'withdrawn', 'a fortnight');
select tests.held('lesson', p_from => '2026-11-10 12:00+00', p_until => '2026-11-20 12:00+00');
select is(pg_temp.why('film', '2026-11-16 00:00+00'), null, 'or a hold'), is(pg_temp.why('film', '2026-11-20 12:00+00'), 'withdrawn', 'until it is released');
select is(tests.truth($$ select count(*) from pg_index where indrelid = 'recording.segment'::regclass and pg_get_indexdef(indexrelid) like '%Europe/London%retention_days%' $$), '1', 'What is due is found by an index');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select recording.why_purgeable(tests.id('film'), now()) $$, 'Nobody asks it directly');
select * from finish();
rollback;
