-- Off-site work for a school needs both signatures for this learner (TN-30).
begin;
select plan(16);
select tests.person('ann', '{tutor}');
select tests.person('kim', '{learner}', '2012-01-01');
select tests.person('lee', '{learner}', '2012-01-01');
select tests.organisation('hill school', 'school');
select tests.engagement('off site', 'ann', p_school => 'hill school', p_off_site => true);
select tests.engagement('other', 'ann', p_school => 'hill school', p_off_site => true);
create function pg_temp.agreed(p_at timestamptz, p_learner text default 'kim', p_engagement text default 'off site') returns text language sql as $$
  select tests.value_as('cap_booking', format('vetting.responsibility_agreed(%L, %L, %L)', tests.id(p_engagement), tests.id(p_learner), p_at))
$$;
create function pg_temp.agree(p_values jsonb, p_row text default null) returns uuid language sql as $$
  select tests.record('contract', 'ann', jsonb_build_object('kind', 'responsibility_agreement', 'starts_on', '2026-03-01',
    'engagement_id', tests.id('off site'), 'learner_id', tests.id('kim')) || p_values, p_row)
$$;
select is(pg_temp.agreed('2026-06-01'), 'false', 'Nothing is agreed');
select pg_temp.agree('{"school_signed_on": "2026-03-02"}');
select is(pg_temp.agreed('2026-06-01'), 'false', 'One signature is not enough');
select pg_temp.agree('{"school_signed_on": "2026-03-02", "responsible_adult_signed_on": "2026-03-29", "ends_on": "2026-10-25"}', 'it');
select is(pg_temp.agreed('2026-03-28 23:59:59+00'), 'false', 'nor are two before the second is given');
select is(pg_temp.agreed('2026-03-29 00:00:00+00'), 'true', 'but from that day in London');
select is(pg_temp.agreed('2026-10-24 22:59:59+00'), 'true', 'to its last second');
select is(pg_temp.agreed('2026-10-24 23:00:00+00'), 'false', 'and not after the end');
select pg_temp.agree('{"starts_on": "2027-03-28", "school_signed_on": "2027-03-28", "responsible_adult_signed_on": "2027-01-01"}');
select is(pg_temp.agreed('2027-03-27 23:59:59+00'), 'false', 'An agreement that begins, and is signed by the school, on a day');
select is(pg_temp.agreed('2027-03-28 00:00:00+00'), 'true', 'counts from its midnight');
select tests.person('bob', '{tutor}');
select tests.record('contract', 'bob', jsonb_build_object('kind', 'responsibility_agreement', 'starts_on', '2026-03-01', 'engagement_id', tests.id('off site'),
  'learner_id', tests.id('lee'), 'school_signed_on', '2026-03-01', 'responsible_adult_signed_on', '2026-03-01'));
select is(pg_temp.agreed('2026-06-01', 'lee'), 'false', 'One with another tutor is not about this one');
select is(pg_temp.agreed('2026-06-01', 'lee'), 'false', 'For this learner');
select is(pg_temp.agreed('2026-06-01', 'kim', 'other'), 'false', 'and this engagement');
select tests.engagement('bob alone', 'bob');
select is(pg_temp.agreed('2026-06-01', 'lee'), 'false', 'nor is it where that tutor works elsewhere');
select pg_temp.agree(jsonb_build_object('kind', 'written_confirmation', 'learner_id', tests.id('lee'), 'school_signed_on', '2026-03-02', 'responsible_adult_signed_on', '2026-03-02'));
select is(pg_temp.agreed('2026-06-01', 'lee'), 'false', 'A confirmation is no agreement on who answers for what, whoever signed it');
select pg_temp.agree(jsonb_build_object('learner_id', tests.id('lee'), 'school_signed_on', '2026-06-02', 'responsible_adult_signed_on', '2026-03-02'));
select is(pg_temp.agreed('2026-06-01', 'lee'), 'false', 'What the school signs tomorrow is not agreed today');
select pg_temp.agree(jsonb_build_object('learner_id', tests.id('lee'), 'starts_on', '2026-06-02', 'school_signed_on', '2026-03-02', 'responsible_adult_signed_on', '2026-03-02'));
select is(pg_temp.agreed('2026-06-01', 'lee'), 'false', 'nor what begins tomorrow, though both have signed');
select pg_temp.agree(jsonb_build_object('supersedes', tests.id('it')));
select is(pg_temp.agreed('2026-06-01'), 'false', 'A correction takes it back');
select * from finish();
rollback;
