-- A recording of every lesson (an hour of yesterday's), its learner, where it is; consents and a start for :ready lessons.

insert into recording.segment
  (segment_id, lesson_id, started_at, started_by, basis, profile, retention_days, engagement_id, ended_at)
select md5('segment' || lesson.lesson_id)::uuid, lesson.lesson_id, now() - interval '1 day', lesson.tutor_id,
  'consent_per_session', 'tutorstudio', 28, lesson.engagement_id, now() - interval '23 hours'
from booking.lesson;

insert into recording.segment_learner (segment_id, learner_id, band, since)
select md5('segment' || taught.lesson_id)::uuid, taught.learner_id, 'under_13', now() - interval '1 day'
from booking.lesson_learner as taught;

insert into recording.media (segment_id, storage_key, sha256, length_octets, seconds, reported_by)
select segment.segment_id, 'opaque-' || md5('key' || segment.segment_id), sha256(segment.segment_id::text::bytea), 1000, 3600,
  public.bench_id('officer', 1)
from recording.segment;

insert into policy.acknowledgement (person_id, document, version, acknowledged_at)
select taught.tutor_id, version.document, version.version, now() - interval '1 day'
from (select distinct tutor_id from identity.engagement) as taught, policy.document_version version
where version.document = 'recording_notice';

create table public.ready as
select row_number() over (order by lesson.lesson_id) - 1 as number, lesson.lesson_id, lesson.tutor_id, lesson.engagement_id
from booking.lesson
where lesson.starts_at < now() + interval '5 days'
order by lesson.lesson_id
limit :ready;

update booking.lesson set state = 'in_progress', started_at = now() - interval '1 minute'
where lesson_id in (select lesson_id from public.ready);

insert into recording.act (lesson_id, learner_id, person_id, capacity, kind, at, band, guardianship_id)
select ready.lesson_id, taught.learner_id, link.guardian_id, 'parent', 'given', now() - interval '1 minute', 'under_13', link.guardianship_id
from public.ready
join booking.lesson_learner as taught using (lesson_id)
join identity.guardianship as link on link.learner_id = taught.learner_id;

create index ready_number_idx on public.ready (number);
