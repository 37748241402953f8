-- Who may do what to recording.report
--
--                   select   insert                                                        update   delete
--   cap_recording   all      in own name: staff what a person reported, the service flags  .        .
--
-- No web role sees it: that a lesson was reported is as confidential as what was said (F9). The trigger of
-- recording.hold_on_report places the hold that a category brings.

select guard.close_table('recording.report');
select guard.append_only('recording.report');
select ledger.protect('recording.report');

grant select on recording.report to cap_recording;
grant insert (report_id, lesson_id, source, category, case_id, noted_by) on recording.report to cap_recording;

create policy cap_recording_select_all on recording.report
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.report
  for insert to cap_recording
  with check (
    noted_by = (select identity.person_id())
    and case source
      when 'person' then (select identity.persona()) in ('web_dsl', 'web_lado')
      else (select identity.persona()) = 'web_service'
    end
  );

comment on policy cap_recording_select_all on recording.report is
  'Whether staff may look depends on whether there is a report or a flag (B.2 row 5).';
comment on policy cap_recording_insert_in_own_name on recording.report is
  'Safeguarding staff note what somebody reported; the session service only what a classifier flagged (F8).';
