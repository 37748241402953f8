-- Only the version in force counts (TS-01).
begin;
select plan(6);

select tests.person('ann', '{tutor}');
select tests.given($$
  insert into policy.acknowledgement (person_id, document, version, acknowledged_at)
  values (tests.id('ann'), 'kcsie', '1', '2026-02-01 12:00+00') $$);
select tests.given($$
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)
  values ('kcsie', '2', '2026-03-03 10:00+00', 'DSL', '2027-01-01', 'two') $$);

select is(tests.value_as('cap_vetting', $$ select policy.acknowledged(tests.id('ann'), 'kcsie', '2026-02-01 11:59:59+00') $$), 'false', 'Not before the act');
select is(tests.value_as('cap_vetting', $$ select policy.acknowledged(tests.id('ann'), 'kcsie', '2026-02-01 12:00+00') $$), 'true', 'From the act on');
select is(tests.value_as('cap_vetting', $$ select policy.acknowledged(tests.id('ann'), 'kcsie', '2026-03-03 09:59:59+00') $$), 'true', 'until a new version takes effect');
select is(tests.value_as('cap_vetting', $$ select policy.acknowledged(tests.id('ann'), 'kcsie', '2026-03-03 10:00+00') $$), 'false', 'and not from then on');
select is(tests.value_as('cap_vetting', $$ select policy.acknowledged(tests.id('ann'), 'unheard_of') $$), 'false', 'What is not published is not acknowledged');
select tests.pretend('web_tutor');
select tests.is_refused($$ select policy.acknowledged(tests.id('ann'), 'kcsie') $$, 'Nobody asks it about somebody else');

select * from finish();
rollback;
