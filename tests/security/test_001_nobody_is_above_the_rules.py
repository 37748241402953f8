"""Runs before everything else: a test that runs above row security proves nothing."""

from __future__ import annotations

import pytest

from tests.support.databases import ADMIN, AUTHENTICATOR, MIGRATOR, Connection, Database

REACHABLE_AND_DANGEROUS = """
with recursive reachable (member) as (
  select oid from pg_roles where rolname = session_user
  union
  select roleid from reachable join pg_auth_members as m on m.member = reachable.member
  where m.set_option or m.inherit_option
)
select array_agg(rolname) from pg_roles where oid in (select member from reachable)
  and (rolsuper or rolbypassrls or rolreplication)
"""


@pytest.mark.parametrize("user", [AUTHENTICATOR, MIGRATOR, ADMIN])
def test_no_session_that_tests_behaviour_is_above_row_security(database: Database, user: str) -> None:
    with database.connect(user) as connection:
        assert connection.execute("select current_setting('is_superuser'), session_user").fetchone() == (
            "off",
            user,
        )
        assert connection.execute(REACHABLE_AND_DANGEROUS).fetchone() == (None,)


def test_the_sql_files_run_as_authenticator(pgtap_connection: Connection) -> None:
    row = pgtap_connection.execute(
        "select session_user, current_user, current_setting('row_security')"
    ).fetchone()
    assert row == (AUTHENTICATOR, AUTHENTICATOR, "on")
