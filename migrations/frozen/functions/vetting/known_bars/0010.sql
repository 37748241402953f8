-- What blocks every booking in every profile, asked for or not (F14): new information at the DBS, the children's
-- barred list, a prohibition, an uncleared hit of a screening, and a disclosure of the tutor's own that nobody
-- has weighed (MT-38). No amount of other evidence makes up for one of these. A record of inclusion in the barred list
-- never goes away by software; new information and a prohibition are corrected
-- only by another officer than recorded them, also through a correction that does not count.
create or replace function vetting.known_bars(p_tutor uuid, p_at timestamptz, p_today date)
  returns table (item text, code text, class text, until timestamptz)
  language sql
  stable
  parallel safe
begin atomic
  with hit as materialized (
    select ran.source, found.strength, ran.ran_at,
      exists (
        select
        from vetting.screening_clearance as cleared
        where cleared.hit_id = found.hit_id
          and cleared.cleared_at <= p_at
          and cleared.cleared_by not in (ran.recorded_by, found.person_id)
          and not (ran.source = 'childrens_barred' and found.strength = 'confirmed')
      ) as is_cleared
    from vetting.screening_hit as found
    join vetting.screening_run as ran using (run_id)
    where found.person_id = p_tutor
      and ran.ran_at <= p_at
  ),
  found as (
    select 'DBS_NEW_INFORMATION' as code, told.checked_at as since
    from vetting.dbs_status_check as told
    where told.person_id = p_tutor
      and told.result = 'NEW_INFO'
      and told.checked_at <= p_at
      and not vetting.news_is_taken_back(told.check_id)
      -- it stands until a later certificate of the kind that tells was seen, and weighed where it is not blank
      and not exists (
        select
        from vetting.standing_certificates(p_tutor, p_at, p_today) as renewed
        where renewed.level = 'enhanced'
          and renewed.workforce in ('child', 'child_and_adult')
          and renewed.issued_on > identity.civil_date(told.checked_at)
          and renewed.is_settled
      )
    union all
    select 'BARRED_LIST_MATCH', vetting.midnight(coalesce(listed.seen_on, listed.issued_on))
    from vetting.dbs_certificate as listed
    where listed.person_id = p_tutor
      and listed.barred_list = 'match'
      and (listed.seen_on is null or listed.seen_on <= p_today)
    union all
    select 'BARRED_LIST_MATCH', hit.ran_at
    from hit
    where hit.source = 'childrens_barred'
      and hit.strength = 'confirmed'
    union all
    select 'PROHIBITION_MATCH', vetting.midnight(checked.checked_on)
    from vetting.prohibition_check as checked
    where checked.person_id = p_tutor
      and checked.result = 'match'
      and checked.checked_on <= p_today
      and not vetting.match_is_taken_back(checked.check_id)
    union all
    select 'PROHIBITION_MATCH', hit.ran_at
    from hit
    where hit.source = 'tra_prohibition'
      and hit.strength = 'confirmed'
      and not hit.is_cleared
    union all
    select 'SCREENING_HIT_OPEN', hit.ran_at
    from hit
    where not hit.is_cleared
    union all
    select 'SELF_DISCLOSURE_PENDING', told.disclosed_at
    from vetting.self_disclosure as told
    where told.person_id = p_tutor
      and told.disclosed_at <= p_at
      and not vetting.self_disclosure_accepted(told.self_disclosure_id, told.recorded_by, p_at)
  )
  select 'known_bar', found.code, 'B', min(found.since)
  from found
  group by found.code;
end;

revoke all on function vetting.known_bars(uuid, timestamptz, date) from public;
grant execute on function vetting.known_bars(uuid, timestamptz, date) to cap_vetting;

comment on function vetting.known_bars(uuid, timestamptz, date) is
  'Codes that block in every profile, each with the instant since when. Part of the validity of checks.';
