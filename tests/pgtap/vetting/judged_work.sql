-- Reports judge every tutor over everything they work under, as a decision does.
begin;
select plan(8);
select tests.follows_profile('tutorstudio');
select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.person('gone');
select tests.power('gone', 'tutor', p_until => '2026-01-01 00:00+00');
select tests.person('vera', '{vetting_officer}');
select tests.organisation('acme', 'agency');
select tests.organisation('hill school', 'school');
select tests.engagement('ann at acme', 'ann', 'acme');
select tests.engagement('ann at hill', 'ann', p_school => 'hill school');
select tests.is_cleared('ann', '2026-01-15', '2026-06-01 00:00+00');
select is(
  tests.value_as('cap_vetting', $$ select count(distinct person_id) from vetting.judged_work('2026-06-01', null) $$), '2', 'Tutors of that day');
select is(
  tests.value_as('cap_vetting', $$
    select count(*) from (
      select person_id, engagement_id, item, code, class, until from vetting.judged_work('2026-06-01', null)
      except all
      select work.person_id, work.engagement_id, judged.item, judged.code, judged.class, judged.until
      from (values (tests.id('ann'), tests.id('ann at acme')), (tests.id('ann'), tests.id('ann at hill')), (tests.id('bob'), null)) as work (person_id, engagement_id)
      cross join lateral vetting.validity(work.person_id, work.engagement_id, '2026-06-01') as judged
    ) as extra $$), '0', 'Nothing else than validity says');
select is(
  tests.value_as('cap_vetting', $$ select count(*) from vetting.judged_work('2026-06-01', null) $$),
  tests.value_as('cap_vetting', $$ select (select count(*) from vetting.validity(tests.id('ann'), tests.id('ann at acme'), '2026-06-01'))
    + (select count(*) from vetting.validity(tests.id('ann'), tests.id('ann at hill'), '2026-06-01'))
    + (select count(*) from vetting.validity(tests.id('bob'), null, '2026-06-01')) $$), 'and all of it');
select is(
  tests.value_as('cap_vetting', $$ select string_agg(distinct engagement_id::text, ',') from vetting.judged_work('2026-06-01', tests.id('hill school')) $$),
  tests.id('ann at hill')::text, 'For a school, its own');
select is(
  tests.value_as('cap_vetting', $$ select string_agg(distinct engagement_id::text, ',') from vetting.judged_work('2026-06-01', tests.id('acme')) $$),
  tests.id('ann at acme')::text, 'and for an agency');
select is(tests.value_as('cap_vetting', $$ select count(*) from vetting.judged_work('2026-06-01', gen_random_uuid()) $$), '0', 'for nobody, nothing');
create function pg_temp.tutors(p_at timestamptz) returns text language sql as $$
  select tests.value_as('cap_vetting', format('select count(distinct person_id) from vetting.judged_work(%L, null)', p_at)) $$;
select is(pg_temp.tutors('2019-12-31 23:59:59+00') || ' ' || pg_temp.tutors('2020-01-01 00:00:00+00'), '0 3', 'A tutor is one from the first instant of the power');
select is(pg_temp.tutors('2025-12-31 23:59:59+00') || ' ' || pg_temp.tutors('2026-01-01 00:00:00+00'), '3 2', 'and to the last');
select * from finish();
rollback;
