-- When a lesson was to begin before it was moved: what was said about recording it was said of that day (E2.3 row 18).
create table recording.lesson_move (
  move_id   uuid        not null default gen_random_uuid(),
  seq       bigint      not null generated always as identity,
  lesson_id uuid        not null,
  starts_at timestamptz not null,
  moved_at  timestamptz not null default clock_timestamp(),
  constraint lesson_move_pkey primary key (move_id),
  constraint lesson_move_lesson foreign key (lesson_id) references booking.lesson
);
create index lesson_move_lesson_idx on recording.lesson_move (lesson_id, moved_at, seq);
comment on column recording.lesson_move.starts_at is 'The start that was planned until then.';

-- the list of a school
grant usage on schema recording to web_school;
create index segment_engagement_idx on recording.segment (engagement_id, started_at);
