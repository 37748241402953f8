drop trigger _900_posture on guard.alembic_version;
revoke usage on schema ledger from cap_warden;
revoke usage on schema guard from cap_warden, safelane_migrator, safelane_approver;

alter table recording.contact_block drop constraint contact_block_not_own;
alter table recording.contact_block add constraint contact_block_not_own check (
  blocked_by not in (guardian_id, learner_id) and coalesce(lifted_by not in (guardian_id, learner_id), true));
alter table recording.disclosure drop constraint disclosure_segments;
alter table recording.disclosure add constraint disclosure_segments check (
  cardinality(segment_ids) between 1 and 100 and array_position(segment_ids, null) is null);
alter table recording.disclosure drop constraint disclosure_recipient_length;
alter table recording.disclosure add constraint disclosure_recipient_length check (
  length(recipient_organisation) between 2 and 300 and length(recipient_officer) between 2 and 300
  and length(authority_reference) between 2 and 300);
