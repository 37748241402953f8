"""nobody learns by waiting, or by writing to a view"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0006'
down_revision = '0005'
made_on = "2026-11-21"


def upgrade() -> None:
    replace("functions/api/book_lesson.sql", revision)
    replace("functions/api/cancel_lesson.sql", revision)
    replace("functions/api/move_lesson.sql", revision)
    replace("functions/guard/refuse_write.sql", revision)
    replace("functions/guard/read_only.sql", revision)
    replace("functions/api/my_vetting.sql", revision)
    replace("functions/api/my_wards.sql", revision)
    replace("functions/api/policy_documents.sql", revision)
    replace("functions/api/signposting.sql", revision)
    replace("functions/api/start_lesson.sql", revision)
    replace("functions/api/tutors.sql", revision)


def downgrade() -> None:
    restore("functions/api/tutors.sql", revision)
    restore("functions/api/start_lesson.sql", revision)
    restore("functions/api/signposting.sql", revision)
    restore("functions/api/policy_documents.sql", revision)
    restore("functions/api/my_wards.sql", revision)
    restore("functions/api/my_vetting.sql", revision)
    remove("functions/guard/read_only.sql")
    remove("functions/guard/refuse_write.sql")
    restore("functions/api/move_lesson.sql", revision)
    restore("functions/api/cancel_lesson.sql", revision)
    restore("functions/api/book_lesson.sql", revision)
