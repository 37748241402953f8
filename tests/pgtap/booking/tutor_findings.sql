-- Why a tutor cannot be booked: account, holds and the engagement; what vetting finds is asked of vetting (E1.3).
begin;
select plan(42);
select tests.follows_profile();
select tests.bookable('ann');
select tests.bookable('bob');
select tests.person('kim', '{learner}', '1999-01-01');

create function pg_temp.found(p_tutor text, p_engagement text, p_at timestamptz, p_point text default 'P2',
                              p_starts_at timestamptz default null)
  returns text language sql as $$
  select tests.truth(format(
    'select string_agg(code || '' '' || class, '','' order by code) from booking.tutor_findings(%L, %L, %L, %L, %L)',
    tests.id(p_tutor), tests.id(p_engagement), coalesce(p_starts_at, p_at), p_at, p_point))
$$;

select is(pg_temp.found('ann', 'ann alone', now()), null, 'Nothing is found against a cleared tutor');

-- TUTOR_ACCOUNT_INACTIVE
select tests.person('ida', '{tutor}', p_state => 'inactive');
select tests.person('neal');
select tests.person('past');
select tests.power('past', 'tutor', null, '2020-01-01', '2026-06-01 12:00+00');
select tests.engagement('ida alone', 'ida');
select tests.engagement('neal alone', 'neal');
select tests.engagement('past alone', 'past');
select tests.is_cleared('ida');
select tests.is_cleared('neal');
select tests.is_cleared('past', '2026-05-01', '2026-05-31 20:00+00');
select is(pg_temp.found('ida', 'ida alone', now()), 'TUTOR_ACCOUNT_INACTIVE B', 'An account that is switched off');
select is(pg_temp.found('neal', 'neal alone', now()), 'TUTOR_ACCOUNT_INACTIVE B', 'Somebody who is no tutor');
select is(pg_temp.found('past', 'past alone', '2026-06-01 11:59:59+00'), null, 'A tutor until their power ends');
select is(pg_temp.found('past', 'past alone', '2026-06-01 12:00+00'), 'TUTOR_ACCOUNT_INACTIVE B', 'and not from that instant on');

-- restrictions
select tests.bookable(kind) from unnest(array['hold', 'suspension', 'closure']) as kind;
select tests.restricted(kind, kind, now() + interval '1 hour', now() + interval '2 hours')
from unnest(array['hold', 'suspension', 'closure']) as kind;
select is(pg_temp.found(kind, kind || ' alone', now() + interval '1 hour' - interval '1 microsecond'), null,
          format('No %s before it is effective', kind)),
       is(pg_temp.found(kind, kind || ' alone', now() + interval '1 hour'), code || ' B', format('%s from then on', code)),
       is(pg_temp.found(kind, kind || ' alone', now() + interval '2 hours' - interval '1 microsecond'), code || ' B',
          format('%s until it ends', code)),
       is(pg_temp.found(kind, kind || ' alone', now() + interval '2 hours'), null, format('no %s from its end on', kind))
from (values ('hold', 'TUTOR_ON_HOLD'), ('suspension', 'TUTOR_SUSPENDED'), ('closure', 'TUTOR_CLOSED')) as had (kind, code);
select is(pg_temp.found('ann', 'ann alone', now() + interval '1 hour'), null, 'Nobody else is held');
select tests.restricted('bob', 'hold'), tests.restricted('bob', 'hold', now() - interval '1 day'), tests.restricted('bob', 'closure');
select is(pg_temp.found('bob', 'bob alone', now()), 'TUTOR_CLOSED B,TUTOR_ON_HOLD B', 'Every kind is found, each once');

-- ENGAGEMENT_INACTIVE
select tests.engagement('ann in june', 'ann', p_starts_on => '2026-06-01', p_ends_on => '2026-07-01');
select is(pg_temp.found('ann', 'bob alone', now()), 'ENGAGEMENT_INACTIVE B', 'The engagement of another tutor');
select is(pg_temp.found('ann', 'no such engagement', now()), 'ENGAGEMENT_INACTIVE B', 'An engagement nobody knows');
select is(pg_temp.found('ann', null, now()), 'ENGAGEMENT_INACTIVE B', 'A booking without an engagement');
select is(pg_temp.found('ann', null, now(), 'P1'), 'ENGAGEMENT_INACTIVE B', 'and a search without one');
select is(pg_temp.found('ann', 'ann in june', now(), 'P2', day), found, format('A lesson of %s', day))
from (values
  ('2026-05-31 23:59:59 Europe/London'::timestamptz, 'ENGAGEMENT_INACTIVE B'),
  ('2026-06-01 00:00 Europe/London', null),
  ('2026-06-30 23:59:59 Europe/London', null),
  ('2026-07-01 00:00 Europe/London', 'ENGAGEMENT_INACTIVE B')) as tried (day, found);
select matches(pg_temp.found('ann', 'ann in june', '2026-07-01 00:00 Europe/London', 'P4', '2026-06-30 23:59 Europe/London'),
  'ENGAGEMENT_INACTIVE', 'A start is judged on the day it happens too');
select tests.engagement('ann until now', 'ann');
select tests.given($$ update identity.engagement set ended_at = now(), ends_on = (now() at time zone 'Europe/London')::date + 1,
                        ended_by = tests.registrar(), end_reason = 'Over'
                      where engagement_id = tests.id('ann until now') $$);
select is(pg_temp.found('ann', 'ann until now', now() - interval '1 microsecond'), null, 'Until it is ended');
select is(pg_temp.found('ann', 'ann until now', now()), 'ENGAGEMENT_INACTIVE B', 'and not from then on');

-- safeguarding leads of an agency and a school
select tests.organisation('acme', 'agency'), tests.organisation('hill', 'school');
select tests.engagement('ann for acme', 'ann', 'acme');
select is(pg_temp.found('ann', 'ann for acme', now()), 'AGENCY_DSL_UNAVAILABLE N', 'An agency without a safeguarding lead');
select is(pg_temp.found('ann', 'ann alone', now()), null, 'does not matter to other work');
select tests.power('ann', 'agency_dsl', 'acme');
select tests.given($$ insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)
  select gen_random_uuid(), tests.id(person), topic, (now() at time zone 'Europe/London')::date - 1, tests.registrar()
  from unnest(array['ann', 'dot']) as person, unnest(array['kcsie_part2', 'online_safety', 'lado_familiarity',
    'allegation_management', 'contextual_safeguarding', 'child_criminal_exploitation']) as topic
  where person = 'ann' $$);
select is(pg_temp.found('ann', 'ann for acme', now()), 'AGENCY_DSL_UNAVAILABLE N', 'Nobody is their own safeguarding lead');
select tests.person('dot');
select tests.power('dot', 'agency_dsl', 'acme');
select is(pg_temp.found('ann', 'ann for acme', now()), 'AGENCY_DSL_UNAVAILABLE N', 'One without specialist training does not count');
select tests.given($$ insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)
  select gen_random_uuid(), tests.id('dot'), topic, (now() at time zone 'Europe/London')::date - 1, tests.registrar()
  from unnest(array['kcsie_part2', 'online_safety', 'lado_familiarity',
    'allegation_management', 'contextual_safeguarding', 'child_criminal_exploitation']) as topic $$);
select is(pg_temp.found('ann', 'ann for acme', now()), null, 'One whose training is current does');
select tests.engagement('ann at hill', 'ann', null, 'hill');
select matches(pg_temp.found('ann', 'ann at hill', now()), 'SCHOOL_DSL_UNAVAILABLE A', 'A school without a safeguarding lead is an advisory');
select tests.person('hil');
select tests.power('hil', 'school_dsl', 'hill');
select doesnt_match(pg_temp.found('ann', 'ann at hill', now()), 'SCHOOL_DSL_UNAVAILABLE', 'until it has one');

-- the first booking
select tests.person('new', '{tutor}');
select tests.engagement('new alone', 'new');
select tests.is_cleared('new', '2024-01-10', now() - interval '1 hour');
select matches(pg_temp.found('new', 'new alone', now()), 'TRAINING_LAPSED:kcsie_part1 B', 'At a first booking training counts as much as the gate');
select matches(pg_temp.found('new', 'new alone', now(), 'P4'), 'TRAINING_LAPSED:kcsie_part1 N', 'A start is no first booking');
select tests.settled();
-- what is remembered is believed, and nobody else is
select tests.bookable('cat'), tests.bookable('dan');
select is(tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id('cat'), tests.id('cat alone'))), 'true', 'Cat is clear');
select tests.given($$ create or replace function booking.judge_tutor(p_tutor uuid, p_engagement uuid, p_starts_at timestamptz, p_at timestamptz, p_point text, p_lesson uuid default null)
  returns table (code text, class text, until timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as 'select ''JUDGED'', ''B'', null::timestamptz' $$);
select is(pg_temp.found('cat', 'cat alone', clock_timestamp()), null, 'Who is remembered as clear is not judged again'),
       is(pg_temp.found('dan', 'dan alone', clock_timestamp()), 'JUDGED B', 'who is not, is');
select * from finish();
rollback;
