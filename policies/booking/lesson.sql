-- Who may do what to booking.lesson
--
--                  select                            insert       update             delete
--   web_tutor      own                               .            .                  .
--   web_learner    those they are on                 .            .                  .
--   web_guardian   those a live ward is on           .            .                  .
--   web_agency     under the agency's engagements    .            .                  .
--   web_school     under the school's engagements    .            .                  .
--   cap_booking    all                               in own name  for somebody       .
--   cap_recording  all                               .            .                  .
--
-- and nobody, whatever their role, may write a lesson with a tutor who is not cleared for it (TS-76, TS-77).
-- People write through functions that cap_booking owns. The same question is asked once more by the triggers of
-- booking.gate_lesson, which no role and no setting escapes; its life is held by booking.lesson_changes_lawfully.

select guard.close_table('booking.lesson');
select guard.no_truncate('booking.lesson');
select ledger.protect('booking.lesson');

grant select (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, venue, state)
  on booking.lesson to web_tutor, web_learner, web_guardian, web_agency, web_school;
grant select on booking.lesson to cap_booking, cap_recording;
grant insert (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, venue, booked_by, booked_as)
  on booking.lesson to cap_booking;
grant update (starts_at, ends_at, modality, venue, state, started_at, ended_at, cancelled_at)
  on booking.lesson to cap_booking;

create policy tutor_select_own on booking.lesson
  for select to web_tutor
  using (tutor_id = (select identity.person_id()));

create policy learner_select_own on booking.lesson
  for select to web_learner
  using (exists (
    select
    from booking.lesson_learner as taught
    where taught.lesson_id = lesson.lesson_id
      and taught.learner_id = (select identity.person_id())
  ));

create policy guardian_select_wards on booking.lesson
  for select to web_guardian
  using (lesson_id = any ((select booking.ward_lessons())::uuid[]));

create policy agency_select_own on booking.lesson
  for select to web_agency
  using (engagement_id = any ((select booking.caller_engagements())::uuid[]));

create policy school_select_own on booking.lesson
  for select to web_school
  using (engagement_id = any ((select booking.caller_engagements())::uuid[]));

create policy cap_booking_select_all on booking.lesson
  for select to cap_booking
  using (true);

create policy cap_booking_insert_in_own_name on booking.lesson
  for insert to cap_booking
  with check (
    booked_by = (select identity.person_id())
    and booked_as = (select identity.persona())
    and booked_by <> tutor_id
  );

create policy cap_booking_update_for_somebody on booking.lesson
  for update to cap_booking
  using ((select identity.person_id()) is not null)
  with check (true);

create policy only_bookable_tutors on booking.lesson
  as restrictive
  for insert to public
  with check (booking.tutor_is_bookable(tutor_id, engagement_id, starts_at, state, lesson_id));

create policy only_bookable_tutors_after_a_change on booking.lesson
  as restrictive
  for update to public
  using (true)
  with check (
    state in ('cancelled', 'completed')
    or booking.tutor_is_bookable(tutor_id, engagement_id, starts_at, state, lesson_id)
  );

create policy cap_recording_select_all on booking.lesson
  for select to cap_recording
  using (true);

comment on policy cap_booking_select_all on booking.lesson is
  'Gates and explanations look at every lesson.';
comment on policy cap_booking_insert_in_own_name on booking.lesson is
  'A lesson says who booked it and in which role, and no tutor books themselves (TN-13).';
comment on policy cap_booking_update_for_somebody on booking.lesson is
  'Functions act for somebody. What a lesson may become is judged by the restrictive policy and the triggers.';
comment on policy only_bookable_tutors on booking.lesson is
  'No lesson with a tutor who is not cleared, whoever writes it (TS-75, TS-76, TS-77, TS-82).';
comment on policy only_bookable_tutors_after_a_change on booking.lesson is
  'A change is a new booking and a start is judged anew; cancelling and ending are always possible (E1.1).';
comment on policy cap_recording_select_all on booking.lesson is
  'Consent is for one lesson, and a recording belongs to one (TS-49).';
