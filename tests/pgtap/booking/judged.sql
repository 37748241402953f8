-- One answer serves the decision, the explanation and the ledger.
begin;
select plan(13);
select tests.follows_profile();
select tests.bookable('ann');
select tests.ward('lily', tests.born(11));
select tests.restricted('ann', 'hold', '2026-01-01 00:00Z');

create function pg_temp.judged(p_unknown boolean, p_point text) returns jsonb language sql as $$
  select tests.truth(format('select booking.judged(%L, %L, %L, now(), now() + interval ''1 hour'', ''online'', %L, null, now(), %L)',
    tests.id('ann'), array[tests.id('lily')], p_unknown, tests.id('ann alone'), p_point))::jsonb
$$;
select is(pg_temp.judged(false, 'P2'), '[{"code": "TUTOR_ON_HOLD", "class": "B", "until": "2026-01-01T00:00:00+00:00", "blocks": true}]'::jsonb,
  'Each finding with its class, its instant and whether it blocks');
select is(jsonb_path_query_array(pg_temp.judged(true, 'P4'), '$[*].code'), '["PRESENCE_UNCONFIRMED", "STUDENT_UNKNOWN", "TUTOR_ON_HOLD"]'::jsonb,
  'Sorted, with a learner the caller may not speak for');

-- what a refusal rests on is not told by what it takes (E1.4): judge_tutor says that it was asked
select tests.bookable('bob');
select tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id('bob'), tests.id('bob alone')));
select tests.given(tests.truth($t$
  select replace(replace(pg_get_functiondef('booking.judge_tutor(uuid,uuid,timestamptz,timestamptz,text,uuid)'::regprocedure), E'\nbegin\n',
    E'\nbegin\n  perform set_config(''tests.asked'', (coalesce(nullif(current_setting(''tests.asked'', true), ''''), ''0'')::bigint + 1)::text, true);\n'),
    ' STABLE ', ' VOLATILE ') $t$));
create function pg_temp.times(p_learners uuid[], p_unknown boolean default false) returns text language plpgsql as $$
begin
  perform set_config('tests.asked', '0', true);
  perform tests.truth(format('select booking.judged(%L, %L, %L, now(), now() + interval ''1 hour'', ''online'', %L, null, clock_timestamp(), ''P2'')',
    tests.id('bob'), p_learners, p_unknown, tests.id('bob alone')));
  return current_setting('tests.asked');
end $$;
select is(pg_temp.times(array[tests.id('lily')]), '0', 'Who is remembered as clear is not judged again'),
       is(pg_temp.times(array[tests.id('lily')], true), '1', 'but where something else stands against it, as often as who is not');
select tests.kept_apart('bob', 'lily');
select tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id('bob'), tests.id('bob alone')));
select is(pg_temp.times(array[tests.id('lily')]), '1', 'An order is told after one judgement');
select tests.restricted('bob');
select is(pg_temp.times(array[tests.id('lily')]), '1', 'a hold too');
select is(tests.truth(format('select jsonb_path_query_array(booking.judged(%L, %L, false, now(), now() + interval ''1 hour'', ''online'', %L, null, clock_timestamp(), ''P2''), ''$[*].code'')',
  tests.id('bob'), array[tests.id('lily')], tests.id('bob alone'))), '["NO_CONTACT_ORDER", "TUTOR_ON_HOLD"]', 'and the findings are what they were');

-- and so with the learner: an order is found by judging the learner, and a hold where the learner is remembered as clear
select tests.given(tests.truth($t$
  select replace(replace(pg_get_functiondef('booking.judge_learner(uuid,uuid,uuid,timestamptz,text)'::regprocedure), E'\nbegin\n',
    E'\nbegin\n  perform set_config(''tests.judged'', (coalesce(nullif(current_setting(''tests.judged'', true), ''''), ''0'')::bigint + 1)::text, true);\n'),
    ' STABLE ', ' VOLATILE ') $t$));
select tests.bookable('dan'), tests.bookable('cat');
select tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id('cat'), tests.id('lily'), tests.id('cat alone')));
select tests.restricted('cat'), tests.kept_apart('dan', 'lily');
create function pg_temp.learner_times(p_tutor text, p_dry boolean) returns text language plpgsql as $$
begin
  perform tests.become('lily''s parent', 'web_guardian');
  if p_dry then
    perform api.book_lesson(tests.id(p_tutor), array[tests.id('lily')], now() + interval '1 day', now() + interval '25 hours', 'online', dry_run => true);
  end if;
  perform set_config('tests.judged', '0', true);
  if p_dry then
    perform api.book_lesson(tests.id(p_tutor), array[tests.id('lily')], now() + interval '1 day', now() + interval '25 hours', 'online', dry_run => true);
  else
    perform api.booking_eligibility(tests.id(p_tutor), array[tests.id('lily')], now() + interval '1 day', now() + interval '25 hours', 'online');
  end if;
  return current_setting('tests.judged');
end $$;
select is(pg_temp.learner_times('cat', true), '1', 'A booking with a held tutor judges a learner who is remembered as clear'),
       is(pg_temp.learner_times('dan', true), '1', 'as often as one with a tutor who is kept apart from them'),
       is(pg_temp.learner_times('cat', false), '1', 'A question about the one judges them once'),
       is(pg_temp.learner_times('dan', false), '1', 'and about the other, too');
-- only where something stands against it, and never twice
select tests.step_back();
select tests.bookable('fay');
select is(pg_temp.learner_times('fay', true), '0', 'A booking against which nothing stands judges nobody again');
select tests.value_as('cap_booking', format('booking.remember_learner(%L, %L, %L)', tests.id('cat'), tests.id('lily'), tests.id('cat alone'))), set_config('tests.judged', '0', true);
select tests.truth(format('select booking.judged(%L, %L, false, now(), now() + interval ''1 hour'', ''online'', %L, null, clock_timestamp(), ''P4'')', tests.id('cat'), array[tests.id('lily')], tests.id('cat alone')));
select is(current_setting('tests.judged'), '1', 'A start judges the learner anyway, and once');
select * from finish();
rollback;
