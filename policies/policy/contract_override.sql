-- Who may do what to policy.contract_override
--
--                     select      insert               update     delete
--   cap_policy          all         as administrator     .          .
--
-- A contract tightens; a looser value counts only with a deviation, and none crosses the floor (TS-06, TS-08).
-- The floor is held by the trigger of policy.refuse_below_floor, for every role.

select guard.close_table('policy.contract_override');
select guard.append_only('policy.contract_override');
select ledger.protect('policy.contract_override');

grant select on policy.contract_override to cap_policy;
grant insert (override_id, organisation_id, key, value, valid_from, valid_until, set_by, reason)
  on policy.contract_override to cap_policy;

create policy cap_policy_select_all on policy.contract_override
  for select to cap_policy
  using (true);

create policy cap_policy_insert_in_own_name on policy.contract_override
  for insert to cap_policy
  with check ((select identity.persona()) = 'web_admin' and set_by = (select identity.person_id()));

comment on policy cap_policy_select_all on policy.contract_override is
  'Whatever a contract says counts in every decision about its engagements.';
comment on policy cap_policy_insert_in_own_name on policy.contract_override is
  'An administrator records what a contract says, in their own name.';
