-- Who may do what to vetting.qualification.
begin;
select plan(9);

select * from tests.officers_table_is_closed('qualification', '{"kind": "academic", "title": "BSc", "outcome": "verified", "verified_on": "2026-01-01"}');

select * from finish();
rollback;
