-- Who may do what to vetting.training.
begin;
select plan(9);

select * from tests.officers_table_is_closed('training', '{"topic": "kcsie_part1", "completed_on": "2026-01-01"}');

select * from finish();
rollback;
