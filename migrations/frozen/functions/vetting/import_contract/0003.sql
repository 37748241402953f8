-- A contract period, a confirmation or an agreement of an import is recorded like any other (TS-80, F16, TN-30).
-- An engagement or learner that vetting does not know is answered for by the function that records.
create or replace function vetting.import_contract(p_person uuid, p_row jsonb)
  returns jsonb
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_kind     constant text := identity.import_text(p_row, 'kind');
  v_starts   constant date := identity.import_day(p_row, 'starts_on');
  v_ends     constant date := identity.import_day(p_row, 'ends_on');
  v_school   constant date := identity.import_day(p_row, 'school_signed_on');
  v_adult    constant date := identity.import_day(p_row, 'responsible_adult_signed_on');
  v_work_ref constant text := identity.import_text(p_row, 'engagement_ref');
  v_work_id  constant text := identity.import_text(p_row, 'engagement_id');
  v_pupil    constant text := identity.import_text(p_row, 'learner_ref');
  v_work     uuid;
  v_learner  uuid;
begin
  perform identity.import_columns(
    p_row, 'person_ref', 'person_id', 'kind', 'starts_on', 'ends_on', 'engagement_ref', 'engagement_id', 'learner_ref',
    'school_signed_on', 'responsible_adult_signed_on');
  if num_nonnulls(v_work_ref, v_work_id) > 1 or not pg_input_is_valid(coalesce(v_work_id, p_person::text), 'uuid') then
    raise exception using
      errcode = 'PT422',
      message = 'engagement_ref does not name an engagement',
      hint = 'Write the external_ref of the engagement into engagement_ref, or its engagement_id.';
  end if;

  if v_work_ref is not null then
    select coalesce(min(work.engagement_id::text)::uuid, gen_random_uuid()) into v_work
    from identity.engagement as work
    where work.external_ref = v_work_ref;
  else
    v_work := v_work_id::uuid;
  end if;
  if v_pupil is not null then
    select coalesce(min(learner.person_id::text)::uuid, gen_random_uuid()) into v_learner
    from identity.person as learner
    where learner.external_ref = v_pupil;
  end if;

  if exists (
    select
    from vetting.contract as known
    where known.person_id = p_person
      and known.kind = v_kind
      and known.starts_on = v_starts
      and known.ends_on is not distinct from v_ends
      and known.engagement_id is not distinct from v_work
      and known.learner_id is not distinct from v_learner
      and known.school_signed_on is not distinct from v_school
      and known.responsible_adult_signed_on is not distinct from v_adult
  ) then
    return null;
  end if;

  return api.record_contract(p_person, v_kind, v_starts, v_ends, v_work, v_learner, v_school, v_adult);
end;
$$;

revoke all on function vetting.import_contract(uuid, jsonb) from public;
grant execute on function vetting.import_contract(uuid, jsonb) to cap_vetting;

comment on function vetting.import_contract(uuid, jsonb) is
  'The answer of record_contract, or null where the contract is on record already. Called by import_check.';
