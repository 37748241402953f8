-- Who may do what to policy.contract_override_end
--
--                     select      insert               update     delete
--   cap_policy          all         as administrator     .          .
--
-- An override ends once, from now on or later, by somebody, for a reason: the past stays as it was decided.

select guard.close_table('policy.contract_override_end');
select guard.append_only('policy.contract_override_end');
select ledger.protect('policy.contract_override_end');

grant select on policy.contract_override_end to cap_policy;
grant insert (override_id, ended_at, ended_by, reason) on policy.contract_override_end to cap_policy;

create policy cap_policy_select_all on policy.contract_override_end
  for select to cap_policy
  using (true);

create policy cap_policy_insert_in_own_name on policy.contract_override_end
  for insert to cap_policy
  with check ((select identity.persona()) = 'web_admin' and ended_by = (select identity.person_id()));

comment on policy cap_policy_select_all on policy.contract_override_end is
  'Whether an override is live is asked in every decision.';
comment on policy cap_policy_insert_in_own_name on policy.contract_override_end is
  'An administrator ends what a contract said, in their own name.';
