-- Who may do what to policy.remembered
--
--                select    insert                  update    delete
--   cap_policy   all       until the next change   as new    .
--
-- and nobody else. It holds nothing that policy.effective_anew would not say again: what a row says is worked out by
-- the trigger of policy.remembered_is_worked_out, whoever writes it.

select guard.close_table('policy.remembered');
select guard.no_truncate('policy.remembered');

grant select on policy.remembered to cap_policy;
grant insert (engagement_id) on policy.remembered to cap_policy;
grant update (worked_out_at) on policy.remembered to cap_policy;

create policy cap_policy_select_all on policy.remembered
  for select to cap_policy
  using (true);

create policy cap_policy_insert_until_the_next_change on policy.remembered
  for insert to cap_policy
  with check (good_until <= policy.next_change(worked_out_at));

create policy cap_policy_update_until_the_next_change on policy.remembered
  for update to cap_policy
  using (true)
  with check (good_until <= policy.next_change(worked_out_at));

comment on policy cap_policy_select_all on policy.remembered is
  'Every question about an engagement looks here first.';
comment on policy cap_policy_insert_until_the_next_change on policy.remembered is
  'Nothing is remembered past the instant at which the clock changes it.';
comment on policy cap_policy_update_until_the_next_change on policy.remembered is
  'As for a new row.';
