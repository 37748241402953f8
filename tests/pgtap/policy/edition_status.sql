-- Superseded is derived by dates (C.1, F.1).
begin;
select plan(10);

select is(tests.value_as('cap_vetting', $$ select policy.edition_status('KCSIE', '2024', '2025-08-31') $$), 'in_force', 'The edition of 2024 is in force through August 2025');
select is(tests.value_as('cap_vetting', $$ select policy.edition_status('KCSIE', '2024', '2025-09-01') $$), 'superseded', 'and superseded from the first of September');
select is(tests.value_as('cap_vetting', $$ select policy.edition_status('KCSIE', '2025', '2025-08-31') $$), 'not_yet_in_force', 'Its successor was not yet in force');
select is(tests.value_as('cap_vetting', $$ select policy.edition_status('KCSIE', '2026', '2026-11-21') $$), 'expected', 'What nobody has verified is expected');
select is(tests.value_as('cap_vetting', $$ select policy.edition_status('DPA', '1998', '2026-11-21') $$), 'superseded', 'The Act of 1998 is superseded');
select is(tests.value_as('cap_vetting', $$ select policy.edition_status('Disclosure service', 'CRB', '2026-11-21') $$), 'superseded', 'and so is the old name of the DBS');
select is(tests.value_as('cap_vetting', $$ select policy.edition_status('KCSIE', '1066', '2026-11-21') $$), null, 'An unknown edition has no status');
select tests.given($$ insert into policy.guidance_edition values ('KCSIE', '2026', '2026-09-01', 'in_force', 'seen') $$);
select is(tests.value_as('cap_vetting', $$ select policy.edition_status('KCSIE', '2026', '2026-11-21') $$), 'in_force', 'A verified edition is in force');
select is(tests.value_as('cap_vetting', $$ select policy.edition_status('KCSIE', '2025', '2026-11-21') $$), 'superseded', 'and supersedes the one before');

select tests.given($$ insert into policy.guidance_edition (instrument, edition, valid_from, status) values ('TRIAL', '1', '2020-01-01', 'in_force'), ('TRIAL', '2', '2021-01-01', 'expected') $$);
select is(tests.value_as('cap_vetting', $$ select policy.edition_status('TRIAL', '1', '2022-01-01') $$), 'in_force', 'An edition that is only expected supersedes none');

select * from finish();
rollback;
