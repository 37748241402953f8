-- The lines of the Single Central Record and what is missing in them (C.6, E7 report 3).
-- With an organisation: the tutors whom it engages, and for the platform's own officers its staff too. Whoever has
-- left is not in it any more.
create or replace function vetting.central_record(
  p_at           timestamptz,
  p_organisation uuid,
  p_staff_too    boolean
)
  returns table (person_id uuid, line jsonb, gaps jsonb)
  language sql
  stable
  parallel safe
begin atomic
  with held as (
    select held.person_id, held.power, held.organisation_id, held.valid_from
    from identity.power as held
    where held.power not in ('learner', 'session_service')
      and held.valid_from <= p_at
      and (held.valid_until is null or held.valid_until > p_at)
  ),
  checked as materialized (
    select * from vetting.judged_work(p_at, p_organisation)
  ),
  work as (
    select distinct checked.person_id, checked.engagement_id, checked.agency_id, checked.school_id
    from checked
  ),
  engaged as materialized (
    select work.person_id,
      jsonb_agg(
        jsonb_build_object('engagement_id', work.engagement_id, 'agency_id', work.agency_id,
          'school_id', work.school_id)
        order by work.engagement_id) filter (where work.engagement_id is not null) as engagements
    from work
    group by work.person_id
  ),
  listed as (
    select held.person_id, array_agg(distinct held.power order by held.power) as roles,
      identity.civil_date(min(held.valid_from)) as started_on
    from held
    left join engaged using (person_id)
    where held.power = 'tutor' and engaged.person_id is not null
      or held.power <> 'tutor' and p_staff_too and (p_organisation is null or held.organisation_id = p_organisation)
    group by held.person_id
  ),
  missing as (
    -- the same evidence that decides about bookings; never what a list or the DBS answered
    select checked.person_id, checked.item, vetting.status_of(checked.code, checked.until) as status,
      checked.code, min(checked.until) as until, array_agg(checked.engagement_id) as engagement_ids
    from checked
    where checked.code is not null
      and checked.class <> 'A'
      and checked.item not in ('known_bar', 'vetting_gate', 'contract')
      and checked.item not like 'document:%'
    group by 1, 2, 3, 4
  ),
  gap as (
    select missing.person_id,
      jsonb_agg(
        jsonb_build_object('person_id', missing.person_id, 'item', missing.item, 'status', missing.status,
          'code', missing.code, 'until', missing.until, 'engagement_ids', missing.engagement_ids)
        order by missing.item, missing.code) as gaps
    from missing
    group by missing.person_id
  )
  select
    listed.person_id,
    jsonb_build_object(
      'person_id', person.person_id,
      'external_ref', person.external_ref,
      'given_name', person.given_name,
      'family_name', person.family_name,
      'roles', listed.roles,
      'started_on', listed.started_on,
      'engagements', engaged.engagements
    ) || evidence.found,
    coalesce(
      gap.gaps,
      (
        -- staff: what the record itself has to show
        select jsonb_agg(
          jsonb_build_object('person_id', listed.person_id, 'item', needed.item, 'status', 'missing')
          order by needed.item)
        from unnest(array['identity', 'dbs', 'right_to_work']) as needed (item)
        where 'tutor' <> all (listed.roles)
          and evidence.found ->> needed.item is null
      ),
      '[]'
    )
  from listed
  join identity.person using (person_id)
  left join engaged using (person_id)
  left join gap using (person_id)
  cross join lateral vetting.record_of(listed.person_id, p_at) as evidence;
end;

revoke all on function vetting.central_record(timestamptz, uuid, boolean) from public;
grant execute on function vetting.central_record(timestamptz, uuid, boolean) to cap_vetting;

comment on function vetting.central_record(timestamptz, uuid, boolean) is
  'One row a person: the line of the record and its gaps. Asked by the report.';
