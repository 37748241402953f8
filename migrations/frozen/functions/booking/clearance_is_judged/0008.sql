-- What is remembered about a tutor is what was judged, whoever writes it: the row says nothing of its own but whom and
-- which engagement to judge. Whatever else is written into it is replaced by the verdict; where something stands against
-- the tutor there is no row (TS-76, TS-77, F13). Only a clear verdict is kept, and only about independent work: work
-- through an agency or for a school also hangs on other people (their DSLs), so it is always judged anew.
set role cap_booking;

create or replace function booking.clearance_is_judged()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_engagement identity.engagement;
  v_ends       timestamptz;
  v_expires    timestamptz;
begin
  select * into v_engagement
  from identity.engagement as theirs
  where theirs.engagement_id = new.engagement_id
    and theirs.tutor_id = new.tutor_id
    and num_nonnulls(theirs.agency_id, theirs.school_id) = 0;
  if not found then
    return null;
  end if;

  -- whoever is changing anything is waited for; whoever comes later moves a counter that is noted here
  perform vetting.lock_standing(new.tutor_id);
  perform policy.remember(new.engagement_id);
  select held.version into new.standing_version from vetting.standing as held where held.tutor_id = new.tutor_id;
  new.policy_epoch := policy.locked_epoch();
  new.judged_at := clock_timestamp();
  if exists (select from booking.judge_tutor(new.tutor_id, new.engagement_id, new.judged_at, new.judged_at, 'P2')) then
    return null;
  end if;

  select min(judged.until), min(judged.until) filter (where judged.item <> 'sanctions')
    into v_ends, v_expires
  from vetting.validity(new.tutor_id, new.engagement_id, new.judged_at) as judged;
  new.good_until := least(
    (identity.civil_date(new.judged_at) + 1)::timestamp at time zone 'Europe/London',
    v_ends, policy.next_change(new.judged_at), v_engagement.ended_at,
    (select min(held.effective_from) from booking.restriction as held
     where held.tutor_id = new.tutor_id and held.effective_from > new.judged_at),
    (select min(held.valid_until) from identity.power as held
     where held.person_id = new.tutor_id and held.power = 'tutor' and held.valid_until > new.judged_at));
  new.sessions_before := least(v_expires, v_engagement.ends_on::timestamp at time zone 'Europe/London', 'infinity');
  if new.good_until <= new.judged_at then
    return null;
  end if;
  return new;
end;
$$;

revoke all on function booking.clearance_is_judged() from public;
grant execute on function booking.clearance_is_judged() to safelane_owner;

comment on function booking.clearance_is_judged() is
  'Writes the verdict into a row of booking.clearance, or leaves the row out where something stands against the tutor. Trigger on booking.clearance.';

set role safelane_owner;

drop trigger if exists _200_judged on booking.clearance;
create trigger _200_judged
  before insert or update on booking.clearance
  for each row execute function booking.clearance_is_judged();
alter table booking.clearance enable always trigger _200_judged;
