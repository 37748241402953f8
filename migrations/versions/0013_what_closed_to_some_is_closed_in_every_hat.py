"""what closed to some is closed in every hat"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = '0013'
down_revision = '0012'
made_on = "2026-11-21"


def upgrade() -> None:
    ddl("0013/recording.sql")
    replace("functions/policy/may_deviate.sql", revision)
    replace("functions/recording/is_about.sql", revision)
    replace("functions/recording/parents_act.sql", revision)
    replace("functions/recording/is_involved.sql", revision)
    replace("functions/api/allow_recording.sql", revision)
    replace("functions/api/block_parent_contact.sql", revision)
    replace("functions/api/forbid_recording.sql", revision)
    replace("functions/recording/read_findings.sql", revision)
    replace("functions/recording/caller_recordings.sql", revision)
    replace("functions/recording/learner_findings.sql", revision)
    replace("functions/api/recording_consent_status.sql", revision)
    replace("functions/api/recording_grant_stands.sql", revision)
    replace("functions/api/school_recordings.sql", revision)
    replace("functions/api/unblock_parent_contact.sql", revision)
    replace("functions/recording/lesson_was_moved.sql", revision)
    replace("policies/recording/lesson_move.sql", revision)
    ddl("0013/seed_recording.sql")


def downgrade() -> None:
    remove("policies/recording/lesson_move.sql")
    remove("functions/recording/lesson_was_moved.sql")
    restore("functions/api/unblock_parent_contact.sql", revision)
    remove("functions/api/school_recordings.sql")
    remove("functions/api/recording_grant_stands.sql")
    restore("functions/api/recording_consent_status.sql", revision)
    restore("functions/recording/learner_findings.sql", revision)
    restore("functions/recording/caller_recordings.sql", revision)
    restore("functions/recording/read_findings.sql", revision)
    restore("functions/api/forbid_recording.sql", revision)
    restore("functions/api/block_parent_contact.sql", revision)
    restore("functions/api/allow_recording.sql", revision)
    restore("functions/recording/is_involved.sql", revision)
    restore("functions/recording/parents_act.sql", revision)
    remove("functions/recording/is_about.sql")
    restore("functions/policy/may_deviate.sql", revision)
    ddl("0013/down.sql")
