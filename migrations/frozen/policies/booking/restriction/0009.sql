-- Who may do what to booking.restriction
--
--                  select   insert                  update             delete
--   cap_booking    all      holds, in own name      end a hold, once   .
--
-- No web role reads it: whether somebody is held is told by booking.findings, to those who may know (F9).
-- Suspensions and closures are dispositions and are not written from here (F11).
-- The triggers of booking.order_is_only_ended and booking.touch_on_order hold for every role.

select guard.close_table('booking.restriction');
select guard.no_truncate('booking.restriction');
select ledger.protect('booking.restriction');

grant select on booking.restriction to cap_booking;
grant insert (restriction_id, tutor_id, kind, placed_by) on booking.restriction to cap_booking;
grant update (ended_at, ended_by) on booking.restriction to cap_booking;

create policy cap_booking_select_all on booking.restriction
  for select to cap_booking
  using (true);

create policy cap_booking_insert_holds on booking.restriction
  for insert to cap_booking
  with check (
    kind = 'hold'
    and placed_by = (select identity.person_id())
    and (select identity.persona()) = 'web_dsl'
  );

create policy cap_booking_update_holds on booking.restriction
  for update to cap_booking
  using (
    kind = 'hold'
    and tutor_id is distinct from (select identity.person_id())
    and (select identity.persona()) = 'web_dsl'
  )
  with check (ended_by = (select identity.person_id()));

comment on policy cap_booking_select_all on booking.restriction is
  'Every booking asks whether its tutor is held.';
comment on policy cap_booking_insert_holds on booking.restriction is
  'A safeguarding lead places a hold, and nothing more (TS-72).';
comment on policy cap_booking_update_holds on booking.restriction is
  'A safeguarding lead ends a hold that is not their own.';
