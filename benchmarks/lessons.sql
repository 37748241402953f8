-- Lessons (:slots a tutor) with one learner each, an hour every two hours from now on; one in ten through an agency,
-- one in ten for a school.

insert into booking.lesson (lesson_id, tutor_id, engagement_id, starts_at, ends_at, modality, booked_by, booked_as)
select public.bench_id('lesson', n * 1000 + s), public.bench_id('tutor', n),
  public.bench_id(case s % 10 when 0 then 'agency engagement' when 5 then 'school engagement' else 'engagement' end, n),
  now() + s * interval '2 hours', now() + s * interval '2 hours' + interval '1 hour', 'online',
  public.bench_id('guardian', n), 'web_guardian'
from generate_series(1, :tutors) n, generate_series(1, :slots) s;

insert into booking.lesson_learner (lesson_id, learner_id, starts_at, ends_at)
select lesson.lesson_id, public.bench_id('learner', n), lesson.starts_at, lesson.ends_at
from generate_series(1, :tutors) n
join booking.lesson on lesson.tutor_id = public.bench_id('tutor', n);
