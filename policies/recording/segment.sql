-- Who may do what to recording.segment
--
--                  select   insert                           update                delete
--   cap_recording  all      for the tutor or the session     stop and end, while   .
--                           service, in own name             it runs
--
-- and nobody, whatever their role, may write a segment against which anything stands (F17, TS-49, TS-55).
-- No web role reads it; lists are made by recording.caller_recordings. The triggers of recording.segment_is_lawful,
-- recording.segment_freezes_learners and recording.segment_is_only_ended hold for every role.

select guard.close_table('recording.segment');
select guard.no_truncate('recording.segment');
select ledger.protect('recording.segment');

grant select on recording.segment to cap_recording;
grant insert (segment_id, lesson_id, started_by) on recording.segment to cap_recording;
grant update (stop_required_at, stop_reason, ended_at) on recording.segment to cap_recording;

create policy cap_recording_select_all on recording.segment
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.segment
  for insert to cap_recording
  with check (
    started_by = (select identity.person_id())
    and (select identity.persona()) in ('web_tutor', 'web_service')
  );

create policy cap_recording_update_running on recording.segment
  for update to cap_recording
  using (ended_at is null)
  with check (true);

create policy never_without_consent on recording.segment
  as restrictive
  for insert to public
  with check (recording.may_be_recorded(lesson_id));

comment on policy cap_recording_select_all on recording.segment is
  'States, holds and readers are judged for any segment.';
comment on policy cap_recording_insert_in_own_name on recording.segment is
  'The tutor or the session service starts a recording, and it says who did.';
comment on policy cap_recording_update_running on recording.segment is
  'What ended stays as it ended; whoever says no stops a recording, without being asked who they are.';
comment on policy never_without_consent on recording.segment is
  'No segment against which recording.consent_findings has a reason, whoever writes it (TS-49, TS-55, F17).';
