-- The Single Central Record with its gaps (C.6, E7 report 3): for vetting officers over everybody, for a school over
-- the tutors it engages. A school sees that something is missing and not the cause; nobody sees here what a list, the
-- DBS or a screening answered. To read it leaves an entry in the ledger, so it is a function and not a view.
set role cap_vetting;

create or replace function api.single_central_record(
  as_at           timestamptz default now(),
  organisation_id uuid        default null
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text    := 'single_central_record';
  v_reader constant uuid    := identity.require_persona('web_vetting', 'web_school');
  v_school constant boolean := identity.persona() = 'web_school';
  v_rows   jsonb;
  v_gaps   jsonb;
begin
  if as_at is null or not isfinite(as_at) then
    raise exception using
      errcode = 'PT422',
      message = 'as_at is not an instant',
      hint = 'Leave it out for now.';
  end if;
  if v_school and organisation_id is null then
    raise exception using
      errcode = 'PT422',
      message = 'organisation_id is required',
      hint = 'Send the school that you represent.';
  end if;
  if v_school and not identity.holds_power(v_reader, 'school_representative', organisation_id)
    or organisation_id is not null and not exists (
      select
      from identity.organisation as known
      where known.organisation_id = single_central_record.organisation_id
    )
  then
    return vetting.refuse_unknown(c_action);
  end if;

  select
    coalesce(jsonb_agg(listed.line order by listed.line ->> 'family_name', listed.line ->> 'given_name', listed.person_id), '[]'),
    coalesce(jsonb_agg(listed.gaps order by listed.person_id) filter (where listed.gaps <> '[]'), '[]')
  into v_rows, v_gaps
  from vetting.central_record(as_at, organisation_id, not v_school) as listed;

  select coalesce(jsonb_agg(case when v_school then gap - array['code', 'engagement_ids'] else gap end), '[]')
  into v_gaps
  from jsonb_array_elements(v_gaps) as gaps_of_one
  cross join lateral jsonb_array_elements(gaps_of_one) as gap;

  perform ledger.append(c_action, 'organisation', organisation_id, 'done', '{}',
    jsonb_build_object('as_at', as_at, 'rows', jsonb_array_length(v_rows)));
  return guard.accept(200, jsonb_build_object(
    'header', jsonb_build_object(
      'report', 'single_central_record',
      'as_at', as_at,
      'organisation_id', organisation_id,
      'profile', policy.profile_in_force(as_at),
      'policy_version', policy.version_in_force('safeguarding_policy', as_at),
      'schema_revision', guard.schema_revision(),
      'ledger_checkpoint', ledger.signed_to(),
      'guidance', (
        select jsonb_build_object('KCSIE', edition.edition)
        from policy.edition_in_force('KCSIE', identity.civil_date(as_at)) as edition
      ),
      'generated_at', now(),
      'generated_by', v_reader,
      'people', jsonb_array_length(v_rows),
      'sha256', encode(sha256(convert_to(v_rows::text, 'UTF8')), 'hex')),
    'rows', v_rows,
    'gaps', v_gaps));
end;
$$;

revoke all on function api.single_central_record(timestamptz, uuid) from public;
grant execute on function api.single_central_record(timestamptz, uuid) to web_vetting, web_school;

comment on function api.single_central_record(timestamptz, uuid) is
  $$The Single Central Record and its gaps

For vetting officers, and for a school about the tutors it engages (organisation_id is then required). as_at is the
instant asked about, now if left out. Answers 200 with header (as_at, profile, guidance editions, who generated it,
sha256 of the rows), rows (a person each: roles, start, identity, dbs with the number's last four figures,
prohibition, section_128, overseas, right_to_work, qualifications, references, screening, training,
written_confirmation; null where there is none) and gaps (person_id, item, status: missing, lapsed or under_review;
for officers also code and since when). Every reading is entered in the ledger. Refusal: 422 unknown-to-vetting.
Clauses C.6, E7 report 3, TS-75.$$;

set role safelane_owner;
