-- A search has one bit for every cause (E1.4, F9).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('held'), tests.bookable('lapsed');
select tests.restricted('held');
select tests.given($$ insert into vetting.gate_decision (decision_id, person_id, decision, decided_by) values (gen_random_uuid(), tests.id('lapsed'), 'withdrawn', tests.registrar()) $$);
select tests.ward('lily', tests.born(11));
select tests.become('lily''s parent', 'web_guardian');
select ok(booking.tutor_is_offered(tests.id('ann')), 'A cleared tutor');
select ok(not booking.tutor_is_offered(tests.id('held')), 'not one who is held');
select ok(not booking.tutor_is_offered(tests.id('lapsed')), 'not one who is not vetted');
select ok(not booking.tutor_is_offered(tests.id('nobody at all')), 'not somebody nobody knows');
select tests.pretend('web_guardian');
select ok(not booking.tutor_is_offered(tests.id('ann')), 'To somebody who is not proved to be anybody, nobody is');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select booking.tutor_is_offered(tests.id('ann')) $$, 'A tutor asks about themselves elsewhere');
-- and that by itself, whatever engagement would be meant
select tests.step_back();
select tests.given($$ create or replace function booking.engagement_for(p_learners uuid[], p_engagement uuid, p_tutor uuid, p_at timestamptz) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as 'select tests.id(''ann alone'')' $$);
select tests.pretend('web_guardian');
select ok(not booking.tutor_is_offered(tests.id('ann')), 'Nobody is offered to nobody');
select tests.become('lily''s parent', 'web_guardian');
select ok(booking.tutor_is_offered(tests.id('ann')), 'and to a guardian they are');
select * from finish();
rollback;
