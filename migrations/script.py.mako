"""${message}"""

from safelane.migrations import ddl, remove, replace, restore, run

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
made_on = "${create_date.date().isoformat()}"


def upgrade() -> None:
% for line in upgrades or ["pass"]:
    ${line}
% endfor


def downgrade() -> None:
% for line in downgrades or ["pass"]:
    ${line}
% endfor
