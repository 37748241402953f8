-- Who may do what to vetting.gate_decision
--
--                select     insert                     update     delete
--   cap_vetting  all        as officer, about others   .          .
--
-- An officer passes, refuses or takes back through api.decide_vetting_gate (TS-75).

select guard.close_table('vetting.gate_decision');
select guard.append_only('vetting.gate_decision');
select ledger.protect('vetting.gate_decision');

grant select on vetting.gate_decision to cap_vetting;
grant insert (decision_id, person_id, decision, note, decided_by)
  on vetting.gate_decision to cap_vetting;

create policy cap_vetting_select_all on vetting.gate_decision
  for select to cap_vetting
  using (true);

create policy cap_vetting_insert_as_officer on vetting.gate_decision
  for insert to cap_vetting
  with check (
    decided_by = (select identity.person_id())
    and decided_by <> person_id
    and (select identity.persona()) = 'web_vetting'
  );

comment on policy cap_vetting_select_all on vetting.gate_decision is
  'Whether a tutor is cleared is asked about anybody; what is told, and to whom, is decided by the functions that ask.';
comment on policy cap_vetting_insert_as_officer on vetting.gate_decision is
  'An officer decides in their own name, and never about themselves (TS-75).';
