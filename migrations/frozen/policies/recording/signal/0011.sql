-- Who may do what to recording.signal
--
--                  select   insert                      update   delete
--   cap_recording  all      about a lesson that exists  .        .

select guard.close_table('recording.signal');
select guard.append_only('recording.signal');
select ledger.protect('recording.signal');

grant select on recording.signal to cap_recording;
grant insert (lesson_id, learner_id, kind) on recording.signal to cap_recording;

create policy cap_recording_select_all on recording.signal
  for select to cap_recording
  using (true);

create policy cap_recording_insert_about_a_lesson on recording.signal
  for insert to cap_recording
  with check (exists (select from booking.lesson as lesson where lesson.lesson_id = signal.lesson_id));

comment on policy cap_recording_select_all on recording.signal is
  'Safeguarding leads see signals; a signal is never a case (TS-59).';
comment on policy cap_recording_insert_about_a_lesson on recording.signal is
  'Written by the trigger recording.act_takes_effect and for the session service.';
