-- Every reason why this tutor is not cleared for this work, never only the first (E1.3).
-- Training stops new bookings only, and at a tutor's very first booking counts as much as the gate (class B).
-- What will have lapsed by the session is told. The nightly screening is not: it is run again every night
-- (TS-81), and where validity through the session is asked for, nothing beyond tomorrow could be booked.
set role cap_vetting;

create or replace function vetting.findings(
  p_tutor         uuid,
  p_engagement    uuid        default null,
  p_at            timestamptz default now(),
  p_starts_at     timestamptz default null,
  p_first_booking boolean     default false
)
  returns table (code text, class text, until timestamptz)
  language plpgsql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with judged as materialized (
      select * from vetting.validity(p_tutor, p_engagement, p_at)
    )
    select
      judged.code,
      case
        when p_first_booking and judged.class = 'N' and judged.code like E'TRAINING\\_%' then 'B'
        else judged.class
      end,
      min(judged.until)
    from judged
    where judged.code is not null
    group by 1, 2
    union all
    select
      'EXPIRES_BEFORE_SESSION',
      case
        when policy.effective_boolean('session.require_valid_through', p_engagement, p_at) then 'N'
        else 'A'
      end,
      min(judged.until)
    from judged
    where judged.item <> 'sanctions'
      and judged.code is null
      and judged.until <= p_starts_at
    having count(*) > 0;
end;
$$;

revoke all on function vetting.findings(uuid, uuid, timestamptz, timestamptz, boolean) from public;
grant execute on function vetting.findings(uuid, uuid, timestamptz, timestamptz, boolean) to cap_booking;

comment on function vetting.findings(uuid, uuid, timestamptz, timestamptz, boolean) is
  'The failing vetting, training, document and contract codes with their classes (B, N, A) and since when, '
  'with EXPIRES_BEFORE_SESSION where p_starts_at is given. Asked by booking.';

set role safelane_owner;
