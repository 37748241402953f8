-- The gates of booking hold for whoever is let in (TS-76, TN-42).
begin;
select plan(10);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.going_on('lesson', 'ann', '{eve}'), tests.lesson('later', 'bob', '{pia}', now() + interval '1 day');
create function pg_temp.may(p_lesson text, p_learner text) returns text language sql as $$ select tests.truth(format('select recording.may_join(%L, %L, clock_timestamp())', tests.id(p_lesson), tests.id(p_learner))) $$;
select is(pg_temp.may('lesson', 'pia'), 'true', 'A learner whom this tutor may teach'), is(pg_temp.may('later', 'ada'), 'false', 'while the lesson goes on');
select is(pg_temp.may('lesson', 'dora'), 'false', 'not somebody who is no learner'), is(pg_temp.may('lesson', 'nobody'), 'false', 'or nobody');
select tests.person('lone', '{learner}', tests.born(9));
select is(pg_temp.may('lesson', 'lone'), 'false', 'nor a child for whom nobody answers');
select tests.kept_apart('ann', 'roy');
select is(pg_temp.may('lesson', 'roy'), 'false', 'nor whoever is kept apart from the tutor');
select tests.person('g' || n, '{learner}', '1990-01-01') from generate_series(1, 5) as n;
select tests.given(format('insert into recording.admission (lesson_id, learner_id, kind, by_person) values (tests.id(''lesson''), %L, ''admitted'', tests.id(''sam''))', tests.id('g' || n))) from generate_series(1, 5) as n;
select is(pg_temp.may('lesson', 'pia'), 'false', 'and six are enough (session.max_group)');
select tests.only_for('recording.may_join', '{cap_recording}');
select tests.ward('doe', null), tests.going_on('doe''s', 'bob', '{ada}', 1);
select is(pg_temp.may('doe''s', 'doe'), 'true', 'What is only to be looked into keeps nobody out'), is(pg_temp.may('lesson', 'g5'), 'true', 'and whoever is there has their place');
select * from finish();
rollback;
