-- Who may do what to booking.clearance.
begin;
select plan(13);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob');
select tests.value_as('cap_booking', format('booking.remember_clearance(%L, %L)', tests.id('ann'), tests.id('ann alone')));
select tests.become('ann', 'web_tutor');
select tests.is_refused('select from booking.clearance', 'A tutor does not read it');
select tests.is_refused('delete from booking.clearance', 'or write to it');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.clearance'), '0', 'The owner of the table sees none');
select tests.is_refused_to('cap_vetting', 'select from booking.clearance', 'Other lanes have no business with it');
select tests.is_refused_to('cap_booking', 'delete from booking.clearance', 'A row is written over, not removed');
select tests.is_refused_to('cap_booking', $$ update booking.clearance set good_until = judged_at + interval '26 hours' $$, 'and never good for longer than a day');
select tests.is_refused_to('cap_booking', $$ update booking.clearance set tutor_id = tests.id('bob') $$, 'or made somebody else''s');
select tests.is_refused($$ select tests.given('truncate booking.clearance') $$, 'It is not emptied either', '23001');
-- and its policies hold by themselves, where no trigger judges and every column may be written
select tests.settled();
select tests.given('alter table booking.clearance disable trigger _200_judged; grant insert, update on booking.clearance to cap_booking');
create function pg_temp.for_so_long(p_long text) returns text language sql as $$
  select format($q$ insert into booking.clearance (engagement_id, tutor_id, standing_version, policy_epoch, judged_at, good_until, sessions_before)
    values (tests.id('bob alone'), tests.id('bob'), 1, 1, now(), now() + %L::interval, 'infinity') $q$, p_long)
$$;
select tests.is_refused_to('cap_booking', pg_temp.for_so_long('25 hours 1 second'), 'Nothing is written down for longer than the longest day'),
       is(tests.do_as('cap_booking', pg_temp.for_so_long('25 hours')), 1::bigint, 'for that day it is'),
       tests.is_refused_to('cap_booking', $$ update booking.clearance set good_until = judged_at + interval '25 hours 1 second' $$, 'and not made longer'),
       cmp_ok(tests.do_as('cap_booking', $$ update booking.clearance set good_until = judged_at + interval '25 hours' $$), '>', 0::bigint, 'than that'),
       tests.is_refused($$ select tests.given('update booking.clearance set good_until = judged_at') $$, 'Nothing ends before it was judged', '23514');
select * from finish();
rollback;
