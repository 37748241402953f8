-- Who may do what to booking.lesson_learner
--
--                  select                             insert    update   delete
--   web_tutor      on own lessons                     .         .        .
--   web_learner    themselves                         .         .        .
--   web_guardian   live wards                         .         .        .
--   web_agency     on the agency's lessons            .         .        .
--   web_school     on the school's lessons            .         .        .
--   cap_booking    all                                checked   .        .
--   cap_recording  all                                .         .        .
--
-- and nobody, whatever their role, may put a learner on a lesson who may not be taught by its tutor.
-- A moved or cancelled slot arrives here through the foreign key. The triggers of booking.gate_lesson_learner
-- and booking.gate_group hold for every role.

select guard.close_table('booking.lesson_learner');
select guard.no_truncate('booking.lesson_learner');
select ledger.protect('booking.lesson_learner');

grant select (lesson_id, learner_id)
  on booking.lesson_learner to web_tutor, web_learner, web_guardian, web_agency, web_school;
grant select, insert on booking.lesson_learner to cap_booking;
grant select on booking.lesson_learner to cap_recording;

create policy tutor_select_own_lessons on booking.lesson_learner
  for select to web_tutor
  using (exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = lesson_learner.lesson_id
      and lesson.tutor_id = (select identity.person_id())
  ));

create policy learner_select_own on booking.lesson_learner
  for select to web_learner
  using (learner_id = (select identity.person_id()));

create policy guardian_select_wards on booking.lesson_learner
  for select to web_guardian
  using (learner_id = any ((select identity.wards())::uuid[]));

create policy agency_select_own_lessons on booking.lesson_learner
  for select to web_agency
  using (exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = lesson_learner.lesson_id
      and lesson.engagement_id = any ((select booking.caller_engagements())::uuid[])
  ));

create policy school_select_own_lessons on booking.lesson_learner
  for select to web_school
  using (exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = lesson_learner.lesson_id
      and lesson.engagement_id = any ((select booking.caller_engagements())::uuid[])
  ));

create policy cap_booking_select_all on booking.lesson_learner
  for select to cap_booking
  using (true);

create policy cap_booking_insert_into_own_booking on booking.lesson_learner
  for insert to cap_booking
  with check (exists (
    select
    from booking.lesson as lesson
    where lesson.lesson_id = lesson_learner.lesson_id
      and lesson.booked_by = (select identity.person_id())
  ));

create policy only_learners_who_may_be_taught on booking.lesson_learner
  as restrictive
  for insert to public
  with check (booking.learner_may_be_taught(lesson_id, learner_id));

create policy only_learners_who_may_be_taught_after_a_change on booking.lesson_learner
  as restrictive
  for update to public
  using (true)
  with check (booking.learner_may_be_taught(lesson_id, learner_id));

create policy cap_recording_select_all on booking.lesson_learner
  for select to cap_recording
  using (true);

comment on policy cap_booking_select_all on booking.lesson_learner is
  'Gates and explanations look at every lesson.';
comment on policy cap_booking_insert_into_own_booking on booking.lesson_learner is
  'Learners come onto a lesson with the booking of whoever speaks for them.';
comment on policy only_learners_who_may_be_taught on booking.lesson_learner is
  'Nobody on a lesson who may not be taught by its tutor, whoever writes it (TS-04, TN-23, TN-42).';
comment on policy only_learners_who_may_be_taught_after_a_change on booking.lesson_learner is
  'The same of a row that is changed; a slot carried by the foreign key was judged at booking.lesson.';
comment on policy cap_recording_select_all on booking.lesson_learner is
  'Everybody on a lesson is asked before it is recorded (E2.2).';
