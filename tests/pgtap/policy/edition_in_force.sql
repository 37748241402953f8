-- Which edition of guidance was in force on a day is data (C.1).
begin;
select plan(8);

select is(tests.value_as('cap_vetting', $$ select edition || ' from ' || valid_from from policy.edition_in_force('KCSIE', '2025-08-31') $$), '2024 from 2024-09-01',
  'On the last day of August 2025 the edition of 2024');
select is(tests.value_as('cap_vetting', $$ select edition || ' from ' || valid_from from policy.edition_in_force('KCSIE', '2025-09-01') $$), '2025 from 2025-09-01',
  'on the first of September the edition of 2025');
select is(tests.value_as('cap_vetting', $$ select edition || ' from ' || valid_from from policy.edition_in_force('KCSIE', '2026-11-21') $$), '2025 from 2025-09-01',
  'An edition that is only expected does not count');
select is(tests.value_as('cap_vetting', $$ select edition || ' from ' || valid_from from policy.edition_in_force('Working Together', '2026-11-21') $$), '2026 from 2026-04-01',
  'Working Together of 2026 has replaced that of 2023');
select is(tests.value_as('cap_vetting', $$ select edition from policy.edition_in_force('KCSIE', '2001-01-01') $$), null, 'Before the first known edition none');
select is(tests.value_as('cap_vetting', $$ select edition from policy.edition_in_force('Nothing', '2026-01-01') $$), null, 'of an unknown instrument none');

select tests.given($$ insert into policy.guidance_edition values ('KCSIE', '2026', '2026-09-01', 'in_force', 'seen') $$);
select is(tests.value_as('cap_vetting', $$ select edition from policy.edition_in_force('KCSIE', '2026-09-01') $$), '2026',
  'Once somebody has seen it published, it counts from its day');
select is(tests.value_as('cap_vetting', $$ select edition from policy.edition_in_force('KCSIE', '2026-08-31') $$), '2025', 'and not before');

select * from finish();
rollback;
