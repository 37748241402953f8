-- Remember what holds for an engagement, until a change of policy or the clock says otherwise (B.5).
-- It is worked out where the row is written, by policy.remembered_is_worked_out, so that nothing else can be remembered.
set role cap_policy;

create or replace function policy.remember(p_engagement uuid)
  returns boolean
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := clock_timestamp();
begin
  perform from policy.remembered
  where remembered.engagement_id = p_engagement
    and remembered.epoch = (select epoch.number from policy.epoch)
    and remembered.worked_out_at <= v_at
    and v_at < remembered.good_until;
  if found then
    return true;
  end if;

  -- an engagement never changes what it is: whose, through whom, for whom
  perform from identity.engagement where engagement.engagement_id = p_engagement;
  if not found then
    return false;
  end if;

  update policy.remembered set worked_out_at = v_at where remembered.engagement_id = p_engagement;
  if not found then
    insert into policy.remembered (engagement_id) values (p_engagement) on conflict do nothing;
  end if;
  return true;
end;
$$;

revoke all on function policy.remember(uuid) from public;
grant execute on function policy.remember(uuid) to cap_booking;

comment on function policy.remember(uuid) is
  'Remember every value in effect for an engagement; true where it is remembered now, false for an engagement that does not exist. Asked by api.book_lesson and booking.refresh_clearances.';

set role safelane_owner;
