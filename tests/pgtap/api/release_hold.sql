-- A hold is released by a safeguarding lead, never by the tutor it is about (F12).
begin;
select plan(11);
select tests.follows_profile();
select tests.bookable('ann'), tests.person('dina', '{dsl,tutor}'), tests.person('dora', '{dsl}');
select tests.restricted('ann', 'suspension'), tests.restricted('dina');
create function pg_temp.releasing(p_tutor text) returns text language sql as $$ select format('select api.release_hold(%L)', tests.id(p_tutor)) $$;
select tests.become('dora', 'web_dsl');
select tests.answers(pg_temp.releasing('ann'), 404, 'not-found', 'Where there is no hold there is nothing to release; a suspension is none (F12)');
select api.place_hold(tests.id('ann'));
select tests.answers(pg_temp.releasing('ann'), 200, null, 'A hold is released');
select is(tests.truth($$ select string_agg(kind || ' ' || (ended_at is null), ',' order by kind) from booking.restriction where tutor_id = tests.id('ann') $$), 'hold false,suspension true', 'and only the hold');
select is(tests.truth($$ select concat_ws(' ', action, outcome) from ledger.record order by seq desc limit 1 $$), 'release_hold done', 'The ledger says so');
select tests.answers(pg_temp.releasing('ann'), 404, 'not-found', 'once');
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.releasing('dina'), 403, 'not-for-yourself', 'Nobody releases themselves');
select is(tests.truth($$ select ended_at is null from booking.restriction where tutor_id = tests.id('dina') $$), 'true', 'and the hold stands');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.releasing('ann'), 'A tutor releases nobody');

select tests.become('dora', 'web_dsl');
select tests.answered_once(pg_temp.releasing('ann'));
select tests.is_required('tutor_id', $$ select api.release_hold(tutor_id => null) $$);

select tests.settled();
select tests.given('alter table booking.restriction disable row level security');
select tests.become('dora', 'web_dsl');
select tests.answers(pg_temp.releasing('ann'), 404, 'not-found', 'A suspension is not released, whatever the policies of the table');
select * from finish();
rollback;
