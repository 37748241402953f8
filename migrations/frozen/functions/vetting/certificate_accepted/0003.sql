-- What a certificate discloses was weighed by somebody other than its recorder, and accepted (E1.3).
-- The latest assessment counts; of two at one instant, the refusal.
create or replace function vetting.certificate_accepted(
  p_certificate uuid,
  p_recorder    uuid,
  p_at          timestamptz
)
  returns boolean
  language sql
  stable
  parallel safe
begin atomic
  select coalesce((
    select weighed.decision = 'accept'
    from vetting.disclosure_assessment as weighed
    where weighed.certificate_id = p_certificate
      and weighed.assessed_at <= p_at
      and weighed.assessed_by not in (p_recorder, weighed.person_id)
    order by weighed.assessed_at desc, weighed.decision desc
    limit 1
  ), false);
end;

revoke all on function vetting.certificate_accepted(uuid, uuid, timestamptz) from public;
grant execute on function vetting.certificate_accepted(uuid, uuid, timestamptz) to cap_vetting;

comment on function vetting.certificate_accepted(uuid, uuid, timestamptz) is
  'Whether the latest risk assessment of a certificate, by neither its recorder nor its holder, accepts it.';
