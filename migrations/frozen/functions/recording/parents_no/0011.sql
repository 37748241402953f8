-- A no of anybody who is linked to the learner counts, sponsors included, for as long as they are (E2.2, E2.3 row 5). How
-- old they are is asked of a yes alone: what is not known of them never opens anything (E1.3, F1). Only a yes takes a no
-- back; to know of it does not.
set role cap_recording;

create or replace function recording.parents_no(p_lesson uuid, p_learner uuid, p_at timestamptz, p_for timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from (
      select distinct on (act.person_id) act.person_id, act.kind
      from recording.act as act
      where act.lesson_id = p_lesson
        and act.learner_id = p_learner
        and act.capacity = 'parent'
        and act.kind <> 'acknowledged'
        and act.at <= p_at
      order by act.person_id, act.at desc, act.seq desc
    ) as said
    where recording.is_no(said.kind)
      and exists (
        select
        from identity.guardianship as link
        where link.learner_id = p_learner
          and link.guardian_id = said.person_id
          and link.valid_from <= p_for
          and (link.valid_until is null or link.valid_until > p_for)
      )
  );
$$;

revoke all on function recording.parents_no(uuid, uuid, timestamptz, timestamptz) from public;

comment on function recording.parents_no(uuid, uuid, timestamptz, timestamptz) is
  'Whether somebody who is linked to the learner says no, whatever is known of their age. Asked by recording.learner_findings and recording.somebody_objects.';

set role safelane_owner;
