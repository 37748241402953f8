-- Who may chaperone: an adult who answers for a learner, or acts for the organisation; never the tutor or a learner (TS-60).
begin;
select plan(16);
select tests.bookable('ann');
select tests.ward('lily', '2015-05-05'), tests.ward('max', '2014-05-05');
select tests.organisation('acme', 'agency'), tests.organisation('hill', 'school'), tests.organisation('other', 'school');
select tests.engagement('both', 'ann', 'acme', 'hill');
select tests.person('agent'), tests.power('agent', 'agency_operator', 'acme', '2020-01-01', '2026-06-01 12:00Z');
select tests.person('teacher'), tests.power('teacher', 'school_representative', 'hill');
select tests.person('stranger'), tests.power('stranger', 'school_representative', 'other');
select tests.person('young', '{}', '2010-01-01'), tests.guardian('young', 'lily');
select tests.power('ann', 'agency_operator', 'acme'), tests.power('young', 'school_representative', 'hill');
select tests.person('next'), tests.power('next', 'school_representative', 'hill', '2026-06-01 12:00Z'), tests.person('minor', '{}', '2010-01-01'), tests.power('minor', 'school_representative', 'hill');
select tests.person('grown', '{learner}', '1990-01-01'), tests.guardian('grown', 'lily');
create function pg_temp.fit(p_who text, p_at timestamptz default '2026-06-01 11:59:59Z', p_engagement text default 'both') returns text language sql as $$
  select tests.truth(format('select booking.chaperone_is_fit(%L, %L, %L, %L, %L)', tests.id(p_who), tests.id('ann'),
    array[tests.id('lily'), tests.id('grown')], tests.id(p_engagement), p_at))
$$;
select is(pg_temp.fit(who, at, under), fit, why)
from (values
  ('lily''s parent', '2026-06-01 11:00Z'::timestamptz, 'both', 'true', 'A parent of a learner'),
  ('max''s parent', '2026-06-01 11:00Z', 'both', 'false', 'not of somebody else''s child'),
  ('agent', '2026-06-01 11:59:59Z', 'both', 'true', 'Somebody of the agency'),
  ('agent', '2026-06-01 12:00Z', 'both', 'false', 'while they are'),
  ('agent', '2026-06-01 11:00Z', 'ann alone', 'false', 'of the engagement'),
  ('teacher', '2026-06-01 11:00Z', 'both', 'true', 'Somebody of the school'),
  ('stranger', '2026-06-01 11:00Z', 'both', 'false', 'not of another one'),
  ('next', '2026-06-01 11:59:59Z', 'both', 'false', 'nor who is to be of it'),
  ('next', '2026-06-01 12:00Z', 'both', 'true', 'from when they are'),
  ('minor', '2026-06-01 11:00Z', 'both', 'false', 'nor who is under 18, whoever they act for'),
  ('young', '2026-06-01 11:00Z', 'both', 'false', 'Nobody under 18'),
  ('ann', '2026-06-01 11:00Z', 'both', 'false', 'Never the tutor'),
  ('grown', '2026-06-01 11:00Z', 'both', 'false', 'nor a learner of the lesson, whoever they answer for'),
  ('nobody', '2026-06-01 11:00Z', 'both', 'false', 'nor nobody')) as tried (who, at, under, fit, why);
select tests.person('off', p_state => 'inactive'), tests.guardian('off', 'lily');
select tests.person('off duty', p_state => 'inactive'), tests.power('off duty', 'school_representative', 'hill');
select is(pg_temp.fit(who), 'false', 'Nobody whose account is switched off') from unnest(array['off', 'off duty']) as who;
select * from finish();
rollback;
