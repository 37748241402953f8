-- Who may do what to recording.access
--
--                   select   insert        update   delete
--   cap_recording   all      in own name   .        .
--
-- No web role sees it. Compliance reporters read it through a report that leaves out what would tell of an allegation.

select guard.close_table('recording.access');
select guard.append_only('recording.access');
select ledger.protect('recording.access');

grant select on recording.access to cap_recording;
grant insert (access_id, segment_id, lesson_id, reader_id, persona, outcome, codes, state, reason_code, reason, case_id, at, expires_at)
  on recording.access to cap_recording;

create policy cap_recording_select_all on recording.access
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.access
  for insert to cap_recording
  with check (
    reader_id = (select identity.person_id())
    and persona = (select identity.persona())
    and at <= clock_timestamp()
  );

comment on policy cap_recording_select_all on recording.access is
  'Report 10 counts every look.';
comment on policy cap_recording_insert_in_own_name on recording.access is
  'Whoever looks is written down in the name they proved, as what they came, and not for later (F18).';
