-- What a tutor disclosed was weighed by somebody else and accepted (MT-38).
-- The latest assessment counts; of two at one instant, the refusal.
create or replace function vetting.self_disclosure_accepted(
  p_self_disclosure uuid,
  p_recorder        uuid,
  p_at              timestamptz
)
  returns boolean
  language sql
  stable
  parallel safe
begin atomic
  select coalesce((
    select weighed.decision = 'accept'
    from vetting.disclosure_assessment as weighed
    where weighed.self_disclosure_id = p_self_disclosure
      and weighed.assessed_at <= p_at
      and weighed.assessed_by not in (p_recorder, weighed.person_id)
    order by weighed.assessed_at desc, weighed.decision desc
    limit 1
  ), false);
end;

revoke all on function vetting.self_disclosure_accepted(uuid, uuid, timestamptz) from public;
grant execute on function vetting.self_disclosure_accepted(uuid, uuid, timestamptz) to cap_vetting;

comment on function vetting.self_disclosure_accepted(uuid, uuid, timestamptz) is
  'Whether the latest assessment of a self-disclosure, by neither its recorder nor the person, accepts it.';
