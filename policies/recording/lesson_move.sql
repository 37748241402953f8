-- Who may do what to recording.lesson_move
--
--                  select   insert                      update   delete
--   cap_recording  all      about a lesson that exists  .        .
--
-- Written by the trigger of recording.lesson_was_moved, whoever moves the lesson.

select guard.close_table('recording.lesson_move');
select guard.append_only('recording.lesson_move');
select ledger.protect('recording.lesson_move');

grant select on recording.lesson_move to cap_recording;
grant insert (lesson_id, starts_at) on recording.lesson_move to cap_recording;

create policy cap_recording_select_all on recording.lesson_move
  for select to cap_recording
  using (true);

create policy cap_recording_insert_about_a_lesson on recording.lesson_move
  for insert to cap_recording
  with check (exists (select from booking.lesson as lesson where lesson.lesson_id = lesson_move.lesson_id));

comment on policy cap_recording_select_all on recording.lesson_move is
  'Every consent is asked which day it was about (E2.3 row 18).';
comment on policy cap_recording_insert_about_a_lesson on recording.lesson_move is
  'Written by the trigger recording.lesson_was_moved.';
