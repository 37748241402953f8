-- Guardians and learners come under a school's commission only where the school knows the learners; the search, the
-- explanation and the decision mean the same engagement (TS-16, TS-17, F16).
begin;
select plan(40);
select tests.follows_profile();
select tests.bookable('own'), tests.bookable('held'), tests.bookable('both');
select tests.restricted('held');
select tests.person(who, '{tutor}'), tests.is_cleared(who) from unnest(array['through agency', 'untrained agency', 'for school', 'school alone', 'unengaged', 'ended']) as who;
select tests.organisation('acme', 'agency'), tests.organisation('lax', 'agency'), tests.organisation('oak', 'school');
select tests.person('dot'), tests.power('dot', 'agency_dsl', 'acme'), tests.person('rep'), tests.power('rep', 'school_representative', 'oak'),
       tests.person('agent'), tests.power('agent', 'agency_operator', 'acme');
select tests.given($$ insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)
  select gen_random_uuid(), tests.id('dot'), topic, current_date - 2, tests.registrar() from unnest(array['kcsie_part2', 'online_safety',
    'lado_familiarity', 'allegation_management', 'contextual_safeguarding', 'child_criminal_exploitation']) as topic $$);
select tests.engagement('both for oak', 'both', null, 'oak'), tests.engagement('acme''s', 'through agency', 'acme'), tests.engagement('lax''s', 'untrained agency', 'lax'),
       tests.engagement('oak''s', 'for school', null, 'oak'), tests.engagement('oak''s too', 'school alone', null, 'oak'), tests.engagement('over', 'ended', p_ends_on => '2026-01-01');
select tests.record('contract', who, jsonb_build_object('kind', 'written_confirmation', 'starts_on', '2026-01-01', 'engagement_id', tests.id(work)))
from (values ('for school', 'oak''s'), ('both', 'both for oak')) as confirmed (who, work);
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.person('teen', '{learner}', tests.born(16));
select tests.guardian('rep', 'max', 'sponsor');
select tests.person('vera', '{vetting_officer}'), tests.person('dina', '{dsl}');

create function pg_temp.means(p_who text, p_persona text, p_tutor text, p_engagement text, p_learners text[]) returns text language sql as $$
  select tests.seal_as(p_who, p_persona);
  select coalesce((select name from unnest(array['own alone', 'both alone', 'both for oak', 'acme''s', 'oak''s']) as name where tests.id(name)::text = found), 'none')
  from (select tests.truth(format('select booking.engagement_for(%L, %L, %L, now())',
    array(select tests.id(learner) from unnest(p_learners) as learner), tests.id(p_engagement), tests.id(p_tutor)))) as asked (found)
$$;
select is(pg_temp.means(who, persona, tutor, named, learners), means, why)
from (values
  ('lily''s parent', 'web_guardian', 'both', null, '{lily}'::text[], 'both alone', 'A guardian who names none means the tutor''s own'),
  ('lily''s parent', 'web_guardian', 'through agency', null, '{lily}', 'acme''s', 'else one through an agency'),
  ('lily''s parent', 'web_guardian', 'through agency', 'acme''s', '{lily}', 'acme''s', 'which they may name'),
  ('lily''s parent', 'web_guardian', 'for school', null, '{lily}', 'none', 'never a school''s'),
  ('lily''s parent', 'web_guardian', 'for school', 'oak''s', '{lily}', 'none', 'not even by its name'),
  ('teen', 'web_learner', 'for school', 'oak''s', '{teen}', 'none', 'nor does a learner'),
  ('max''s parent', 'web_guardian', 'for school', 'oak''s', '{max}', 'oak''s', 'but where the school knows the child'),
  ('max''s parent', 'web_guardian', 'for school', null, '{max}', 'none', 'if it is named'),
  ('max''s parent', 'web_guardian', 'for school', 'oak''s', '{max,lily}', 'none', 'and every child'),
  ('max''s parent', 'web_guardian', 'for school', 'oak''s', '{}', 'none', 'For no child there is none'),
  ('rep', 'web_school', 'for school', null, '{}', 'oak''s', 'A school means its own'),
  ('vera', 'web_vetting', 'for school', 'oak''s', '{}', 'oak''s', 'An officer may ask about any'),
  ('vera', 'web_vetting', 'for school', null, '{}', 'none', 'and who names none means what a guardian would')
) as asked (who, persona, tutor, named, learners, means, why);

-- the search, the explanation and the decision
create function pg_temp.offered(p_tutor text, p_who text, p_persona text) returns text language plpgsql as $$
begin
  perform tests.become(p_who, p_persona);
  return (select string_agg(bookable::text, ',') from api.tutors where tutor_id = tests.id(p_tutor));
end $$;
create function pg_temp.eligible(p_tutor text, p_who text, p_persona text) returns text language plpgsql as $$
begin
  perform tests.become(p_who, p_persona);
  return api.booking_eligibility(tests.id(p_tutor)) ->> 'eligible';
end $$;
create function pg_temp.decided(p_tutor text, p_who text, p_persona text, p_learner text) returns text language plpgsql as $$
begin
  perform tests.become(p_who, p_persona);
  return api.book_lesson(tests.id(p_tutor), array[tests.id(p_learner)], now() + interval '9 days', now() + interval '9 days 1 hour', 'online', dry_run => true) ->> 'bookable';
end $$;
select is(concat_ws(' ', pg_temp.offered(tutor, 'lily''s parent', 'web_guardian'), pg_temp.eligible(tutor, 'lily''s parent', 'web_guardian'),
    pg_temp.decided(tutor, 'lily''s parent', 'web_guardian', 'lily'), pg_temp.eligible(tutor, 'vera', 'web_vetting'), pg_temp.eligible(tutor, 'dina', 'web_dsl'),
    pg_temp.eligible(tutor, tutor, 'web_tutor')),
  array_to_string(array_fill(answer, array[6]), ' '), format('%s: the search, the explanation to a guardian, the decision, the explanation to an officer, to a lead and to the tutor agree', tutor))
from (values ('own', 'true'), ('both', 'true'), ('through agency', 'true'), ('held', 'false'), ('untrained agency', 'false'), ('for school', 'false'), ('school alone', 'false')) as asked (tutor, answer);
select is(concat_ws(' ', coalesce(pg_temp.offered(tutor, 'lily''s parent', 'web_guardian'), 'not listed'), pg_temp.eligible(tutor, 'lily''s parent', 'web_guardian'), pg_temp.decided(tutor, 'lily''s parent', 'web_guardian', 'lily'),
    pg_temp.eligible(tutor, 'vera', 'web_vetting'), pg_temp.eligible(tutor, 'dina', 'web_dsl'), pg_temp.eligible(tutor, tutor, 'web_tutor')),
  'not listed false false false false false', format('%s: nobody can book them, and everybody is told', tutor))
from unnest(array['unengaged', 'ended']) as tutor;
select is(concat_ws(' ', pg_temp.offered(tutor, who, persona), pg_temp.eligible(tutor, who, persona), pg_temp.decided(tutor, who, persona, learner)),
  concat_ws(' ', answer, answer, answer), format('%s: so it is for %s', tutor, persona))
from (values ('for school', 'rep', 'web_school', 'max', 'true'), ('school alone', 'rep', 'web_school', 'max', 'false'), ('both', 'rep', 'web_school', 'max', 'true'),
             ('own', 'rep', 'web_school', 'max', 'false'), ('own', 'agent', 'web_agency', 'lily', 'false')) as asked (tutor, who, persona, learner, answer);
select tests.become('vera', 'web_vetting');
select is(tests.reasons_of(format('select api.booking_eligibility(%L)', tests.id(tutor))), '{ENGAGEMENT_INACTIVE}', format('%s: an officer reads why', tutor))
from unnest(array['unengaged', 'ended', 'for school', 'school alone']) as tutor;
select is(tests.reasons_of(format('select api.booking_eligibility(%L, engagement_id => %L)', tests.id('school alone'), tests.id('oak''s too'))), '{SCHOOL_CHECK_SET_INCOMPLETE}', 'and the school''s set under the school''s commission'),
       is((api.booking_eligibility(tests.id('for school'), engagement_id => tests.id('oak''s'))) ->> 'eligible', 'true', 'which is complete for another');
select tests.become('unengaged', 'web_tutor');
select is(tests.reasons_of(format('select api.booking_eligibility(%L)', tests.id('unengaged'))), '{ENGAGEMENT_INACTIVE}', 'The tutor reads it too');

-- a guardian's lesson is no introduction
select tests.become('lily''s parent', 'web_guardian');
select tests.answers($$ select api.book_lesson(tests.id('for school'), array[tests.id('lily')], now() + interval '1 day', now() + interval '25 hours', 'online', tests.id('oak''s')) $$,
  409, 'booking-refused', 'A guardian does not book under a school''s commission that is not about the child');
select is(tests.reasons_of($$ select api.book_lesson(tests.id('for school'), array[tests.id('lily')], now() + interval '1 day', now() + interval '25 hours', 'online') $$),
  '{ENGAGEMENT_NOT_READY}', 'nor by naming none');
select tests.answers($$ select api.book_lesson(tests.id('through agency'), array[tests.id('lily')], now() + interval '1 day', now() + interval '25 hours', 'online') $$,
  201, null, 'They book an agency''s tutor');
select tests.become('agent', 'web_agency');
select is((select count(*) from api.agency_lessons), 1::bigint, 'The agency sees that lesson'),
       tests.answers($$ select api.book_lesson(tests.id('through agency'), array[tests.id('lily')], now() + interval '2 days', now() + interval '49 hours', 'online') $$,
         409, 'booking-refused', 'and books no other for a child it does not know');
select is((select tests.reasons_of($$ select api.booking_eligibility(tests.id('through agency'), array[tests.id('lily')]) $$)), '{STUDENT_SETUP_INCOMPLETE}', 'to whom the child is nobody');
select * from finish();
rollback;
