-- What is judged anew is what tests/pgtap/booking/learner_findings.sql reads, whatever is remembered.
begin;
select plan(13);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
create function pg_temp.judged(p_point text default 'P2') returns text language sql as $$
  select tests.truth(format('select string_agg(code, '','') from booking.judge_learner(%L, %L, %L, clock_timestamp(), %L)',
    tests.id('ann'), tests.id('lily'), tests.id('ann alone'), p_point))
$$;
create function pg_temp.told(p_point text) returns text language sql as $$
  select tests.truth(format('select string_agg(code, '','') from booking.learner_findings(%L, %L, %L, clock_timestamp(), %L)',
    tests.id('ann'), tests.id('lily'), tests.id('ann alone'), p_point))
$$;
select is(pg_temp.judged(), null, 'Nothing stands against a child whose parent is verified');
select tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id('ann'), tests.id('lily'), tests.id('ann alone')));
select is(array(select coalesce(pg_temp.told(point), '') = coalesce(pg_temp.judged(point), '') from unnest(array['P1', 'P2', 'P3', 'P4', 'P5', 'unheard of', null]) as point),
  '{t,t,t,t,t,t,t}', 'At every point what is told is what is judged, although the learner is remembered as clear');
select tests.kept_apart('ann', 'lily');
select is(pg_temp.judged(), 'NO_CONTACT_ORDER', 'An order is found although the learner was remembered as clear');
select is(tests.truth($p$ select has_function_privilege('web_guardian', 'booking.judge_learner(uuid, uuid, uuid, timestamptz, text)', 'execute') $p$), 'false', 'Nobody who asks over HTTP may ask it');
select tests.become('lily''s parent', 'web_guardian');
select tests.is_refused($$ select * from booking.judge_learner(tests.id('ann'), tests.id('lily'), null, now(), 'P1') $$, 'not even about their own child');
-- what each profile asks, of whom, and up to which age
select tests.step_back();
create function pg_temp.of(p_learner text, p_engagement text default 'ann alone', p_at timestamptz default clock_timestamp(), p_tutor text default 'ann') returns text language sql as $$
  select tests.truth(format('select string_agg(code, '','' order by code) from booking.judge_learner(%L, %L, %L, %L, ''P2'')', tests.id(p_tutor), tests.id(p_learner), tests.id(p_engagement), p_at))
$$;
select tests.organisation('hill', 'school'), tests.engagement('ann at hill', 'ann', null, 'hill'), tests.engagement('ann off site', 'ann', null, 'hill', p_off_site => true);
select tests.ward('max', tests.born(11)), tests.ward('unborn', '2024-05-05'), tests.person('ageless', '{learner}', null), tests.person('older', '{learner}', tests.born(30)), tests.person('grown', '{learner}', tests.born(20));
select is(pg_temp.of('max', 'ann off site'), null, 'tutorstudio asks for no agreement off a school''s site'),
       is(pg_temp.of('unborn', p_at => '2021-05-05 12:00Z'), 'STUDENT_UNDER_MIN_AGE', 'Who was not born by then was under every age');
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'tutorninjas', '2020-06-01', tests.registrar(), '2020-05-01', tests.id('max'), '2020-05-02');
  insert into policy.profile_value (profile, key, value, valid_from) values ('tutorninjas', 'student.sponsor_required_under', '25', '2020-06-01') $$);
select is(pg_temp.of(who, work) ~ code, told, format('tutorninjas, %s for %s: %s', who, work, case when told then code else 'no ' || code end))
from (values ('max', 'ann off site', 'RESPONSIBILITY_AGREEMENT_MISSING', true), ('max', 'ann at hill', 'RESPONSIBILITY_AGREEMENT_MISSING', false),
             ('ageless', 'ann alone', 'SPONSOR_MISSING', true), ('grown', 'ann alone', 'SPONSOR_MISSING', true), ('older', 'ann alone', 'SPONSOR_MISSING', false)) as asked (who, work, code, told);
select tests.settled();
select tests.given($$ alter table identity.engagement disable trigger user, drop constraint engagement_off_site_needs_school;
  update identity.engagement set off_site = true where engagement_id = tests.id('ann alone') $$);
select is(pg_temp.of('max', 'ann alone') ~ 'RESPONSIBILITY', false, 'Where no school arranges it, no school agrees to anything');
select * from finish();
rollback;
