-- What is remembered about a learner is what was judged, whoever writes it, as with booking.clearance (TS-77, F13).
-- Only a clear verdict is kept, and two things are always judged anew, because they hang on other people: a tutor who is
-- kept apart from anybody (an order reaches through households), and agreements about work that a school arranges off
-- its site.
set role cap_booking;

create or replace function booking.learner_clearance_is_judged()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform from identity.engagement as theirs
  where theirs.engagement_id = new.engagement_id
    and theirs.tutor_id = new.tutor_id
    and not theirs.off_site;
  if not found then
    return null;
  end if;

  -- whoever is changing anything is waited for; whoever comes later moves a counter that is noted here
  perform vetting.lock_standing(new.tutor_id);
  perform booking.lock_learners(array[new.learner_id]);
  new.policy_epoch := policy.locked_epoch();
  select held.version into new.standing_version from vetting.standing as held where held.tutor_id = new.tutor_id;
  select held.version into new.learner_version
  from booking.learner_standing as held
  where held.learner_id = new.learner_id;
  new.judged_at := clock_timestamp();
  if new.learner_version is null
    or exists (
      select
      from booking.no_contact_order as ordered
      where ordered.tutor_id = new.tutor_id
        and (ordered.lifted_at is null or ordered.lifted_at > new.judged_at)
    )
    or exists (
      select from booking.judge_learner(new.tutor_id, new.learner_id, new.engagement_id, new.judged_at, 'P2'))
  then
    return null;
  end if;

  -- ages move on at midnight; a link or a power that has an end counts until then
  new.good_until := least(
    (identity.civil_date(new.judged_at) + 1)::timestamp at time zone 'Europe/London',
    policy.next_change(new.judged_at),
    (select min(link.valid_until) from identity.guardianship as link
     where link.learner_id = new.learner_id and link.valid_until > new.judged_at),
    (select min(held.valid_until) from identity.power as held
     where held.person_id = new.learner_id and held.power = 'learner' and held.valid_until > new.judged_at));
  return new;
end;
$$;

revoke all on function booking.learner_clearance_is_judged() from public;
grant execute on function booking.learner_clearance_is_judged() to safelane_owner;

comment on function booking.learner_clearance_is_judged() is
  'Writes the verdict into a row of booking.learner_clearance, or leaves the row out where something stands against it. Trigger on booking.learner_clearance.';

set role safelane_owner;

drop trigger if exists _200_judged on booking.learner_clearance;
create trigger _200_judged
  before insert or update on booking.learner_clearance
  for each row execute function booking.learner_clearance_is_judged();
alter table booking.learner_clearance enable always trigger _200_judged;
