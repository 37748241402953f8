-- Who may do what to vetting.standing
--
--                select     insert     update     delete
--   cap_vetting  all        counter    counter    .
--   cap_booking  counter    .          .          .
--
-- It says nothing about anybody: it is the row on which a booking and a change of what it depends on meet (E1.1).
-- Written through vetting.touch and vetting.lock_standing only.

select guard.close_table('vetting.standing');
select guard.counts_forward('vetting.standing', 'version');

grant select on vetting.standing to cap_vetting;
grant select (tutor_id, version) on vetting.standing to cap_booking;
grant insert (tutor_id) on vetting.standing to cap_vetting;
grant update (version, changed_at) on vetting.standing to cap_vetting;

create policy cap_vetting_select_all on vetting.standing
  for select to cap_vetting
  using (true);

create policy cap_booking_select_counter on vetting.standing
  for select to cap_booking
  using (true);

create policy cap_vetting_insert_at_zero on vetting.standing
  for insert to cap_vetting
  with check (version = 0);

create policy cap_vetting_update_counter on vetting.standing
  for update to cap_vetting
  using (true)
  with check (version > 0);

comment on policy cap_vetting_select_all on vetting.standing is
  'Whoever books or checks anybody locks that person''s row.';
comment on policy cap_booking_select_counter on vetting.standing is
  'A remembered clearance is believed while the counter has not moved.';
comment on policy cap_vetting_insert_at_zero on vetting.standing is
  'A row begins at zero, whoever needs it first.';
comment on policy cap_vetting_update_counter on vetting.standing is
  'The counter moves on for anybody whose checks change; it is no information about them.';
