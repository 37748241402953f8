-- A safeguarding lead orders that two people do not meet; neither is told (TN-42, F9).
begin;
select plan(21);
select tests.follows_profile();
select tests.bookable('ann'), tests.person('dina', '{dsl,tutor}');
select tests.ward('lily', tests.born(11));
create function pg_temp.ordering(p_tutor text, p_learner text, p_scope text default 'pair') returns text language sql as $$
  select format('select api.order_no_contact(%L, %L, %L)', tests.id(p_tutor), tests.id(p_learner), p_scope) $$;
select tests.become('dina', 'web_dsl');
select tests.answers(pg_temp.ordering('ann', 'lily'), 201, null, 'A safeguarding lead makes an order');
select is((select api.order_no_contact(tests.id('ann'), tests.id('lily')) ->> 'order_id'), tests.truth('select order_id from booking.no_contact_order'), 'twice is once');
select tests.answers(pg_temp.ordering('ann', 'lily', 'household'), 201, null, 'one about the household is another');
select is(tests.truth($$ select count(*) from booking.no_contact_order $$), '2', 'There are two');
select is(tests.truth($$ select concat_ws(' ', action, outcome) from ledger.record order by seq desc limit 1 $$), 'order_no_contact done', 'The ledger says so');
select tests.answers(pg_temp.ordering('dina', 'lily'), 403, 'not-for-yourself', 'Nobody orders about themselves'),
       tests.answers(pg_temp.ordering('lily', 'ann'), 404, 'not-found', 'A tutor and a learner'), tests.answers(pg_temp.ordering('ann', 'nobody'), 404, 'not-found', 'who exist'),
       tests.is_refused(pg_temp.ordering('ann', 'lily', 'town'), 'pair or household', 'PT422');
select tests.become('ann', 'web_tutor');
select tests.is_refused(pg_temp.ordering('ann', 'lily'), 'A tutor orders nothing');
select tests.become('lily''s parent', 'web_guardian');
select tests.is_refused(pg_temp.ordering('ann', 'lily'), 'nor does a guardian');

select tests.become('dina', 'web_dsl');
select tests.answered_once(pg_temp.ordering('ann', 'lily'));
select tests.is_required('tutor_id', $$ select api.order_no_contact(tutor_id => null, learner_id => tests.id('somebody')) $$);
select tests.is_required('learner_id', $$ select api.order_no_contact(tutor_id => tests.id('somebody'), learner_id => null) $$);

select tests.bookable('bob'), tests.ward('max', tests.born(11));
select tests.answers(pg_temp.ordering('max', 'lily'), 404, 'not-found', 'Two learners'), tests.answers(pg_temp.ordering('ann', 'bob'), 404, 'not-found', 'or two tutors are no such pair');
select tests.answers(pg_temp.ordering('bob', 'lily'), 201, null, 'Another tutor'), tests.answers(pg_temp.ordering('ann', 'max'), 201, null, 'and another learner');
select tests.given($$ update booking.no_contact_order set lifted_at = greatest(now(), ordered_at), lifted_by = tests.id('dina') where tutor_id = tests.id('ann') and learner_id = tests.id('lily') and scope = 'pair' $$);
select tests.answers(pg_temp.ordering('ann', 'lily'), 201, null, 'and what was lifted');
select is(tests.truth($$ select count(*) || ' ' || count(*) filter (where lifted_at is null) from booking.no_contact_order $$), '5 4', 'are each an order of their own');
select tests.takes_its_turn('vetting.touch(uuid)', pg_temp.ordering('ann', 'max'), 'A booking at the same moment waits, or is waited for');
select * from finish();
rollback;
