-- Who may do what to recording.act
--
--                  select                       insert       update   delete
--   web_learner    what they said themselves    .            .        .
--   web_guardian   what they said, for wards    .            .        .
--   cap_recording  all                          in own name  .        .
--
-- Nobody reads what somebody else said: not a parent what a learner of 16 chose, not a learner what a parent said, not a
-- tutor anything (E2.3 row 7). No role may say anything for somebody else (E2.3 row 20), and no column takes a time
-- (E2.3 row 19). The triggers of recording.act_is_lawful and recording.act_takes_effect hold for every role.

select guard.close_table('recording.act');
select guard.append_only('recording.act');
select ledger.protect('recording.act');

grant select (act_id, lesson_id, learner_id, person_id, capacity, kind, at) on recording.act to web_learner, web_guardian;
grant select on recording.act to cap_recording;
grant insert (lesson_id, learner_id, person_id, capacity, kind, guardianship_id) on recording.act to cap_recording;

create policy learner_select_own on recording.act
  for select to web_learner
  using (person_id = (select identity.person_id()) and capacity = 'self');

create policy guardian_select_own_for_wards on recording.act
  for select to web_guardian
  using (
    person_id = (select identity.person_id())
    and capacity = 'parent'
    and learner_id = any ((select identity.wards())::uuid[])
  );

create policy cap_recording_select_all on recording.act
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.act
  for insert to cap_recording
  with check (
    person_id = (select identity.person_id())
    and (select identity.persona()) = case capacity
      when 'self' then 'web_learner' when 'parent' then 'web_guardian' when 'tutor' then 'web_tutor' end
  );

comment on policy learner_select_own on recording.act is
  'A learner sees what they said, never what a parent said.';
comment on policy guardian_select_own_for_wards on recording.act is
  'A parent sees what they said for a child they act for now; nothing once the learner is 18 (B.2 row 27).';
comment on policy cap_recording_select_all on recording.act is
  'Decisions and explanations look at everything that was said about a lesson.';
comment on policy cap_recording_insert_in_own_name on recording.act is
  'Everybody speaks for themselves, in the role in which they came (E2.3 row 20).';
