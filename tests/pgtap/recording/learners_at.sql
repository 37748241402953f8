-- Everybody counts as being there until they have left (F17).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{eve, pia}', now() - interval '5 minutes');
create function pg_temp.there(p_at timestamptz default clock_timestamp()) returns text language sql as $$
  select tests.truth(format($q$ select string_agg(given_name, ',' order by given_name) from identity.person where person_id in (select recording.learners_at(tests.id('lesson'), %L)) $q$, p_at)) $$;
select is(pg_temp.there(), 'Eve,Pia', 'Expected learners count as there, confirmed or not');
select tests.begins('lesson');
select tests.given($$ insert into recording.admission (lesson_id, learner_id, kind, by_person, at) values (tests.id('lesson'), tests.id('pia'), 'left', tests.id('sam'), now() - interval '3 s') $$);
select is(pg_temp.there(), 'Eve', 'until they left');
select is(pg_temp.there(now() - interval '4 s'), 'Eve,Pia', 'which is no news for an instant before');
select is(pg_temp.there(now() - interval '3 s'), 'Eve', 'and counts from that instant on');
select tests.given($$ insert into recording.admission (lesson_id, learner_id, kind, by_person, at) values (tests.id('lesson'), tests.id('pia'), 'admitted', tests.id('sam'), now() - interval '2 s') $$);
select is(pg_temp.there(), 'Eve,Pia', 'and came back');
select tests.given($$ insert into recording.admission (lesson_id, learner_id, kind, by_person) values (tests.id('lesson'), tests.id('ada'), 'admitted', tests.id('sam')) $$);
select is(pg_temp.there(), 'Ada,Eve,Pia', 'Whoever was let in is there');
select tests.only_for('recording.learners_at', '{cap_recording}');
select is(pg_temp.there(now() - interval '1 s'), 'Eve,Pia', 'from then on');
select * from finish();
rollback;
