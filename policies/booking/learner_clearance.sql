-- Who may do what to booking.learner_clearance
--
--                select    insert        update    delete
--   cap_booking  all       for a day     as new    .
--
-- and nobody else. It holds nothing that booking.judge_learner would not say again, and it never says why not:
-- the trigger of booking.learner_clearance_is_judged writes every row's verdict, whoever writes the row.

select guard.close_table('booking.learner_clearance');
select guard.no_truncate('booking.learner_clearance');

grant select on booking.learner_clearance to cap_booking;
grant insert (engagement_id, learner_id, tutor_id) on booking.learner_clearance to cap_booking;
grant update (judged_at) on booking.learner_clearance to cap_booking;

create policy cap_booking_select_all on booking.learner_clearance
  for select to cap_booking
  using (true);

create policy cap_booking_insert_for_a_day on booking.learner_clearance
  for insert to cap_booking
  with check (good_until <= judged_at + interval '25 hours');

create policy cap_booking_update_for_a_day on booking.learner_clearance
  for update to cap_booking
  using (true)
  with check (good_until <= judged_at + interval '25 hours');

comment on policy cap_booking_select_all on booking.learner_clearance is
  'A decision about a learner looks here first.';
comment on policy cap_booking_insert_for_a_day on booking.learner_clearance is
  'Nothing is remembered past the end of the day, the longest of which has 25 hours.';
comment on policy cap_booking_update_for_a_day on booking.learner_clearance is
  'As for a new row.';
