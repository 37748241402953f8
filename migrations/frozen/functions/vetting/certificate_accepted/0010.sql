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
  select coalesce(vetting.certificate_verdict(p_certificate, p_at) = 'accept', false)
    and not exists (
      select
      from vetting.dbs_certificate as own
      where own.certificate_id = p_certificate
        and own.recorded_by is distinct from p_recorder
    );
end;

revoke all on function vetting.certificate_accepted(uuid, uuid, timestamptz) from public;
grant execute on function vetting.certificate_accepted(uuid, uuid, timestamptz) to cap_vetting;

comment on function vetting.certificate_accepted(uuid, uuid, timestamptz) is
  'Whether the latest risk assessment of a certificate, by neither its recorder nor its holder, accepts it.';
