-- Who may do what to identity.operating_change
--
--                  select   insert              update   delete
--   cap_identity   all      as admin, own name  .        .
--   cap_booking    all      .                   .        .
--
-- Leaders of a school change its hours; what held before is still there to be asked about (MT-68).

select guard.close_table('identity.operating_change');
select guard.append_only('identity.operating_change');
select ledger.protect('identity.operating_change');

grant select on identity.operating_change to cap_identity, cap_booking;
grant insert (change_id, organisation_id, operating_hours, effective_from, reason, set_by)
  on identity.operating_change to cap_identity;

create policy cap_identity_select_all on identity.operating_change
  for select to cap_identity
  using (true);

create policy cap_identity_insert_in_own_name on identity.operating_change
  for insert to cap_identity
  with check (
    set_by = (select identity.person_id())
    and (select identity.persona()) = 'web_admin'
  );

create policy cap_booking_select_all on identity.operating_change
  for select to cap_booking
  using (true);

comment on policy cap_identity_select_all on identity.operating_change is
  'Opening hours say nothing about a person.';
comment on policy cap_identity_insert_in_own_name on identity.operating_change is
  'An administrator writes down what leaders decided, and never from before they wrote it.';
comment on policy cap_booking_select_all on identity.operating_change is
  'A lesson lies inside the hours that hold on its day (OUTSIDE_OPERATING_WINDOW).';
