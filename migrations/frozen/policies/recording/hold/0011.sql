-- Who may do what to recording.hold
--
--                   select   insert               update               delete
--   cap_recording   all      in own name, by      release, in own      .
--                            safeguarding staff   name; allegations'
--                            or a report          by the LADO lane
--
-- and nobody, whatever their role, releases an evidence lock or shortens a hold: recording.hold_is_only_released.
-- No web role sees it: whether there is a hold is told to nobody through a list, a number or an answer (F9, F10).

select guard.close_table('recording.hold');
select guard.no_truncate('recording.hold');
select ledger.protect('recording.hold');

grant select on recording.hold to cap_recording;
grant insert (hold_id, lesson_id, segment_id, kind, category, case_id, from_allegation, closes_to_all, automatic, reason, placed_by)
  on recording.hold to cap_recording;
grant update (released_at, released_by, release_reason) on recording.hold to cap_recording;

create policy cap_recording_select_all on recording.hold
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.hold
  for insert to cap_recording
  with check (
    placed_by = (select identity.person_id())
    and (select identity.persona()) in ('web_dsl', 'web_lado')
    and (not from_allegation or (select identity.persona()) = 'web_lado')
  );

create policy cap_recording_insert_with_its_cause on recording.hold
  for insert to cap_recording
  with check (
    automatic
    and not from_allegation
    and (
      exists (
        select from recording.report as noted
        where noted.lesson_id = hold.lesson_id
          and noted.category = hold.category
          and noted.noted_by = hold.placed_by
      )
      or category = 'police_disclosure' and exists (
        select from recording.disclosure as asked
        where asked.segment_ids @> array[hold.segment_id]
          and asked.requested_by = hold.placed_by
      )
    )
  );

create policy cap_recording_update_in_own_name on recording.hold
  for update to cap_recording
  using (
    (select identity.persona()) = 'web_lado'
    or (select identity.persona()) = 'web_dsl' and not from_allegation
  )
  with check (released_by = (select identity.person_id()));

create policy an_evidence_lock_stays on recording.hold
  as restrictive
  for update to public
  using (kind = 'legal_hold');

comment on policy cap_recording_select_all on recording.hold is
  'Every look and every purge asks whether the recording is held.';
comment on policy cap_recording_insert_in_own_name on recording.hold is
  'Safeguarding staff place holds; one that comes from an allegation, the LADO coordinator (F10).';
comment on policy cap_recording_insert_with_its_cause on recording.hold is
  'Some reports, and what the police ask for, hold by themselves, whoever wrote them down (E3.2).';
comment on policy cap_recording_update_in_own_name on recording.hold is
  'A hold that comes from an allegation does not exist for a safeguarding lead (E3.2).';
comment on policy an_evidence_lock_stays on recording.hold is
  'Nobody in the product releases what is locked as evidence (F19).';
