-- Who may do what to booking.presence
--
--                  select   insert       update   delete
--   cap_booking    all      in own name  .        .
--   cap_recording  all      .            .        .

select guard.close_table('booking.presence');
select guard.append_only('booking.presence');
select ledger.protect('booking.presence');

grant select on booking.presence to cap_booking, cap_recording;
grant insert (lesson_id, learner_id, confirmed_by) on booking.presence to cap_booking;

create policy cap_booking_select_all on booking.presence
  for select to cap_booking
  using (true);

create policy cap_booking_insert_in_own_name on booking.presence
  for insert to cap_booking
  with check (confirmed_by = (select identity.person_id()));

create policy cap_recording_select_all on booking.presence
  for select to cap_recording
  using (true);

comment on policy cap_booking_select_all on booking.presence is
  'A start needs to know whether everybody is there (TS-56).';
comment on policy cap_booking_insert_in_own_name on booking.presence is
  'Presence says who confirmed it; when is the clock''s.';
comment on policy cap_recording_select_all on booking.presence is
  'Report 9 counts lessons that began before everybody was there.';
