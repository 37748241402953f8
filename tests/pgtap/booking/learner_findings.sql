-- Why a learner cannot be taught by a tutor: age, who answers for them, what was accepted, orders (TS-04, TN-23, TN-42).
begin;
select plan(43);
select tests.follows_profile();
select tests.bookable('ann');
select tests.bookable('bob');

create function pg_temp.found(p_learner text, p_at timestamptz default '2026-11-21 12:00Z', p_tutor text default 'ann',
                              p_engagement text default null, p_point text default 'P2')
  returns text language sql as $$
  select tests.truth(format(
    'select string_agg(code || '' '' || class, '','' order by code) from booking.learner_findings(%L, %L, %L, %L, %L)',
    tests.id(p_tutor), tests.id(p_learner), tests.id(coalesce(p_engagement, p_tutor || ' alone')), p_at, p_point))
$$;

select tests.ward('lily', '2015-05-05');
select is(pg_temp.found('lily'), null, 'Nothing stands against a child whose parent is verified');

-- STUDENT_UNKNOWN
select tests.person('adult without a power', '{}', '1999-01-01');
select is(pg_temp.found('adult without a power'), 'STUDENT_UNKNOWN B', 'Somebody who is no learner here');
select is(pg_temp.found('nobody at all'), 'STUDENT_UNKNOWN B', 'and an identifier nobody has: the same');

-- STUDENT_UNDER_MIN_AGE (E1.6 row 17)
select tests.ward('five', '2021-11-22');
select is(pg_temp.found('five', '2026-11-21 23:59:59.999 Europe/London'), 'STUDENT_UNDER_MIN_AGE B', 'Four years and 364 days old');
select is(pg_temp.found('five', '2026-11-22 00:00 Europe/London'), null, 'Five today');
select tests.ward('leap', '2020-02-29');
select is(pg_temp.found('leap', '2025-02-28 23:59 Europe/London'), 'STUDENT_UNDER_MIN_AGE B', 'Born on 29 February: four on the 28th');
select is(pg_temp.found('leap', '2025-03-01 00:00 Europe/London'), null, 'and five on 1 March');
select tests.ward('summer', '2021-07-02');
select is(pg_temp.found('summer', '2026-07-01 22:59:59Z'), 'STUDENT_UNDER_MIN_AGE B', 'The day is that of London''s clocks');
select is(pg_temp.found('summer', '2026-07-01 23:00Z'), null, 'in summer too');

-- STUDENT_DOB_UNKNOWN and GUARDIAN_MISSING (row 16)
select tests.person('who', '{learner}', null);
select is(pg_temp.found('who'), 'GUARDIAN_MISSING B,STUDENT_DOB_UNKNOWN A', 'An unknown age is under 13: a guardian is needed');
select tests.person('who''s parent');
select tests.guardian('who''s parent', 'who');
select is(pg_temp.found('who'), 'STUDENT_DOB_UNKNOWN A', 'and with one the missing date is an advisory');

select tests.person('teen', '{learner}', '2013-11-22');
select is(pg_temp.found('teen', '2026-11-21 12:00Z'), 'GUARDIAN_MISSING B', 'Twelve, without a guardian');
select is(pg_temp.found('teen', '2026-11-22 00:00Z'), null, 'Thirteen: tutorstudio asks for none');
select tests.person('small', '{learner}', '2016-01-01');
select tests.person('sam');
select tests.guardian('sam', 'small', 'sponsor');
select is(pg_temp.found('small'), 'GUARDIAN_MISSING B', 'A sponsor is no guardian');
select tests.person('brother', '{}', '2008-11-22');
select tests.guardian('brother', 'small', 'delegated_guardian', '2020-01-01', '2026-12-01 10:00Z');
select is(pg_temp.found('small', '2026-11-21 23:59Z'), 'GUARDIAN_MISSING B', 'A guardian of seventeen does not count');
select is(pg_temp.found('small', '2026-11-22 00:00Z'), null, 'one of eighteen does');
select is(pg_temp.found('small', '2026-12-01 09:59:59Z'), null, 'until the link ends');
select is(pg_temp.found('small', '2026-12-01 10:00Z'), 'GUARDIAN_MISSING B', 'and not from then on');
select tests.person('ageless', '{}', null);
select tests.person('tiny', '{learner}', '2016-01-01');
select tests.guardian('ageless', 'tiny');
select is(pg_temp.found('tiny'), 'GUARDIAN_MISSING B', 'A guardian whose age nobody knows is no adult (F1)');

-- NO_CONTACT_ORDER (row 18)
select tests.person('max', '{learner}', '2014-01-01');
select tests.guardian('lily''s parent', 'max');
select tests.ward('tim', '2014-02-02');
select tests.kept_apart('ann', 'lily', 'pair', '2026-11-21 10:00Z', '2026-11-21 11:00Z');
select is(pg_temp.found('lily', '2026-11-21 09:59:59.999999Z'), null, 'Before an order'),
       is(pg_temp.found('lily', '2026-11-21 10:00Z'), 'NO_CONTACT_ORDER B', 'From the order on the two do not meet'),
       is(pg_temp.found('lily', '2026-11-21 10:59:59.999999Z'), 'NO_CONTACT_ORDER B', 'until it is lifted'),
       is(pg_temp.found('lily', '2026-11-21 11:00Z'), null, 'and not from then on'),
       is(pg_temp.found('max', '2026-11-21 10:30Z'), null, 'An order about two does not reach a brother'),
       is(pg_temp.found('lily', '2026-11-21 10:30Z', 'bob'), null, 'nor another tutor');
select tests.kept_apart('ann', 'lily', 'household', '2026-11-21 12:00Z');
select is(pg_temp.found('lily', '2026-11-21 12:00Z'), 'NO_CONTACT_ORDER B', 'An order about a household covers the learner'),
       is(pg_temp.found('max', '2026-11-21 12:00Z'), 'NO_CONTACT_ORDER B', 'and the brother who has the same guardian'),
       is(pg_temp.found('tim', '2026-11-21 12:00Z'), null, 'not the neighbour''s child'),
       is(pg_temp.found('max', '2026-11-21 12:00Z', 'bob'), null, 'and not another tutor');

-- a contract may ask for more: the engagement decides
select tests.organisation('acme', 'agency');
select tests.engagement('ann for acme', 'ann', 'acme');
select tests.given($$ insert into policy.contract_override (override_id, organisation_id, key, value, valid_from, set_by, reason)
  values (gen_random_uuid(), tests.id('acme'), 'student.min_age', '8', '2020-01-01', tests.registrar(), 'Contract') $$);
select is(pg_temp.found('five', '2026-11-22 12:00Z', 'ann', 'ann for acme'), 'STUDENT_UNDER_MIN_AGE B', 'A contract asks for eight'),
       is(pg_temp.found('five', '2026-11-22 12:00Z'), null, 'other work does not');

-- an account that is switched off (TS-04, E1.3)
select tests.person('kit', '{learner}', '2015-05-05', 'inactive'), tests.person('kit''s parent'), tests.guardian('kit''s parent', 'kit');
select tests.person('kim', '{learner}', '2015-05-05'), tests.person('kim''s parent', p_state => 'inactive'), tests.guardian('kim''s parent', 'kim');
select is(pg_temp.found('kit'), 'STUDENT_UNKNOWN B', 'Who is switched off is no learner here'),
       is(pg_temp.found('kit', p_point => 'P4'), 'STUDENT_UNKNOWN B', 'at the start neither'),
       is(pg_temp.found('kim'), 'GUARDIAN_MISSING B', 'A guardian whose account is switched off is none');
select tests.guardian('kit''s parent', 'kim');
select is(pg_temp.found('kim'), null, 'and another one is enough');
-- what is remembered is believed before a start, and never at one
select tests.bookable('cat'), tests.ward('ivy', tests.born(11));
select is(tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id('cat'), tests.id('ivy'), tests.id('cat alone'))), 'true', 'Ivy is clear');
select tests.given($$ create or replace function booking.judge_learner(p_tutor uuid, p_learner uuid, p_engagement uuid, p_at timestamptz, p_point text)
  returns table (code text, class text, until timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as 'select ''JUDGED'', ''B'', null::timestamptz' $$);
select is(pg_temp.found('ivy', clock_timestamp(), 'cat', p_point => point), told, format('at %s: %s', coalesce(point, 'no point'), coalesce(told, 'what is remembered')))
from (values ('P1', null), ('P2', null), ('P3', null), ('P5', null), ('P4', 'JUDGED B'), ('P9', 'JUDGED B'), (null, 'JUDGED B')) as asked (point, told);
select * from finish();
rollback;
