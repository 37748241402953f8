-- Who may do what to recording.admission
--
--                  select   insert                            update   delete
--   cap_recording  all      in own name: the session          .        .
--                           service; a tutor lets in only
--
-- That somebody has left makes a recording possible, so only the session service may say it, which sees who is connected.
-- The triggers of recording.admission_is_lawful and recording.admission_takes_effect hold for every role.

select guard.close_table('recording.admission');
select guard.append_only('recording.admission');
select ledger.protect('recording.admission');

grant select on recording.admission to cap_recording;
grant insert (lesson_id, learner_id, kind, by_person) on recording.admission to cap_recording;

create policy cap_recording_select_all on recording.admission
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.admission
  for insert to cap_recording
  with check (
    by_person = (select identity.person_id())
    and ((select identity.persona()) = 'web_service' or (select identity.persona()) = 'web_tutor' and kind = 'admitted')
  );

comment on policy cap_recording_select_all on recording.admission is
  'Everybody who is there has to pass before a recording starts (F17).';
comment on policy cap_recording_insert_in_own_name on recording.admission is
  'Letting somebody in can only stop a recording; that somebody left is for the session service to say.';
