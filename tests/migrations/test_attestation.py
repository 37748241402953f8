"""An attestation says who looked, when, at what, and how each promise is kept on that server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from safelane import attestation, doctor, guard
from safelane.doctor import Guarantee
from safelane.sources import Tree

from tests.migrations.conftest import CommandLine
from tests.support.databases import ADMIN, MIGRATOR, SUPERUSER, Connection, Database, Server
from tests.support.environment import ROOT

ENVIRONMENT = {
    "SAFELANE_AUTHENTICATOR_URL": "postgresql://authenticator@127.0.0.1/safelane",
    "SAFELANE_JWKS_FILE": "/nowhere",
    "SAFELANE_AUDIENCE": "https://api.example.org",
}
LISTENER = str(ROOT / "db" / "postgrest" / "member.conf")


@pytest.fixture(scope="module")
def filed(installed: Database, safelane: CommandLine) -> dict[str, Any]:
    """An attestation for production, of a development server."""
    outcome = safelane(
        "doctor",
        "--production",
        "--postgrest-config",
        LISTENER,
        "--format",
        "json",
        url=installed.url(MIGRATOR),
        **ENVIRONMENT,
    )
    assert outcome.status == 3
    whole: dict[str, Any] = json.loads(outcome.stdout)
    return whole


def test_it_says_who_looked_at_what_and_when(filed: dict[str, Any], installed: Database) -> None:
    assert filed["by"] == MIGRATOR
    assert filed["database"] == installed.name
    assert filed["server"].split(".")[0].isdecimal()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", filed["at"])
    assert filed["revision"] == filed["inspections"][-1]["revision"]
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", filed["posture"]["hash"])
    assert filed["posture"]["judged"] is True
    assert filed["checkpoint"] is None, "nothing was signed in this database"
    assert filed["listeners"] == [LISTENER]
    assert filed["header"]["sha256"] == attestation.digest(filed)


def test_every_rule_has_a_result(filed: dict[str, Any], tree: Tree) -> None:
    results = {each["rule"]: each["result"] for each in filed["rules"]}
    assert {rule.number for rule in doctor.rules(tree)} < results.keys()
    assert set(results.values()) <= {"holds", "broken", "told", "not checked", "not asked"}
    assert results[101] == results[130] == results[201] == "holds"
    assert results[119] == "not checked"
    assert results[153] == results[156] == results[210] == "broken"
    assert results[133] == "not asked"
    assert results[136] == "holds"
    assert results[132] == "not checked", "only a superuser sees which transaction wrote a role"


def test_every_guarantee_says_how_it_is_kept_here(filed: dict[str, Any]) -> None:
    how = {each["number"]: each["how"] for each in filed["guarantees"]}
    assert how[301] == how[302] == how[309] == how[310] == "prevention"
    assert how[303] == how[305] == "detection", "nobody approves in embedded mode"
    assert how[306] == "neither", "only a superuser sees which transaction wrote a role"
    assert how[308] == "unknown", "rule 119 was not checked"
    assert how[311] == "neither", "no checkpoint was signed"
    assert how[312] == "broken", "the committed listener has no keys here"


def test_a_superuser_is_told_of_more(installed: Database, safelane: CommandLine) -> None:
    outcome = safelane("doctor", "--format", "json", url=installed.url(SUPERUSER))
    how = {each["number"]: each["how"] for each in json.loads(outcome.stdout)["guarantees"]}
    assert how[306] == "detection"
    assert how[308] == "prevention"


@pytest.fixture
def on_this_server(planted: Connection, tree: Tree) -> Iterator[Any]:
    def asked(**results: str) -> dict[int, Guarantee]:
        holds = {rule.number: "holds" for rule in doctor.rules(tree)} | dict.fromkeys(
            (133, doctor.AS_SHIPPED[0], 201, 205, 217), "holds"
        )
        holds |= {int(number.removeprefix("r")): result for number, result in results.items()}
        return {each.number: each for each in doctor.guarantees(planted, tree, holds)}

    return asked


def test_a_guarantee_falls_with_a_rule_that_it_rests_on(on_this_server: Any) -> None:
    assert on_this_server()[301].how == "prevention"
    assert on_this_server(r110="broken")[301] == Guarantee(
        301,
        "requests_meet_row_security",
        "No request, job or command reads or writes past row security.",
        "broken",
        "rule 110 does not hold",
    )
    assert on_this_server(r119="not checked")[308].how == "unknown"


def test_gates_and_row_security_fall_with_what_no_revision_made(on_this_server: Any) -> None:
    found = on_this_server(r136="broken")
    assert found[301].how == found[302].how == "broken"


def test_who_connects_past_row_security_is_not_kept_from_it(on_this_server: Any) -> None:
    found = on_this_server(r135="told")[301]
    assert (found.how, found.why) == ("detection", "rule 135 names who is not kept from it")
    assert on_this_server(r135="not checked")[301].how == "unknown"


@pytest.fixture
def above(planted: Connection, tree: Tree) -> Connection:
    """A superuser's transaction in a database in production with event triggers."""
    planted.execute("select warden.set_mode('production')")
    planted.execute(tree.read("db/warden/superuser.sql"))
    return planted


def test_event_triggers_that_fire_for_everybody_prevent(
    on_this_server: Any, above: Connection, server: Server
) -> None:
    looks = server.version >= 170000  # 16 has no event at login
    found = on_this_server()
    assert found[303].how == "prevention"
    assert found[307].how == ("detection" if looks else "neither")
    assert found[313].how == ("prevention" if looks else "detection")
    assert "log_connections" in found[307].why


def test_event_triggers_that_are_off_for_somebody_prevent_nothing(
    on_this_server: Any, above: Connection, server: Server, installed: Database
) -> None:
    before = on_this_server()
    above.execute("create role stranger login bypassrls")
    # 16 has no such switch, and takes any that has a point in its name
    switch = "event_triggers" if server.version >= 170000 else "safelane_odd.switch"
    off = {303: "detection", 307: "neither", 313: "detection"}
    for whom in ("role stranger", "role all", f"database {installed.name}"):
        above.execute("savepoint one")
        above.execute(f"alter {whom} set {switch} = off")
        if server.version >= 170000:
            assert {number: on_this_server()[number].how for number in off} == off, whom
            assert "event_triggers is off" in on_this_server()[303].why
        else:
            assert on_this_server() == before
        above.execute("rollback to one")
    above.execute(f"alter role stranger in database postgres set {switch} = off")
    assert on_this_server() == before, "another database is another's"


def test_event_triggers_are_asked_about_as_the_next_session_begins(
    installed: Database, tree: Tree, server: Server
) -> None:
    """As ALTER SYSTEM would leave it: here for this session alone, which began with it."""
    if server.version < 170000:
        return
    with installed.connect(SUPERUSER, options="-c event_triggers=off", autocommit=False) as chief:
        chief.execute("select warden.set_mode('production')")
        chief.execute(tree.read("db/warden/superuser.sql"))
        chief.execute("set event_triggers = on")
        holds = dict.fromkeys(range(100, 222), "holds")
        how = {each.number: each.how for each in doctor.guarantees(chief, tree, holds)}
        assert (how[303], how[307], how[313]) == ("detection", "neither", "detection")
        state = "\n".join(guard.state(chief).lines())
        assert state.count("the event triggers are off for this server") == 2
        assert "(prevention)" not in state
        chief.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        "create function public.nothing() returns event_trigger language plpgsql as $$ begin end $$;"
        " create event trigger {name} on {event} execute function public.nothing();"
        " alter event trigger {name} enable always",
    ],
)
def test_an_event_trigger_of_somebody_else_is_none_of_the_guard_s(
    on_this_server: Any, planted: Connection, server: Server, statement: str
) -> None:
    planted.execute("select warden.set_mode('production')")
    for name, event in (("safelane_010_login", "login"), ("safelane_100_journal", "ddl_command_end")):
        if event == "login" and server.version < 170000:
            continue
        planted.execute("drop function if exists public.nothing() cascade")
        planted.execute(statement.format(name=name, event=event))
        found = on_this_server()
        assert (found[303].how, found[307].how, found[313].how) == ("detection", "neither", "detection")
        state = guard.state(planted)
        assert not state.judges_logins
        assert not state.judges_ddl


def test_a_stranger_s_login_trigger_keeps_no_note_from_being_told(
    planted: Connection, tree: Tree, server: Server
) -> None:
    (rule,) = [each for each in doctor.rules(tree) if each.number == 135]
    planted.execute("create role thief login bypassrls superuser; alter role thief nosuperuser")
    database = planted.info.dbname
    planted.execute(f'grant connect on database "{database}" to thief')
    thief = [("thief", "bypasses row security and may connect")]
    if server.version >= 170000:
        planted.execute(
            "create function public.nothing() returns event_trigger language plpgsql as $$ begin end $$;"
            " create event trigger nothing on login execute function public.nothing();"
            " alter event trigger nothing enable always"
        )
    assert doctor.ask(planted, rule) == thief
    planted.execute(tree.read("db/warden/superuser.sql"))
    if server.version < 170000:
        return
    assert doctor.ask(planted, rule) == []
    planted.execute("alter role thief set event_triggers = off")
    assert doctor.ask(planted, rule) == thief
    planted.execute("alter role thief reset event_triggers")
    assert doctor.ask(planted, rule) == []
    planted.execute("alter event trigger safelane_010_login enable")
    assert doctor.ask(planted, rule) == thief, "nor does one that does not fire always"


def test_a_key_of_one_person_is_kept_out_in_production_with_event_triggers(
    on_this_server: Any, planted: Connection
) -> None:
    assert (on_this_server()[312].how, "mode embedded" in on_this_server()[312].why) == ("detection", True)
    planted.execute("set session authorization safelane_approver; select warden.set_mode('production')")
    planted.execute("reset session authorization")
    assert (on_this_server()[312].how, "303" in on_this_server()[312].why) == ("detection", True)
    planted.execute(Tree(ROOT).read(guard.SUPERUSERS_PART))
    found = on_this_server()[312]
    assert (found.how, "second person confirmed it" in found.why) == ("prevention", True)


def test_large_objects_that_are_open_are_not_guarded(on_this_server: Any, planted: Connection) -> None:
    assert on_this_server()[309].how == "prevention"
    planted.execute("grant execute on function lo_from_bytea(oid, bytea) to public")
    assert on_this_server()[309].how == "neither"


def test_the_page_is_self_contained_and_escapes_everything(filed: dict[str, Any]) -> None:
    bad = "<script>alert('x')</script>"
    whole = {**filed, "by": bad, "database": bad}
    whole["findings"] = [{"rule": 1, "name": bad, "level": "finding", "object": bad, "problem": bad}]
    page = attestation.writing.WRITERS["html"](attestation.report(whole))
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 5
    assert not re.search(r"(?:src|href)\s*=|@import|url\(", page)
    assert filed["posture"]["hash"] in page
    assert filed["inspection"]["root"] in page
    assert "Signature" in page


@pytest.mark.parametrize("format_", ["table", "html", "csv"])
def test_each_format_names_what_was_found(installed: Database, safelane: CommandLine, format_: str) -> None:
    outcome = safelane("doctor", "--production", "--format", format_, url=installed.url(ADMIN))
    assert outcome.status == 3
    assert "nobody can be known" in outcome.stdout
    assert ("No request, job or command" in outcome.stdout) == (format_ != "csv")


def test_wrong_use_is_told_apart_from_findings(installed: Database, safelane: CommandLine) -> None:
    nowhere = safelane("doctor", "--format", "json", "-o", "/nowhere/x", url=installed.url(MIGRATOR))
    assert nowhere.status == 1
    assert "/nowhere/x cannot be written: No such file or directory" in nowhere.stderr
    for options in (["--format", "pdf"], ["--rules", "--format", "html"], ["--previous", "/nowhere"]):
        assert safelane("doctor", *options, url=installed.url(MIGRATOR)).status == 2
