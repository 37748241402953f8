-- Why this tutor cannot be booked: account, holds, checks, and the engagement they would teach under (E1.3).
-- Whatever could be known about holds and allegations goes in here as "a restriction is open", never why (F9).
set role cap_booking;

create or replace function booking.judge_tutor(
  p_tutor      uuid,
  p_engagement uuid,
  p_starts_at  timestamptz,
  p_at         timestamptz,
  p_point      text,
  p_lesson     uuid default null
)
  returns table (code text, class text, until timestamptz)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_today      date := identity.civil_date(p_at);
  v_day        date := identity.civil_date(coalesce(p_starts_at, p_at));
  v_engagement identity.engagement;
begin
  if not identity.holds_persona(p_tutor, 'web_tutor', p_at) then
    code := 'TUTOR_ACCOUNT_INACTIVE'; class := 'B'; until := null;
    return next;
  end if;

  return query
    select
      case held.kind when 'hold' then 'TUTOR_ON_HOLD' when 'suspension' then 'TUTOR_SUSPENDED' else 'TUTOR_CLOSED' end,
      'B', max(held.effective_from)
    from booking.restriction as held
    where held.tutor_id = p_tutor
      and held.effective_from <= p_at
      and (held.ended_at is null or held.ended_at > p_at)
    group by held.kind;

  select * into v_engagement
  from identity.engagement as theirs
  where theirs.engagement_id = p_engagement;

  return query
    select found.code, found.class, found.until
    from vetting.findings(
      p_tutor, p_engagement, p_at, p_starts_at,
      p_point in ('P1', 'P2', 'P3') and not exists (
        select
        from booking.lesson as earlier
        where earlier.tutor_id = p_tutor
          and earlier.live
          and earlier.booked_at <= p_at
          and earlier.lesson_id is distinct from p_lesson
      )
    ) as found;

  if v_engagement.tutor_id is distinct from p_tutor
    or v_engagement.ended_at <= p_at
    or v_day < v_engagement.starts_on
    or v_day >= v_engagement.ends_on
    or p_point = 'P4' and (v_today < v_engagement.starts_on or v_today >= v_engagement.ends_on)
  then
    code := 'ENGAGEMENT_INACTIVE'; class := 'B'; until := null;
    return next;
  end if;

  if v_engagement.agency_id is not null
    and not vetting.dsl_available(v_engagement.agency_id, 'agency_dsl', p_at, p_tutor, p_engagement)
  then
    code := 'AGENCY_DSL_UNAVAILABLE'; class := 'N'; until := null;
    return next;
  end if;

  if v_engagement.school_id is not null
    and not vetting.dsl_available(v_engagement.school_id, 'school_dsl', p_at, p_tutor, p_engagement)
  then
    code := 'SCHOOL_DSL_UNAVAILABLE'; class := 'A'; until := null;
    return next;
  end if;
end;
$$;

revoke all on function booking.judge_tutor(uuid, uuid, timestamptz, timestamptz, text, uuid) from public;

comment on function booking.judge_tutor(uuid, uuid, timestamptz, timestamptz, text, uuid) is
  'Every reason that lies with the tutor or the engagement, judged anew. Asked by booking.tutor_findings and booking.remember_clearance.';

set role safelane_owner;
