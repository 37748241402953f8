-- Where every lesson is recorded, a lesson does not begin while somebody who will be in it says no (E2.4).
set role cap_recording;

create or replace function recording.somebody_objects(p_lesson uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select recording.tutor_objects(p_lesson, p_at) or exists (
    select
    from recording.learners_at(p_lesson, p_at) as there (learner_id)
    where exists (
        select
        from recording.said(p_lesson, p_at) as said
        where said.learner_id = there.learner_id and said.capacity = 'self' and recording.is_no(said.kind)
      )
      or recording.is_young(recording.band_of(there.learner_id, p_at))
        and recording.parents_no(p_lesson, there.learner_id, p_at, p_at)
  );
$$;

revoke all on function recording.somebody_objects(uuid, timestamptz) from public;
grant execute on function recording.somebody_objects(uuid, timestamptz) to cap_booking;

comment on function recording.somebody_objects(uuid, timestamptz) is
  'Whether the tutor, a learner or, under 16, somebody who answers for them says no at an instant. Asked by booking.session_findings.';

set role safelane_owner;
