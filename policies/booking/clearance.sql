-- Who may do what to booking.clearance
--
--                select    insert    update    delete
--   cap_booking  all       yes       yes       .
--
-- and nobody else. It holds nothing that booking.judge_tutor would not say again, and it never says why not: the trigger
-- of booking.clearance_is_judged writes every row's verdict, whoever writes the row.

select guard.close_table('booking.clearance');
select guard.no_truncate('booking.clearance');

grant select on booking.clearance to cap_booking;
grant insert (engagement_id, tutor_id) on booking.clearance to cap_booking;
grant update (judged_at) on booking.clearance to cap_booking;

create policy cap_booking_select_all on booking.clearance
  for select to cap_booking
  using (true);

create policy cap_booking_insert_for_a_day on booking.clearance
  for insert to cap_booking
  with check (good_until <= judged_at + interval '25 hours');

create policy cap_booking_update_for_a_day on booking.clearance
  for update to cap_booking
  using (true)
  with check (good_until <= judged_at + interval '25 hours');

comment on policy cap_booking_select_all on booking.clearance is
  'A decision about anybody looks here first.';
comment on policy cap_booking_insert_for_a_day on booking.clearance is
  'Nothing is remembered past the end of the day, the longest of which has 25 hours.';
comment on policy cap_booking_update_for_a_day on booking.clearance is
  'As for a new row.';
