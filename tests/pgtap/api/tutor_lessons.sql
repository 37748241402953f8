-- A tutor sees their own lessons and who is expected at them, and nobody else's.
begin;
select plan(7);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.ward('lily', tests.born(11)), tests.ward('max', tests.born(12));
select tests.lesson('two', 'ann', '{lily,max}'), tests.lesson('bob''s', 'bob', '{lily}', now() + interval '2 days'),
       tests.lesson('visit', 'ann', '{lily}', now() + interval '3 days', 60, 'in_person',
         p_venue => jsonb_build_object('address', 'Library', 'chaperone', 'present', 'chaperone_id', tests.id('lily''s parent')));
select tests.restricted('bob');
select tests.become('ann', 'web_tutor');
select results_eq($$ select lesson_id, tutor_id, learner_ids, starts_at, ends_at, modality, venue, state, paused from api.tutor_lessons order by starts_at $$,
  $$ values (tests.id('two'), tests.id('ann'), array(select tests.id(name) from unnest(array['lily', 'max']) as name order by 1), now() + interval '1 day',
             now() + interval '25 hours', 'online', null::text, 'confirmed', false),
            (tests.id('visit'), tests.id('ann'), array[tests.id('lily')], now() + interval '3 days', now() + interval '73 hours', 'in_person', 'Library', 'confirmed', false) $$,
  'Their own, with everybody who is expected and the address, not the chaperone');
select tests.become('bob', 'web_tutor');
select results_eq('select lesson_id, paused from api.tutor_lessons', $$ values (tests.id('bob''s'), true) $$, 'A colleague sees theirs; a hold pauses it');
select is_empty($$ select from api.tutor_lessons where tutor_id = tests.id('ann') $$, 'and asking for others'' finds none');
select tests.is_refused('select booked_by from booking.lesson', 'Who booked is not shown'), tests.is_refused('delete from api.tutor_lessons', 'and nothing is written');
select tests.forget_identity();
select is_empty('select from api.tutor_lessons', 'Who proved nothing sees nothing');
select tests.become('lily', 'web_learner');
select tests.is_refused('select from api.tutor_lessons', 'Each persona has its own list');
select * from finish();
rollback;
