-- The floor of recording.stop_within stays: a floor does not sink.
drop table recording.lesson_move;
drop index recording.segment_engagement_idx;
revoke usage on schema recording from web_school;
