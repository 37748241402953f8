"""The verbs a revision uses, and the session it runs in.

A revision says what it does with ``run(sql)``, ``ddl(file)``, ``replace(source, revision)``,
``restore(source, revision)`` and ``remove(source)``. SQL is sent as it is written: no bind parameters, no
escapes. Each verb starts as safelane_owner, whatever role a file took on; between verbs the session is
cap_migration, which is the only role that may write down what revision the database is at.

Alembic and SQLAlchemy are imported where they are used: most commands need neither, and they take a while.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import errors as sqlstates

from safelane import output
from safelane.connection import PINNED, Connection, become, open_connection
from safelane.errors import Problem, from_postgres
from safelane.sources import Tree, removal, root

OWNER = "safelane_owner"
CLERK = "cap_migration"
LOCK = int.from_bytes(b"safelane")
"""The advisory lock, one a database, that keeps a second migration waiting."""

VERSION_TABLE = "migrations/version_table.sql"
SESSION = (
    *(f"set {name} = '{value}'" for name, value in PINNED.items()),
    "set client_min_messages = warning",
    "set search_path = pg_catalog, pg_temp",
    "set check_function_bodies = off",
    "set statement_timeout = 0",
    "set lock_timeout = '5s'",
)
"""What every migration runs under. One that waits for a lock holds up everybody behind it, so it gives up."""


def run(sql: str) -> None:
    """Run SQL as it is written, as safelane_owner."""
    _send(sql, "run()")


def ddl(path: str) -> None:
    """Run a file below migrations/ddl/, such as ``0001/identity.sql``."""
    full = f"migrations/ddl/{path}"
    _send(Tree(root()).read(full), full)


def replace(source: str, revision: str) -> None:
    """Put a source in force as it read when the revision was made."""
    tree = Tree(root())
    _send(tree.frozen(source, revision), tree.frozen_path(source, revision).relative_to(tree.root).as_posix())


def restore(source: str, revision: str) -> None:
    """Put a source back as it read before the revision. LookupError if there was nothing: ``remove`` it."""
    text = Tree(root()).before(source, revision)
    if text is None:
        raise LookupError(f"{source} was not in force before {revision}: use remove()")
    _send(text, f"{source} before {revision}")


def remove(source: str) -> None:
    """Drop what a functions/ file made, or close the table of a policies/ file."""
    _send(removal(source), f"removal of {source}")


def _send(sql: str, where: str) -> None:
    from alembic import op

    context = op.get_context()
    before, after = f"set role {OWNER}", f"set role {CLERK}"
    if context.as_sql:
        body = sql.rstrip()
        for text in (f"-- {where}\n{before};", body if body.endswith(";") else f"{body}\n;", f"{after};"):
            context.impl.static_output(text)
        return
    connection = op.get_bind().connection.driver_connection
    if not isinstance(connection, psycopg.Connection):
        raise TypeError("Safelane's revisions run over psycopg")
    connection.execute(before)
    try:
        connection.execute(sql)
    except psycopg.Error as error:
        raise from_postgres(error, _place(error, sql, where)) from error
    connection.execute(after)


def _place(error: psycopg.Error, sql: str, where: str) -> str:
    position = error.diag.statement_position
    return f"{where}, line {sql.count(chr(10), 0, int(position) - 1) + 1}" if position else where


def run_migrations(context: Any) -> None:
    """Reach the database, or write SQL, as Alembic asks. Called by migrations/env.py."""
    if context.is_offline_mode():
        _write_sql(context)
    else:
        _run_online(context)


_CONFIGURATION: dict[str, Any] = {
    "version_table": "alembic_version",
    "version_table_schema": "guard",
    "transaction_per_migration": True,
}


def _run_online(context: Any) -> None:
    from sqlalchemy import create_engine, pool

    engine = create_engine("postgresql+psycopg://", creator=_migration_session, poolclass=pool.NullPool)
    started = time.monotonic()

    def applied(step: Any, **_: Any) -> None:
        nonlocal started
        done = time.monotonic()
        verb = "up" if step.is_upgrade else "down"
        output.note(f"  {verb:4} {step.up_revision_id}  {step.up_revision.doc}  ({done - started:.1f} s)")
        started = done

    planner = context.config.attributes.get("planner")
    with engine.connect() as connection:
        if planner is not None:
            _plan(context, connection, planner)
            return
        context.configure(connection=connection, on_version_apply=applied, **_CONFIGURATION)
        with context.begin_transaction():
            context.run_migrations()


def _plan(context: Any, connection: Any, planner: Any) -> None:
    """Every revision in one transaction that is rolled back; the planner looks after each."""

    def look(**_: Any) -> None:
        planner.look(connection.connection.driver_connection)

    whole = connection.begin()
    planner.begin(connection.connection.driver_connection)
    try:
        context.configure(connection=connection, on_version_apply=look, **_CONFIGURATION)
        with context.begin_transaction():
            context.run_migrations()
    finally:
        whole.rollback()
        planner.end(connection.connection.driver_connection)


def _write_sql(context: Any) -> None:
    context.configure(dialect_name="postgresql", literal_binds=True, **_CONFIGURATION)
    migration = context.get_context()
    # alembic would write a CREATE TABLE of its own; version_table.sql makes it with its row security
    migration._version.create = lambda *_, **__: None
    say = migration.impl.static_output
    say("-- Run with: psql -X -v ON_ERROR_STOP=1 -f FILE, connected as safelane_migrator.")
    for setting in SESSION:
        say(f"{setting};")
    say(f"do $$ begin perform pg_advisory_lock({LOCK}); end $$;")
    start = context.get_starting_revision_argument()
    if start in (None, "base"):
        say(f"-- {VERSION_TABLE}\nbegin;\nset role {OWNER};")
        say(Tree(root()).read(VERSION_TABLE).rstrip())
        say("commit;")
    say(f"set role {CLERK};")
    with context.begin_transaction():
        context.run_migrations()
    say(f"reset role;\ndo $$ begin perform pg_advisory_unlock({LOCK}); end $$;")


def _migration_session() -> Connection:
    connection = open_connection(autocommit=True)
    try:
        prepare(connection)
        connection.autocommit = False
        return connection
    except BaseException:
        connection.close()
        raise


def prepare(connection: Connection) -> None:
    """Take the migration lock, make the version table where there is none, and become cap_migration."""
    for setting in SESSION:
        connection.execute(setting)
    try:
        connection.execute("select pg_advisory_lock(%s)", (LOCK,))
    except sqlstates.LockNotAvailable as error:
        raise Problem(
            "another migration is running in this database", "Wait for it, then try again."
        ) from error
    if not has_version_table(connection):
        become(connection, OWNER)
        with connection.transaction():
            connection.execute(Tree(root()).read(VERSION_TABLE))
    become(connection, CLERK)


def has_version_table(connection: Connection) -> bool:
    """Whether a migration was ever begun in this database."""
    row = connection.execute(
        "select from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace"
        " where n.nspname = 'guard' and c.relname = 'alembic_version'"
    ).fetchone()
    return row is not None


def current_revision(connection: Connection) -> str | None:
    """The revision the database is at, None where it is at none. Leaves the session as cap_migration."""
    if not has_version_table(connection):
        return None
    become(connection, CLERK)
    row = connection.execute("select max(version_num) from guard.alembic_version").fetchone()
    return row[0] if row else None


def tables_that_go(connection: Connection, tree: Tree, target: str) -> list[tuple[str, str]]:
    """Tables that a way down to ``target`` drops and that hold data, each with what it is for.

    Whether, and not how much: how many holds there are is nobody's business here. A table's pages say it, so
    that no row is read; a table whose rows were all removed may still have pages.
    """
    made = [name for name, revision in tree.tables() if revision > target]
    return connection.execute(
        "select n.nspname || '.' || c.relname, coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '')"
        " from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace"
        " where n.nspname || '.' || c.relname = any (%s) and c.relkind in ('r', 'p')"
        " and pg_catalog.pg_relation_size(c.oid) > 0 order by 1",
        (made,),
    ).fetchall()


@contextmanager
def alembic_errors() -> Iterator[None]:
    """Alembic's and SQLAlchemy's own errors as one clear line."""
    from alembic.util.exc import CommandError
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except CommandError as error:
        raise Problem(str(error)) from error
    except DBAPIError as error:
        if isinstance(error.orig, psycopg.Error):
            raise from_postgres(error.orig) from error
        raise
    except LookupError as error:
        raise Problem(str(error)) from error
