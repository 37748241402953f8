-- What a tutor works under at an instant; a tutor who has no engagement yet is looked at as working independently.
create or replace function vetting.live_work(p_tutor uuid, p_at timestamptz)
  returns table (engagement_id uuid, agency_id uuid, school_id uuid)
  language sql
  stable
  parallel safe
begin atomic
  with live as (
    select work.engagement_id, work.agency_id, work.school_id
    from identity.engagement as work
    where work.tutor_id = p_tutor
      and work.starts_on <= identity.civil_date(p_at)
      and (work.ends_on is null or work.ends_on > identity.civil_date(p_at))
      and (work.ended_at is null or work.ended_at > p_at)
  )
  select live.engagement_id, live.agency_id, live.school_id
  from live
  union all
  select null, null, null
  where not exists (select from live);
end;

revoke all on function vetting.live_work(uuid, timestamptz) from public;
grant execute on function vetting.live_work(uuid, timestamptz) to cap_vetting;

comment on function vetting.live_work(uuid, timestamptz) is
  'The engagements in force, or one row of nulls for independent work. Asked by the reports of vetting.';
