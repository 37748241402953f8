-- Footage of somebody who took their consent back is closed (E2.3 rows 9 to 11).
begin;
select plan(13);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{pia, roy}', now() - interval '3 days');
select tests.footage('film', 'lesson', now() - interval '2 days');
create function pg_temp.closed(p_at timestamptz default clock_timestamp()) returns text language sql as $$ select coalesce(tests.truth(format('select now() - recording.withdrawn_at(%L, %L)', tests.id('film'), p_at)), 'open') $$;
select tests.says('pia', 'self', 'lesson', 'pia', 'withdrawn', now() - interval '5 days'), tests.says('pia', 'self', 'lesson', 'pia', 'given', now() - interval '4 days');
select is(pg_temp.closed(), 'open', 'What was said before it started is over');
select tests.says('pia', 'self', 'lesson', 'pia', 'given', now() - interval '11 hours');
select tests.lesson('another', 'bob', '{pia}', now() + interval '1 day'), tests.says('pia', 'self', 'another', 'pia', 'objected', now() - interval '11 hours');
select is(pg_temp.closed(), 'open', 'A yes that is said once more closes nothing, nor does a no about another lesson');
select tests.says('ann', 'tutor', 'lesson', null, 'withdrawn', now() - interval '10 hours');
select is(pg_temp.closed(), 'open', 'The tutor''s no closes nothing');
select tests.says('roy''s parent', 'parent', 'lesson', 'roy', 'withdrawn', now() - interval '9 hours');
select is(pg_temp.closed(), 'open', 'nor does that of a parent of a learner of 17');
select tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'objected', now() - interval '8 hours');
select is(pg_temp.closed(), '08:00:00', 'that of a parent of a learner of 14 does');
select tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'given', now() - interval '7 hours'), tests.says('roy', 'self', 'lesson', 'roy', 'refused', now() - interval '6 hours');
select is(pg_temp.closed(), '08:00:00', 'and a new consent opens nothing that is closed');
select is(pg_temp.closed(now() - interval '8 hours'), '08:00:00', 'It is closed from that instant on');
select is(pg_temp.closed(now() - interval '481 minutes'), 'open', 'and not before');
select is(tests.truth($$ select recording.withdrawn_at(tests.id('no film'), now()) $$), null, 'No segment, nothing to close');
-- recorded at 15, a parent says no at 16: the band is judged once (E2.1)
select tests.ward('lea', '2010-07-02'), tests.lesson('lea''s', 'bob', '{lea}', '2026-07-01 22:00+00', 120);
select tests.footage('lea''s film', 'lea''s', '2026-07-01 23:30+00');
select tests.says('lea''s parent', 'parent', 'lea''s', 'lea', 'objected', '2026-07-01 23:30+00');
select is(tests.truth($$ select recording.withdrawn_at(tests.id('lea''s film'), now()) $$)::timestamptz, '2026-07-01 23:30+00', 'Recorded at 15, it is closed by a parent''s no after the sixteenth birthday');
select tests.says('lea''s parent', 'parent', 'lea''s', 'lea', 'objected', '2026-07-01 23:29:59+00');
select is(tests.truth($$ select recording.withdrawn_at(tests.id('lea''s film'), now()) $$)::timestamptz, '2026-07-01 23:29:59+00', 'and the first no counts');
select tests.only_for('recording.withdrawn_at', '{cap_recording}');
-- the tutor's no closes nothing, even one that named a learner
select tests.lesson('last', 'bob', '{eve}', now() - interval '3 days'), tests.footage('last film', 'last', now() - interval '2 days'), tests.settled(), tests.given('alter table recording.act drop constraint act_about_a_learner');
select tests.given(tests.row_of('recording.act', jsonb_build_object('lesson_id', tests.id('last'), 'learner_id', tests.id('eve'), 'person_id', tests.id('bob'), 'capacity', 'tutor', 'kind', 'objected')));
select is(tests.truth($$ select recording.withdrawn_at(tests.id('last film'), clock_timestamp()) $$), null, 'A tutor''s no is about themselves (E2.3 row 16)');
select * from finish();
rollback;
