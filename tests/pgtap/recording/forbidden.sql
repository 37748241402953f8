-- A safety flag forbids, for a learner or for a lesson (E2.2).
begin;
select plan(8);
select tests.follows_profile();
select tests.bookable('ann'), tests.bookable('bob'), tests.person('sam', '{session_service}'), tests.person('dora', '{dsl}');
select tests.ward('eve', tests.born(8)), tests.ward('pia', tests.born(14)), tests.ward('roy', tests.born(17)), tests.person('ada', '{learner}', '1990-05-05');

select tests.lesson('lesson', 'ann', '{eve}');
create function pg_temp.forbidden(p_lesson text, p_learner text, p_at timestamptz default clock_timestamp()) returns text language sql as $$
  select tests.truth(format($q$ select recording.forbidden(%L, %L, %L) $q$, tests.id(p_lesson), tests.id(p_learner), p_at)) $$;
select is(pg_temp.forbidden('lesson', 'eve'), 'false', 'Without a flag it is not');
select tests.given($$ insert into recording.safety_flag (learner_id, reason, placed_by, placed_at, lifted_at, lifted_by, lift_reason)
  values (tests.id('eve'), 'she may be recognised', tests.id('dora'), now() - interval '2 hours', now() - interval '1 hour', tests.id('dora'), 'it was looked into with care') $$);
select is(pg_temp.forbidden(null, 'eve', now() - interval '2 hours'), 'true', 'A flag on a learner forbids from its instant on');
select is(pg_temp.forbidden(null, 'eve', now() - interval '1 hour'), 'false', 'until it is lifted');
select is(pg_temp.forbidden('lesson', null, now() - interval '90 minutes'), 'false', 'It is about the learner, not the lesson');
select tests.given($$ insert into recording.safety_flag (lesson_id, reason, placed_by) values (tests.id('lesson'), 'the room is recognisable', tests.id('dora')) $$);
select is(pg_temp.forbidden('lesson', 'pia'), 'true', 'A flag on a lesson forbids whoever is on it');
select is(pg_temp.forbidden('another', 'eve'), 'false', 'and no other lesson');
select tests.only_for('recording.forbidden', '{cap_recording}');
select is(pg_temp.forbidden(null, 'eve', now() - interval '121 minutes'), 'false', 'It does not forbid what was before');
select * from finish();
rollback;
