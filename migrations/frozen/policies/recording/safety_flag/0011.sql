-- Who may do what to recording.safety_flag
--
--                  select   insert                         update     delete
--   cap_recording  all      for a safeguarding lead, who   lift once  .
--                           is not concerned themselves
--
-- No web role reads it: that it exists is as confidential as what it says (F9).
-- The trigger of recording.order_is_only_lifted holds for every role.

select guard.close_table('recording.safety_flag');
select guard.no_truncate('recording.safety_flag');
select ledger.protect('recording.safety_flag');

grant select on recording.safety_flag to cap_recording;
grant insert (flag_id, learner_id, lesson_id, tell_hold, reason, placed_by) on recording.safety_flag to cap_recording;
grant update (lifted_at, lifted_by, lift_reason) on recording.safety_flag to cap_recording;

create policy cap_recording_select_all on recording.safety_flag
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.safety_flag
  for insert to cap_recording
  with check (
    placed_by = (select identity.person_id())
    and (select identity.persona()) = 'web_dsl'
  );

create policy cap_recording_update_in_own_name on recording.safety_flag
  for update to cap_recording
  using (
    learner_id is distinct from (select identity.person_id())
    and (select identity.persona()) = 'web_dsl'
  )
  with check (lifted_by = (select identity.person_id()));

comment on policy cap_recording_select_all on recording.safety_flag is
  'Every start of a recording asks.';
comment on policy cap_recording_insert_in_own_name on recording.safety_flag is
  'A safeguarding lead makes it, in their own name.';
comment on policy cap_recording_update_in_own_name on recording.safety_flag is
  'A safeguarding lead lifts it, never somebody it is about.';
