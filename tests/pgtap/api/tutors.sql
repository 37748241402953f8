-- Those who look for a tutor read first names and whether somebody can be booked, and nothing more (E1.1 P1).
begin;
select plan(10);
select tests.follows_profile();
select tests.bookable(tutor) from unnest(array['ann', 'held', 'lapsed']) as tutor;
select tests.restricted('held');
select tests.person('new', '{tutor}'), tests.person('was'), tests.power('was', 'tutor', null, '2020-01-01', now()), tests.engagement('was alone', 'was');
select tests.given($$ insert into vetting.gate_decision (decision_id, person_id, decision, decided_by) values (gen_random_uuid(), tests.id('lapsed'), 'withdrawn', tests.registrar()) $$);
select tests.ward('lily', tests.born(11));

select tests.become('lily''s parent', 'web_guardian');
select set_eq($$ select given_name, bookable from api.tutors where tutor_id in (tests.id('ann'), tests.id('held'), tests.id('lapsed')) $$,
  $$ values ('Ann', true), ('Held', false), ('Lapsed', false) $$, 'A hold and a missing gate look alike');
select is_empty($$ select from api.tutors where tutor_id in (tests.id('new'), tests.id('was')) $$, 'Who has no engagement, or is no tutor any more, is not listed');
select columns_are('api', 'tutors', array['tutor_id', 'given_name', 'bookable'], 'Nothing else is told');
select results_eq($$ (select tutor_id from api.tutors order by tutor_id limit 2) union all
    (select tutor_id from api.tutors where tutor_id > (select max(page.tutor_id::text)::uuid from (select tutor_id from api.tutors order by tutor_id limit 2) as page) order by tutor_id limit 2) $$,
  $$ select tutor_id from api.tutors order by tutor_id limit 4 $$, 'Page by page');
select tests.become('lily', 'web_learner');
select isnt_empty('select from api.tutors', 'Learners look for tutors too');
select tests.become('ann', 'web_tutor');
select tests.is_refused('select * from api.tutors', 'tutors do not look at each other');
select tests.nobody();
select tests.is_refused('select * from api.tutors', 'and nobody without a token');
select tests.pretend('web_guardian');
select tests.is_refused('select * from api.tutors', 'or without a sealed identity', 'PT401');
select is(booking.tutor_is_offered(tests.id('ann')), false, 'To nobody, nobody is bookable');

select tests.is_refused($$ select tests.given('insert into api.tutors (given_name) values (null)') $$, 'Nobody writes through the view, whoever they are', '42501');
select * from finish();
rollback;
