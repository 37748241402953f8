-- A tutor sees which of their lessons were recorded. Whether one opens is one word, the same for every cause; where it is kept
-- is in no list (TS-54, F9, E3.1).
drop view if exists api.tutor_recordings;

create view api.tutor_recordings
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
  from recording.caller_recordings('web_tutor') as known;

revoke all on api.tutor_recordings from public;
grant select on api.tutor_recordings to web_tutor;
select guard.read_only('api.tutor_recordings');

comment on view api.tutor_recordings is
  $$Your recordings, as their tutor

For tutors, where the profile lets tutors play recordings. A row stays until available_until, whatever becomes of the recording; open says whether open_recording would open it
now, and never why not. Instants carry an offset. Clauses TS-54, TS-65.$$;
comment on column api.tutor_recordings.learner_ids is 'Everybody it shows.';
comment on column api.tutor_recordings.available_until is 'First civil day (Europe/London) on which it is no longer kept; null while it is being recorded.';
comment on column api.tutor_recordings.open is 'Whether it can be opened now; leave it out of select where it is not needed.';
