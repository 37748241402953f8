-- A school sees the recordings of the lessons it commissions, where its contract or the profile lets it play them. Whether one
-- opens is one word, the same for every cause; where it is kept is in no list (TS-54, TN-04, F9, E3.1).
drop view if exists api.school_recordings;

create view api.school_recordings
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
  from recording.caller_recordings('web_school') as known;

revoke all on api.school_recordings from public;
grant select on api.school_recordings to web_school;
select guard.read_only('api.school_recordings');

comment on view api.school_recordings is
  $$The recordings of your school's lessons

For school representatives, of lessons under the school's engagements: in the profile mytutor all of them, elsewhere where
recording.playback_roles names the school. A row stays until available_until, whatever becomes of the recording; open says whether open_recording would open it
now, and never why not. Instants carry an offset. Clauses TS-54, TS-65, TN-04.$$;
comment on column api.school_recordings.learner_ids is 'The learners it shows who were expected at the lesson.';
comment on column api.school_recordings.available_until is 'First civil day (Europe/London) on which it is no longer kept; null while it is being recorded.';
comment on column api.school_recordings.open is 'Whether it can be opened now; leave it out of select where it is not needed.';
