-- A no of anybody who answers for the learner counts while they do (E2.3 row 5).
begin;
select plan(11);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.person('spo'), tests.person('gone');
select tests.guardian('spo', 'eve', 'sponsor'), tests.guardian('gone', 'eve', 'parent', '2020-01-01', now() + interval '1 hour'), tests.guardian('gone', 'eve', 'parent', now() + interval '60 days'), tests.guardian('gone', 'pia'), tests.person('mum'), tests.guardian('mum', 'eve'), tests.guardian('mum', 'pia');
select tests.lesson('lesson', 'ann', '{eve, pia}', now() + interval '30 days'), tests.says('mum', 'parent', 'lesson', 'pia', 'refused');
create function pg_temp.no(p_for timestamptz default now() + interval '30 days') returns text language sql as $$
  select tests.truth(format($q$ select recording.parents_no(tests.id('lesson'), tests.id('eve'), clock_timestamp(), %L) $q$, p_for)) $$;
select is(pg_temp.no(), 'false', 'Nobody said no');
select tests.says('gone', 'parent', 'lesson', 'eve', 'objected', now() - interval '1 minute');
select is(pg_temp.no(now()), 'true', 'A no is never too early');
select is(pg_temp.no(), 'false', 'of somebody who will have no say by then it does not count');
select tests.says('spo', 'parent', 'lesson', 'eve', 'refused');
select is(pg_temp.no(), 'true', 'A sponsor may say no, though not yes');
select is(tests.truth($q$ select recording.parents_no(tests.id('lesson'), tests.id('eve'), now() - interval '2 minutes', now()) $q$), 'false', 'from when they said it');
-- what is known of their age makes no difference to a no
select tests.person('unborn', '{}', null), tests.person('youth', '{}', tests.born(16)), tests.guardian('unborn', 'eve'), tests.guardian('youth', 'eve'), tests.lesson('next', 'bob', '{eve}', now() + interval '40 days');
create function pg_temp.next() returns text language sql as $$ select tests.truth($q$ select recording.parents_no(tests.id('next'), tests.id('eve'), clock_timestamp(), now() + interval '40 days') $q$) $$;
select tests.said_then('gone', 'parent', 'next', 'eve', 'refused', now() - interval '3 minutes');
select is(pg_temp.next(), 'false', 'Who said no is not linked by then');
select tests.said_then('unborn', 'parent', 'next', 'eve', 'refused', now() - interval '2 minutes');
select is(pg_temp.next(), 'true', 'A parent of unknown age may say no');
select tests.said_then('unborn', 'parent', 'next', 'eve', 'given', now() - interval '1 minute'), tests.said_then('youth', 'parent', 'next', 'eve', 'objected', now() - interval '1 minute');
select is(pg_temp.next(), 'true', 'and one who is under 18');
select tests.said_then('unborn', 'parent', 'next', 'eve', 'refused', now() - interval '50 seconds'), tests.said_then('unborn', 'parent', 'next', 'eve', 'acknowledged', now() - interval '40 seconds'), tests.said_then('youth', 'parent', 'next', 'eve', 'given', now() - interval '40 seconds');
select is(pg_temp.next(), 'true', 'To know of it takes no no back, however it came to be kept');
select tests.only_for('recording.parents_no', '{cap_recording}');
-- a no that was said as something else is no parent's
select tests.lesson('last', 'bob', '{eve}', now() + interval '50 days'), tests.settled(), tests.given('alter table recording.act drop constraint act_for_oneself');
select tests.given(tests.row_of('recording.act', jsonb_build_object('lesson_id', tests.id('last'), 'learner_id', tests.id('eve'), 'person_id', tests.id('mum'), 'capacity', 'self', 'kind', 'objected')));
select is(tests.truth($q$ select recording.parents_no(tests.id('last'), tests.id('eve'), clock_timestamp(), now() + interval '50 days') $q$), 'false', 'What is said as somebody else is not said as a parent');
select * from finish();
rollback;
