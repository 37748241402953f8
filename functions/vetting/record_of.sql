-- One line of the Single Central Record: for each check whether it was done, on what evidence and when (C.6).
-- Facts and dates only. That a list was looked through is in it, what it answered is not: a match stops bookings by
-- itself (F14) and is dealt with elsewhere.
create or replace function vetting.record_of(p_person uuid, p_at timestamptz)
  returns table (found jsonb)
  language sql
  stable
  parallel safe
begin atomic
  select jsonb_build_object(
    'identity', (
      select jsonb_build_object('done', true, 'date', shown.verified_on, 'evidence', shown.method,
        'checked_by', vetting.name_of(shown.recorded_by))
      from vetting.identity_check as shown
      where shown.person_id = p_person
        and shown.outcome = 'verified'
        and shown.verified_on <= asked.today
        and not exists (select from vetting.identity_check as later where later.supersedes = shown.check_id)
        and not exists (
          -- the latest outcome counts; of two at one instant, the one that failed
          select
          from vetting.identity_check as failed
          where failed.person_id = p_person
            and failed.outcome = 'failed'
            and failed.verified_on <= asked.today
            and (failed.verified_on, failed.recorded_at) >= (shown.verified_on, shown.recorded_at)
            and not exists (select from vetting.identity_check as later where later.supersedes = failed.check_id)
        )
      order by shown.verified_on desc, shown.recorded_at desc
      limit 1
    ),
    'dbs', (
      select jsonb_build_object('done', true, 'date', seen.seen_on, 'certificate_id', seen.certificate_id,
        'number', vetting.masked(seen.number), 'level', seen.level, 'workforce', seen.workforce,
        'issued_on', seen.issued_on, 'seen_on', seen.seen_on,
        'barred_list_done', seen.barred_list <> 'not_checked',
        'checked_by', vetting.name_of(seen.recorded_by))
      from vetting.dbs_certificate as seen
      where seen.person_id = p_person
        and seen.source = 'verified'
        and seen.seen_on <= asked.today
        and not exists (select from vetting.dbs_certificate as later where later.supersedes = seen.certificate_id)
      order by seen.issued_on desc, seen.recorded_at desc
      limit 1
    ),
    'prohibition', (
      select jsonb_build_object('done', true, 'date', max(checked.checked_on))
      from vetting.prohibition_check as checked
      where checked.person_id = p_person
        and checked.kind = 'tra_prohibition'
        and checked.checked_on <= asked.today
        and not exists (select from vetting.prohibition_check as later where later.supersedes = checked.check_id)
      having count(*) > 0
    ),
    'section_128', (
      select jsonb_build_object('done', true, 'date', max(checked.checked_on))
      from vetting.prohibition_check as checked
      where checked.person_id = p_person
        and checked.kind = 'section_128'
        and checked.checked_on <= asked.today
        and not exists (select from vetting.prohibition_check as later where later.supersedes = checked.check_id)
      having count(*) > 0
    ),
    'overseas', (
      select jsonb_build_object('done', true, 'date', identity.civil_date(max(ran.ran_at)))
      from vetting.screening_run as ran
      where ran.person_id = p_person
        and ran.source = 'overseas_teacher_sanction'
        and ran.outcome = 'completed'
        and ran.ran_at <= p_at
      having count(*) > 0
    ),
    'screening', (
      select jsonb_build_object('done', true, 'date', identity.civil_date(max(ran.ran_at)))
      from vetting.screening_run as ran
      where ran.person_id = p_person
        and ran.source = 'uk_sanctions_list'
        and ran.outcome = 'completed'
        and ran.ran_at <= p_at
      having count(*) > 0
    ),
    'right_to_work', (
      select jsonb_build_object('done', true, 'date', shown.verified_on, 'evidence', shown.document,
        'expires_on', shown.valid_until, 'checked_by', vetting.name_of(shown.recorded_by))
      from vetting.right_to_work as shown
      where shown.person_id = p_person
        and shown.outcome = 'verified'
        and shown.verified_on <= asked.today
        and not exists (select from vetting.right_to_work as later where later.supersedes = shown.check_id)
        and not exists (
          -- the latest outcome counts; of two at one instant, the one that failed
          select
          from vetting.right_to_work as failed
          where failed.person_id = p_person
            and failed.outcome = 'failed'
            and failed.verified_on <= asked.today
            and (failed.verified_on, failed.recorded_at) >= (shown.verified_on, shown.recorded_at)
            and not exists (select from vetting.right_to_work as later where later.supersedes = failed.check_id)
        )
      order by shown.valid_until desc nulls first, shown.verified_on desc
      limit 1
    ),
    'qualifications', (
      select jsonb_agg(
        jsonb_build_object('kind', shown.kind, 'title', shown.title, 'awarded_by', shown.awarded_by,
          'date', shown.verified_on, 'expires_on', shown.valid_until)
        order by shown.verified_on, shown.title, shown.kind)
      from vetting.qualification as shown
      where shown.person_id = p_person
        and shown.outcome = 'verified'
        and shown.verified_on <= asked.today
        and not exists (
          select from vetting.qualification as later where later.supersedes = shown.qualification_id
        )
    ),
    'references', (
      select jsonb_build_object('verified', count(distinct vetting.plain_name(given.referee)), 'date', max(given.verified_on))
      from vetting.reference as given
      where given.person_id = p_person
        and given.outcome = 'verified'
        and given.verified_on <= asked.today
        and not exists (select from vetting.reference as later where later.supersedes = given.reference_id)
    ),
    'training', (
      select jsonb_agg(jsonb_build_object('topic', latest.topic, 'date', latest.completed_on) order by latest.topic)
      from (
        select attended.topic, max(attended.completed_on) as completed_on
        from vetting.training as attended
        where attended.person_id = p_person
          and attended.completed_on <= asked.today
          and not exists (select from vetting.training as later where later.supersedes = attended.training_id)
        group by attended.topic
      ) as latest
    ),
    'written_confirmation', (
      select jsonb_agg(
        jsonb_build_object('engagement_id', confirmed.engagement_id, 'date', confirmed.starts_on,
          'expires_on', confirmed.ends_on)
        order by confirmed.starts_on)
      from vetting.contract as confirmed
      where confirmed.person_id = p_person
        and confirmed.kind = 'written_confirmation'
        and confirmed.starts_on <= asked.today
        and not exists (select from vetting.contract as later where later.supersedes = confirmed.contract_id)
    )
  )
  from (select identity.civil_date(p_at) as today) as asked;
end;

revoke all on function vetting.record_of(uuid, timestamptz) from public;
grant execute on function vetting.record_of(uuid, timestamptz) to cap_vetting;

comment on function vetting.record_of(uuid, timestamptz) is
  'The evidence columns of a person''s line in the Single Central Record; null where there is none. Asked by the central record.';
