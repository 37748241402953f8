-- Every check of one tutor under what is asked of them: what fails, since when, and what is good until when.
-- The one definition (E1.3, E1.5), in families; each has a file of its own.
create or replace function vetting.judged(
  p_tutor             uuid,
  p_engagement        uuid,
  p_at                timestamptz,
  p_today             date,
  p_for_school        boolean,
  p_required          text[],
  p_dbs_interval      interval,
  p_sanctions_max_age interval,
  p_min_references    integer,
  p_contract_required boolean,
  p_topics            text[],
  p_training_interval interval,
  p_documents         text[]
)
  returns table (item text, code text, class text, until timestamptz)
  language sql
  stable
  parallel safe
begin atomic
  select * from vetting.dbs_validity(p_tutor, p_at, p_today, p_required, p_dbs_interval)
  union all
  select * from vetting.known_bars(p_tutor, p_at, p_today)
  union all
  select * from vetting.evidence_validity(p_tutor, p_today, p_required, p_min_references)
  union all
  select * from vetting.screening_validity(p_tutor, p_at, p_required, p_sanctions_max_age)
  union all
  select * from vetting.school_validity(p_tutor, p_engagement, p_today, p_required, p_for_school)
  union all
  select * from vetting.training_validity(p_tutor, p_at, p_today, p_topics, p_training_interval)
  union all
  select * from vetting.standing_validity(p_tutor, p_at, p_today, p_contract_required, p_documents);
end;

revoke all on function vetting.judged(
  uuid, uuid, timestamptz, date, boolean, text[], interval, interval, integer, boolean, text[], interval, text[]
) from public;
grant execute on function vetting.judged(
  uuid, uuid, timestamptz, date, boolean, text[], interval, interval, integer, boolean, text[], interval, text[]
) to cap_vetting;

comment on function vetting.judged(
  uuid, uuid, timestamptz, date, boolean, text[], interval, interval, integer, boolean, text[], interval, text[]
) is
  'One row a check and reason, under settings that are given. Plain, so that it is planned together with whoever asks: '
  'a decision about one tutor, or a report about all of them.';
