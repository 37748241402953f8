-- Who may do what to policy.profile_adoption
--
--                     select      insert                        update               delete
--   cap_policy          all         as administrator; founding    approve another's   .
--
-- Switching the profile is a safeguarding decision of two administrators (B.5). What may change in a row
-- is held by the trigger of policy.adoption_is_only_approved.

select guard.close_table('policy.profile_adoption');
select guard.no_truncate('policy.profile_adoption');
select ledger.protect('policy.profile_adoption');

grant select on policy.profile_adoption to cap_policy;
grant insert (adoption_id, profile, effective_from, proposed_by, approved_at) on policy.profile_adoption to cap_policy;
grant update (effective_from, approved_by, approved_at) on policy.profile_adoption to cap_policy;

create policy cap_policy_select_all on policy.profile_adoption
  for select to cap_policy
  using (true);

create policy cap_policy_insert_proposal_or_founding on policy.profile_adoption
  for insert to cap_policy
  with check (
    case
      when (select identity.person_id()) is null
        then proposed_by is null and approved_at is not null and effective_from = '-infinity'
      else (select identity.persona()) = 'web_admin'
        and proposed_by = (select identity.person_id())
        and approved_at is null
        and effective_from >= now()
    end
  );

create policy cap_policy_update_approval on policy.profile_adoption
  for update to cap_policy
  using ((select identity.persona()) = 'web_admin' and proposed_by <> (select identity.person_id()))
  with check (approved_by = (select identity.person_id()));

comment on policy cap_policy_select_all on policy.profile_adoption is
  'Every decision asks which profile was in force.';
comment on policy cap_policy_insert_proposal_or_founding on policy.profile_adoption is
  'A person only proposes, in their own name; without a person the platform is being founded.';
comment on policy cap_policy_update_approval on policy.profile_adoption is
  'The second administrator approves in their own name, never their own proposal.';
