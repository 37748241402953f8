-- A guardian who comes or goes is counted for the learner, and for whoever shares the guardian (E1.6 row 18).
begin;
select plan(6);
select tests.person('kim', '{learner}', tests.born(12)), tests.person('tim', '{learner}', tests.born(12)), tests.person('other', '{learner}', tests.born(12));
select tests.person('mum'), tests.person('dad');
create function pg_temp.versions() returns text language sql as $$
  select tests.truth($q$ select concat_ws(' ', (select version from booking.learner_standing where learner_id = tests.id('kim')),
    coalesce((select version from booking.learner_standing where learner_id = tests.id('tim')), 0),
    coalesce((select version from booking.learner_standing where learner_id = tests.id('other')), 0)) $q$)
$$;
select tests.guardian('mum', 'kim');
select is(pg_temp.versions(), '1 0 0', 'A new guardian counts for the learner');
select tests.guardian('mum', 'tim');
select is(pg_temp.versions(), '2 1 0', 'and for the learner who shares them');
select tests.given($$ update identity.guardianship set valid_until = now(), ended_by = tests.registrar(), end_reason = 'Over'
  where learner_id = tests.id('tim') $$);
select is(pg_temp.versions(), '3 2 0', 'The end of a link counts too, and for nobody else');
select tests.person('dora'), tests.guardian('dora', 'other');
select is(pg_temp.versions(), '3 2 1', 'Another family''s guardian counts for them alone');
select tests.given($$ update identity.guardianship set valid_until = now(), ended_by = tests.registrar(), end_reason = 'Over' where learner_id = tests.id('kim') $$);
select is(pg_temp.versions(), '4 3 1', 'and ours not for them');
-- by itself, where the lane reads no link
select tests.settled();
select tests.given('drop policy cap_booking_select_all on identity.guardianship');
select tests.person('aunt'), tests.guardian('aunt', 'other');
select is(pg_temp.versions(), '4 3 2', 'The learner of a link counts, whatever links can be read');
select * from finish();
rollback;
