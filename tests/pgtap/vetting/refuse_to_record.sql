-- Officers record about adults whom vetting concerns, not about themselves, and hold the person's standing while they do.
begin;
select plan(5);
select tests.person('ann', '{tutor}');
select tests.person('vera', '{vetting_officer}');
select tests.person('kim', '{learner}', '2012-01-01');
create function pg_temp.refused(p_person text) returns text language sql as $$
  select tests.value_as('cap_vetting', format('vetting.refuse_to_record(%L, %L, %L) ->> %L', 'do_it', tests.id('vera'), tests.id(p_person), 'type')) $$;
select is(pg_temp.refused('ann'), null, 'About a tutor: go on');
select is(tests.truth($$ select count(*) from vetting.standing where tutor_id = tests.id('ann') $$), '1', 'and the standing is held');
select is(pg_temp.refused('vera'), 'urn:safelane:problem:not-about-yourself', 'Not about oneself');
select is(pg_temp.refused('kim'), 'urn:safelane:problem:unknown-to-vetting', 'A learner');
select is(pg_temp.refused('unknown'), 'urn:safelane:problem:unknown-to-vetting', 'and nobody are answered alike');
select * from finish();
rollback;
