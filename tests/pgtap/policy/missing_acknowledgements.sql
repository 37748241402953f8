-- Which documents somebody has still to acknowledge.
begin;
select plan(7);

select tests.person('ann', '{tutor}');
select tests.person('bob', '{tutor}');
select tests.given($$
  insert into policy.acknowledgement (person_id, document, version, acknowledged_at) values
    (tests.id('ann'), 'kcsie', '1', '2026-02-01 12:00+00'),
    (tests.id('ann'), 'aua', '1', '2026-02-01 12:00+00') $$);
select tests.given($$
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('aua', '2', '2026-03-03 10:00+00', 'DSL', '2027-01-01', 'two') $$);

select is(tests.value_as('cap_booking', $$ select policy.missing_acknowledgements(tests.id('ann'), '{kcsie,aua,code}', '2026-02-02') $$), '{code}',
  'Missing is what was not acknowledged');
select is(tests.value_as('cap_booking', $$ select policy.missing_acknowledgements(tests.id('ann'), '{kcsie,aua,code}', '2026-03-03 10:00+00') $$), '{aua,code}',
  'and what has a new version since, in order');
select is(tests.value_as('cap_booking', $$ select policy.missing_acknowledgements(tests.id('ann'), '{kcsie,aua}', '2026-02-01 11:59:59.999999+00') $$), '{aua,kcsie}',
  'and what was acknowledged only later');
select is(tests.value_as('cap_booking', $$ select policy.missing_acknowledgements(tests.id('ann'), '{kcsie,aua}', '2026-02-01 12:00+00') $$), '{}',
  'From the instant of the act nothing is missing');
select is(tests.value_as('cap_booking', $$ select policy.missing_acknowledgements(tests.id('bob'), '{kcsie}', '2026-02-02') $$), '{kcsie}',
  'What one person acknowledged counts for nobody else');
select is(tests.value_as('cap_booking', $$ select policy.missing_acknowledgements(tests.id('ann'), '{unheard_of}', '2026-02-02') $$), '{unheard_of}',
  'What nobody published is missing');
select is(tests.value_as('cap_booking', $$ select policy.missing_acknowledgements(tests.id('ann'), '{}', '2026-02-02') $$), '{}', 'Of nothing, nothing is missing');

select * from finish();
rollback;
