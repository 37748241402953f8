-- A parent sees the recordings of their wards that they may know of, and of the learners only those. Whether one opens is one word, the same for every cause; where it is kept
-- is in no list (TS-54, F9, E3.1).
drop view if exists api.guardian_recordings;

create view api.guardian_recordings
  with (security_invoker = true, security_barrier = true)
as
  select
    known.segment_id,
    known.lesson_id,
    known.learner_ids,
    known.started_at,
    known.ended_at,
    known.available_until,
    known.open
  from recording.caller_recordings('web_guardian') as known;

revoke all on api.guardian_recordings from public;
grant select on api.guardian_recordings to web_guardian;
select guard.read_only('api.guardian_recordings');

comment on view api.guardian_recordings is
  $$The recordings of your wards

For parents, while the profile and, from 13 on, the learner let them. A row stays until available_until, whatever becomes of the recording; open says whether open_recording would open it
now, and never why not. Instants carry an offset. Clauses TS-54, TS-65.$$;
comment on column api.guardian_recordings.learner_ids is 'Your wards on it; who else is on it is not shown.';
comment on column api.guardian_recordings.available_until is 'First civil day (Europe/London) on which it is no longer kept; null while it is being recorded.';
comment on column api.guardian_recordings.open is 'Whether it can be opened now; leave it out of select where it is not needed.';
