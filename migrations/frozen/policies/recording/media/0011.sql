-- Who may do what to recording.media
--
--                  select   insert                                 update   delete
--   cap_recording  all      for the session service, in its name   .        what is purged
--
-- The key is read by api.open_recording alone, and by no view (E3). The trigger of recording.media_is_only_purged holds
-- for every role.

select guard.close_table('recording.media');
select guard.no_truncate('recording.media');
select ledger.protect('recording.media');

grant select, delete on recording.media to cap_recording;
grant insert (segment_id, storage_key, sha256, length_octets, seconds, reported_by) on recording.media to cap_recording;

create policy cap_recording_select_all on recording.media
  for select to cap_recording
  using (true);

create policy cap_recording_insert_for_service on recording.media
  for insert to cap_recording
  with check (
    reported_by = (select identity.person_id())
    and (select identity.persona()) = 'web_service'
  );

create policy cap_recording_delete_purged on recording.media
  for delete to cap_recording
  using (exists (select from recording.purge as gone where gone.segment_id = media.segment_id));

comment on policy cap_recording_select_all on recording.media is
  'open_recording decides for any segment before it gives the key away.';
comment on policy cap_recording_insert_for_service on recording.media is
  'The session service says where it put the media.';
comment on policy cap_recording_delete_purged on recording.media is
  'Where media was is forgotten when it is purged, and a tombstone stays (E6).';
