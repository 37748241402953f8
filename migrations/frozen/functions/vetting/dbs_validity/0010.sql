-- A tutor teaches on an enhanced DBS certificate that we have seen, for the right people, in their own name,
-- whose disclosures were weighed, and that is not older than the interval (TS-75, TS-78, TS-79, TS-82, C.5).
-- The newest certificate that stands is judged (vetting.standing_certificates). An Update Service answer renews it if the holder had consented;
-- one that is not blank only once somebody has weighed it. NO_MATCH_FOUND never renews.
create or replace function vetting.dbs_validity(
  p_tutor    uuid,
  p_at       timestamptz,
  p_today    date,
  p_required text[],
  p_interval interval
)
  returns table (item text, code text, class text, until timestamptz)
  language sql
  stable
  parallel safe
begin atomic
  with certificate as (
    select seen.certificate_id, seen.level, seen.workforce, seen.barred_list, seen.name_on_certificate,
      seen.name_explanation, seen.issued_on, seen.recorded_by, seen.is_settled
    from vetting.standing_certificates(p_tutor, p_at, p_today) as seen
    order by seen.issued_on desc, seen.recorded_at desc, seen.certificate_id desc
    limit 1
  ),
  answer as materialized (
    select asked.result, asked.checked_at, asked.recorded_at
    from certificate
    join vetting.dbs_status_check as asked using (certificate_id)
    where asked.checked_at <= p_at
      and not exists (
        select from vetting.dbs_status_check as later where later.supersedes = asked.check_id
      )
  ),
  weighed as materialized (
    select
      certificate.*,
      case
        when not exists (select from answer where answer.result = 'NON_BLANK_NO_NEW_INFO') then certificate.is_settled
        else vetting.certificate_accepted(certificate.certificate_id, certificate.recorded_by, p_at)
      end as settled
    from certificate
  ),
  timed as materialized (
    select
      weighed.*,
      vetting.lapses_at(
        greatest(
          weighed.issued_on,
          (
            select max(identity.civil_date(answer.checked_at))
            from answer
            where (answer.result = 'BLANK_NO_NEW_INFO'
                or answer.result = 'NON_BLANK_NO_NEW_INFO' and weighed.settled)
              and (
                select said.given
                from vetting.update_service_consent as said
                where said.person_id = p_tutor
                  and said.at <= answer.checked_at
                order by said.at desc, said.given
                limit 1
              )
          )
        ),
        p_interval
      ) as until
    from weighed
  ),
  known_as as (
    select coalesce(
      (
        select shown.verified_name
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
        order by shown.verified_on desc, shown.recorded_at desc
        limit 1
      ),
      (
        select person.given_name || ' ' || person.family_name
        from identity.person
        where person.person_id = p_tutor
      )
    ) as name
  ),
  judged as (
    -- the clock: always told, so that it can be forecast
    select 'dbs_enhanced' as item,
      case when p_at >= timed.until then 'DBS_LAPSED' end as code,
      'B' as class,
      timed.until
    from timed
    union all
    select 'dbs_enhanced',
      case
        when exists (
          select
          from vetting.dbs_certificate as declared
          where declared.person_id = p_tutor
            and declared.source = 'self_declared'
            and not exists (
              select from vetting.dbs_certificate as later where later.supersedes = declared.certificate_id
            )
        ) then 'DBS_SELF_DECLARED_ONLY'
        else 'DBS_MISSING'
      end,
      'B', null
    where not exists (select from timed)
    union all
    select 'dbs_enhanced', 'DBS_LEVEL_TOO_LOW', 'B', null
    from timed
    where timed.level <> 'enhanced'
    union all
    select 'dbs_enhanced', 'DBS_WRONG_WORKFORCE', 'B', null
    from timed
    where timed.workforce not in ('child', 'child_and_adult')
    union all
    select 'dbs_enhanced', 'DBS_NAME_MISMATCH', 'B', null
    from timed, known_as
    where timed.name_explanation is null
      and vetting.plain_name(timed.name_on_certificate) is distinct from vetting.plain_name(known_as.name)
    union all
    select 'dbs_enhanced', 'DBS_DISCLOSURE_UNASSESSED', 'B', null
    from timed
    where not timed.settled
    union all
    select 'dbs_enhanced', 'DBS_UPDATE_UNMATCHED', 'A', timed.until
    from timed
    where p_at < timed.until
      and 'NO_MATCH_FOUND' = (
        select answer.result from answer order by answer.checked_at desc, answer.recorded_at desc limit 1
      )
    union all
    select 'barred_list',
      case
        when exists (select from timed where timed.barred_list <> 'not_checked') then null
        else 'BARRED_LIST_NOT_CHECKED'
      end,
      'B', null
  )
  select judged.item, judged.code, judged.class, judged.until
  from judged
  where judged.item = any (p_required);
end;

revoke all on function vetting.dbs_validity(uuid, timestamptz, date, text[], interval) from public;
grant execute on function vetting.dbs_validity(uuid, timestamptz, date, text[], interval) to cap_vetting;

comment on function vetting.dbs_validity(uuid, timestamptz, date, text[], interval) is
  'The DBS and barred-list codes that fail, and the clock of the certificate (code null while it runs). Part of the validity of checks.';
