-- Who may do what to recording.parent_grant
--
--                   select   insert                     update   delete
--   cap_recording   all      by the learner, in own     .        .
--                            name
--
-- No web role sees it: a parent is not told that a recording was kept from them.

select guard.close_table('recording.parent_grant');
select guard.append_only('recording.parent_grant');
select ledger.protect('recording.parent_grant');

grant select on recording.parent_grant to cap_recording;
grant insert (segment_id, learner_id, parent_id, kind) on recording.parent_grant to cap_recording;

create policy cap_recording_select_all on recording.parent_grant
  for select to cap_recording
  using (true);

create policy cap_recording_insert_by_the_learner on recording.parent_grant
  for insert to cap_recording
  with check (
    learner_id = (select identity.person_id())
    and (select identity.persona()) = 'web_learner'
  );

comment on policy cap_recording_select_all on recording.parent_grant is
  'Whether a parent may look depends on what the learner said last.';
comment on policy cap_recording_insert_by_the_learner on recording.parent_grant is
  'Only the learner shares a recording or takes it back (E3.1).';
