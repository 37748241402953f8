-- Who may do what to vetting.contract.
begin;
select plan(9);

select * from tests.officers_table_is_closed('contract', '{"kind": "tutor_contract", "starts_on": "2026-01-01"}');

select * from finish();
rollback;
