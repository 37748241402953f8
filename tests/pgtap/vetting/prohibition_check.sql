-- Who may do what to vetting.prohibition_check.
begin;
select plan(9);

select * from tests.officers_table_is_closed('prohibition_check', '{"kind": "tra_prohibition", "result": "clear", "checked_on": "2026-01-01"}');

select * from finish();
rollback;
