-- Who may do what to vetting.gate_decision.
begin;
select plan(14);

select * from tests.officers_table_is_closed('gate_decision', '{"decision": "passed"}', 'decided_by');

-- what is no such record at all, whoever writes it
select tests.step_back();
select tests.no_place_for('gate_decision', '{"decision": "passed"}', wrong, why) from (values
  (jsonb '{"decision": "nearly"}', 'The gate is passed, refused or withdrawn (TS-75)'),
  (jsonb_build_object('note', repeat('x', 4001)), 'and a note is a note')) as record (wrong, why);

select * from finish();
rollback;
