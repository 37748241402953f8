-- The latest word of each person in each capacity counts (E2.2).
begin;
select plan(4);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.guardian('ada', 'eve');
select tests.lesson('lesson', 'ann', '{eve, ada}', now() + interval '2 hours'), tests.lesson('other', 'bob', '{eve}', now() + interval '1 day');
select tests.says('ada', 'self', 'lesson', 'ada', 'given', now() - interval '9 minutes'), tests.says('ada', 'parent', 'lesson', 'eve', 'refused', now() - interval '8 minutes');
select tests.says('eve''s parent', 'parent', 'lesson', 'eve', 'given', now() - interval '7 minutes'), tests.says('eve''s parent', 'parent', 'lesson', 'eve', 'withdrawn', now() - interval '6 minutes');
select tests.says('ann', 'tutor', 'lesson', null, 'objected', now() - interval '5 minutes'), tests.says('eve', 'self', 'other', 'eve', 'objected', now() - interval '4 minutes');
create function pg_temp.said(p_at timestamptz) returns text language sql as $$
  select tests.truth(format($q$ select string_agg(person.given_name || ' ' || capacity || ' ' || kind, ', ' order by said.at) from recording.said(tests.id('lesson'), %L) as said join identity.person using (person_id) $q$, p_at)) $$;
select is(pg_temp.said(now()), 'Ada self given, Ada parent refused, Eve''S Parent parent withdrawn, Ann tutor objected', 'A person has one word in each capacity, for one lesson');
select is(pg_temp.said(now() - interval '7 minutes'), 'Ada self given, Ada parent refused, Eve''S Parent parent given', 'An instant before knows what was said by then');
select is(pg_temp.said(now() - interval '1 hour'), null, 'and nothing before it');
select tests.only_for('recording.said', '{cap_recording}');
select * from finish();
rollback;
