-- Who may do what to vetting.right_to_work.
begin;
select plan(9);

select * from tests.officers_table_is_closed('right_to_work', '{"document": "passport", "outcome": "verified", "verified_on": "2026-01-01"}');

select * from finish();
rollback;
