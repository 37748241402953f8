"""Whatever somebody changes behind the migrations' back is a finding."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from safelane import inventory
from safelane.sources import Tree

from tests.migrations.conftest import CommandLine, MakeDatabase, inventory_of
from tests.support.databases import AUTHENTICATOR, MIGRATOR, SUPERUSER, Connection, Database, Server

A_POLICY = (
    "(select polname from pg_policy where polrelid = 'booking.lesson'::regclass and {} order by 1 limit 1)"
)


def _on_policy(statement: str, which: str = "polpermissive") -> str:
    name = A_POLICY.format(which)
    return f"do $$ begin execute format('{statement}', {name}); end $$"


# what is planted, and the kinds of fact that must say so
PLANTED: dict[str, tuple[str, set[str]]] = {
    "a policy is dropped": (_on_policy("drop policy %I on booking.lesson"), {"policy"}),
    "a restrictive policy is dropped": (
        _on_policy("drop policy %I on booking.lesson", "not polpermissive"),
        {"policy"},
    ),
    "a policy is loosened": (
        "create policy open_door on booking.lesson for select to web_tutor using (true)",
        {"policy"},
    ),
    "a predicate is changed": (
        _on_policy("alter policy %I on booking.lesson with check (true)", "polcmd = ''a''").replace(
            "''a''", "'a'"
        ),
        {"policy"},
    ),
    "a policy is for other roles": (_on_policy("alter policy %I on booking.lesson to web_anon"), {"policy"}),
    "row security is off": ("alter table booking.lesson disable row level security", {"table"}),
    "row security is not forced": ("alter table booking.lesson no force row level security", {"table"}),
    "a table is granted": ("grant insert on booking.lesson to web_tutor", {"grant"}),
    "a table is granted to everybody": ("grant select on identity.person to public", {"grant"}),
    "a column is granted": ("grant update (state) on booking.lesson to web_tutor", {"grant"}),
    "a grant option is given": ("grant select on booking.lesson to cap_booking with grant option", {"grant"}),
    "a function is for everybody": ("grant execute on function ledger.append to public", {"grant"}),
    "a schema may be added to": ("grant create on schema api to web_tutor", {"grant"}),
    "the database may be connected to": ("grant connect on database {database} to public", {"grant"}),
    "a system function is granted": ("grant execute on function pg_read_file(text) to web_tutor", {"grant"}),
    "a system table is granted": ("grant select on pg_authid to cap_identity", {"grant"}),
    "a parameter may be set": ("grant set on parameter session_replication_role to web_tutor", {"grant"}),
    "default privileges change": (
        "alter default privileges for role safelane_owner grant select on tables to web_tutor",
        {"default privilege"},
    ),
    "a table has another owner": ("alter table booking.lesson owner to cap_booking", {"owner"}),
    "a function has another owner": ("alter function ledger.append owner to safelane_owner", {"owner"}),
    "a schema has another owner": ("alter schema api owner to cap_booking", {"owner"}),
    "a function body is replaced": (
        "create or replace function guard.refuse_change() returns trigger language plpgsql"
        " set search_path = pg_catalog, pg_temp as $$ begin return coalesce(new, old); end $$",
        {"function"},
    ),
    "a function looks elsewhere": ("alter function ledger.append set search_path = public", {"function"}),
    "a function loses its path": ("alter function ledger.append reset all", {"function"}),
    "a function runs as its caller": ("alter function ledger.append security invoker", {"function"}),
    "a function is new": (
        "create function api.extra() returns int language sql return 1",
        {"function", "grant"},
    ),
    "a trigger is disabled": ("alter table ledger.entry disable trigger _100_append_only", {"trigger"}),
    "a trigger skips replicas": ("alter table ledger.entry enable trigger _100_append_only", {"trigger"}),
    "a trigger is dropped": ("drop trigger _100_append_only on ledger.entry", {"trigger"}),
    "a foreign key is switched off": (
        "alter table booking.lesson disable trigger all",
        {"foreign key switched off"},
    ),
    "a constraint is dropped": (
        "alter table booking.lesson drop constraint no_double_booking_of_the_tutor",
        {"constraint", "index"},
    ),
    "a check is loosened": (
        "alter table booking.lesson drop constraint lesson_order,"
        " add constraint lesson_order check (starts_at <= ends_at)",
        {"constraint"},
    ),
    "an index is dropped": ("drop index booking.lesson_tutor_idx", {"index"}),
    "a column is new": ("alter table booking.lesson add column secret text", {"column"}),
    "a column may be null": ("alter table booking.lesson alter column booked_by drop not null", {"column"}),
    "a default is changed": (
        "alter table booking.lesson alter column state set default 'completed'",
        {"column"},
    ),
    "a table is new": ("create table booking.notes (id int)", {"table", "column", "owner"}),
    "a schema is new": ("create schema shadow", {"schema", "owner"}),
    "a view forgets who asks": ("alter view api.tutor_lessons set (security_invoker = false)", {"view"}),
    "a view is new": ("create view api.everything as select * from booking.lesson", {"view"}),
    "a rule rewrites": ("create rule quiet as on insert to booking.presence do instead nothing", {"rule"}),
    "a comment is changed": ("comment on table booking.lesson is 'nothing to see'", {"comment"}),
    "an event trigger watches": (
        "create event trigger watch on ddl_command_end execute function guard.watch()",
        {"event trigger"},
    ),
    "rows are published": ("create publication leak for table booking.lesson", {"publication"}),
    "an extension is new": ("create extension if not exists tablefunc schema extensions", {"extension"}),
    "a role bypasses row security": ("alter role cap_booking bypassrls", {"role"}),
    "a role is a superuser": ("alter role web_tutor superuser", {"role"}),
    "a role may log in": ("alter role cap_seal login", {"role"}),
    "a role inherits": ("alter role authenticator inherit", {"role"}),
    "a role of ours is new": ("create role web_backdoor bypassrls", {"role"}),
    "a membership is new": ("grant cap_booking to web_tutor with inherit false, set true", {"membership"}),
    "a membership is inherited": ("grant web_tutor to authenticator with inherit true", {"membership"}),
    "a stranger becomes the owner": (
        "create role stranger login; grant safelane_owner to stranger with inherit false, set true",
        {"membership"},
    ),
    "a stranger may hand out a role": (
        "create role stranger login; grant cap_seal to stranger with admin true, inherit false, set false",
        {"membership"},
    ),
    "a role reads everything": ("grant pg_read_all_data to web_compliance", {"membership"}),
    "a role has a setting": ("alter role authenticator set statement_timeout = 0", {"setting"}),
    "a database has a setting": ("alter database {database} set row_security = off", {"setting"}),
    "the database takes few": ("alter database {database} connection limit 50", {"database"}),
    "the database takes nobody": ("alter database {database} connection limit 0", {"database"}),
    "the database may be copied": ("alter database {database} is_template true", {"database"}),
    "a sequence is granted": ("grant all on all sequences in schema ledger to web_tutor", {"grant"}),
    "a type is new": ("create domain booking.anything as text", {"type"}),
}


@pytest.fixture(scope="module")
def before(installed: Database, tree: Tree) -> list[str]:
    return inventory_of(installed, tree)


@pytest.mark.parametrize("what", PLANTED)
def test_is_noticed(
    planted: Connection, installed: Database, tree: Tree, before: list[str], what: str
) -> None:
    statement, kinds = PLANTED[what]
    if "guard.watch" in statement:
        planted.execute(
            "create function guard.watch() returns event_trigger language plpgsql as $$ begin end $$"
        )
    planted.execute(statement.replace("{database}", f'"{installed.name}"'))
    found = inventory.differences(before, inventory.read(planted, tree))
    assert kinds <= {difference.kind for difference in found}, inventory.summary(found)


def test_maintain_is_noticed_from_17_on(
    planted: Connection, server: Server, tree: Tree, before: list[str]
) -> None:
    if server.version < 170000:
        planted.execute("grant truncate on booking.lesson to web_tutor")
    else:
        planted.execute("grant maintain on booking.lesson to web_tutor")
    (found,) = inventory.differences(before, inventory.read(planted, tree))
    assert (found.sign, found.kind, found.name) == ("+", "grant", "web_tutor on relation booking.lesson")


def test_what_is_not_ours_does_not_count(planted: Connection, tree: Tree, before: list[str]) -> None:
    planted.execute("create role stranger login createrole; create role another; grant another to stranger")
    planted.execute("create schema tests; create schema tap; create table tests.scratch (id int)")
    planted.execute("grant select on pg_authid to stranger; alter role stranger set work_mem = '8MB'")
    planted.execute("create temporary table scratch (id int)")
    assert inventory.differences(before, inventory.read(planted, tree)) == []


def test_the_command_names_what_drifted_and_exits_3(
    server: Server, pristine: Database, safelane: CommandLine
) -> None:
    copy = server.copy(pristine, "drifted")
    with copy.connect(SUPERUSER) as connection:
        connection.execute("alter table booking.lesson no force row level security")
        connection.execute("grant insert, update on booking.lesson to web_tutor")
    outcome = safelane("drift", "--format", "csv", url=copy.url(AUTHENTICATOR))
    assert outcome.status == 3
    assert outcome.stderr.startswith("reference rows are not compared: that is for who may become")
    assert "\ndrift: +2 grants, ~1 table" in outcome.stderr
    lines = outcome.stdout.splitlines()
    assert lines[0] == "change,kind,name,expected,found"
    assert lines[1:3] == [
        "unexpected,grant,web_tutor on relation booking.lesson,,insert",
        "unexpected,grant,web_tutor on relation booking.lesson,,update",
    ]
    assert lines[3].startswith("different,table,booking.lesson,table row security enabled and forced")
    server.drop(copy)


def test_a_database_without_safelane_is_never_free_of_drift(server: Server, safelane: CommandLine) -> None:
    outcome = safelane("drift", url=server.conninfo(MIGRATOR, "postgres"))
    assert outcome.status in (1, 3)


def test_an_empty_database_has_drifted_from_everything(
    empty_database: MakeDatabase, safelane: CommandLine
) -> None:
    database = empty_database("not_yet")
    outcome = safelane("drift", url=database.url(MIGRATOR))
    assert outcome.status == 3
    assert "missing" in outcome.stdout


def test_an_empty_answer_is_an_error(installed: Database, workshop: CommandLine) -> None:
    (workshop.root / "db" / "inventory.sql").write_text("select 'x | y | z' where false", encoding="utf-8")
    outcome = workshop("drift", url=installed.url(MIGRATOR))
    assert outcome.status == 1
    assert "empty" in outcome.stderr


@pytest.mark.parametrize("content", ["", "# revision 0001\n"])
def test_an_empty_expectation_is_an_error(installed: Database, workshop: CommandLine, content: str) -> None:
    (workshop.root / "db" / "inventory.expected").write_text(content, encoding="utf-8")
    outcome = workshop("drift", url=installed.url(MIGRATOR))
    assert outcome.status == 1
    assert "empty" in outcome.stderr


def test_a_query_that_fails_is_an_error(installed: Database, workshop: CommandLine) -> None:
    file = workshop.root / "db" / "inventory.sql"
    file.write_text(file.read_text(encoding="utf-8") + "\nselect 1 / 0;", encoding="utf-8")
    assert workshop("drift", url=installed.url(MIGRATOR)).status == 1


def test_a_missing_expectation_is_an_error(installed: Database, workshop: CommandLine) -> None:
    Path(workshop.root / "db" / "inventory.expected").unlink()
    outcome = workshop("drift", url=installed.url(MIGRATOR))
    assert outcome.status == 1
    assert "safelane snapshot" in outcome.stderr


def test_one_line_for_another_is_a_change_and_more_are_counted() -> None:
    before = ["grant | web_a on relation x.y | select", "table | x.y | table", "policy | x.y.p | old"]
    after = [
        "grant | web_a on relation x.y | insert",
        "grant | web_a on relation x.y | update",
        "policy | x.y.p | new",
    ]
    found = inventory.differences(before, after)
    assert [dataclasses.astuple(each)[:3] for each in found] == [
        ("-", "grant", "web_a on relation x.y"),
        ("+", "grant", "web_a on relation x.y"),
        ("+", "grant", "web_a on relation x.y"),
        ("~", "policy", "x.y.p"),
        ("-", "table", "x.y"),
    ]
    assert inventory.summary(found) == "+2 grants, -1 grant, ~1 policy, -1 table"
