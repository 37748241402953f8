-- What keeps safeguarding staff from a recording (E3.1, E3.4): a reason from the list and in words, always (F18);
-- besides, a case, a report or a flag, as the profile asks, and a disclosure to whoever asked where footage is to leave,
-- whoever of the staff fetches it (E3.1, E3.3).
-- A contract only adds: where the platform asks for a case, it still does under a contract that asks for a report.
set role cap_recording;

create or replace function recording.staff_read_findings(
  p_segment     uuid,
  p_lesson      uuid,
  p_persona     text,
  p_rules       jsonb,
  p_at          timestamptz,
  p_reason_code text,
  p_reason      text,
  p_case        uuid
)
  returns table (code text, kind text)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_asks     text    := p_rules ->> 'recording.staff_review_requires';
  v_platform text    := policy.effective_text('recording.staff_review_requires', null, p_at);
  v_outside  text    := case p_reason_code when 'police_request' then 'police' when 'lado_request' then 'lado' end;
  v_reported boolean;
  v_flagged  boolean;
begin
  select coalesce(bool_or(noted.source = 'person'), false), coalesce(bool_or(noted.source = 'classifier'), false)
  into v_reported, v_flagged
  from recording.report as noted
  where noted.lesson_id = p_lesson and noted.noted_at <= p_at;

  return query
    select said.wrong, 'reason'
    from recording.reason_findings(
      p_reason_code, p_reason, nullif(p_rules -> 'qa.observation', 'null') is not null) as said (wrong);

  if p_reason_code = 'classifier_flag_review' and not v_flagged then
    return query select 'FLAG_MISSING', 'reason';
  end if;
  if v_outside is not null and not recording.disclosure_stands(p_segment, p_at, v_outside) then
    return query select 'DISCLOSURE_MISSING', 'reason';
  end if;

  if p_persona = 'web_lado' then
    if p_case is null then
      return query select 'CASE_MISSING', 'reason';
    elsif not exists (
      select from recording.hold as held
      where held.lesson_id = p_lesson
        and (held.segment_id is null or held.segment_id = p_segment)
        and held.case_id = p_case
        and held.placed_at <= p_at
        and (held.released_at is null or held.released_at > p_at)
      union all
      select from recording.report as noted
      where noted.lesson_id = p_lesson and noted.case_id = p_case and noted.noted_at <= p_at
    ) then
      return query select 'NOT_ATTACHED_TO_THE_CASE', 'stranger';
    end if;
    return;
  end if;

  if 'reason' in (v_asks, v_platform) and p_case is null then
    return query select 'CASE_MISSING', 'reason';
  end if;
  if v_asks = 'report' and not v_reported then
    return query select 'REPORT_MISSING', 'reason';
  end if;
end;
$$;

revoke all on function recording.staff_read_findings(uuid, uuid, text, jsonb, timestamptz, text, text, uuid) from public;

comment on function recording.staff_read_findings(uuid, uuid, text, jsonb, timestamptz, text, text, uuid) is
  'Every reason why a safeguarding lead or the LADO coordinator may not open a segment that has to do with what they say. Asked by recording.read_findings.';

set role safelane_owner;
