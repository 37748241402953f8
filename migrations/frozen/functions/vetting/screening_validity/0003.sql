-- The UK sanctions list is run again every night; one missed night is tolerated, two are not (TS-81, E1.5).
-- Elapsed time, not days: exactly at the age allowed the run still counts. Failed runs never count.
create or replace function vetting.screening_validity(
  p_tutor    uuid,
  p_at       timestamptz,
  p_required text[],
  p_max_age  interval
)
  returns table (item text, code text, class text, until timestamptz)
  language sql
  stable
  parallel safe
begin atomic
  select
    'sanctions',
    case
      when last.ran_at is null then 'SCREENING_MISSING'
      when p_at - last.ran_at > p_max_age then 'SCREENING_STALE'
    end,
    'B',
    last.ran_at + make_interval(secs => extract(epoch from p_max_age)::double precision)
      + interval '1 microsecond'
  from (
    select max(ran.ran_at) as ran_at
    from vetting.screening_run as ran
    where ran.person_id = p_tutor
      and ran.source = 'uk_sanctions_list'
      and ran.outcome = 'completed'
      and ran.ran_at <= p_at
  ) as last
  where 'sanctions' = any (p_required);
end;

revoke all on function vetting.screening_validity(uuid, timestamptz, text[], interval) from public;
grant execute on function vetting.screening_validity(uuid, timestamptz, text[], interval) to cap_vetting;

comment on function vetting.screening_validity(uuid, timestamptz, text[], interval) is
  'Whether sanctions screening is missing or stale, and until when the last run counts. Part of the validity of checks.';
