-- An order is lifted by a safeguarding lead, never by somebody it is about (TN-42).
begin;
select plan(10);
select tests.follows_profile();
select tests.bookable('ann'), tests.person('dina', '{dsl,tutor}'), tests.person('dora', '{dsl}');
select tests.ward('lily', tests.born(11));
create temporary table made on commit drop as
  select tests.kept_apart('ann', 'lily') as ann, tests.kept_apart('dina', 'lily') as dina;
grant select on made to public;
select tests.become('dina', 'web_dsl');
select tests.answers(format('select api.lift_no_contact(%L)', dina), 404, 'not-found', 'Nobody lifts an order about themselves, or learns that it is there') from made;
select tests.answers(format('select api.lift_no_contact(%L)', tests.id('none')), 404, 'not-found', 'what does not exist has the same answer');
select tests.answers(format('select api.lift_no_contact(%L)', ann), 200, null, 'A safeguarding lead lifts an order') from made;
select tests.answers(format('select api.lift_no_contact(%L)', ann), 404, 'not-found', 'once') from made;
select is(tests.truth($$ select string_agg((lifted_at is null)::text || ' ' || (lifted_by is null), ',' order by lifted_at nulls last) from booking.no_contact_order $$),
  'false false,true true', 'and only that one');
select is(tests.truth($$ select string_agg(outcome, ',') from (select outcome from ledger.record where action = 'lift_no_contact' order by seq) as told $$),
  'refused,refused,done,refused', 'The ledger has every attempt');
select tests.become('ann', 'web_tutor');
select tests.is_refused(format('select api.lift_no_contact(%L)', ann), 'A tutor lifts nothing') from made;

select tests.become('dina', 'web_dsl');
select tests.answered_once(format('select api.lift_no_contact(%L)', ann)) from made;
select tests.is_required('order_id', $$ select api.lift_no_contact(order_id => null) $$);
-- without the policies of the table
select tests.settled();
select tests.given('alter table booking.no_contact_order disable row level security');
select tests.answers(format('select api.lift_no_contact(%L)', dina), 404, 'not-found', 'Nobody lifts an order about themselves, whatever the policies of the table') from made;
select * from finish();
rollback;
