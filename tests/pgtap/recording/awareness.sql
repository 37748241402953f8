-- How aware a parent is: told, has said so, is there (E2.2, TS-51).
begin;
select plan(16);
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
select tests.ward('tia', tests.born(14), 'dad'), tests.ward('una', tests.born(14), 'dad'), tests.lesson('next', 'bob', '{tia, una}', now() + interval '5 hours'), tests.lesson('third', 'bob', '{tia}', now() + interval '9 hours');
create function pg_temp.knows(p_lesson text, p_learner text, p_at timestamptz default clock_timestamp()) returns text language sql as $$
  select tests.truth(format($q$ select recording.awareness(%L, %L, %L, now() + interval '5 hours', false) $q$, tests.id(p_lesson), tests.id(p_learner), p_at)) $$;
select tests.given(tests.row_of('recording.parent_contact', jsonb_build_object('lesson_id', tests.id('next'), 'learner_id', tests.id('tia'), 'guardian_id', tests.id('dad'), 'kind', 'sent', 'reported_by', tests.id('sam'), 'at', now() - interval '1 minute')));
select is(pg_temp.knows('next', 'tia'), '1', 'A parent of two was told of one'), is(pg_temp.knows('next', 'una'), '0', 'and not of the other'), is(pg_temp.knows('third', 'tia'), '0', 'of one lesson and no other'), is(pg_temp.knows('next', 'tia', now() - interval '2 minutes'), '0', 'and not before');
select tests.ward('via', tests.born(14)), tests.lesson('last', 'bob', '{via}', now() + interval '11 hours'), tests.says('via''s parent', 'parent', 'last', 'via', 'acknowledged');
select tests.given(tests.row_of('recording.contact_block', jsonb_build_object('guardian_id', tests.id('via''s parent'), 'learner_id', tests.id('via'), 'reason', 'an allegation at home', 'blocked_by', tests.id('dora'))));
select is(tests.truth(format($q$ select recording.awareness(tests.id('last'), tests.id('via'), clock_timestamp(), now() + interval '11 hours', %L) $q$, too)), told, why) from (values (false, '0', 'What a parent says with whom contact is blocked does not count'), (true, '2', 'and it is known what it would be')) as asked (too, told, why);
select * from finish();
rollback;
