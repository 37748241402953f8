-- Who may do what to recording.contact_block
--
--                  select   insert                         update     delete
--   cap_recording  all      for a safeguarding lead, who   lift once  .
--                           is not concerned themselves
--
-- No web role reads it: that it exists is as confidential as what it says (F9).
-- The trigger of recording.order_is_only_lifted holds for every role.

select guard.close_table('recording.contact_block');
select guard.no_truncate('recording.contact_block');
select ledger.protect('recording.contact_block');

grant select on recording.contact_block to cap_recording;
grant insert (block_id, guardian_id, learner_id, reason, blocked_by) on recording.contact_block to cap_recording;
grant update (lifted_at, lifted_by, lift_reason) on recording.contact_block to cap_recording;

create policy cap_recording_select_all on recording.contact_block
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.contact_block
  for insert to cap_recording
  with check (
    blocked_by = (select identity.person_id())
    and (select identity.persona()) = 'web_dsl'
  );

create policy cap_recording_update_in_own_name on recording.contact_block
  for update to cap_recording
  using (
    -- two comparisons, and not one with a list: so it reads alike after a dump and restore
    (select identity.person_id()) <> guardian_id
    and (select identity.person_id()) <> learner_id
    and (select identity.persona()) = 'web_dsl'
  )
  with check (lifted_by = (select identity.person_id()));

comment on policy cap_recording_select_all on recording.contact_block is
  'Every start of a recording asks.';
comment on policy cap_recording_insert_in_own_name on recording.contact_block is
  'A safeguarding lead makes it, in their own name.';
comment on policy cap_recording_update_in_own_name on recording.contact_block is
  'A safeguarding lead lifts it, never somebody it is about.';
