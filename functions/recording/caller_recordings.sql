-- The recordings somebody knows of as the tutor, a learner, a parent or the school that commissioned the lesson. A row stays for as long as its recording would
-- be kept, whatever becomes of the recording: neither a hold, nor a withdrawal, nor a purge takes a row away or adds
-- one. Whether it opens is one word, the same for every cause (E3.1, F9).
set role cap_recording;

create or replace function recording.caller_recordings(p_persona text)
  returns table (
    segment_id uuid, lesson_id uuid, learner_ids uuid[], started_at timestamptz, ended_at timestamptz,
    available_until date, open boolean
  )
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller uuid        := identity.require_persona(p_persona);
  v_at     timestamptz := clock_timestamp();
  v_mine   uuid[];
begin
  v_mine := case p_persona
    when 'web_tutor' then array(
      select taught.segment_id from recording.segment as taught join booking.lesson as lesson using (lesson_id)
      where lesson.tutor_id = v_caller)
    when 'web_learner' then array(
      select shown.segment_id from recording.segment_learner as shown where shown.learner_id = v_caller)
    when 'web_guardian' then array(
      select distinct shown.segment_id from recording.segment_learner as shown
      where shown.learner_id = any (identity.wards(v_at)))
    when 'web_school' then array(
      select under.segment_id from recording.segment as under
      join identity.engagement as engaged on engaged.engagement_id = under.engagement_id
      where identity.holds_power(v_caller, 'school_representative', engaged.school_id, v_at))
  end;

  return query
    select
      segment.segment_id,
      segment.lesson_id,
      array(
        select shown.learner_id
        from recording.segment_learner as shown
        where shown.segment_id = segment.segment_id
          and case p_persona
            when 'web_tutor' then true
            -- its own pupils: whoever was let in from elsewhere is not told of
            when 'web_school' then exists (
              select from booking.lesson_learner as expected
              where expected.lesson_id = segment.lesson_id and expected.learner_id = shown.learner_id)
            when 'web_learner' then shown.learner_id = v_caller
            else shown.learner_id = any (identity.wards(v_at))
          end
        order by shown.learner_id),
      segment.started_at,
      segment.ended_at,
      recording.kept_until(segment.ended_at, segment.retention_days),
      judged.open
    from recording.segment as segment
    cross join lateral (
      select
        count(*) = 0 as open,
        coalesce(bool_and(found.kind not in ('stranger', 'unlisted')), true) as listed
      from recording.read_findings(segment.segment_id, v_caller, p_persona, v_at) as found
    ) as judged
    where segment.segment_id = any (v_mine)
      and judged.listed
      and identity.civil_date(v_at)
        < recording.kept_until(coalesce(segment.ended_at, segment.started_at), segment.retention_days);
end;
$$;

revoke all on function recording.caller_recordings(text) from public;
grant execute on function recording.caller_recordings(text) to web_tutor, web_learner, web_guardian, web_school;

comment on function recording.caller_recordings(text) is
  'What the sealed caller, in this persona, may know of their recordings: never a state, a hold or a key. Asked by the views tutor_recordings, learner_recordings, guardian_recordings and school_recordings.';

set role safelane_owner;
