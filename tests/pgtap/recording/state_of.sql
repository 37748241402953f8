-- The state of a recording follows from rows and the clock, in the order of E3.2.
begin;
select plan(20);
select tests.follows_profile();
select tests.bookable('ann'), tests.ward('lily', tests.born(11));
select tests.lesson('lesson', 'ann', '{lily}'), tests.lesson('other', 'ann', '{lily}', now() + interval '2 days');
-- 21 November and 28 days: 19 December, from midnight in London
select tests.footage('film', 'lesson', '2026-11-21 18:00+00'), tests.footage('late', 'other', '2026-06-30 23:30+00', 10);
create function pg_temp.state(p_film text, p_at timestamptz) returns text language sql as $$ select tests.truth(format('select recording.state_of(%L, %L)', tests.id(p_film), p_at)) $$;
select is(pg_temp.state('film', at), told, why)
from (values
  ('2026-11-21 16:59+00'::timestamptz, null, 'Before it began it has none'), ('2026-11-21 18:00+00', 'available', 'then it is available'),
  ('2026-12-18 23:59:59+00', 'available', 'to the last second of its last day'), ('2026-12-19 00:00+00', 'expired', 'and expired from midnight')) as asked (at, told, why);
select is(pg_temp.state('late', '2026-07-10 22:59:59+00'), 'available', 'The day is London''s: half past midnight there was the first of July'), is(pg_temp.state('late', '2026-07-10 23:00+00'), 'expired', 'and summer time counts');
select tests.said_then('lily''s parent', 'parent', 'lesson', 'lily', 'withdrawn', '2026-11-22 10:00+00');
select is(pg_temp.state('film', '2026-11-22 09:59+00'), 'available', 'Until consent is taken back'), is(pg_temp.state('film', '2026-11-22 10:00+00'), 'withdrawn_quarantine', 'it is in quarantine from then'),
  is(pg_temp.state('film', '2026-12-19 00:00+00'), 'expired', 'and kept no longer than any other');
select tests.held('lesson', p_from => '2026-11-25 10:00+00', p_until => '2026-12-25 10:00+00');
select is(pg_temp.state('film', '2026-11-25 10:00+00'), 'legal_hold', 'A hold is more than a withdrawal'), is(pg_temp.state('film', '2026-12-20 10:00+00'), 'legal_hold', 'and than the end of retention'),
  is(pg_temp.state('film', '2026-12-25 10:00+00'), 'expired', 'until it is released');
select tests.held('lesson', 'evidence_lock', 'csam', p_from => '2026-11-26 10:00+00');
select is(pg_temp.state('film', '2026-11-26 10:00+00'), 'evidence_lock', 'A lock is more than a hold'), is(pg_temp.state('film', '2036-11-26 10:00+00'), 'evidence_lock', 'for ever'),
  is(pg_temp.state('late', '2026-11-26 10:00+00'), 'expired', 'for its own lesson alone');
select is(pg_temp.state('nothing', now()), null, 'What does not exist has no state');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select recording.state_of(tests.id('film')) $$, 'and nobody outside asks for one');
select tests.step_back(), tests.lesson('third', 'ann', '{lily}', now() + interval '4 days'), tests.footage('gone', 'third', now() - interval '40 days'), tests.footage('kept', 'third', now() - interval '41 days', 45);
select tests.given(tests.row_of('recording.purge', jsonb_build_object('segment_id', tests.id('gone'), 'purged_by', tests.registrar())));
select is(pg_temp.state('gone', clock_timestamp()), 'purged', 'What was purged is gone'), is(pg_temp.state('gone', now() - interval '1 minute'), 'expired', 'from then on'), is(pg_temp.state('kept', clock_timestamp()), 'available', 'and nothing else is');
select * from finish();
rollback;
