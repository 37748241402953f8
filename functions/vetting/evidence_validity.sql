-- Who the tutor is and what they bring: identity, qualifications, references, and on tutorninjas a university
-- affiliation and the interview (TS-75, TN-01, TN-10, TN-11).
-- A contract renewed at R asks for a qualification, and for as many references as at first, verified not earlier than
-- 90 days before R (TS-80).
create or replace function vetting.evidence_validity(
  p_tutor          uuid,
  p_today          date,
  p_required       text[],
  p_min_references integer
)
  returns table (item text, code text, class text, until timestamptz)
  language sql
  stable
  parallel safe
begin atomic
  with period as materialized (
    select agreed.starts_on, agreed.ends_on, agreed.starts_on > min(agreed.starts_on) over () as is_renewal
    from vetting.contract as agreed
    where agreed.person_id = p_tutor
      and agreed.kind = 'tutor_contract'
      and not exists (select from vetting.contract as later where later.supersedes = agreed.contract_id)
  ),
  renewal as (
    -- the current period, if it is a renewal, and every renewal that is agreed already
    select current.starts_on
    from (
      select period.starts_on, period.is_renewal
      from period
      where period.starts_on <= p_today
        and (period.ends_on is null or period.ends_on > p_today)
      order by period.starts_on desc
      limit 1
    ) as current
    where current.is_renewal
    union all
    select period.starts_on
    from period
    where period.starts_on > p_today
      and period.is_renewal
  ),
  paper as materialized (
    select
      case shown.kind
        when 'academic' then 'qualifications'
        when 'professional' then 'qualifications'
        else shown.kind
      end as item,
      -- a lapsed paper ends before today, so the latest end is that of the papers that still count, if any does
      case when bool_and(shown.valid_until is not null) then max(shown.valid_until) end as ends_on,
      max(shown.verified_on) filter (where shown.valid_until is null or shown.valid_until > p_today) as verified_on
    from vetting.qualification as shown
    where shown.person_id = p_tutor
      and shown.outcome = 'verified'
      and shown.verified_on <= p_today
      and not exists (
        select from vetting.qualification as later where later.supersedes = shown.qualification_id
      )
    group by 1
  ),
  referee as materialized (
    -- one referee is one reference, however often asked: what they said last counts
    select distinct on (vetting.plain_name(given.referee)) given.outcome, given.verified_on
    from vetting.reference as given
    where given.person_id = p_tutor
      and given.verified_on <= p_today
      and not exists (select from vetting.reference as later where later.supersedes = given.reference_id)
    order by vetting.plain_name(given.referee), given.verified_on desc, given.recorded_at desc,
      given.outcome = 'verified'
  ),
  judged as (
    select 'identity' as item,
      case
        when not exists (
          select
          from vetting.identity_check as shown
          where shown.person_id = p_tutor
            and shown.outcome = 'verified'
            and shown.verified_on <= p_today
            and not exists (select from vetting.identity_check as later where later.supersedes = shown.check_id)
            and not exists (
              -- the latest outcome counts; of two at one instant, the one that failed
              select
              from vetting.identity_check as failed
              where failed.person_id = p_tutor
                and failed.outcome = 'failed'
                and failed.verified_on <= p_today
                and (failed.verified_on, failed.recorded_at) >= (shown.verified_on, shown.recorded_at)
                and not exists (select from vetting.identity_check as later where later.supersedes = failed.check_id)
            )
        ) then 'IDENTITY_UNVERIFIED'
      end as code,
      'B' as class,
      null::timestamptz as until
    union all
    select needed.item,
      case when paper.verified_on is null then needed.code end,
      'B',
      vetting.midnight(paper.ends_on)
    from (
      values
        ('qualifications', 'QUALIFICATIONS_UNVERIFIED'),
        ('university_affiliation', 'UNIVERSITY_AFFILIATION_MISSING'),
        ('video_interview', 'VIDEO_INTERVIEW_MISSING')
    ) as needed (item, code)
    left join paper using (item)
    union all
    select 'references',
      case when count(*) < p_min_references then 'REFERENCES_INSUFFICIENT' end,
      'B', null
    from referee
    where referee.outcome = 'verified'
    union all
    select 'qualifications',
      case when renewal.starts_on <= p_today then 'QUALIFICATIONS_STALE' end,
      'N',
      vetting.midnight(renewal.starts_on)
    from paper, renewal
    where paper.item = 'qualifications'
      and paper.verified_on < renewal.starts_on - 90
    union all
    select 'references',
      case when renewal.starts_on <= p_today then 'REFERENCES_STALE' end,
      'N',
      vetting.midnight(renewal.starts_on)
    from renewal
    cross join lateral (
      select count(*) as verified,
        count(*) filter (where referee.verified_on >= renewal.starts_on - 90) as verified_anew
      from referee
      where referee.outcome = 'verified'
    ) as asked
    where asked.verified >= p_min_references
      and asked.verified_anew < greatest(p_min_references, 1)
  )
  select judged.item, judged.code, judged.class, judged.until
  from judged
  where judged.item = any (p_required);
end;

revoke all on function vetting.evidence_validity(uuid, date, text[], integer) from public;
grant execute on function vetting.evidence_validity(uuid, date, text[], integer) to cap_vetting;

comment on function vetting.evidence_validity(uuid, date, text[], integer) is
  'Identity, qualifications, references, affiliation and interview: what fails, and what is good until when. Part of the validity of checks.';
