-- Who may do what to booking.learner_standing
--
--                  select   insert                     update       delete
--   cap_booking    all      a learner not yet there    the version  .

select guard.close_table('booking.learner_standing');
select guard.counts_forward('booking.learner_standing', 'version');

grant select on booking.learner_standing to cap_booking;
grant insert (learner_id) on booking.learner_standing to cap_booking;
grant update (version, changed_at) on booking.learner_standing to cap_booking;

create policy cap_booking_select_all on booking.learner_standing
  for select to cap_booking
  using (true);

create policy cap_booking_insert_fresh on booking.learner_standing
  for insert to cap_booking
  with check (version = 0);

create policy cap_booking_update_forward on booking.learner_standing
  for update to cap_booking
  using (true)
  with check (version > 0);

comment on policy cap_booking_select_all on booking.learner_standing is
  'Every booking locks the learners it is about.';
comment on policy cap_booking_insert_fresh on booking.learner_standing is
  'A learner is met here for the first time.';
comment on policy cap_booking_update_forward on booking.learner_standing is
  'The version only counts changes; it says nothing about them.';
