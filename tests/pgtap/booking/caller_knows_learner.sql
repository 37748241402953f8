-- An agency or school knows its own learners, and nobody else's.
begin;
select plan(19);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12)), tests.ward('tim', tests.born(12));
select tests.organisation('acme', 'agency'), tests.organisation('other', 'agency');
select tests.person(who) from unnest(array['agent', 'rival', 'colleague', 'left']) as who;
select tests.power('agent', 'agency_operator', 'acme'), tests.power('rival', 'agency_operator', 'other');
select tests.power('colleague', 'agency_operator', 'acme'), tests.power('left', 'agency_operator', 'acme', '2020-01-01', '2021-01-01');
select tests.guardian('colleague', 'tim', 'sponsor'), tests.guardian('left', 'max', 'sponsor');
select tests.person(who) from unnest(array['last day', 'old hand', 'new hand', 'leaving', 'to come']) as who;
select tests.power('last day', 'agency_operator', 'acme', '2020-01-01', now() + interval '1 second'), tests.power('old hand', 'agency_operator', 'acme', '2020-01-01', now()),
       tests.power('new hand', 'agency_operator', 'acme', now() + interval '1 second');
select tests.power('leaving', 'agency_operator', 'acme', '2020-01-01', now() + interval '1 second'), tests.power('to come', 'agency_operator', 'acme', now() + interval '1 second');
select tests.ward('amy', tests.born(12)), tests.guardian('leaving', 'amy', 'sponsor'), tests.ward('eli', tests.born(12)), tests.guardian('to come', 'eli', 'sponsor');
select tests.person('dot'), tests.power('dot', 'agency_dsl', 'acme');
select tests.given($$ insert into vetting.training (training_id, person_id, topic, completed_on, recorded_by)
  select gen_random_uuid(), tests.id('dot'), topic, current_date - 2, tests.registrar() from unnest(array['kcsie_part2', 'online_safety',
    'lado_familiarity', 'allegation_management', 'contextual_safeguarding', 'child_criminal_exploitation']) as topic $$);
select tests.engagement('ann for acme', 'ann', 'acme');
select tests.lesson('alone', 'ann', '{max}', now() + interval '1 day');
select tests.given($$ insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
  values (tests.id('through acme'), tests.id('ann'), tests.id('ann for acme'), now() + interval '2 days', now() + interval '49 hours', 'online', tests.id('agent'), 'web_agency');
  insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at) values (tests.id('through acme'), tests.id('lily'), now() + interval '2 days', now() + interval '49 hours') $$);
select tests.ward('zoe', tests.born(12)), tests.lesson('booked by her parent', 'ann', '{zoe}', now() + interval '3 days', p_engagement => 'ann for acme');
create function pg_temp.knows(p_who text, p_persona text, p_learner text) returns text language sql as $$
  select tests.seal_as(p_who, p_persona);
  select tests.truth(format('select booking.caller_knows_learner(%L, now())', tests.id(p_learner)))
$$;
select is(pg_temp.knows('agent', 'web_agency', 'lily'), 'true', 'For whom it booked under its engagement'),
       is(pg_temp.knows('agent', 'web_agency', 'tim'), 'true', 'for whom one of its people answers'),
       is(pg_temp.knows('agent', 'web_agency', 'max'), 'false', 'not who is taught by the same tutor alone, or had somebody who has left'),
       is(pg_temp.knows('agent', 'web_agency', 'zoe'), 'false', 'nor whose guardian booked one lesson with its tutor'),
       is(pg_temp.knows('agent', 'web_agency', 'nobody'), 'false', 'nor nobody'),
       is(pg_temp.knows('rival', 'web_agency', 'lily'), 'false', 'Another agency does not know them'),
       is(pg_temp.knows('agent', 'web_school', 'lily'), 'false', 'nor does somebody with another hat on'),
       is(pg_temp.knows('lily''s parent', 'web_guardian', 'lily'), 'false', 'Guardians are asked about elsewhere');
select is(pg_temp.knows('last day', 'web_agency', 'tim'), 'true', 'Whoever acts for the agency still'),
       is(pg_temp.knows('old hand', 'web_agency', 'tim'), 'false', 'not who did until now'),
       is(pg_temp.knows('new hand', 'web_agency', 'tim'), 'false', 'nor who does from now on'),
       is(pg_temp.knows('agent', 'web_agency', 'amy'), 'true', 'For whom somebody answers who leaves soon'),
       is(pg_temp.knows('agent', 'web_agency', 'eli'), 'false', 'not somebody who is still to come');
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('through acme') $$);
select is(pg_temp.knows('agent', 'web_agency', 'lily'), 'false', 'A lesson that was called off makes nobody known');
select tests.forget_identity();
select is(tests.truth($$ select booking.caller_knows_learner(tests.id('tim'), now()) $$), 'false', 'Who proved nothing knows nobody');
select tests.become('agent', 'web_agency');
select tests.is_refused($$ select booking.caller_knows_learner(tests.id('tim'), now()) $$, 'and nobody asks it over HTTP');
-- an organisation that knows a learner books for them while somebody answers for them, or once they are grown
select tests.step_back();
select tests.person('grown', '{learner}', '1999-01-01');
select tests.given($$ insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
  values (tests.id('for both'), tests.id('ann'), tests.id('ann for acme'), now() + interval '5 days', now() + interval '121 hours', 'online', tests.id('agent'), 'web_agency');
  insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
  select tests.id('for both'), tests.id(who), now() + interval '5 days', now() + interval '121 hours' from unnest(array['max', 'grown']) as who $$);
create function pg_temp.books_for(p_learner text) returns text language sql as $$
  select tests.seal_as('agent', 'web_agency');
  select tests.truth(format('select booking.caller_may_book_for(%L, null, now())', tests.id(p_learner)))
$$;
select is(pg_temp.books_for('max'), 'true', 'It books again for a child it booked for'),
       is(pg_temp.books_for('grown'), 'true', 'and for an adult, for whom nobody has to answer');
select tests.given($$ update identity.guardianship set valid_until = now(), ended_by = tests.registrar(), end_reason = 'Over' where learner_id = tests.id('max') and valid_until is null $$);
select is(pg_temp.books_for('max'), 'false', 'not while nobody answers for the child');
select * from finish();
rollback;
