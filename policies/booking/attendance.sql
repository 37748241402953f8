-- Who may do what to booking.attendance
--
--                  select   insert       update   delete
--   cap_booking    all      in own name  .        .

select guard.close_table('booking.attendance');
select guard.append_only('booking.attendance');
select ledger.protect('booking.attendance');

grant select on booking.attendance to cap_booking;
grant insert (lesson_id, kind, by_person, venue_confirmed, chaperone_status, note) on booking.attendance to cap_booking;

create policy cap_booking_select_all on booking.attendance
  for select to cap_booking
  using (true);

create policy cap_booking_insert_in_own_name on booking.attendance
  for insert to cap_booking
  with check (
    by_person = (select identity.person_id())
    and exists (
      select
      from booking.lesson as lesson
      where lesson.lesson_id = attendance.lesson_id
        and lesson.tutor_id = attendance.by_person
    )
  );

comment on policy cap_booking_select_all on booking.attendance is
  'A start in person needs to know what the tutor found (TS-62).';
comment on policy cap_booking_insert_in_own_name on booking.attendance is
  'The tutor of the lesson says what they found; when is the clock''s.';
