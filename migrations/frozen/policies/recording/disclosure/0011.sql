-- Who may do what to recording.disclosure
--
--                   select   insert                 update                          delete
--   cap_recording   all      in own name, by        approve, in own name, what      .
--                            safeguarding staff     another asked for
--
-- What may change, and that it changes once, is held by recording.disclosure_is_only_approved and a check. No web role
-- sees it.

select guard.close_table('recording.disclosure');
select guard.no_truncate('recording.disclosure');
select ledger.protect('recording.disclosure');

grant select on recording.disclosure to cap_recording;
grant insert (disclosure_id, segment_ids, from_at, until_at, recipient_type, recipient_organisation, recipient_officer,
  authority_reference, legal_gateway, case_id, content_sha256, urgent, subject_informed, not_informed_reason, requested_by)
  on recording.disclosure to cap_recording;
grant update (approved_by, approved_at) on recording.disclosure to cap_recording;

create policy cap_recording_select_all on recording.disclosure
  for select to cap_recording
  using (true);

create policy cap_recording_insert_in_own_name on recording.disclosure
  for insert to cap_recording
  with check (
    requested_by = (select identity.person_id())
    and (select identity.persona()) in ('web_dsl', 'web_lado')
  );

create policy cap_recording_update_by_another on recording.disclosure
  for update to cap_recording
  using (
    requested_by <> (select identity.person_id())
    and (select identity.persona()) in ('web_dsl', 'web_lado')
  )
  with check (approved_by = (select identity.person_id()));

create policy nobody_approves_their_own_request on recording.disclosure
  as restrictive
  for update to public
  using (true)
  with check (approved_by is distinct from requested_by);

comment on policy cap_recording_select_all on recording.disclosure is
  'Whether footage may leave depends on a row that stands (E3.3).';
comment on policy cap_recording_insert_in_own_name on recording.disclosure is
  'Safeguarding staff ask for a disclosure in their own name.';
comment on policy cap_recording_update_by_another on recording.disclosure is
  'Somebody else approves it, in their own name (E3.3).';
comment on policy nobody_approves_their_own_request on recording.disclosure is
  'Approver is not the requester, whoever writes it (E3.3).';
