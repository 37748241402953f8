-- A safeguarding lead holds a tutor back at once, without a cause on record and without a trace in any diary (F9, F12).
begin;
select plan(19);
select tests.follows_profile();
select tests.bookable('ann');
select tests.person('dina', '{dsl,tutor}'), tests.person('leo', '{lado_coordinator}'), tests.person('was'), tests.power('was', 'tutor', null, '2020-01-01', '2021-01-01');
select tests.ward('lily', tests.born(11));
select tests.lesson('lesson', 'ann', '{lily}');
create function pg_temp.diary() returns text language sql as $$
  select tests.truth('select md5(string_agg(l::text || l.xmin::text || ll::text, '''')) from booking.lesson as l join booking.lesson_learner as ll using (lesson_id)')
$$;
select set_config('safelane.diary', pg_temp.diary(), true);
create function pg_temp.holding(p_tutor text) returns text language sql as $$ select format('select api.place_hold(%L)', tests.id(p_tutor)) $$;

select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.holding('ann'), 201, null, 'A safeguarding lead holds a tutor');
select is((select api.place_hold(tests.id('ann'))), jsonb_build_object('tutor_id', tests.id('ann'), 'held', true), 'twice is once, and the answer the same');
select is(tests.truth($$ select concat_ws(' ', count(*), min(kind), bool_and(placed_by = tests.id('dina')), bool_and(effective_from = now())) from booking.restriction $$), '1 hold t t', 'There is one hold, from now on');
select is(pg_temp.diary(), current_setting('safelane.diary'), 'No lesson was touched');
select is(tests.truth($$ select concat_ws(' ', action, outcome, target_id = tests.id('ann')) from ledger.record order by seq desc limit 1 $$), 'place_hold done t', 'The ledger says who did it');
select is(tests.truth($$ select string_agg(attname, ',' order by attnum) from pg_attribute where attrelid = 'booking.restriction'::regclass and attnum > 0 $$),
  'restriction_id,tutor_id,kind,effective_from,ended_at,placed_by,placed_at,ended_by', 'and nothing here says why');
select tests.answers(pg_temp.holding('dina'), 403, 'not-for-yourself', 'Nobody holds themselves'),
       tests.answers(pg_temp.holding('lily'), 404, 'not-found', 'or who is no tutor'), tests.answers(pg_temp.holding('nobody'), 404, 'not-found', 'or nobody'),
       tests.answers(pg_temp.holding('was'), 201, null, 'Who was a tutor can be held');
select tests.become('leo', 'web_lado');
select tests.is_refused(pg_temp.holding('ann'), 'Others hold nobody');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.holding('ann'), 'a tutor neither');

select tests.become('dina', 'web_dsl');
select tests.answered_once(pg_temp.holding('ann'));
select tests.is_required('tutor_id', $$ select api.place_hold(tutor_id => null) $$);

select tests.become('dina', 'web_dsl');
select tests.takes_its_turn('vetting.touch(uuid)', pg_temp.holding('ann'), 'A booking at the same moment waits, or is waited for');
select tests.given($$ update booking.restriction set ended_at = greatest(now(), effective_from), ended_by = tests.id('dina') where tutor_id = tests.id('ann') $$);
select tests.answers(pg_temp.holding('ann'), 201, null, 'Whoever was released can be held again');
select is(tests.truth($$ select count(*) from booking.restriction where tutor_id = tests.id('ann') and ended_at is null $$), '1', 'and is');

select tests.become('dina', 'web_dsl');
select tests.bookable('bob'), tests.restricted('bob', 'suspension');
select tests.answers(pg_temp.holding('bob'), 201, null, 'Whoever is suspended can be held, too');
select is(tests.truth($$ select string_agg(kind, ',' order by kind) from booking.restriction where tutor_id = tests.id('bob') and ended_at is null $$), 'hold,suspension', 'and is, whoever else is held');
select * from finish();
rollback;
