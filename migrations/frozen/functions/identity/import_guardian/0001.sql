-- A guardian of an import is linked like any other, on evidence the administrator verified (TN-23). A link that is on
-- record already, live or ended, is unchanged: an old file does not bring an ended link back.
create or replace function identity.import_guardian(p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_guardian constant uuid := identity.import_registered(p_row, 'guardian_ref', 'person');
  v_learner  constant uuid := identity.import_registered(p_row, 'learner_ref', 'person');
  v_capacity constant text := identity.import_text(p_row, 'capacity');
  v_evidence constant text := identity.import_text(p_row, 'evidence_kind');
  v_until    constant timestamptz := identity.import_instant(p_row, 'valid_until');
begin
  perform identity.import_columns(
    p_row, 'guardian_ref', 'learner_ref', 'capacity', 'evidence_kind', 'evidence_note', 'valid_until');
  perform identity.check_required(v_guardian, 'guardian_ref');
  perform identity.check_required(v_learner, 'learner_ref');

  if exists (
    select
    from identity.guardianship as link
    where link.guardian_id = v_guardian
      and link.learner_id = v_learner
      and link.capacity = v_capacity
      and link.evidence_kind = v_evidence
      and (link.valid_until is not distinct from v_until or link.ended_by is not null)
  ) then
    return null;
  end if;

  return api.link_guardian(
    v_guardian, v_learner, v_capacity, v_evidence, identity.import_text(p_row, 'evidence_note'), v_until);
end;
$$;

revoke all on function identity.import_guardian(jsonb) from public;
grant execute on function identity.import_guardian(jsonb) to cap_identity;

comment on function identity.import_guardian(jsonb) is
  'The answer of link_guardian, or null where the link is on record already. Called by import_people.';
