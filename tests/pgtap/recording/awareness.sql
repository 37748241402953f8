-- How aware a parent is: told, has said so, is there (E2.2, TS-51).
begin;
select plan(10);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.person('dad'), tests.guardian('dad', 'pia'), tests.person('spo'), tests.guardian('spo', 'pia', 'sponsor');
select tests.lesson('lesson', 'ann', '{pia}', now() + interval '1 hour');
create function pg_temp.aware(p_too boolean default false) returns text language sql as $$
  select tests.truth(format($q$ select recording.awareness(tests.id('lesson'), tests.id('pia'), clock_timestamp(), now() + interval '1 hour', %L) $q$, p_too)) $$;
create function pg_temp.contact(p_who text, p_kind text) returns void language sql as $$
  select tests.given(format($q$ insert into recording.parent_contact (lesson_id, learner_id, guardian_id, kind, reported_by) values (tests.id('lesson'), tests.id('pia'), %L, %L, tests.id('sam')) $q$, tests.id(p_who), p_kind)) $$;
select is(pg_temp.aware(), '0', 'Nobody knows');
select pg_temp.contact('spo', 'present');
select is(pg_temp.aware(), '0', 'A sponsor is no parent');
select pg_temp.contact('dad', 'sent');
select is(pg_temp.aware(), '1', 'A message went out');
select pg_temp.contact('dad', 'bounced');
select is(pg_temp.aware(), '0', 'and came back');
select tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'acknowledged');
select is(pg_temp.aware(), '2', 'A parent clicked');
select tests.says('pia''s parent', 'parent', 'lesson', 'pia', 'given');
select is(pg_temp.aware(), '2', 'or gave consent, which says the same (E2.3 row 1)');
select pg_temp.contact('dad', 'present');
select is(pg_temp.aware(), '3', 'A parent is there');
select tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by) select tests.id(who), tests.id('pia'), 'an allegation at home', tests.id('dora') from unnest('{dad,pia''s parent}'::text[]) as who $$);
select is(pg_temp.aware(), '0', 'With contact blocked none of it counts');
select is(pg_temp.aware(true), '3', 'and it is known what it would be');
select tests.only_for('recording.awareness', '{cap_recording}');
select * from finish();
rollback;
