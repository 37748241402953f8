-- Work that a school commissions needs right to work, a clear prohibition check and the written confirmation
-- for this very engagement, in every profile (F16, C.1, C.6). A contract may ask for the first two elsewhere too.
create or replace function vetting.school_validity(
  p_tutor      uuid,
  p_engagement uuid,
  p_today      date,
  p_required   text[],
  p_for_school boolean
)
  returns table (item text, code text, class text, until timestamptz)
  language sql
  stable
  parallel safe
begin atomic
  select 'right_to_work',
    case when right_to_work.ends_on <= p_today or not right_to_work.seen then 'SCHOOL_CHECK_SET_INCOMPLETE' end,
    'B',
    vetting.midnight(right_to_work.ends_on)
  from (
    select
      count(*) > 0 as seen,
      case when bool_and(shown.valid_until is not null) then max(shown.valid_until) end as ends_on
    from vetting.right_to_work as shown
    where shown.person_id = p_tutor
      and shown.outcome = 'verified'
      and shown.verified_on <= p_today
      and not exists (select from vetting.right_to_work as later where later.supersedes = shown.check_id)
      and not exists (
        -- the latest outcome counts; of two at one instant, the one that failed
        select
        from vetting.right_to_work as failed
        where failed.person_id = p_tutor
          and failed.outcome = 'failed'
          and failed.verified_on <= p_today
          and (failed.verified_on, failed.recorded_at) >= (shown.verified_on, shown.recorded_at)
          and not exists (select from vetting.right_to_work as later where later.supersedes = failed.check_id)
      )
  ) as right_to_work
  where 'right_to_work' = any (p_required)
  union all
  select needed.item, needed.code, 'B', null
  from (
    select
      coalesce(bool_or(looked.stands), false) as looked_up,
      coalesce(bool_or(looked.stands and looked.result = 'clear'), false) as is_clear,
      coalesce(bool_or(not looked.stands and looked.result = 'clear'), false) as was_clear
    from (
      select checked.result,
        not exists (select from vetting.prohibition_check as later where later.supersedes = checked.check_id) as stands
      from vetting.prohibition_check as checked
      where checked.person_id = p_tutor
        and checked.kind = 'tra_prohibition'
        and checked.checked_on <= p_today
    ) as looked
  ) as list
  cross join lateral (
    select 'prohibition' as item, case when not list.looked_up then 'SCHOOL_CHECK_SET_INCOMPLETE' end as code
    union all
    -- looked up and not clear: as incomplete as before, but a bar and not a gap, so that no report tells of it. Whose list
    -- was clear until then misses nothing: a code that came together with the match would tell the tutor, who reads
    -- ACCOUNT_UNDER_REVIEW for a match as for a hold, which of the two it is (E1.4)
    select 'known_bar', 'SCHOOL_CHECK_SET_INCOMPLETE'
    where list.looked_up and not list.is_clear and not list.was_clear
  ) as needed
  where 'prohibition' = any (p_required)
  union all
  select 'written_confirmation',
    case when covered.days is null then 'SCHOOL_CHECK_SET_INCOMPLETE' end,
    'B',
    vetting.midnight(upper(covered.days))
  from (
    select (
      select run_of_days
      from unnest((
        select range_agg(daterange(confirmed.starts_on, confirmed.ends_on))
        from vetting.contract as confirmed
        where confirmed.engagement_id = p_engagement
          and confirmed.person_id = p_tutor
          and confirmed.kind = 'written_confirmation'
          and not exists (select from vetting.contract as later where later.supersedes = confirmed.contract_id)
      )) as run_of_days
      where run_of_days @> p_today
    ) as days
  ) as covered
  where p_for_school;
end;

revoke all on function vetting.school_validity(uuid, uuid, date, text[], boolean) from public;
grant execute on function vetting.school_validity(uuid, uuid, date, text[], boolean) to cap_vetting;

comment on function vetting.school_validity(uuid, uuid, date, text[], boolean) is
  'Right to work, prohibition and written confirmation, where they are needed. Part of the validity of checks.';
