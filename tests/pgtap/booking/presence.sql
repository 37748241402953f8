-- Presence says who confirmed it, and stays as it was said (TS-56).
begin;
select plan(10);
select tests.follows_profile();
select tests.bookable('ann'), tests.ward('lily', tests.born(11)), tests.lesson('lesson', 'ann', '{lily}', now() + interval '5 minutes');
create function pg_temp.saying(p_by text) returns text language sql as $$
  select format('insert into booking.presence (lesson_id, learner_id, confirmed_by) values (%L, %L, %L)', tests.id('lesson'), tests.id('lily'), tests.id(p_by)) $$;
select tests.become('ann', 'web_tutor');
select tests.is_refused('select * from booking.presence', 'It is not read by hand'), tests.is_refused(pg_temp.saying('ann'), 'nor written');
select tests.is_refused_to('cap_booking', pg_temp.saying('lily'), 'A function confirms in nobody else''s name'),
       tests.is_refused_to('cap_booking', replace(replace(pg_temp.saying('ann'), 'confirmed_by)', 'confirmed_by, confirmed_at)'), ''')', ''', now())'), 'and sets no time'),
       is(tests.do_as('cap_booking', pg_temp.saying('ann')), 1::bigint, 'but in the caller''s');
select tests.is_refused_to('cap_booking', 'update booking.presence set confirmed_by = tests.id(''lily'')', 'nothing is changed'), tests.is_refused_to('cap_booking', 'delete from booking.presence', 'or deleted'),
       tests.is_refused($$ select tests.given('delete from booking.presence') $$, 'by anybody', '23001');
select tests.step_back();
select is(tests.value_as('safelane_owner', 'select count(*) from booking.presence'), '0', 'The owner sees no row');
select is(tests.value_as('cap_recording', 'select count(*) from booking.presence'), '1', 'Who records lessons reads who was there');
select * from finish();
rollback;
