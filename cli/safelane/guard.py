"""The guard against loosening: how it is put into a database, and what it answers.

It is no revision: whoever migrates is who it guards against. It belongs to ``cap_warden``, whom nobody can
become but whoever made that role, while this runs. With a superuser there are event triggers, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import psycopg
from psycopg import sql

from safelane.connection import Connection
from safelane.errors import NotAuthorised, from_postgres
from safelane.sources import Tree

WARDEN = "cap_warden"
SCHEMA = "warden"
FOLDER = "db/warden"
SUPERUSERS_PART = f"{FOLDER}/superuser.sql"
EVENT_TRIGGERS = (
    "safelane_050_piecemeal",
    "safelane_090_repair",
    "safelane_100_journal",
    "safelane_100_journal_drop",
    "safelane_100_journal_rewrite",
)
AT_LOGIN = "safelane_010_login"
"""On PostgreSQL 17 and newer: nobody who bypasses row security connects, a superuser is journalled."""
_OURS = {
    (AT_LOGIN, "login", "admit_login"),
    ("safelane_050_piecemeal", "ddl_command_start", "refuse_piecemeal"),
    ("safelane_090_repair", "ddl_command_end", "force_row_security"),
    ("safelane_100_journal", "ddl_command_end", "record_command"),
    ("safelane_100_journal_drop", "sql_drop", "record_drop"),
    ("safelane_100_journal_rewrite", "table_rewrite", "record_rewrite"),
}
"""Each event trigger, when it fires, and the function of schema warden that it calls."""
HARD_RULES = (101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 118, 131)
"""The doctor's rules that no approval overrides: each COMMIT that changes a definition is asked them."""


_ONE_RULE = """\
select {number}, found.object::text, found.problem::text
from (
{question}
) as found
"""


def installation(tree: Tree) -> list[tuple[str, str]]:
    """What is run as cap_warden, in order: where it is from, and its text."""
    put = {"-- db/inventory.sql\n": posture(tree), "-- db/doctor/\n": hard_rules(tree)}
    found = []
    for file in sorted((tree.root / FOLDER).glob("[0-9]*.sql")):
        text = file.read_text(encoding="utf-8")
        for mark, question in put.items():
            text = text.replace(f"\n{mark}", f"\n{question}", 1)
        found.append((f"{FOLDER}/{file.name}", text))
    return found


def posture(tree: Tree) -> str:
    """The question of db/inventory.sql up to its facts, without comments: what stands between its marks."""
    found = re.search(
        r"^-- posture begins\n(.*)^ *-- posture pauses\n.*^ *-- posture goes on\n(.*)^-- posture ends\n",
        tree.read("db/inventory.sql"),
        re.DOTALL | re.MULTILINE,
    )
    if not found:
        raise ValueError("db/inventory.sql has lost the marks of the posture")
    return found[1] + found[2]


def hard_rules(tree: Tree) -> str:
    """The doctor's questions that are asked at each COMMIT, as one question."""
    parts = []
    for number in HARD_RULES:
        (file,) = (tree.root / "db" / "doctor").glob(f"{number}_*.sql")
        question = file.read_text(encoding="utf-8").rstrip()
        parts.append(_ONE_RULE.format(number=number, question=question))
    return "union all\n".join(parts)


def install(inside: Connection, tree: Tree) -> bool:
    """Put the guard into the database of ``inside``, or bring it up to date; True with event triggers.

    ``inside`` is in autocommit mode, as a superuser or as who made the roles. One transaction.
    """
    database = sql.Identifier(inside.info.dbname)
    superuser = inside.info.parameter_status("is_superuser") == "on"
    me = sql.SQL("current_user")
    if not superuser and _has_any_event_trigger(inside):
        raise NotAuthorised(
            f"{inside.info.user} may not change the guard: its event triggers are in force",
            "A superuser brings it up to date: safelane guard install",
        )
    try:
        with inside.transaction():
            if superuser:
                _switch_off(inside)
            inside.execute("set local search_path = pg_catalog, pg_temp")
            inside.execute("set local check_function_bodies = off")
            held = _may_become(inside)
            if not held:
                inside.execute(
                    sql.SQL("grant {} to {} with inherit false, set true, admin false").format(
                        sql.Identifier(WARDEN), me
                    )
                )
            if not _there(inside):
                _as(inside, "safelane_owner")
                inside.execute(sql.SQL("grant create on database {} to cap_warden").format(database))
                _as(inside, WARDEN)
                inside.execute("create schema warden")
                _as(inside, "safelane_owner")
                inside.execute(sql.SQL("revoke create on database {} from cap_warden").format(database))
            _as(inside, WARDEN)
            for _, text in installation(tree):
                inside.execute(text)
            inside.execute("reset role")
            if not held:
                inside.execute(sql.SQL("revoke {} from {}").format(sql.Identifier(WARDEN), me))
            if superuser:
                inside.execute(tree.read(SUPERUSERS_PART))
    except psycopg.errors.InsufficientPrivilege as error:
        raise NotAuthorised(
            f"{inside.info.user} may not install the guard: {error.diag.message_primary}",
            "The administrator who made Safelane's roles can, or a superuser: safelane guard install",
        ) from error
    except psycopg.Error as error:
        raise from_postgres(error) from error
    return has_event_triggers(inside)


def remove(inside: Connection) -> None:
    """Take the event triggers off. What the guard remembers stays. A superuser's."""
    with inside.transaction():
        _switch_off(inside)


def has_event_triggers(connection: Connection) -> bool:
    """Whether DDL outside a migration is journalled and judged, too, and logins where this server can."""
    return len(_in_force(connection)) == len(event_triggers(connection.info.server_version))


def event_triggers(server_version: int) -> tuple[str, ...]:
    """The names of all that this server can have; ``server_version`` as libpq says it, such as 180006."""
    return (AT_LOGIN, *EVENT_TRIGGERS) if server_version >= 170000 else EVENT_TRIGGERS


def _has_any_event_trigger(connection: Connection) -> bool:
    row = connection.execute(
        "select exists (select from pg_catalog.pg_event_trigger where evtname = any (%s))",
        ([AT_LOGIN, *EVENT_TRIGGERS],),
    ).fetchone()
    return bool(row and row[0])


def _in_force(connection: Connection) -> list[str]:
    rows = connection.execute(
        "select e.evtname::text, e.evtevent::text, p.proname::text from pg_catalog.pg_event_trigger as e"
        " join pg_catalog.pg_proc as p on p.oid = e.evtfoid"
        " join pg_catalog.pg_namespace as n on n.oid = p.pronamespace"
        " where n.nspname = 'warden' and e.evtenabled = 'A' and e.evttags is null"
    ).fetchall()
    return [row[0] for row in rows if row in _OURS]


def switched_off(connection: Connection) -> list[str]:
    """For whom event triggers do not fire, though they are there: this server, everybody, or a login."""
    rows = connection.execute(
        "select 'this server' from pg_catalog.pg_settings"
        " where name = 'event_triggers' and reset_val = 'off'"
        " union all"
        " select case when s.setrole = 0 then 'everybody' else s.setrole::regrole::text end"
        " from pg_catalog.pg_db_role_setting as s cross join unnest(s.setconfig) as c"
        " where c like 'event_triggers=%' and s.setdatabase in"
        " (0, (select oid from pg_catalog.pg_database where datname = current_database()))"
        " order by 1"
    ).fetchall()
    return [str(whom) for (whom,) in rows]


def is_installed(connection: Connection) -> bool:
    """Whether there is a guard in this database."""
    return _there(connection)


def judges_migrations(connection: Connection) -> bool:
    """Whether the database has come to the revision from which on revisions are judged."""
    row = connection.execute(
        "select exists (select from pg_catalog.pg_trigger as t"
        " join pg_catalog.pg_class as c on c.oid = t.tgrelid"
        " join pg_catalog.pg_namespace as n on n.oid = c.relnamespace"
        " where n.nspname = 'guard' and c.relname = 'alembic_version' and t.tgname = '_900_posture')"
    ).fetchone()
    return bool(row and row[0])


def _switch_off(inside: Connection) -> None:
    """Drop the event triggers: what follows in this transaction is neither journalled nor judged."""
    for name in (*reversed(EVENT_TRIGGERS), AT_LOGIN):
        inside.execute(sql.SQL("drop event trigger if exists {}").format(sql.Identifier(name)))


def _there(connection: Connection) -> bool:
    row = connection.execute(
        "select exists (select from pg_catalog.pg_namespace where nspname = %s)", (SCHEMA,)
    ).fetchone()
    return bool(row and row[0])


def _may_become(connection: Connection) -> bool:
    row = connection.execute("select pg_catalog.pg_has_role(current_user, %s, 'SET')", (WARDEN,)).fetchone()
    return bool(row and row[0])


def _as(connection: Connection, role: str) -> None:
    connection.execute("reset role")
    connection.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))


@dataclass(frozen=True)
class State:
    """How a database is guarded now."""

    mode: str
    posture_hash: str
    in_force: str | None
    revision: str | None
    judges_ddl: bool
    judges_logins: bool
    faults: list[tuple[int, str, str]]
    switched_off: list[str]
    """For whom the event triggers, if there are any, do not fire."""

    def lines(self) -> list[str]:
        """For people."""
        said = [
            f"mode      {self.mode}",
            f"posture   {self.posture_hash} (revision {self.revision or 'none'})",
        ]
        if self.in_force is None:
            said.append("in force  nothing was judged yet")
        elif self.in_force != self.posture_hash:
            said.append(f"in force  {self.in_force}: something changed that nobody judged; see migrate plan")
        off = f"the event triggers are off for {', '.join(self.switched_off)}: see doctor, rule 116"
        if self.judges_ddl and self.switched_off:
            said.append(f"DDL       {off}; judged in migrations alone (detection)")
        elif self.judges_ddl:
            said.append("DDL       journalled and judged at COMMIT (prevention)")
        else:
            said.append(
                "DDL       judged in migrations alone; other DDL is found by drift and doctor (detection)"
            )
        if self.judges_logins and self.switched_off:
            said.append(f"logins    {off}; found by rule 135 (detection)")
        elif self.judges_logins:
            said.append(
                "logins    whoever bypasses row security is refused, superusers journalled (prevention)"
            )
        else:
            said.append("logins    found by doctor, rule 135 (detection)")
        return said + [
            f"rule {rule}  {thing}: {problem}".replace("\n", "\\n") for rule, thing, problem in self.faults
        ]


def state(connection: Connection) -> State:
    """What the guard says. Asked as safelane_migrator or safelane_approver."""
    row = connection.execute(
        "select warden.mode(), warden.posture_hash(), held.hash, held.revision"
        " from (select) as always left join warden.posture_in_force() as held on true"
    ).fetchone()
    if row is None:
        raise AssertionError("a select without from has a row")
    faults = connection.execute("select rule, object, problem from warden.faults()").fetchall()
    there = _in_force(connection)
    return State(
        row[0],
        row[1],
        row[2],
        row[3],
        set(EVENT_TRIGGERS) <= set(there),
        AT_LOGIN in there,
        [(f[0], f[1], f[2]) for f in faults],
        switched_off(connection),
    )


def mode(connection: Connection) -> str:
    """embedded or production."""
    row = connection.execute("select warden.mode()").fetchone()
    return str(row[0]) if row else ""


def set_mode(connection: Connection, mode: str) -> str:
    """Switch; the hash of the posture. Raises what the guard refuses as a Problem."""
    try:
        row = connection.execute("select warden.set_mode(%s)", (mode,)).fetchone()
    except psycopg.Error as error:
        raise from_postgres(error) from error
    return str(row[0]) if row else ""


def keys_believed(connection: Connection) -> list[str]:
    """The signing keys that are believed, a line each for people; none before the revision that asks."""
    row = connection.execute(
        "select exists (select from pg_catalog.pg_proc as p"
        " join pg_catalog.pg_namespace as n on n.oid = p.pronamespace"
        " where n.nspname = 'identity' and p.proname = 'key_confirmations')"
    ).fetchone()
    if not row or not row[0]:
        return []
    keys = connection.execute(
        "select kid, thumbprint, audience, added_by from identity.key_confirmations()"
        " where confirmed and (retired_at is null or retired_at > now())"
    ).fetchall()
    return [f"key {key[0]}, thumbprint {key[1]}, for {key[2]}, added by {key[3]}" for key in keys]


def settle(connection: Connection) -> tuple[str, str]:
    """Have this moment's posture judged, and commit; the mode, and the hash. A refusal is a Problem."""
    try:
        connection.execute("select warden.must_be_judged()")
        connection.commit()
        row = connection.execute(
            "select warden.mode(), (select hash from warden.posture_in_force())"
        ).fetchone()
    except psycopg.Error as error:
        raise from_postgres(error) from error
    return (str(row[0]), str(row[1])) if row else ("", "")


def approve(connection: Connection, steps: list[int]) -> None:
    """Approve planned steps, by their numbers. Raises what the guard refuses as a Problem."""
    try:
        connection.execute("select warden.approve(%s)", (steps,))
    except psycopg.Error as error:
        raise from_postgres(error) from error
