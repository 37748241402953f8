-- Judge every tutor with live independent work whose clearance is not remembered. It only saves time:
-- enforcement never depends on this having run (E1.1 P5).
set role cap_booking;

create or replace function booking.refresh_clearances(p_limit integer default null)
  returns table (judged bigint, clear bigint)
  language sql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  with due as materialized (
    select theirs.tutor_id, theirs.engagement_id
    from identity.engagement as theirs
    where num_nonnulls(theirs.agency_id, theirs.school_id) = 0
      and (theirs.ended_at is null or theirs.ended_at > now())
      and not booking.is_remembered_clear(theirs.tutor_id, theirs.engagement_id, null, clock_timestamp())
    order by theirs.tutor_id
    limit p_limit
  )
  select count(*), count(*) filter (where found.remembered)
  from (
    select booking.remember_clearance(due.tutor_id, due.engagement_id) as remembered
    from due
  ) as found;
$$;

revoke all on function booking.refresh_clearances(integer) from public;
grant execute on function booking.refresh_clearances(integer) to safelane_migrator;

comment on function booking.refresh_clearances(integer) is
  'Judge tutors whose clearance is not remembered, p_limit at most; how many were judged and found clear. For operators (safelane_migrator); decisions are the same without it.';

set role safelane_owner;
