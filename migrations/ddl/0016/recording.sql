-- The same three rules in words that read alike after a dump and restore: what two comparisons make of themselves inside an
-- AND is told one way when it is written and another when it is read back, and the posture would be another.
alter table recording.contact_block drop constraint contact_block_not_own;
alter table recording.contact_block add constraint contact_block_not_own check (
  blocked_by <> guardian_id and blocked_by <> learner_id and coalesce(lifted_by <> guardian_id and lifted_by <> learner_id, true));

alter table recording.disclosure drop constraint disclosure_segments;
alter table recording.disclosure add constraint disclosure_segments check (
  cardinality(segment_ids) >= 1 and cardinality(segment_ids) <= 100 and array_position(segment_ids, null) is null);

alter table recording.disclosure drop constraint disclosure_recipient_length;
alter table recording.disclosure add constraint disclosure_recipient_length check (
  length(recipient_organisation) >= 2 and length(recipient_organisation) <= 300
  and length(recipient_officer) >= 2 and length(recipient_officer) <= 300
  and length(authority_reference) >= 2 and length(authority_reference) <= 300);
