-- Which version of a document was in force when (TS-01).
begin;
select plan(6);

select tests.given($$
  insert into policy.document_version (document, version, effective_from, owner, review_due_on, body) values
    ('kcsie', '2', '2026-03-03 10:00+00', 'DSL', '2027-01-01', 'two'),
    ('kcsie', '3', '2099-01-01 00:00+00', 'DSL', '2099-02-01', 'three') $$);

select is(tests.value_as('cap_vetting', $$ select policy.version_in_force('kcsie', '2026-03-03 09:59:59.999999+00') $$), '1', 'A microsecond before, the earlier version');
select is(tests.value_as('cap_vetting', $$ select policy.version_in_force('kcsie', '2026-03-03 10:00+00') $$), '2', 'From its instant on, the later');
select is(tests.value_as('cap_vetting', $$ select policy.version_in_force('kcsie', '2098-01-01') $$), '2', 'A version of the future is not in force');
select is(tests.value_as('cap_vetting', $$ select policy.version_in_force('kcsie', '2020-01-01') $$), null, 'Before the first there was none');
select is(tests.value_as('cap_vetting', $$ select policy.version_in_force('nothing') $$), null, 'What is not in the register has none');
select tests.pretend('web_tutor');
select tests.is_refused($$ select policy.version_in_force('kcsie') $$, 'People read policy_documents instead');

select * from finish();
rollback;
