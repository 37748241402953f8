-- Who may do what to recording.purge
--
--                   select   insert                      update   delete
--   cap_recording   all      by the session service      .        .
--
-- and nobody, whatever their role, purges what is held or not due: the trigger of recording.gate_purge.
-- No web role sees it: a list that told what is gone would tell what is held.

select guard.close_table('recording.purge');
select guard.append_only('recording.purge');
select ledger.protect('recording.purge');

grant select on recording.purge to cap_recording;
grant insert (segment_id, purged_by) on recording.purge to cap_recording;

create policy cap_recording_select_all on recording.purge
  for select to cap_recording
  using (true);

create policy cap_recording_insert_as_the_service on recording.purge
  for insert to cap_recording
  with check (
    purged_by = (select identity.person_id())
    and (select identity.persona()) = 'web_service'
  );

comment on policy cap_recording_select_all on recording.purge is
  'What is gone is asked for by every look.';
comment on policy cap_recording_insert_as_the_service on recording.purge is
  'Only the job purges, in its own name (E6).';
