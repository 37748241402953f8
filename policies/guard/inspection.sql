-- Who may do what to guard.inspection
--
--                select   insert             update   delete
--   cap_guard    all      the next number    .        .
--
-- Written by guard.inspect only. Nobody else reads it but through the functions of guard.

select guard.close_table('guard.inspection');
select guard.append_only('guard.inspection');

grant select on guard.inspection to cap_guard;
grant insert (inspection, revision, cluster, database, passages, seen, unexplained, root, whole, with_roles, because)
  on guard.inspection to cap_guard;

-- using (true): numbers, digests and names of logins
create policy cap_guard_select_all on guard.inspection
  for select to cap_guard
  using (true);

create policy cap_guard_insert_as_oneself on guard.inspection
  for insert to cap_guard
  with check (login = session_user and inspection > 0);

comment on policy cap_guard_select_all on guard.inspection is
  'An inspection is compared with the one before.';
comment on policy cap_guard_insert_as_oneself on guard.inspection is
  'Whoever ran the inspection is who it says.';
