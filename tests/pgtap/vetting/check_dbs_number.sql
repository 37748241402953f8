-- Twelve figures, leading noughts kept (C.5).
begin;
select plan(7);
select is(tests.value_as('cap_vetting', $$ vetting.check_dbs_number('0012 3456 7890', true) $$), '001234567890', 'Spaces go, noughts stay');
select is(tests.value_as('cap_vetting', $$ vetting.check_dbs_number(null, false) $$), null, 'A declaration may leave it out');
select is(tests.error_as('cap_vetting', $$ select vetting.check_dbs_number(null, true) $$), 'PT422 number is not a DBS certificate number', 'a certificate may not');
select is(tests.error_as('cap_vetting', $$ select vetting.check_dbs_number('12345678901', true) $$), 'PT422 number is not a DBS certificate number', 'Eleven are too few');
select is(tests.error_as('cap_vetting', $$ select vetting.check_dbs_number('F12345678901', true) $$), 'PT422 number is not a DBS certificate number', 'The number of the application is another one');
select is(tests.error_as('cap_vetting', $$ select vetting.check_dbs_number('١٢٣٤٥٦٧٨٩٠١٢', true) $$), 'PT422 number is not a DBS certificate number', 'Figures of other scripts are not taken for ours');
select is(tests.error_as('cap_vetting', $$ select vetting.check_dbs_number('123', false) $$), 'PT422 number is not a DBS certificate number', 'What is declared has twelve as well, or none');
select * from finish();
rollback;
