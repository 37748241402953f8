-- A grant to open a recording runs out by itself: after recording.dsl_grant_minutes, and never later than what it rests
-- on can change by the calendar alone. Birthdays and retention end at midnight in London, so does every grant but the
-- one a hold gives to staff; a guardian's ends with the link.
set role cap_recording;

create or replace function recording.grant_expires(p_segment uuid, p_person uuid, p_persona text, p_at timestamptz)
  returns timestamptz
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select least(
    p_at + make_interval(mins => policy.effective_integer('recording.dsl_grant_minutes', segment.engagement_id, p_at)),
    case when not (p_persona in ('web_dsl', 'web_lado')
        and recording.hold_on(segment.lesson_id, segment.segment_id, p_at) is not null)
      then (identity.civil_date(p_at) + 1)::timestamp at time zone 'Europe/London'
    end,
    case when p_persona = 'web_guardian' then (
      select min(link.valid_until)
      from recording.segment_learner as shown
      join identity.guardianship as link on link.learner_id = shown.learner_id and link.guardian_id = p_person
      where shown.segment_id = p_segment
        and link.valid_from <= p_at
        and link.valid_until > p_at)
    end)
  from recording.segment as segment
  where segment.segment_id = p_segment;
$$;

revoke all on function recording.grant_expires(uuid, uuid, text, timestamptz) from public;

comment on function recording.grant_expires(uuid, uuid, text, timestamptz) is
  'The instant at which a grant given now runs out. Asked by api.open_recording.';

set role safelane_owner;
