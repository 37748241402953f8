-- What was last decided about what a certificate discloses (E1.3). Whoever recorded it, or any other record of the same
-- certificate, does not accept it; a rejection counts, whoever found it. Of two at one instant, the refusal.
create or replace function vetting.certificate_verdict(p_certificate uuid, p_at timestamptz)
  returns text
  language sql
  stable
  parallel safe
begin atomic
  select weighed.decision
  from vetting.disclosure_assessment as weighed
  join vetting.dbs_certificate as own on own.certificate_id = weighed.certificate_id
  where weighed.certificate_id = p_certificate
    and weighed.assessed_at <= p_at
    and weighed.assessed_by <> weighed.person_id
    and (
      weighed.decision = 'reject'
      or weighed.assessed_by <> own.recorded_by and not exists (
        select
        from vetting.certificate_family(own.person_id, own.number, own.supersedes) as kin
        where kin.recorded_by = weighed.assessed_by
      )
    )
  order by weighed.assessed_at desc, weighed.decision desc
  limit 1;
end;

revoke all on function vetting.certificate_verdict(uuid, timestamptz) from public;
grant execute on function vetting.certificate_verdict(uuid, timestamptz) to cap_vetting;

comment on function vetting.certificate_verdict(uuid, timestamptz) is
  'accept or reject, as last weighed by somebody who may; null where nobody did.';
