-- The tutor is recorded too, and may take their agreement back for a lesson (E2.3 row 16).
set role cap_recording;

create or replace function recording.tutor_objects(p_lesson uuid, p_at timestamptz)
  returns boolean
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select
    from recording.said(p_lesson, p_at) as said
    join booking.lesson as lesson on lesson.lesson_id = said.lesson_id and lesson.tutor_id = said.person_id
    where said.capacity = 'tutor' and recording.is_no(said.kind)
  );
$$;

revoke all on function recording.tutor_objects(uuid, timestamptz) from public;

comment on function recording.tutor_objects(uuid, timestamptz) is
  'Whether the tutor of a lesson says no. Asked by recording.consent_findings and recording.somebody_objects.';

set role safelane_owner;
