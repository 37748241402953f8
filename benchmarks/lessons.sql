-- Lessons (:slots a tutor) with one learner each, an hour every two hours from now on.

insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
select public.bench_id('lesson', n * 1000 + s), public.bench_id('tutor', n), public.bench_id('engagement', n),
  now() + s * interval '2 hours', now() + s * interval '2 hours' + interval '1 hour', 'online',
  public.bench_id('guardian', n), 'web_guardian'
from generate_series(1, (select count(*) from identity.engagement)) n, generate_series(1, :slots) s;

insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
select lesson.lesson_id, public.bench_id('learner', n), lesson.starts_at, lesson.ends_at
from generate_series(1, (select count(*) from identity.engagement)) n
join booking.lesson on lesson.tutor_id = public.bench_id('tutor', n);
