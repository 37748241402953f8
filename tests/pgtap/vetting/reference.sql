-- Who may do what to vetting.reference.
begin;
select plan(9);

select * from tests.officers_table_is_closed('reference', '{"referee": "Ref", "relationship": "employer", "outcome": "verified", "verified_on": "2026-01-01"}');

select * from finish();
rollback;
