-- Who may do what to vetting.gate_decision.
begin;
select plan(9);

select * from tests.officers_table_is_closed('gate_decision', '{"decision": "passed"}', 'decided_by');

select * from finish();
rollback;
