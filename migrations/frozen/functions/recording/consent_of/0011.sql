-- What a segment rests on: the learner's own consent, and a parent's where the learner is under 13 (E2.2).
set role cap_recording;

create or replace function recording.consent_of(p_lesson uuid, p_learner uuid, p_band text, p_at timestamptz)
  returns uuid
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select case when p_band = 'under_13'
    then (
      select yes.act_id
      from recording.parents_act(p_lesson, p_learner, p_at, p_at) as yes
      where yes.kind = 'given' and not yes.blocked
      order by yes.at desc, yes.act_id
      limit 1)
    else (
      select said.act_id
      from recording.said(p_lesson, p_at) as said
      where said.learner_id = p_learner and said.capacity = 'self' and said.kind = 'given')
  end;
$$;

revoke all on function recording.consent_of(uuid, uuid, text, timestamptz) from public;

comment on function recording.consent_of(uuid, uuid, text, timestamptz) is
  'The act that a recording of this learner rests on at an instant; null where a notice is the basis. Asked by the triggers of recording.segment.';

set role safelane_owner;
