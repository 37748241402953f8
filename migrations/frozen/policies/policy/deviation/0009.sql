-- Who may do what to policy.deviation
--
--                     select      insert         update     delete
--   cap_policy          all         as the DSL     .          .
--
-- A departure is approved by the designated safeguarding lead, for somebody else, with a rationale and an end
-- (TS-09, TS-61). The floor is held by the trigger of policy.refuse_below_floor, for every role.

select guard.close_table('policy.deviation');
select guard.append_only('policy.deviation');
select ledger.protect('policy.deviation');

grant select on policy.deviation to cap_policy;
grant insert (deviation_id, key, value, override_id, engagement_id, rationale, requested_by, approved_by, expires_at)
  on policy.deviation to cap_policy;

create policy cap_policy_select_all on policy.deviation
  for select to cap_policy
  using (true);

create policy cap_policy_insert_as_dsl on policy.deviation
  for insert to cap_policy
  with check (
    (select identity.persona()) = 'web_dsl'
    and approved_by = (select identity.person_id())
    and valid_from = now()
  );

comment on policy cap_policy_select_all on policy.deviation is
  'Whatever was approved counts in every decision about its engagement.';
comment on policy cap_policy_insert_as_dsl on policy.deviation is
  'Approved by the designated safeguarding lead in their own name, from now on (TS-09).';
