-- What no row of the booking lane may say, whoever writes it and whatever a function forgot to ask (TS-62, TS-72).
begin;
select plan(34);
select tests.follows_profile();
select tests.bookable('ann'), tests.person('grown', '{learner}', '1999-01-01'), tests.person('dina', '{dsl}');
select tests.lesson('visit', 'ann', '{grown}', now() + interval '5 minutes', 60, 'in_person', p_venue => '"Library"');
create function pg_temp.written(p_table text, p_values jsonb) returns text language sql as $$
  select format('select tests.given(%L)', format(
    'insert into booking.%1$I (%2$s) select %2$s from jsonb_populate_record(null::booking.%1$I, %3$L)', p_table,
    (select string_agg(quote_ident(key), ', ') from jsonb_object_keys(p_values) as key), p_values))
$$;

-- what a tutor found on arrival
select tests.is_refused(pg_temp.written('attendance', jsonb_build_object(
    'lesson_id', tests.id('visit'), 'kind', 'check_in', 'at', now(), 'by_person', tests.id('ann'), 'venue_confirmed', true,
    'chaperone_status', 'present') || wrong), why, '23514')
from (values
  ('{"kind": "passed_by", "venue_confirmed": null, "chaperone_status": null}'::jsonb, 'Somebody arrives or leaves, nothing else'),
  ('{"kind": "passed_by"}', 'and says nothing else'),
  ('{"chaperone_status": "asleep"}', 'A chaperone is one of four things'),
  ('{"chaperone_status": null}', 'Who arrives says whether there is a chaperone'),
  ('{"venue_confirmed": null}', 'and whether it is the place'),
  (jsonb_build_object('note', repeat('x', 2001)), 'A note is short')) as tried (wrong, why);
select lives_ok(pg_temp.written('attendance', jsonb_build_object('lesson_id', tests.id('visit'), 'kind', 'check_out', 'at', now(), 'by_person', tests.id('ann'))),
  'Who leaves says neither');

-- orders to keep apart
select tests.is_refused(pg_temp.written('no_contact_order', jsonb_build_object(
    'order_id', gen_random_uuid(), 'tutor_id', tests.id('ann'), 'learner_id', tests.id('grown'), 'scope', 'pair',
    'ordered_by', tests.id('dina'), 'ordered_at', now()) || wrong), why, '23514')
from (values
  ('{"scope": "street"}'::jsonb, 'An order is for a pair or a household'),
  (jsonb_build_object('ordered_by', tests.id('ann')), 'No tutor orders about themselves'),
  (jsonb_build_object('lifted_at', now(), 'lifted_by', tests.id('ann')), 'or lifts what is about them'),
  (jsonb_build_object('lifted_at', now()), 'Who lifts an order is on record'),
  (jsonb_build_object('lifted_by', tests.id('dina')), 'and when'),
  (jsonb_build_object('lifted_at', now() - interval '1 second', 'lifted_by', tests.id('dina')), 'No order is lifted before it was made')) as tried (wrong, why);

-- holds
select tests.is_refused(pg_temp.written('restriction', jsonb_build_object(
    'restriction_id', gen_random_uuid(), 'tutor_id', tests.id('ann'), 'kind', 'hold', 'effective_from', now(),
    'placed_by', tests.id('dina'), 'placed_at', now()) || wrong), why, '23514')
from (values
  ('{"kind": "rebuke"}'::jsonb, 'A restriction is a hold, a suspension or a closure'),
  (jsonb_build_object('ended_at', now()), 'Who ends one is on record'),
  (jsonb_build_object('ended_by', tests.id('dina')), 'and when'),
  (jsonb_build_object('ended_at', now() - interval '1 second', 'ended_by', tests.id('dina')), 'None ends before it begins')) as tried (wrong, why);
select tests.is_refused(pg_temp.written('restriction', jsonb_build_object(
    'restriction_id', gen_random_uuid(), 'tutor_id', tests.id('ann'), 'kind', 'hold', 'effective_from', now(),
    'placed_by', tests.id(placed), 'placed_at', now(), 'ended_at', now(), 'ended_by', tests.id(ended))), why, '23514')
from (values ('ann', 'dina', 'No tutor holds themselves'), ('dina', 'ann', 'or ends what holds them')) as tried (placed, ended, why);
select lives_ok(pg_temp.written('restriction', jsonb_build_object(
    'restriction_id', gen_random_uuid(), 'tutor_id', tests.id('ann'), 'kind', kind, 'effective_from', now(),
    'placed_by', tests.id('dina'), 'placed_at', now())), 'The table takes a ' || kind)
from unnest(array['hold', 'suspension']) as kind;
select lives_ok(pg_temp.written('no_contact_order', jsonb_build_object(
    'order_id', gen_random_uuid(), 'tutor_id', tests.id('ann'), 'learner_id', tests.id('grown'), 'scope', 'household',
    'ordered_by', tests.id('dina'), 'ordered_at', now())), 'and an order for a household');
-- lessons
select tests.bookable('bob'), tests.person('lone', '{learner}', '1999-01-01');
create function pg_temp.lesson(p_wrong jsonb default '{}') returns text language sql as $$
  select pg_temp.written('lesson', jsonb_build_object(
    'lesson_id', gen_random_uuid(), 'tutor_id', tests.id('bob'), 'engagement_id', tests.id('bob alone'), 'starts_at', now() + interval '2 days',
    'ends_at', now() + interval '49 hours', 'modality', 'online', 'state', 'confirmed', 'booked_by', tests.registrar(),
    'booked_as', 'web_guardian', 'booked_at', now()) || p_wrong)
$$;
select tests.is_refused(pg_temp.lesson(wrong), why, '23514')
from (values
  (jsonb_build_object('state', 'dreamt'), 'A lesson is confirmed, in progress, completed or cancelled'),
  (jsonb_build_object('modality', 'by post'), 'online or in person'),
  (jsonb_build_object('ends_at', now() + interval '2 days'), 'and takes some time'),
  (jsonb_build_object('ends_at', now() + interval '60 hours 1 second'), 'twelve hours at most'),
  (jsonb_build_object('started_at', now()), 'Who has not started has no time of it'),
  (jsonb_build_object('ended_at', now()), 'nor who has not ended'),
  (jsonb_build_object('cancelled_at', now()), 'nor who was not cancelled'),
  (jsonb_build_object('venue', repeat('x', 5000)), 'A place is told in few words')) as tried (wrong, why);
select lives_ok(pg_temp.lesson(), 'Such a lesson is taken otherwise');
select tests.is_refused($$ select tests.lesson('elsewhere', 'bob', '{grown}', now() + interval '30 minutes') $$, 'Nobody is on two lessons at once', '23P01'),
       tests.is_refused($$ select tests.lesson('with two', 'ann', '{lone}', now() + interval '30 minutes') $$, 'and no tutor gives two', '23P01'),
       lives_ok($$ select tests.lesson('afterwards', 'bob', '{grown}', now() + interval '65 minutes') $$, 'one after the other they are');
select * from finish();
rollback;
