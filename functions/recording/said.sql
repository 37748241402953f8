-- What everybody says about recording a lesson: of each person in each capacity the latest word counts (E2.2).
set role cap_recording;

create or replace function recording.said(p_lesson uuid, p_at timestamptz)
  returns setof recording.act
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select distinct on (act.learner_id, act.person_id, act.capacity) act.*
  from recording.act as act
  where act.lesson_id = p_lesson
    and act.at <= p_at
  order by act.learner_id, act.person_id, act.capacity, act.at desc, act.seq desc;
$$;

revoke all on function recording.said(uuid, timestamptz) from public;

comment on function recording.said(uuid, timestamptz) is
  'The latest act of each person in each capacity, for each learner, at an instant. Asked by recording.';

set role safelane_owner;
