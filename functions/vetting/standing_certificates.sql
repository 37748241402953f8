-- Which certificates of a tutor count, and whether what they disclose is settled (TS-75, E1.3). No officer alone takes
-- back that a certificate discloses something, whoever wrote it in: a blank record beside one that is not counts only if
-- its recorder has written no other record of the same certificate. Nor does anybody move their own record that is not
-- blank behind an older certificate. A rejection stays with the certificate, under whatever record: until another officer
-- accepts the one that took its place.
create or replace function vetting.standing_certificates(p_person uuid, p_at timestamptz, p_today date)
  returns table (
    certificate_id uuid, level text, workforce text, barred_list text, name_on_certificate text, name_explanation text,
    disclosures text, issued_on date, recorded_by uuid, recorded_at timestamptz, is_settled boolean
  )
  language plpgsql
  stable
  parallel safe
  set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  -- most people have one certificate, which nothing replaces or takes back
  if (select count(*) from vetting.dbs_certificate as own where own.person_id = p_person and own.source = 'verified') <= 1 then
    return query
      select own.certificate_id, own.level, own.workforce, own.barred_list, own.name_on_certificate, own.name_explanation,
        own.disclosures, own.issued_on, own.recorded_by, own.recorded_at,
        own.disclosures = 'blank' or vetting.certificate_accepted(own.certificate_id, own.recorded_by, p_at)
      from vetting.dbs_certificate as own
      where own.person_id = p_person
        and own.source = 'verified'
        and own.seen_on <= p_today;
    return;
  end if;

  return query
    with recursive known as materialized (
      select own.*,
        own.disclosures = 'blank' and coalesce((
          select bool_or(kin.disclosures = 'non_blank') and bool_or(kin.recorded_by = own.recorded_by)
          from vetting.certificate_family(own.person_id, own.number, own.supersedes) as kin
          where kin.certificate_id <> own.certificate_id
        ), false) as is_void
      from vetting.dbs_certificate as own
      where own.person_id = p_person
        and own.source = 'verified'
    ),
    replaced as (
      select known.supersedes as certificate_id, known.certificate_id as successor, known.is_void, known.issued_on,
        known.recorded_by
      from known
      where known.supersedes is not null
      union all
      select replaced.certificate_id, known.certificate_id, known.is_void, known.issued_on, known.recorded_by
      from replaced
      join known on known.supersedes = replaced.successor
    )
    select known.certificate_id, known.level, known.workforce, known.barred_list, known.name_on_certificate,
      known.name_explanation, known.disclosures, known.issued_on, known.recorded_by, known.recorded_at,
      case
        when known.disclosures = 'blank' and not exists (
          select
          from vetting.certificate_family(known.person_id, known.number, known.supersedes) as kin
          where kin.certificate_id <> known.certificate_id
            and vetting.certificate_verdict(kin.certificate_id, p_at) = 'reject'
        ) then true
        else vetting.certificate_accepted(known.certificate_id, known.recorded_by, p_at)
      end
    from known
    where known.seen_on <= p_today
      and not known.is_void
      and not exists (
        select
        from replaced
        where replaced.certificate_id = known.certificate_id
          and not replaced.is_void
          and not (
            known.disclosures = 'non_blank'
            and replaced.recorded_by = known.recorded_by
            and replaced.issued_on < known.issued_on
          )
      );
end;
$$;

revoke all on function vetting.standing_certificates(uuid, timestamptz, date) from public;
grant execute on function vetting.standing_certificates(uuid, timestamptz, date) to cap_vetting;

comment on function vetting.standing_certificates(uuid, timestamptz, date) is
  'The verified certificates that no correction has replaced; is_settled: blank, or weighed by another officer and accepted.';
