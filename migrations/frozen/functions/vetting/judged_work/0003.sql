-- Every check of every tutor over everything they work under: what reports are made of (E7 reports 3 and 4).
-- The same rows as a decision's, and planned as one query: a report on ten thousand tutors takes a second or two.
create or replace function vetting.judged_work(p_at timestamptz, p_organisation uuid)
  returns table (
    person_id     uuid,
    engagement_id uuid,
    agency_id     uuid,
    school_id     uuid,
    item          text,
    code          text,
    class         text,
    until         timestamptz
  )
  language sql
  stable
  parallel safe
begin atomic
  with work as materialized (
    select tutor.person_id, engaged.engagement_id, engaged.agency_id, engaged.school_id,
      coalesce(engaged.engagement_id, '00000000-0000-0000-0000-000000000000') as asked_under
    from (
      select distinct held.person_id
      from identity.power as held
      where held.power = 'tutor'
        and held.valid_from <= p_at
        and (held.valid_until is null or held.valid_until > p_at)
    ) as tutor
    cross join lateral vetting.live_work(tutor.person_id, p_at) as engaged
    where p_organisation is null
      or p_organisation in (engaged.agency_id, engaged.school_id)
  ),
  asked as materialized (
    select one.asked_under, settings.*
    from (select distinct work.asked_under, work.engagement_id from work) as one
    cross join lateral vetting.settings(one.engagement_id, p_at) as settings
  )
  select work.person_id, work.engagement_id, work.agency_id, work.school_id,
    checked.item, checked.code, checked.class, checked.until
  from work
  join asked using (asked_under)
  cross join lateral vetting.judged(
    work.person_id, work.engagement_id, p_at, asked.today, asked.for_school, asked.required, asked.dbs_interval,
    asked.sanctions_max_age, asked.min_references, asked.contract_required, asked.topics,
    asked.training_interval, asked.documents
  ) as checked;
end;

revoke all on function vetting.judged_work(timestamptz, uuid) from public;
grant execute on function vetting.judged_work(timestamptz, uuid) to cap_vetting;

comment on function vetting.judged_work(timestamptz, uuid) is
  'Validity of every tutor (of an organisation, if one is named) and each engagement in force. Asked by the reports.';
