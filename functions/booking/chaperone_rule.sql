-- The chaperone a lesson needs is what its youngest-ruled learner needs on that day (TS-60);
-- an approved deviation or a contract sets the rule for its engagement (TS-61).
set role cap_booking;

create or replace function booking.chaperone_rule(
  p_learners   uuid[],
  p_starts_at  timestamptz,
  p_modality   text,
  p_engagement uuid,
  p_at         timestamptz
)
  returns integer
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_day   date := identity.civil_date(p_starts_at);
  v_keys  text[];
  v_key   text;
  v_rules jsonb;
  v_rank  integer := 0;
begin
  -- of whom nobody knows anything is under 13
  select coalesce(
    array_agg('chaperone.' || identity.age_band(person.date_of_birth, v_day) || '.' || p_modality), '{}')
  into v_keys
  from unnest(p_learners) as taught(learner_id)
  left join identity.person as person on person.person_id = taught.learner_id;

  v_rules := policy.effective_all(p_engagement, p_at, v_keys);
  foreach v_key in array v_keys loop
    v_rank := greatest(v_rank, booking.chaperone_rank(coalesce(
      v_rules ->> v_key,
      case when v_key = 'chaperone.under_13.in_person' then 'available' else 'none' end)));
  end loop;
  return v_rank;
end;
$$;

revoke all on function booking.chaperone_rule(uuid[], timestamptz, text, uuid, timestamptz) from public;

comment on function booking.chaperone_rule(uuid[], timestamptz, text, uuid, timestamptz) is
  'The rank of the chaperone rule for these learners on the day of the lesson. Asked by booking.session_findings.';

set role safelane_owner;
