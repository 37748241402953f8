-- Nobody reads whether somebody is held, and only holds are written from here (F9, F11).
begin;
select plan(26);
select tests.bookable('ann'), tests.person('dina', '{dsl,tutor}'), tests.person('dora', '{dsl}');
select tests.restricted('ann', 'suspension'), tests.restricted('dina');
create function pg_temp.holding(p_tutor text, p_kind text, p_by text) returns text language sql as $$
  select format('insert into booking.restriction (restriction_id, tutor_id, kind, placed_by) values (gen_random_uuid(), %L, %L, %L)', tests.id(p_tutor), p_kind, tests.id(p_by)) $$;
select tests.is_refused('select * from booking.restriction', format('%s reads no restriction', persona))
from unnest(array['web_anon', 'web_learner', 'web_guardian', 'web_tutor', 'web_agency', 'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado']) as persona
cross join lateral tests.become('dora', persona);
select tests.become('dora', 'web_dsl');
select is(tests.do_as('cap_booking', pg_temp.holding('ann', 'hold', 'dora')), 1::bigint, 'A safeguarding lead''s function places a hold'),
       tests.is_refused_to('cap_booking', pg_temp.holding('ann', 'suspension', 'dora'), 'no suspension'), tests.is_refused_to('cap_booking', pg_temp.holding('ann', 'closure', 'dora'), 'no closure'),
       tests.is_refused_to('cap_booking', pg_temp.holding('ann', 'hold', 'dina'), 'and nothing in somebody else''s name'),
       tests.is_refused_to('cap_booking', replace(replace(pg_temp.holding('ann', 'hold', 'dora'), 'placed_by)', 'placed_by, effective_from)'), ''')', ''', now())'), 'or at another time');
select tests.touches_nothing_as('cap_booking', 'update booking.restriction set ended_at = now(), ended_by = tests.id(''dora'') where kind = ''suspension''', 'A suspension is not ended here'),
       is(tests.do_as('cap_booking', 'update booking.restriction set ended_at = now(), ended_by = tests.id(''dora'') where tutor_id = tests.id(''ann'')'), 1::bigint, 'a hold is');
select tests.is_refused_to('cap_booking', 'update booking.restriction set ended_at = now(), ended_by = tests.id(''ann'') where tutor_id = tests.id(''dina'')', 'in nobody else''s name');
select tests.become('dora', persona), tests.touches_nothing_as('cap_booking', 'update booking.restriction set ended_at = now(), ended_by = tests.id(''dora'') where tutor_id = tests.id(''dina'')', 'nor as anything but a safeguarding lead: ' || persona)
from unnest(array['web_admin', 'web_vetting']) as persona;
select tests.become('dina', 'web_dsl');
select tests.touches_nothing_as('cap_booking', 'update booking.restriction set ended_at = now(), ended_by = tests.id(''dora'') where tutor_id = tests.id(''dina'')', 'Nobody ends their own');
select tests.become('ann', 'web_vetting');
select tests.is_refused_to('cap_booking', pg_temp.holding('dora', 'hold', 'ann'), 'and nobody else places any');
select tests.is_refused_to('cap_booking', 'delete from booking.restriction', 'Nothing is deleted');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.restriction'), '0', 'The owner sees no row');
select * from finish();
rollback;
