-- What is asked of a viewer about one learner, and what they said themselves; nothing of anybody else's (E2.2).
set role cap_recording;

create or replace function recording.asked_of(p_lesson uuid, p_learner uuid, p_capacity text, p_person uuid, p_at timestamptz)
  returns jsonb
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object(
    'learner_id', p_learner,
    'asked', case
      when policy.effective_text('recording.basis', lesson.engagement_id, judged.at) = 'notice_always_on' then 'notice'
      when p_capacity = 'parent' then case recording.band_of(p_learner, judged.at)
        when 'under_13' then 'consent' when '13_to_15' then 'acknowledgement' else 'nothing' end
      else case recording.band_of(p_learner, judged.at) when 'under_13' then 'nothing' else 'consent' end
    end,
    'said', said.kind,
    'said_at', said.at)
  from booking.lesson as lesson
  cross join lateral (select recording.judged_for(p_lesson, p_at) as at) as judged
  left join recording.said(p_lesson, p_at) as said
    on said.learner_id = p_learner and said.capacity = p_capacity and said.person_id = p_person
  where lesson.lesson_id = p_lesson;
$$;

revoke all on function recording.asked_of(uuid, uuid, text, uuid, timestamptz) from public;

comment on function recording.asked_of(uuid, uuid, text, uuid, timestamptz) is
  '{learner_id, asked: consent|acknowledgement|notice|nothing, said, said_at} for one viewer. Asked by api.recording_consent_status.';

set role safelane_owner;
