-- Who may do what to vetting.screening_run.
begin;
select plan(9);

select * from tests.officers_table_is_closed('screening_run', '{"source": "uk_sanctions_list", "outcome": "completed", "ran_at": "2026-01-01T00:00:00Z"}');

select * from finish();
rollback;
