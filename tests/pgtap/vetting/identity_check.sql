-- Who may do what to vetting.identity_check.
begin;
select plan(9);

select * from tests.officers_table_is_closed('identity_check', '{"method": "passport", "outcome": "failed", "verified_on": "2026-01-01"}');

select * from finish();
rollback;
