-- Judge a tutor for one engagement and remember it if nothing stands against them. Only a clear verdict is kept: what
-- stands against somebody is told in full every time. Work through an agency or for a school also hangs on other
-- people (their DSLs), so it is always judged anew.
set role cap_booking;

create or replace function booking.remember_clearance(p_tutor uuid, p_engagement uuid)
  returns boolean
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_engagement identity.engagement;
  v_version    bigint;
  v_epoch      bigint;
  v_at         timestamptz;
  v_midnight   timestamptz;
  v_expires    timestamptz;
  v_until      timestamptz;
begin
  select * into v_engagement
  from identity.engagement as theirs
  where theirs.engagement_id = p_engagement
    and theirs.tutor_id = p_tutor
    and num_nonnulls(theirs.agency_id, theirs.school_id) = 0;
  if not found then
    return false;
  end if;

  -- whoever is changing anything is waited for; whoever comes later moves a counter that is noted here
  perform vetting.lock_standing(p_tutor);
  select held.version into v_version from vetting.standing as held where held.tutor_id = p_tutor;
  v_epoch := policy.locked_epoch();
  v_at := clock_timestamp();
  if exists (select from booking.judge_tutor(p_tutor, p_engagement, v_at, v_at, 'P2')) then
    return false;
  end if;

  v_midnight := (identity.civil_date(v_at) + 1)::timestamp at time zone 'Europe/London';
  select min(judged.until), min(judged.until) filter (where judged.item <> 'sanctions')
    into v_until, v_expires
  from vetting.validity(p_tutor, p_engagement, v_at) as judged;
  v_until := least(
    v_midnight, v_until, policy.next_change(v_at), v_engagement.ended_at,
    (select min(held.effective_from) from booking.restriction as held
     where held.tutor_id = p_tutor and held.effective_from > v_at),
    (select min(held.valid_until) from identity.power as held
     where held.person_id = p_tutor and held.power = 'tutor' and held.valid_until > v_at));
  if v_until <= v_at then
    return false;
  end if;

  insert into booking.clearance as remembered
    (engagement_id, tutor_id, standing_version, policy_epoch, judged_at, good_until, sessions_before)
  values (
    p_engagement, p_tutor, v_version, v_epoch, v_at, v_until,
    least(v_expires, v_engagement.ends_on::timestamp at time zone 'Europe/London', 'infinity'))
  on conflict (engagement_id) do update
    set standing_version = excluded.standing_version,
        policy_epoch = excluded.policy_epoch,
        judged_at = excluded.judged_at,
        good_until = excluded.good_until,
        sessions_before = excluded.sessions_before;
  return true;
end;
$$;

revoke all on function booking.remember_clearance(uuid, uuid) from public;

comment on function booking.remember_clearance(uuid, uuid) is
  'Remember that nothing stands against this tutor for this independent engagement until a clock or a change says otherwise; false where something does. Asked by api.book_lesson and booking.refresh_clearances.';

set role safelane_owner;
