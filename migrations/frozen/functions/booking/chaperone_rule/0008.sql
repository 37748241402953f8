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
begin
  return (
    select coalesce(max(booking.chaperone_rank(coalesce(
      rule.word,
      case when rule.key = 'chaperone.under_13.in_person' then 'available' else 'none' end
    ))), 0)
    from jsonb_each_text(policy.effective_all(p_engagement, p_at, array(
      select distinct 'chaperone.' || identity.age_band(person.date_of_birth, identity.civil_date(p_starts_at)) || '.' || p_modality
      from unnest(p_learners) as taught(learner_id)
      left join identity.person as person on person.person_id = taught.learner_id
    ))) as rule(key, word)
  );
end;
$$;

revoke all on function booking.chaperone_rule(uuid[], timestamptz, text, uuid, timestamptz) from public;

comment on function booking.chaperone_rule(uuid[], timestamptz, text, uuid, timestamptz) is
  'The rank of the chaperone rule for these learners on the day of the lesson. Asked by booking.session_findings.';

set role safelane_owner;
