-- Neither of the two learns of an order, and only safeguarding leads make and lift them (TN-42, F9).
begin;
select plan(22);
select tests.bookable('ann'), tests.person('dina', '{dsl,tutor}'), tests.person('dora', '{dsl}'), tests.ward('lily', tests.born(11));
select tests.kept_apart('dina', 'lily');
create function pg_temp.ordering(p_by text) returns text language sql as $$
  select format('insert into booking.no_contact_order (order_id, tutor_id, learner_id, scope, ordered_by) values (gen_random_uuid(), %L, %L, ''pair'', %L)', tests.id('ann'), tests.id('lily'), tests.id(p_by)) $$;
select tests.is_refused('select * from booking.no_contact_order', format('%s reads no order', persona))
from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona
cross join lateral tests.become('dora', persona);
select tests.become('dora', 'web_dsl');
select is(tests.do_as('cap_booking', pg_temp.ordering('dora')), 1::bigint, 'A safeguarding lead''s function makes an order'), tests.is_refused_to('cap_booking', pg_temp.ordering('dina'), 'in their own name');
select tests.become('dina', 'web_dsl');
select tests.touches_nothing_as('cap_booking', 'update booking.no_contact_order set lifted_at = now(), lifted_by = tests.id(''dora'') where tutor_id = tests.id(''dina'')', 'Nobody lifts one about themselves');
select is(tests.do_as('cap_booking', 'update booking.no_contact_order set lifted_at = now(), lifted_by = tests.id(''dina'') where tutor_id = tests.id(''ann'')'), 1::bigint, 'but another''s');
select tests.become('dora', 'web_dsl');
select tests.is_refused_to('cap_booking', 'update booking.no_contact_order set lifted_at = now(), lifted_by = tests.id(''dina'') where tutor_id = tests.id(''dina'')', 'and in nobody else''s name');
select tests.become('dora', persona), tests.touches_nothing_as('cap_booking', 'update booking.no_contact_order set lifted_at = now(), lifted_by = tests.id(''dora'') where tutor_id = tests.id(''dina'')', 'nor as anything but a safeguarding lead: ' || persona)
from unnest(array['web_admin', 'web_vetting']) as persona;
select tests.become('ann', 'web_tutor');
select tests.is_refused_to('cap_booking', pg_temp.ordering('ann'), 'Nobody else makes any'), tests.is_refused_to('cap_booking', 'delete from booking.no_contact_order', 'and none is deleted');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.no_contact_order'), '0', 'The owner sees no row');
select * from finish();
rollback;
