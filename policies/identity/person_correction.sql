-- Who may do what to identity.person_correction
--
--                  select   insert     update   delete
--   cap_identity   all      as admin   .        .
--
-- The table keeps what was wrong, so it is closed to everybody else: an old name can be a secret.

select guard.close_table('identity.person_correction');
select guard.append_only('identity.person_correction');
select ledger.protect('identity.person_correction');

grant select on identity.person_correction to cap_identity;
grant insert (person_id, field, old_value, new_value, reason, corrected_by)
  on identity.person_correction to cap_identity;

create policy cap_identity_select_all on identity.person_correction
  for select to cap_identity
  using (true);

create policy cap_identity_insert_in_own_name on identity.person_correction
  for insert to cap_identity
  with check (
    corrected_by = (select identity.person_id())
    and (select identity.persona()) = 'web_admin'
  );

comment on policy cap_identity_select_all on identity.person_correction is
  'The trigger on identity.person looks for the correction that goes with a change.';
