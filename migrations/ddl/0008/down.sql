drop table booking.learner_clearance;
drop table policy.remembered;
drop trigger _900_count_change on guard.alembic_version;
