-- Who may do what to recording.parent_contact
--
--                  select   insert                                  update   delete
--   cap_recording  all      for the session service, in its name    .        .

select guard.close_table('recording.parent_contact');
select guard.append_only('recording.parent_contact');
select ledger.protect('recording.parent_contact');

grant select on recording.parent_contact to cap_recording;
grant insert (lesson_id, learner_id, guardian_id, kind, reported_by) on recording.parent_contact to cap_recording;

create policy cap_recording_select_all on recording.parent_contact
  for select to cap_recording
  using (true);

create policy cap_recording_insert_for_service on recording.parent_contact
  for insert to cap_recording
  with check (
    reported_by = (select identity.person_id())
    and (select identity.persona()) = 'web_service'
  );

comment on policy cap_recording_select_all on recording.parent_contact is
  'Whether a parent knows is asked before a learner of 13 to 15 is recorded (TS-51).';
comment on policy cap_recording_insert_for_service on recording.parent_contact is
  'That a message went out, came back, or that a parent is there is known to the session service, not to the tutor.';
