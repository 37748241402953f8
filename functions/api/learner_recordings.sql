-- A learner sees the recordings they are on. Whether one opens is one word, the same for every cause; where it is kept
-- is in no list (TS-54, F9, E3.1).
drop view if exists api.learner_recordings;

create view api.learner_recordings
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
  from recording.caller_recordings('web_learner') as known;

revoke all on api.learner_recordings from public;
grant select on api.learner_recordings to web_learner;
select guard.read_only('api.learner_recordings');

comment on view api.learner_recordings is
  $$Your recordings

For learners. A row stays until available_until, whatever becomes of the recording; open says whether open_recording would open it
now, and never why not. Instants carry an offset. Clauses TS-54, TS-65.$$;
comment on column api.learner_recordings.learner_ids is 'You; who else is on it is not shown.';
comment on column api.learner_recordings.available_until is 'First civil day (Europe/London) on which it is no longer kept; null while it is being recorded.';
comment on column api.learner_recordings.open is 'Whether it can be opened now; leave it out of select where it is not needed.';
