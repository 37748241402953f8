-- A lesson that could not start as things stand is paused, the same for every cause, to those who have it (TS-82).
begin;
select plan(14);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.bookable('held');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12)), tests.ward('tim', tests.born(12)), tests.ward('sue', tests.born(12));
select tests.lesson('fine', 'ann', '{lily}'), tests.lesson('apart', 'bob', '{max}'), tests.lesson('of the held', 'held', '{tim}'),
       tests.lesson('orphaned', 'bob', '{sue}', now() + interval '2 days'), tests.lesson('cancelled', 'held', '{tim}', now() + interval '3 days'),
       tests.lesson('in person', 'ann', '{lily}', now() + interval '4 days', 60, 'in_person',
         p_venue => jsonb_build_object('address', 'Library', 'chaperone', 'present', 'chaperone_id', tests.id('lily''s parent')));
select tests.given($$ update booking.lesson set state = 'cancelled', cancelled_at = now() where lesson_id = tests.id('cancelled') $$);
select tests.restricted('held'), tests.kept_apart('bob', 'max');
select tests.given($$ update identity.guardianship set valid_until = now(), ended_by = tests.registrar(), end_reason = 'Over'
  where learner_id = tests.id('sue') $$);
create function pg_temp.paused(p_who text, p_persona text, p_lesson text) returns boolean language plpgsql as $$
begin
  perform tests.become(p_who, p_persona);
  return booking.lesson_is_paused(tests.id(p_lesson));
end $$;
select is(pg_temp.paused(who, persona, lesson), paused, why)
from (values
  ('lily', 'web_learner', 'fine', false, 'An ordinary lesson is not'),
  ('lily', 'web_learner', 'in person', false, 'nor one for which nobody has arrived yet'),
  ('tim', 'web_learner', 'of the held', true, 'One with a held tutor is'),
  ('tim''s parent', 'web_guardian', 'of the held', true, 'to the guardian too'),
  ('held', 'web_tutor', 'of the held', true, 'and to the tutor, who knows that something is under review'),
  ('max', 'web_learner', 'apart', true, 'so is one of two who must not meet'),
  ('sue', 'web_learner', 'orphaned', true, 'and one of a child who has no guardian any more'),
  ('tim', 'web_learner', 'cancelled', false, 'What is cancelled is not paused'),
  ('lily', 'web_learner', 'of the held', false, 'Nobody learns of a lesson that is not theirs'),
  ('ann', 'web_tutor', 'of the held', false, 'a colleague neither')) as asked (who, persona, lesson, paused, why);
select tests.become('dina', 'web_dsl');
select tests.is_refused($$ select booking.lesson_is_paused(tests.id('fine')) $$, 'Others have no list of lessons');
-- what stops new bookings only pauses nothing, and what is over is not paused
select tests.step_back();
select tests.lesson('over', 'ann', '{lily}', now() - interval '2 days'), tests.bookable('nora'), tests.lesson('nora''s', 'nora', '{lily}', now() + interval '9 days'),
       tests.bookable('past'), tests.lesson('past one', 'past', '{lily}', now() - interval '3 days');
select tests.restricted('past');
select is(pg_temp.paused('lily', 'web_learner', 'past one'), false, 'A lesson that is over is not');
select tests.step_back();
select tests.given($$ insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('code_of_conduct', 'newer', now() - interval '1 minute', 'DSL', (now() + interval '1 month')::date, 'New.') $$);
select is(tests.truth(format('select string_agg(class, '','') from booking.judge_tutor(%L, %L, now(), clock_timestamp(), ''P5'')', tests.id('nora'), tests.id('nora alone'))), 'N', 'A document nobody acknowledged stops new bookings'),
       is(pg_temp.paused('lily', 'web_learner', 'nora''s'), false, 'and pauses none');
select * from finish();
rollback;
