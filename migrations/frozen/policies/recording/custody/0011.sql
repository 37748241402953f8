-- Who may do what to recording.custody
--
--                   select   insert                    update                delete
--   cap_recording   all      for somebody who acts     for somebody who acts .
--
-- A lock and a number, and nothing else: it says nothing about what was held or purged. No web role sees it.

select guard.close_table('recording.custody');
select guard.no_truncate('recording.custody');

grant select on recording.custody to cap_recording;
grant insert (lesson_id) on recording.custody to cap_recording;
grant update (version, changed_at) on recording.custody to cap_recording;

create policy cap_recording_select_all on recording.custody
  for select to cap_recording
  using (true);

create policy cap_recording_insert_for_staff on recording.custody
  for insert to cap_recording
  with check (version = 0);

create policy cap_recording_update_for_staff on recording.custody
  for update to cap_recording
  using (true)
  with check (version > 0);

comment on policy cap_recording_select_all on recording.custody is
  'Holds and purges meet here, whoever writes them: the triggers of both ask for it.';
comment on policy cap_recording_insert_for_staff on recording.custody is
  'The first hold or purge of a lesson makes the row.';
comment on policy cap_recording_update_for_staff on recording.custody is
  'Every later one counts it on, a superuser''s among them: the triggers bind everybody.';
