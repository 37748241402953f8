-- Who may do what to booking.attendance_correction
--
--                select   insert                        update   delete
--   cap_booking  all      of an own lesson, own name    .        .
--
-- What was found on arrival is put right by a row beside the first one, by the tutor who said it (TS-62).

select guard.close_table('booking.attendance_correction');
select guard.append_only('booking.attendance_correction');
select ledger.protect('booking.attendance_correction');

grant select on booking.attendance_correction to cap_booking;
grant insert (correction_id, lesson_id, venue_confirmed, chaperone_status, reason, by_person)
  on booking.attendance_correction to cap_booking;

create policy cap_booking_select_all on booking.attendance_correction
  for select to cap_booking
  using (true);

create policy cap_booking_insert_by_who_checked_in on booking.attendance_correction
  for insert to cap_booking
  with check (
    by_person = (select identity.person_id())
    and exists (
      select
      from booking.attendance as first
      where first.lesson_id = attendance_correction.lesson_id
        and first.kind = 'check_in'
        and first.by_person = attendance_correction.by_person
    )
  );

comment on policy cap_booking_select_all on booking.attendance_correction is
  'A start in person needs to know what the tutor found (TS-62).';
comment on policy cap_booking_insert_by_who_checked_in on booking.attendance_correction is
  'Whoever checked in puts it right; when is the clock''s.';
