-- Who may do what to booking.no_contact_order
--
--                  select   insert       update     delete
--   cap_booking    all      in own name  lift once  .
--
-- No web role reads it: neither of the two learns that there is one (F9, TN-42).
-- The triggers of booking.order_is_only_ended and booking.touch_on_order hold for every role.

select guard.close_table('booking.no_contact_order');
select guard.no_truncate('booking.no_contact_order');
select ledger.protect('booking.no_contact_order');

grant select on booking.no_contact_order to cap_booking;
grant insert (order_id, tutor_id, learner_id, scope, ordered_by) on booking.no_contact_order to cap_booking;
grant update (lifted_at, lifted_by) on booking.no_contact_order to cap_booking;

create policy cap_booking_select_all on booking.no_contact_order
  for select to cap_booking
  using (true);

create policy cap_booking_insert_in_own_name on booking.no_contact_order
  for insert to cap_booking
  with check (
    ordered_by = (select identity.person_id())
    and (select identity.persona()) = 'web_dsl'
  );

create policy cap_booking_update_in_own_name on booking.no_contact_order
  for update to cap_booking
  using (
    tutor_id is distinct from (select identity.person_id())
    and (select identity.persona()) = 'web_dsl'
  )
  with check (lifted_by = (select identity.person_id()));

comment on policy cap_booking_select_all on booking.no_contact_order is
  'Every booking asks whether the two may meet.';
comment on policy cap_booking_insert_in_own_name on booking.no_contact_order is
  'A safeguarding lead makes the order.';
comment on policy cap_booking_update_in_own_name on booking.no_contact_order is
  'A safeguarding lead lifts it, never the tutor it is about.';
