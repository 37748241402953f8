"""Making and removing a database for Safelane, and what it is shut with."""

from __future__ import annotations

import psycopg
from psycopg import errors as sqlstates
from psycopg import sql

from safelane import guard, output
from safelane.connection import Connection, become, open_connection
from safelane.errors import NotAuthorised, Problem, from_postgres
from safelane.migrations import OWNER
from safelane.sources import Tree, root

LOGINS = (
    "safelane_migrator",
    "safelane_approver",
    "safelane_sealer",
    "safelane_signer",
    "safelane_auditor",
    "authenticator",
)
EXTENSIONS = "extensions"


def create(admin: Connection, name: str, *, template: str | None = None) -> bool:
    """Make a database owned by safelane_owner that only our roles may connect to; True if it is new.

    ``admin`` is in autocommit mode. With ``template``, a copy of that database.
    """
    owner = owner_of(admin, name)
    if owner not in (None, OWNER):
        raise Problem(f"the database {name} belongs to {owner}", "Choose another name; nothing was changed.")
    made = owner is None
    if made:
        _may_become_owner(admin)
        like: sql.Composable = sql.SQL("template template0 encoding 'UTF8'")
        if template:
            like = sql.SQL("template {} strategy file_copy").format(sql.Identifier(template))
        try:
            admin.execute(
                sql.SQL("create database {} owner {} {}").format(
                    sql.Identifier(name), sql.Identifier(OWNER), like
                )
            )
        except sqlstates.DuplicateDatabase:
            made = False
        except psycopg.Error as error:
            raise from_postgres(error) from error
    close(admin, name)
    if not template:
        with open_connection(name, autocommit=True) as inside:
            _install_extension(inside)
            _install_guard(inside)
    return made


def close(admin: Connection, name: str) -> None:
    """Let nobody connect but our logins and this administrator. Takes TEMP too."""
    database = sql.Identifier(name)
    _may_become_owner(admin)
    allowed = [*LOGINS, admin.info.user]
    with admin.transaction():
        admin.execute(sql.SQL("set local role {}").format(sql.Identifier(OWNER)))
        admin.execute(sql.SQL("revoke all on database {} from public").format(database))
        admin.execute(
            sql.SQL("grant connect on database {} to {}").format(
                database, sql.SQL(", ").join(sql.Identifier(role) for role in allowed)
            )
        )


def drop(admin: Connection, name: str) -> None:
    """Remove a database of ours to which nobody is connected.

    Without FORCE: that tries to end an autovacuum worker, which only a superuser may. DROP DATABASE by itself
    asks it to stop, and waits.
    """
    become(admin, OWNER)
    try:
        admin.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(name)))
    finally:
        admin.execute("reset role")


def owner_of(admin: Connection, name: str) -> str | None:
    """Whose database that is; None where there is none."""
    row = admin.execute(
        "select datdba::regrole::text from pg_database where datname = %s", (name,)
    ).fetchone()
    return row[0] if row else None


def _install_extension(inside: Connection) -> None:
    become(inside, OWNER)
    inside.execute(sql.SQL("create schema if not exists {}").format(sql.Identifier(EXTENSIONS)))
    try:
        inside.execute(
            sql.SQL("create extension if not exists btree_gist schema {}").format(sql.Identifier(EXTENSIONS))
        )
    except sqlstates.UndefinedFile as error:
        raise Problem(
            "this server has no btree_gist",
            "Install PostgreSQL's contrib package (postgresql-contrib) there.",
        ) from error


def _install_guard(inside: Connection) -> None:
    inside.execute("reset role")
    try:
        guard.install(inside, Tree(root()))
    except NotAuthorised as error:
        if not guard.is_installed(inside):
            output.note(f"no guard yet: {error.message}. {error.hint}")


def _may_become_owner(admin: Connection) -> None:
    row = admin.execute(
        "select exists (select from pg_roles where rolname = %(owner)s),"
        " exists (select from pg_roles where rolname = %(owner)s and pg_has_role(oid, 'SET')),"
        " (select string_agg(distinct member::regrole::text, ' or ') from pg_auth_members"
        "  where admin_option and roleid = (select oid from pg_roles where rolname = %(owner)s))",
        {"owner": OWNER},
    ).fetchone()
    here, may, keeper = row or (False, False, None)
    if not here:
        raise Problem(f"there is no role {OWNER} in this cluster", "Run: safelane roles apply")
    if not may:
        raise NotAuthorised(
            f"{admin.info.user} may not become {OWNER}, so it can make no database for it",
            f"Ask {keeper or 'a superuser'}, who made Safelane's roles in this cluster, to run "
            "`safelane database create`. After that the password of safelane_migrator is all you need.",
        )
