-- Who may do what to recording.segment_learner
--
--                  select   insert                 update   delete
--   cap_recording  all      of a running segment   .        .
--
-- Written by the triggers of recording.segment_freezes_learners and recording.admission_takes_effect alone; the trigger of
-- recording.segment_learner_is_lawful holds for every role.

select guard.close_table('recording.segment_learner');
select guard.append_only('recording.segment_learner');
select ledger.protect('recording.segment_learner');

grant select, insert on recording.segment_learner to cap_recording;

create policy cap_recording_select_all on recording.segment_learner
  for select to cap_recording
  using (true);

create policy cap_recording_insert_while_it_runs on recording.segment_learner
  for insert to cap_recording
  with check (exists (
    select
    from recording.segment as segment
    where segment.segment_id = segment_learner.segment_id
      and segment.ended_at is null
      and segment.stop_required_at is null
  ));

comment on policy cap_recording_select_all on recording.segment_learner is
  'Who may watch, and whose no counts, is told by whom a segment shows.';
comment on policy cap_recording_insert_while_it_runs on recording.segment_learner is
  'Nobody is added to a segment that ended or has to.';
