-- Who may do what to recording.unavailable
--
--                  select   insert                                        update   delete
--   cap_recording  all      the tutor or the session service, own name    .        .

select guard.close_table('recording.unavailable');
select guard.append_only('recording.unavailable');
select ledger.protect('recording.unavailable');

grant select on recording.unavailable to cap_recording;
grant insert (lesson_id, reason, by_person) on recording.unavailable to cap_recording;

create policy cap_recording_select_all on recording.unavailable
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.unavailable
  for insert to cap_recording
  with check (
    by_person = (select identity.person_id())
    and (select identity.persona()) in ('web_tutor', 'web_service')
  );

comment on policy cap_recording_select_all on recording.unavailable is
  'Counted in reports (TN-17).';
comment on policy cap_recording_insert_in_own_name on recording.unavailable is
  'Who was there says why there is no recording.';
