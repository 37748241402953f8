-- A parent's yes counts while they may give it (E2.2, E2.3 row 21).
begin;
select plan(16);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.person('step'), tests.person('spo'), tests.person('late');
select tests.guardian('step', 'eve', 'delegated_guardian'), tests.guardian('spo', 'eve', 'sponsor'), tests.guardian('late', 'eve', 'parent', '2020-01-01', now() + interval '1 hour');
select tests.lesson('lesson', 'ann', '{eve}', now() + interval '2 hours');
create function pg_temp.yes(p_for timestamptz default now() + interval '2 hours') returns text language sql as $$
  select tests.truth(format($q$ select string_agg(person.given_name || ' ' || yes.kind || case when yes.blocked then ' blocked' else '' end, ', ' order by yes.at)
    from recording.parents_act(tests.id('lesson'), tests.id('eve'), now(), %L) as yes join identity.person on person_id = guardian_id $q$, p_for)) $$;
select tests.says('eve''s parent', 'parent', 'lesson', 'eve', 'given', now() - interval '9 minutes'), tests.says('step', 'parent', 'lesson', 'eve', 'acknowledged', now() - interval '8 minutes');
select tests.says('late', 'parent', 'lesson', 'eve', 'given', now() - interval '7 minutes');
select is(pg_temp.yes(now()), 'Eve''S Parent given, Step acknowledged, Late given', 'Of parents and delegated guardians');
select is(pg_temp.yes(), 'Eve''S Parent given, Step acknowledged', 'whose link holds at the start');
select is(pg_temp.yes(now() + interval '1 hour'), 'Eve''S Parent given, Step acknowledged', 'and it has ended at its end');
select tests.is_refused($$ select tests.says('spo', 'parent', 'lesson', 'eve', 'given') $$, 'A sponsor''s yes is not kept', 'PT409');
select tests.says('step', 'parent', 'lesson', 'eve', 'withdrawn', now() - interval '1 minute');
select is(pg_temp.yes(), 'Eve''S Parent given', 'A no is not among them');
select tests.given($$ insert into recording.contact_block (guardian_id, learner_id, reason, blocked_by, blocked_at) values (tests.id('eve''s parent'), tests.id('eve'), 'an allegation at home', tests.id('dora'), now() - interval '1 hour') $$);
select is(pg_temp.yes(), 'Eve''S Parent given blocked', 'and it is told of whom contact is blocked');
select tests.given($$ update booking.lesson set starts_at = starts_at + interval '8 days', ends_at = ends_at + interval '8 days' where lesson_id = tests.id('lesson') $$);
select is(pg_temp.yes(now() + interval '8 days'), null, 'Nothing counts that was said too early for the day');
-- a yes counts under the link it was given under, and under no other of the same person
select tests.ward('two', tests.born(9)), tests.lesson('two''s', 'bob', '{two}', now() + interval '2 hours');
select tests.says('two''s parent', 'parent', 'two''s', 'two', 'given', now() - interval '5 minutes');
select is(tests.against('two''s', 'two'), '{}', 'A parent consents under their link');
select tests.given($$ update identity.guardianship set valid_until = now() + interval '1 hour', ended_by = tests.registrar(), end_reason = 'as ordered' where learner_id = tests.id('two') $$);
select tests.guardian('two''s parent', 'two', 'delegated_guardian');
select is(tests.against('two''s', 'two'), '{PARENT_CONSENT_MISSING}', 'which ends before the lesson; another link of theirs is asked about anew');
-- what no function and no gate would let in counts for nothing all the same
select tests.ward('una', tests.born(9)), tests.person('una''s sponsor'), tests.guardian('una''s sponsor', 'una', 'sponsor'), tests.lesson('una''s', 'bob', '{una}', now() + interval '4 hours');
select tests.settled();
select tests.said_then('una''s sponsor', 'parent', 'una''s', 'una', 'given', now() - interval '5 minutes');
select is(tests.against('una''s', 'una'), '{PARENT_CONSENT_MISSING}', 'A sponsor''s yes is none, however it came to be there');
-- of one child, under one link, by somebody whose account is open, about the day that it was said of
select tests.ward('kim', ((now() at time zone 'Europe/London')::date + 3 - interval '13 years')::date), tests.ward('may', tests.born(9)), tests.person('mum'), tests.guardian('mum', 'kim', 'parent', '2020-01-01', now() - interval '1 hour'), tests.guardian('mum', 'kim', 'parent', now() - interval '1 hour'), tests.guardian('mum', 'may'), tests.person('off', '{}', '1990-01-01', 'inactive'), tests.guardian('off', 'may');
select tests.lesson('pair', 'bob', '{kim, may}', now() + interval '1 day');
create function pg_temp.pair(p_learner text, p_for timestamptz default now() + interval '1 day') returns text language sql as $$ select tests.truth(format($q$ select string_agg(given_name || ' ' || kind, ', ') from recording.parents_act(%L, %L, clock_timestamp(), %L) join identity.person on person_id = guardian_id $q$, tests.id('pair'), tests.id(p_learner), p_for)) $$;
select tests.says('mum', 'parent', 'pair', 'kim', 'given', now() - interval '5 minutes'), tests.says('off', 'parent', 'pair', 'may', 'given', now() - interval '5 minutes');
select is(pg_temp.pair('kim'), 'Mum given', 'A yes is for one child'), is(pg_temp.pair('may'), null, 'and not for another; nor does anybody say it whose account is closed'), is(pg_temp.pair('kim', now() - interval '2 hours'), null, 'nor does it count for a time before its link');
select tests.given($$ update booking.lesson set starts_at = starts_at + interval '4 days', ends_at = ends_at + interval '4 days' where lesson_id = tests.id('pair') $$);
select is(pg_temp.pair('kim', now() + interval '5 days'), null, 'or for a day on which the child is in another band (E2.3 row 18)');
select tests.only_for('recording.parents_act', '{cap_recording}');
-- only what was said as a parent is a parent's yes
select tests.settled(), tests.given('alter table recording.act drop constraint act_for_oneself'), tests.given('alter table recording.act drop constraint act_under_a_link');
select tests.given(tests.row_of('recording.act', jsonb_build_object('lesson_id', tests.id('pair'), 'learner_id', tests.id('may'), 'person_id', tests.id('mum'), 'capacity', 'self', 'kind', 'given', 'guardianship_id', tests.truth(format('select guardianship_id from identity.guardianship where guardian_id = %L and learner_id = %L', tests.id('mum'), tests.id('may'))))));
select is(pg_temp.pair('may', now() + interval '5 days'), null, 'What is said as somebody else is not said as a parent');
select * from finish();
rollback;
