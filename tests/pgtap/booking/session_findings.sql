-- Why a lesson as planned cannot be: kind, venue, chaperone, hours, size (TS-04, TS-60, TS-62, MT-68).
begin;
select plan(69);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', '2015-05-05');
select tests.ward('max', '2014-05-05');
select tests.person('teen', '{learner}', '2011-11-22');
select tests.person('grown', '{learner}', '1999-01-01');

create function pg_temp.found(
  p_learners text[], p_modality text default 'online', p_venue jsonb default null, p_engagement text default 'ann alone',
  p_starts_at timestamptz default '2026-11-20 16:00Z', p_minutes integer default 60, p_point text default 'P2',
  p_at timestamptz default '2026-11-20 12:00Z')
  returns text language sql as $$
  select tests.truth(format(
    'select string_agg(code || '' '' || class, '','' order by code)
     from booking.session_findings(%L, %L, %L, %L, %L, %L, %L, %L, %L, %L)',
    tests.id('ann'), (select array_agg(tests.id(learner)) from unnest(p_learners) as learner), p_starts_at,
    p_starts_at + make_interval(mins => p_minutes), p_modality, tests.id(p_engagement), p_venue, p_at, p_point,
    tests.id('the lesson')))
$$;

select is(pg_temp.found('{lily}'), null, 'Nothing stands against an ordinary lesson online');

-- MODALITY_NOT_ALLOWED
select tests.organisation('acme', 'agency');
select tests.engagement('ann for acme', 'ann', 'acme');
select tests.given($$ insert into policy.contract_override (override_id, organisation_id, key, value, valid_from, set_by, reason)
  values (gen_random_uuid(), tests.id('acme'), 'session.modalities', '["online"]', '2026-11-20 12:00Z', tests.registrar(), 'Online only'),
         (gen_random_uuid(), tests.id('acme'), 'session.max_group', '2', '2026-11-20 12:00Z', tests.registrar(), 'Small'),
         (gen_random_uuid(), tests.id('acme'), 'chaperone.adult.online', '"available"', '2026-11-20 12:00Z', tests.registrar(), 'Always') $$);
select is(pg_temp.found('{grown}', 'in_person', '"Library"'), null, 'In person is offered here'),
       is(pg_temp.found('{grown}', 'in_person', '"Library"', 'ann for acme', p_at => '2026-11-20 11:59:59Z'), null, 'and by the agency, until its contract'),
       is(pg_temp.found('{teen}', 'in_person', '"Library"', 'ann for acme'), 'CHAPERONE_UNRESOLVED B,MODALITY_NOT_ALLOWED B', 'does not allow it');

-- VENUE_MISSING
select is(pg_temp.found('{grown}', 'in_person', venue), 'VENUE_MISSING B', format('%s is no venue', coalesce(venue::text, 'nothing')))
from unnest(array[null, '"  "', '{"address": ""}', '{}', '[]', '7']::jsonb[]) as venue;
select is(pg_temp.found('{grown}', 'in_person', '{"address": "Library"}'), null, 'An address is one'),
       is(pg_temp.found('{grown}', 'online'), null, 'a lesson online needs none');

-- GROUP_TOO_LARGE
select tests.person(format('g%s', n), '{learner}', '1999-01-01') from generate_series(1, 7) as n;
select is(pg_temp.found('{g1,g2,g3,g4,g5,g6}'), null, 'Six are a small group'),
       is(pg_temp.found('{g1,g2,g3,g4,g5,g6,g7}'), 'GROUP_TOO_LARGE B', 'seven are not'),
       is(pg_temp.found('{g1,g2,g3}', p_venue => jsonb_build_object('chaperone', 'present', 'chaperone_id', tests.id('lily''s parent')),
                        p_engagement => 'ann for acme'), 'CHAPERONE_UNRESOLVED B,GROUP_TOO_LARGE B', 'A contract may ask for smaller groups');

-- CHAPERONE_UNRESOLVED
create function pg_temp.chaperoned(p_chaperone text, p_who text) returns jsonb language sql as $$
  select jsonb_build_object('address', 'Library', 'chaperone', p_chaperone, 'chaperone_id', tests.id(p_who))
$$;
select is(pg_temp.found('{lily}', 'in_person', '"Library"'), 'CHAPERONE_UNRESOLVED B', 'Under 13 in person: a chaperone is present'),
       is(pg_temp.found('{lily}', 'in_person', pg_temp.chaperoned('available', 'lily''s parent')), 'CHAPERONE_UNRESOLVED B', 'not only available'),
       is(pg_temp.found('{lily}', 'in_person', pg_temp.chaperoned('present', 'lily''s parent')), null, 'her own parent is one'),
       is(pg_temp.found('{lily}', 'in_person', pg_temp.chaperoned('present', 'max''s parent')), 'CHAPERONE_UNRESOLVED B', 'somebody else''s is not'),
       is(pg_temp.found('{lily,max}', 'in_person', pg_temp.chaperoned('present', 'max''s parent')), null, 'unless that child is taught too'),
       is(pg_temp.found('{teen}', 'in_person', pg_temp.chaperoned('available', 'lily''s parent')), 'CHAPERONE_UNRESOLVED B', 'At 13 to 15 an available one, who answers for somebody'),
       is(pg_temp.found('{teen}', 'in_person', '"Library"', p_starts_at => '2027-11-21 16:00Z'), 'CHAPERONE_UNRESOLVED B', 'on the last day before 16'),
       is(pg_temp.found('{teen}', 'in_person', '"Library"', p_starts_at => '2027-11-22 16:00Z'), null, 'none from 16 on: the day of the lesson counts'),
       is(pg_temp.found('{teen,lily}', 'in_person', pg_temp.chaperoned('available', 'lily''s parent')), 'CHAPERONE_UNRESOLVED B', 'The strictest rule of the group counts');
select is(pg_temp.found('{grown}', p_engagement => 'ann for acme', p_venue => jsonb_build_object('chaperone', 'available', 'chaperone_id', tests.id(who))), found, why)
from (values ('staff', null, 'Somebody of the agency may chaperone'), ('stranger', 'CHAPERONE_UNRESOLVED B', 'somebody of another one may not'))
  as tried (who, found, why)
where (select tests.organisation('other', 'agency')) is not null
  and (select tests.person('staff')) is not null and (select tests.power('staff', 'agency_operator', 'acme')) is not null
  and (select tests.person('stranger')) is not null and (select tests.power('stranger', 'agency_operator', 'other')) is not null;
select is(pg_temp.found('{lily}', 'in_person', '{"address": "Library", "chaperone": "present", "chaperone_id": "not an id"}'), 'CHAPERONE_UNRESOLVED B', 'Nonsense is nobody'),
       is(pg_temp.found('{lily}', 'in_person', '{"address": "Library", "chaperone": "present"}'), 'CHAPERONE_UNRESOLVED B', 'and so is nobody');
-- a deviation sets the rule of its engagement (TS-61)
select tests.given($$ insert into policy.deviation
    (deviation_id, key, value, engagement_id, rationale, requested_by, approved_by, approved_at, valid_from, expires_at)
  values (gen_random_uuid(), 'chaperone.13_to_15.in_person', '"none"', tests.id('ann alone'),
    'The library is staffed and open to the public throughout.', tests.id('ann'), tests.registrar(), '2026-11-20 00:00Z', '2026-11-20 13:00Z', '2026-11-20 18:00Z') $$);
select is(pg_temp.found('{teen}', 'in_person', '"Library"', p_at => '2026-11-20 12:59:59Z'), 'CHAPERONE_UNRESOLVED B', 'Before a deviation the rule holds'),
       is(pg_temp.found('{teen}', 'in_person', '"Library"', p_at => '2026-11-20 13:00Z'), null, 'while it lasts its own'),
       is(pg_temp.found('{teen}', 'in_person', '"Library"', p_at => '2026-11-20 18:00Z'), 'CHAPERONE_UNRESOLVED B', 'afterwards the rule again');

-- OUTSIDE_OPERATING_WINDOW
select tests.organisation('hill', 'school');
select tests.engagement('ann at hill', 'ann', null, 'hill');
select tests.given($$ insert into identity.operating_window (organisation_id, iso_weekday, opens, closes)
  values (tests.id('hill'), 5, '08:30', '12:00'), (tests.id('hill'), 5, '12:00', '16:00') $$);
select is(pg_temp.found('{lily}', p_engagement => 'ann at hill', p_starts_at => starts_at), found, why)
from (values
  ('2026-11-20 15:00 Europe/London'::timestamptz, null, 'Friday, until the school closes'),
  ('2026-11-20 15:00:01 Europe/London', 'OUTSIDE_OPERATING_WINDOW B', 'not a second longer'),
  ('2026-11-20 08:30 Europe/London', null, 'from when it opens'),
  ('2026-11-20 08:29:59 Europe/London', 'OUTSIDE_OPERATING_WINDOW B', 'not a second earlier'),
  ('2026-11-20 11:30 Europe/London', 'OUTSIDE_OPERATING_WINDOW B', 'within one opening, not across two'),
  ('2026-11-19 10:00 Europe/London', 'OUTSIDE_OPERATING_WINDOW B', 'on a day it opens'),
  ('2026-06-19 07:30Z', null, 'by London''s clocks in summer')) as tried (starts_at, found, why);
select is(pg_temp.found('{lily}'), null, 'Other work has no such hours');

-- at the start
select is(pg_temp.found('{lily}', p_point => 'P4'), 'PRESENCE_UNCONFIRMED S', 'A start needs the learner there'),
       is(pg_temp.found('{lily}', p_point => 'P3'), null, 'a change does not');
-- what is not said is not asked: a search for any kind, a slot without times, hours of the agency
select is(pg_temp.found('{grown}', null, p_point => 'P1'), null, 'A search that names no kind asks nothing about the lesson'),
       is(pg_temp.found('{grown}', null, p_point => 'P2'), 'MODALITY_NOT_ALLOWED B', 'a booking names one'),
       is(pg_temp.found('{grown}', 'in_person', p_point => 'P1'), 'VENUE_MISSING B', 'and a search that names one is asked'),
       is(pg_temp.found('{lily}', 'by post'), 'MODALITY_NOT_ALLOWED B', 'A kind that nobody knows is not allowed, and has no rule of its own'),
       is(pg_temp.found('{lily}', p_engagement => 'ann at hill', p_minutes => null), null, 'No end, no hours to be outside of');
select is(tests.truth(format('select string_agg(code, '','') from booking.session_findings(%L, %L, null, %L, %L, %L, null, now(), %L)',
  tests.id('ann'), array[tests.id('lily')], '2026-11-22 12:00Z', 'online', tests.id('ann at hill'), 'P2')), null, 'nor without a beginning');
select tests.given($$ insert into identity.operating_window (organisation_id, iso_weekday, opens, closes) values (tests.id('acme'), 5, '08:00', '12:00') $$);
select is(pg_temp.found('{lily}', p_engagement => 'ann for acme', p_starts_at => starts_at), found, 'an agency''s hours count like a school''s')
from (values ('2026-11-20 10:00Z'::timestamptz, null), ('2026-11-20 12:00Z', 'OUTSIDE_OPERATING_WINDOW B')) as tried (starts_at, found);
select is(pg_temp.found('{lily}', 'in_person', pg_temp.chaperoned(said, 'lily''s parent')), 'CHAPERONE_UNRESOLVED B', format('%s is no word for a chaperone who is there', coalesce(said, 'nothing')))
from unnest(array['maybe', 'absent', null]) as said;

-- at the start, what was said by then of this lesson, and the last of it
create function pg_temp.start(p_at timestamptz) returns text language sql as $$ select pg_temp.found('{lily}', 'in_person', pg_temp.chaperoned('present', 'lily''s parent'), p_point => 'P4', p_at => p_at) $$;
select tests.lesson(lesson, 'ann', '{lily}', at, 60, 'in_person', p_venue => pg_temp.chaperoned('present', 'lily''s parent'))
from (values ('the lesson', '2026-11-20 16:00Z'::timestamptz), ('another', '2026-11-20 18:00Z')) as planned (lesson, at);
create function pg_temp.there(p_lesson text, p_at timestamptz) returns void language sql as $$
  select tests.given(format('insert into booking.presence (lesson_id, learner_id, confirmed_by, confirmed_at) values (%L, %L, tests.registrar(), %L)', tests.id(p_lesson), tests.id('lily'), p_at)) $$;
create function pg_temp.arrived(p_lesson text, p_at timestamptz, p_chaperone text) returns void language sql as $$
  select tests.given(format('insert into booking.attendance (lesson_id, kind, by_person, venue_confirmed, chaperone_status, at) values (%L, %L, %L, %L, %L, %L)', tests.id(p_lesson),
    case when p_chaperone is null then 'check_out' else 'check_in' end, tests.id('ann'), case when p_chaperone is not null then true end, p_chaperone, p_at)) $$;
create function pg_temp.corrected(p_lesson text, p_at timestamptz, p_chaperone text) returns void language sql as $$
  select tests.given(format('insert into booking.attendance_correction (correction_id, lesson_id, venue_confirmed, chaperone_status, reason, by_person, at)
    values (gen_random_uuid(), %L, true, %L, ''Looked again'', %L, %L)', tests.id(p_lesson), p_chaperone, tests.id('ann'), p_at)) $$;
select pg_temp.there('another', '2026-11-20 11:40Z');
select is(pg_temp.start('2026-11-20 12:00Z'), 'CHAPERONE_UNRESOLVED B,PRESENCE_UNCONFIRMED S,VENUE_MISSING B', 'Who was there for another lesson is not there for this one');
select pg_temp.there('the lesson', '2026-11-20 11:50Z'), pg_temp.arrived('another', '2026-11-20 11:51Z', 'present');
select is(pg_temp.start('2026-11-20 11:49:59Z'), 'CHAPERONE_UNRESOLVED B,PRESENCE_UNCONFIRMED S,VENUE_MISSING B', 'Nobody is there before they come'),
       is(pg_temp.start('2026-11-20 12:00Z'), 'CHAPERONE_UNRESOLVED B,VENUE_MISSING B', 'What the tutor found at another lesson was not found here');
select pg_temp.arrived('the lesson', '2026-11-20 11:52Z', 'absent');
select is(pg_temp.start('2026-11-20 11:51:59Z'), 'CHAPERONE_UNRESOLVED B,VENUE_MISSING B', 'nor was it before they said so'),
       is(pg_temp.start('2026-11-20 11:52Z'), 'CHAPERONE_UNRESOLVED B', 'The chaperone who was to be present is not there');
select is(pg_temp.found('{}', 'in_person', '"Library"', p_point => 'P4', p_at => '2026-11-20 11:52Z'), null, 'where one had to be: a lesson that needs none starts without');
select pg_temp.corrected('another', '2026-11-20 11:53Z', 'present');
select is(pg_temp.start('2026-11-20 12:00Z'), 'CHAPERONE_UNRESOLVED B', 'What was put right at another lesson leaves this one as it is');
select pg_temp.corrected('the lesson', '2026-11-20 11:54Z', 'present');
select is(pg_temp.start('2026-11-20 12:00Z'), null, 'and now they are');
select pg_temp.arrived('the lesson', '2026-11-20 11:56Z', null);
select is(pg_temp.start('2026-11-20 12:00Z'), null, 'Who leaves says nothing about the place');

-- each by itself: who has no organisation has no hours, and where nobody is taught nobody is chaperoned
select tests.given($$ create or replace function booking.within_operating_windows(p_organisation uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_at timestamptz default now())
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as 'select false' $$);
select is(pg_temp.found('{lily}', p_at => '2025-01-01 12:00Z'), null, 'Work of the tutor''s own is never outside anybody''s hours'),
       is(pg_temp.found('{lily}', p_engagement => 'ann at hill', p_at => '2025-01-01 12:00Z'), 'OUTSIDE_OPERATING_WINDOW B', 'work for a school may be');
select tests.given($$ create or replace function booking.chaperone_rule(p_learners uuid[], p_starts_at timestamptz, p_modality text, p_engagement uuid, p_at timestamptz)
  returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as 'select 2' $$);
select is(pg_temp.found('{}'), null, 'Nobody needs no chaperone'), is(pg_temp.found('{lily}'), 'CHAPERONE_UNRESOLVED B', 'whoever is there may');

-- where every lesson is recorded, and where none is without a yes
create function pg_temp.recorded(p_at timestamptz) returns text[] language sql as $$
  select array(select code from regexp_split_to_table(pg_temp.found('{grown}', p_point => 'P4', p_at => p_at, p_starts_at => p_at), ',') as code where code ~ 'RECORDING' order by code) $$;
select tests.says('ann', 'tutor', 'the lesson', null, 'objected');
select is(pg_temp.recorded(at), '{}', 'Where people are asked, nobody has to know a notice, and a no is no reason') from unnest(array['2025-01-01 12:00Z', clock_timestamp()]) as at;
select tests.given($$ insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)
  values (gen_random_uuid(), 'tutorninjas', '2020-06-01', tests.registrar(), '2020-05-01', tests.id('ann'), '2020-05-02') $$);
select is(pg_temp.recorded('2025-01-01 12:00Z'), '{"RECORDING_NOTICE_MISSING S"}', 'Where every lesson is recorded, the tutor knows the notice'),
       is(pg_temp.recorded(clock_timestamp()), '{"RECORDING_OBJECTION S"}', 'and a no stops the start');
select * from finish();
rollback;
