-- Who may do what to guard.sighting
--
--                select   insert                       update   delete
--   cap_guard    all      of the inspection under way   .        .
--
-- Written by guard.inspect only. An earlier sighting cannot be made up later: its inspection has a row by then.

select guard.close_table('guard.sighting');
select guard.append_only('guard.sighting');

grant select on guard.sighting to cap_guard;
grant insert on guard.sighting to cap_guard;

-- using (true): names of tables and functions, and digests
create policy cap_guard_select_all on guard.sighting
  for select to cap_guard
  using (true);

create policy cap_guard_insert_now on guard.sighting
  for insert to cap_guard
  with check (inspection > (select coalesce(max(made.inspection), 0) from guard.inspection as made));

comment on policy cap_guard_select_all on guard.sighting is
  'What was seen is compared with what is there.';
comment on policy cap_guard_insert_now on guard.sighting is
  'Only an inspection that has no row yet adds what it saw.';
