"""Each rule of the doctor notices what breaks it, and a rule that cannot be asked is no rule that holds."""

from __future__ import annotations

import contextlib
import http.server
import json
import secrets
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from safelane import doctor, postgrest_config, scripts
from safelane.errors import Problem
from safelane.sources import Tree

from tests.migrations.conftest import CommandLine
from tests.support.databases import ADMIN, MIGRATOR, SUPERUSER, Connection, Database, Server
from tests.support.environment import ROOT

# how Supabase makes a cluster: its API role may become one that bypasses row security, and inherits from it
SUPABASE = "create role service_role nologin bypassrls; grant service_role to authenticator"
A_POLICY = (
    "(select polname from pg_policy where polrelid = 'booking.lesson'::regclass and {} order by 1 limit 1)"
)


def _on_policy(statement: str, which: str) -> str:
    return f"do $$ begin execute format('{statement}', {A_POLICY.format(which)}); end $$"


# the rule that must notice, what is planted, and a part of the object it must name
BROKEN: list[tuple[int, str, str]] = [
    (101, "alter table booking.lesson disable row level security", "booking.lesson"),
    (101, "alter table booking.lesson no force row level security", "booking.lesson"),
    (101, "create table booking.notes (id int)", "booking.notes"),
    (102, "alter view api.tutor_lessons set (security_invoker = false)", "api.tutor_lessons"),
    (102, "alter view api.tutor_lessons reset (security_barrier)", "api.tutor_lessons"),
    (102, "create materialized view booking.all_lessons as select 1 as one", "booking.all_lessons"),
    (103, "alter function guard.close_table(regclass) security definer", "guard.close_table"),
    (103, "alter function ledger.append set search_path = pg_catalog, public, pg_temp", "ledger.append"),
    (103, "alter function ledger.append reset search_path", "ledger.append"),
    (104, "grant execute on function ledger.append to public", "ledger.append"),
    (104, "create function booking.loose() returns int language sql return 1", "booking.loose"),
    (105, "grant insert on booking.lesson to web_tutor", "booking.lesson"),
    (105, "grant delete on api.tutor_lessons to web_tutor", "api.tutor_lessons"),
    (105, "grant update (state) on booking.lesson to web_admin", "booking.lesson.state"),
    (105, "grant truncate on booking.lesson to authenticator", "booking.lesson"),
    (105, "grant references on booking.lesson to web_tutor", "booking.lesson"),
    (105, "grant trigger on booking.lesson to web_tutor", "booking.lesson"),
    (105, "grant select on booking.lesson to public", "booking.lesson"),
    (106, "alter table ledger.entry enable trigger _100_append_only", "_100_append_only on ledger.entry"),
    (106, "alter table ledger.entry disable trigger _100_no_truncate", "_100_no_truncate on ledger.entry"),
    (106, "alter table booking.lesson disable trigger all", "booking.lesson"),
    (
        107,
        _on_policy("alter policy %I on booking.lesson to web_tutor", "not polpermissive"),
        "booking.lesson",
    ),
    (108, _on_policy("alter policy %I on booking.lesson to public", "polpermissive"), "booking.lesson"),
    (108, "create policy any_of_it on booking.lesson for all to cap_booking using (true)", "any_of_it"),
    (109, "create policy owners on booking.lesson for select to safelane_owner using (true)", "owners"),
    (109, "create policy inmates on booking.lesson for select to authenticator using (true)", "inmates"),
    (110, "alter role web_tutor superuser", "authenticator > web_tutor"),
    (110, "alter role web_tutor bypassrls", "authenticator > web_tutor"),
    (110, "alter role authenticator createrole", "authenticator"),
    (110, "alter role web_learner replication", "authenticator > web_learner"),
    (
        110,
        "grant cap_booking to web_tutor with inherit false, set true",
        "authenticator > web_tutor > cap_booking",
    ),
    (
        110,
        "create role deep bypassrls; create role mid; grant deep to mid; grant mid to web_anon",
        "mid > deep",
    ),
    (110, "grant pg_read_all_data to web_compliance", "authenticator > web_compliance > pg_read_all_data"),
    (111, "alter role cap_seal login", "cap_seal"),
    (111, "alter role cap_seal bypassrls", "cap_seal"),
    (111, "create role stranger; grant cap_seal to stranger", "cap_seal"),
    (111, "grant cap_booking to safelane_migrator with inherit false, set true", "cap_booking"),
    (112, "grant web_tutor to authenticator with inherit true", "authenticator in web_tutor"),
    (112, "grant web_tutor to authenticator with admin true", "authenticator in web_tutor"),
    (113, "alter schema api owner to cap_booking", "schema api"),
    (113, "alter table booking.lesson owner to cap_booking", "booking.lesson"),
    (113, "create role stranger; alter function ledger.append owner to stranger", "ledger.append"),
    (114, "grant temp on database {database} to public", "this database"),
    (114, "grant usage on schema api to public", "schema api"),
    (115, "create table api.drafts (id int)", "api.drafts"),
    (116, "grant set on parameter session_replication_role to web_tutor", "web_tutor"),
    (116, "alter role authenticator set pgrst.jwt_secret = 'x'", "authenticator"),
    (116, "alter role web_tutor set role = 'cap_seal'", "web_tutor"),
    (116, "alter role web_tutor set session_replication_role = replica", "web_tutor"),
    (
        116,
        "create role stranger login; alter role stranger set session_replication_role = replica",
        "stranger",
    ),
    (
        116,
        "create role stranger; grant set on parameter session_replication_role to stranger",
        "stranger on session_replication_role",
    ),
    (116, "alter database {database} set row_security = off", "everybody"),
    (117, "alter role authenticator reset statement_timeout", "authenticator"),
    (117, "alter role authenticator set lock_timeout = 0", "authenticator"),
    (117, "alter role authenticator set idle_in_transaction_session_timeout = '0ms'", "authenticator"),
    (117, "create role authenticator_lane login noinherit", "authenticator_lane"),
    (110, SUPABASE, "authenticator > service_role"),
    (134, "alter table booking.lesson no force row level security", "posture"),
    (
        118,
        "create rule quiet as on insert to booking.presence do instead nothing",
        "quiet on booking.presence",
    ),
    (
        131,
        "create function guard.hidden() returns integer language sql return 1;"
        " alter function guard.hidden() owner to safelane_owner;"
        " alter extension btree_gist add function guard.hidden()",
        "guard.hidden()",
    ),
    (131, "create schema tests authorization safelane_owner", "schema tests"),
    (118, "create publication leak for table booking.lesson", "publication leak"),
    (
        124,
        "drop policy capability_in_its_functions_only on booking.restriction",
        "capability_in_its_functions_only on booking.restriction",
    ),
    (
        124,
        "alter policy capability_in_its_functions_only on identity.seal_key using (true)",
        "capability_in_its_functions_only on identity.seal_key",
    ),
    (124, "create table recording.notes (id int)", "recording.notes"),
]


def asked(connection: Connection, tree: Tree, number: int) -> list[tuple[str, str]]:
    """What one rule answers."""
    (rule,) = [each for each in doctor.rules(tree) if each.number == number]
    assert rule.level == "finding"
    return doctor.ask(connection, rule)


@pytest.mark.parametrize(("number", "statement", "named"), BROKEN, ids=lambda value: str(value)[:60])
def test_a_broken_rule_is_named_with_its_object(
    planted: Connection, installed: Database, tree: Tree, number: int, statement: str, named: str
) -> None:
    planted.execute(statement.replace("{database}", f'"{installed.name}"'))
    assert [thing for thing, _ in asked(planted, tree, number) if named in thing]


def test_a_switch_that_is_off_for_whoever_connects_is_named(
    installed: Database, tree: Tree, server: Server
) -> None:
    switches = [("session_replication_role", "replica"), ("row_security", "off")]
    # 16 has no such switch
    switches += [("event_triggers", "off")] if server.version >= 170000 else []
    for name, value in switches:
        with installed.connect(SUPERUSER, options=f"-c {name}={value}", autocommit=False) as connection:
            # what this session has set for itself since says nothing about the next one
            connection.execute(f"set {name} to default; reset {name}")
            assert asked(connection, tree, 116) == [("this server", f"begins sessions with {name} = {value}")]
    with installed.connect(SUPERUSER, autocommit=False) as connection:
        connection.execute("set row_security = off; set session_replication_role = replica")
        assert asked(connection, tree, 116) == []
        connection.execute("create role chief superuser; create role stranger")
        connection.execute("grant set on parameter session_replication_role to chief")
        connection.execute("grant set on parameter work_mem to stranger")
        connection.execute("alter role stranger set search_path = booking")
        assert asked(connection, tree, 116) == []
        connection.rollback()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("drop trigger _500_gate on booking.lesson", "trigger booking.lesson._500_gate"),
        ("drop policy only_bookable_tutors on booking.lesson", "policy booking.lesson.only_bookable_tutors"),
        (
            "create policy peek on booking.restriction for select to web_tutor using (true)",
            "policy booking.restriction.peek",
        ),
        ("alter database {database} connection limit 0", "database (this one)"),
    ],
)
@pytest.mark.parametrize("adopted", [False, True], ids=["found", "adopted"])
def test_what_is_not_as_the_newest_revision_left_it_is_named_even_where_it_was_adopted(
    planted: Connection, installed: Database, tree: Tree, statement: str, named: str, adopted: bool
) -> None:
    def told() -> dict[str, str]:
        found = doctor.examine(planted, tree, production=False)
        return {each.object: each.problem for each in found if each.number == 136}

    assert told() == {}
    planted.execute(statement.replace("{database}", f'"{installed.name}"'))
    if adopted:
        planted.execute("select warden.set_mode('production')")
        assert asked(planted, tree, 134) == [], "what is in force was judged"
    assert named in told()


def test_many_differences_are_not_all_named(planted: Connection, tree: Tree) -> None:
    for number in range(doctor.NAMED_AT_MOST + 5):
        planted.execute(f"alter role authenticator set \"odd.setting_{number}\" = 'x'")
    found = [each for each in doctor.examine(planted, tree, production=False) if each.number == 136]
    assert len(found) == doctor.NAMED_AT_MOST + 1
    assert "5 more differences: see safelane drift" in found[-1].problem


def test_every_catalogue_rule_is_tried(tree: Tree) -> None:
    asked_otherwise = {119, 120, 121, 122, 123, 125, 130, 135, 151, 152, 153, 154, 155, 156, 158}
    assert {rule.number for rule in doctor.rules(tree)} - asked_otherwise == {
        number for number, _, _ in BROKEN
    }


def test_a_fresh_installation_keeps_every_rule(installed: Database, safelane: CommandLine) -> None:
    for user in (ADMIN, MIGRATOR):
        outcome = safelane("doctor", url=installed.url(user))
        assert outcome.status == 0, outcome.stdout + outcome.stderr
        assert "every rule holds" in outcome.stderr


def test_nobody_is_let_in_on_trust_here(planted: Connection, tree: Tree) -> None:
    assert [each for each in doctor.examine(planted, tree, production=False) if each.number == 119] == []


def test_who_may_not_read_the_connection_rules_is_told_that_they_were_not_checked(
    installed: Database, tree: Tree
) -> None:
    with installed.connect(MIGRATOR, autocommit=False) as connection:
        found = [each for each in doctor.examine(connection, tree, production=False) if each.number == 119]
    assert [(each.level, each.problem) for each in found] == [("note", "not checked: may not be read by you")]


def test_open_large_objects_are_told_and_are_no_failure(planted: Connection, tree: Tree) -> None:
    planted.execute("grant execute on function lo_from_bytea(oid, bytea) to public")
    found = [each for each in doctor.examine(planted, tree, production=False) if each.number == 120]
    assert "lo_from_bytea(oid,bytea)" in [each.object for each in found]
    assert {each.level for each in found} == {"note"}


def test_hardening_closes_large_objects(planted: Connection, tree: Tree) -> None:
    planted.execute(tree.read("db/hardening.sql"))
    assert [each for each in doctor.examine(planted, tree, production=False) if each.number == 120] == []


def test_open_counters_are_told_and_are_no_failure(planted: Connection, tree: Tree) -> None:
    planted.execute("grant execute on function pg_stat_get_tuples_inserted(oid) to public")
    found = [each for each in doctor.examine(planted, tree, production=False) if each.number == 125]
    assert [(each.object, each.level) for each in found] == [("pg_stat_get_tuples_inserted(oid)", "note")]
    planted.execute(tree.read("db/hardening.sql"))
    assert [each for each in doctor.examine(planted, tree, production=False) if each.number == 125] == []


def test_production_asks_for_a_patched_server_and_a_key(
    planted: Connection, tree: Tree, server: Server
) -> None:
    found = {each.number: each for each in doctor.examine(planted, tree, production=True)}
    floor = {16: 160016, 17: 170012, 18: 180007}[server.version // 10000]
    assert (151 in found) == (server.version < floor)
    assert found[153].object == "signing keys"


@pytest.mark.parametrize("retired", [False, True])
def test_production_refuses_a_database_that_ever_took_a_key_of_the_demonstration(
    planted: Connection, tree: Tree, retired: bool
) -> None:
    planted.execute("set role safelane_migrator")
    jwk = {"kty": "RSA", "kid": f"demo-{secrets.token_hex(3)}", "e": "AQAB", "n": "w" + "A" * 340 + "Q"}
    planted.execute("select identity.add_signing_key(%s, 'demo')", (json.dumps(jwk),))
    if retired:
        planted.execute("select identity.retire_signing_key(%s)", (jwk["kid"],))
    planted.execute("reset role")
    found = {each.number: each for each in doctor.examine(planted, tree, production=True)}
    assert found[152].object == f"signing key {jwk['kid']}"
    assert (153 in found) == retired
    assert 152 not in {each.number for each in doctor.examine(planted, tree, production=False)}


def test_the_command_exits_3_and_names_the_rule(
    server: Server, pristine: Database, safelane: CommandLine
) -> None:
    copy = server.copy(pristine, "ill")
    with copy.connect(SUPERUSER) as connection:
        connection.execute("alter table booking.lesson no force row level security")
    outcome = safelane("doctor", "--format", "json", url=copy.url(MIGRATOR))
    assert outcome.status == 3
    assert "101 tables_force_row_security" in outcome.stderr
    found = [each for each in json.loads(outcome.stdout)["findings"] if each["level"] == "finding"]
    assert [(each["rule"], each["object"]) for each in found] == [
        (101, "booking.lesson"),
        (134, "posture"),
        (136, "table booking.lesson"),
    ]
    server.drop(copy)


def test_a_database_that_is_behind_is_a_finding(
    server: Server, pristine: Database, workshop: CommandLine
) -> None:
    (workshop.root / "functions" / "guard" / "later.sql").write_text(
        "-- Later.\ncreate or replace function guard.later() returns int language sql return 1;\n"
        "revoke all on function guard.later() from public;\n",
        encoding="utf-8",
    )
    workshop.succeeds("revise", "later")
    copy = server.copy(pristine, "behind")
    outcome = workshop("doctor", url=copy.url(MIGRATOR))
    assert outcome.status == 3
    assert "100 the_database_is_at_the_newest_revision" in outcome.stderr


def test_the_newest_revision_is_the_one_that_alembic_names(tree: Tree) -> None:
    assert doctor.newest_revision(tree) == scripts.head(tree)


def test_another_database_is_never_healthy(server: Server, safelane: CommandLine) -> None:
    outcome = safelane("doctor", url=server.conninfo(MIGRATOR, "postgres"))
    assert outcome.status == 1
    assert "no Safelane database" in outcome.stderr


def test_a_rule_that_cannot_be_asked_is_an_error(planted: Connection, workshop: CommandLine) -> None:
    folder = workshop.root / "db" / "doctor"
    (folder / "199_broken.sql").write_text("-- Broken.\nselect nix from nowhere\n", encoding="utf-8")
    with pytest.raises(Problem, match="rule 199 broken cannot be asked"):
        doctor.examine(planted, Tree(workshop.root), production=False)


def test_no_rules_at_all_is_an_error(workshop: CommandLine) -> None:
    for file in (workshop.root / "db" / "doctor").iterdir():
        file.unlink()
    with pytest.raises(Problem, match="holds no rules"):
        doctor.rules(Tree(workshop.root))


def test_the_rules_are_listed_with_their_words(safelane: CommandLine, tree: Tree) -> None:
    listed = json.loads(safelane.succeeds("doctor", "--rules", "--format", "json"))
    assert [each["rule"] for each in listed] == sorted(each["rule"] for each in listed)
    assert {rule.number for rule in doctor.rules(tree)} < {each["rule"] for each in listed}
    assert all(each["says"] for each in listed)


@pytest.fixture
def baseline(tmp_path: Path) -> dict[str, str]:
    """The committed configuration, with the environment it asks for."""
    jwks = tmp_path / "jwks.json"
    jwks.write_text(
        json.dumps({"keys": [{"kty": "RSA", "kid": "a", "n": "AQAB", "e": "AQAB"}]}), encoding="utf-8"
    )
    environment = {
        "SAFELANE_AUTHENTICATOR_URL": "postgresql://authenticator@127.0.0.1/safelane",
        "SAFELANE_JWKS_FILE": str(jwks),
        "SAFELANE_AUDIENCE": "https://api.example.org",
        "SAFELANE_ORIGINS": "https://app.example.org",
    }
    return dict(postgrest_config.read(ROOT / "db" / "postgrest" / "member.conf", environment))


def test_the_committed_listener_keeps_every_line(baseline: dict[str, str]) -> None:
    assert postgrest_config.findings(baseline, production=False) == []
    production = baseline | {"openapi-mode": "disabled"}
    assert postgrest_config.findings(production, production=True) == []


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("db-config", "true"),
        ("db-channel-enabled", "true"),
        ("db-schemas", "api,booking"),
        ("db-schemas", "booking"),
        ("db-extra-search-path", "public"),
        ("db-pre-request", ""),
        ("db-pre-request", "api.authenticate"),
        ("db-tx-end", "commit-allow-override"),
        ("db-tx-end", "rollback"),
        ("db-plan-enabled", "true"),
        ("db-aggregates-enabled", "true"),
        ("db-max-rows", "101"),
        ("db-max-rows", ""),
        ("db-max-rows", "0"),
        ("openapi-mode", "ignore-privileges"),
        ("jwt-aud", ""),
        ("server-host", "0.0.0.0"),  # noqa: S104
        ("server-host", "!4"),
        ("server-host", "10.0.0.7"),
        ("server-cors-allowed-origins", ""),
        ("server-cors-allowed-origins", "*"),
        ("log-level", "info"),
        ("db-anon-role", "web_admin"),
        ("jwt-secret", ""),
        ("jwt-secret", "short"),
        ("jwt-secret", "a-shared-secret-of-thirty-two-characters"),
        ("jwt-secret", '{"keys": [{"kty": "oct", "k": "AAAA"}]}'),
        ("jwt-secret", '{"keys": [{"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "AQAB"}]}'),
        ("jwt-secret", '{"keys": []}'),
        ("jwt-secret", "@/nowhere/jwks.json"),
        ("jwt-role-claim-key", ".app_metadata.role"),
        ("jwt-cache-max-lifetime", "60"),
        ("server-timing-enabled", "true"),
        ("db-uri", "postgresql://postgres@127.0.0.1/safelane"),
        ("db-uri", "host=127.0.0.1 user=lane_admin"),
    ],
)
def test_each_deviation_from_the_baseline_is_named(
    baseline: dict[str, str], setting: str, value: str
) -> None:
    found = postgrest_config.findings(baseline | {setting: value}, production=False)
    assert setting in [line.setting for line, _ in found]
    assert all(problem for _, problem in found)


def test_an_admin_port_beyond_loopback_is_named(baseline: dict[str, str]) -> None:
    found = postgrest_config.findings(baseline | {"admin-server-host": "0.0.0.0"}, production=False)  # noqa: S104
    assert [line.setting for line, _ in found] == ["admin-server-port"]


@pytest.mark.parametrize(
    "setting",
    ["db-config", "db-channel-enabled", "db-schemas", "db-extra-search-path", "db-pre-request", "db-max-rows",
     "jwt-aud", "server-host", "server-cors-allowed-origins", "db-anon-role", "jwt-secret"],
)  # fmt: skip
def test_what_is_not_set_counts_with_the_default(baseline: dict[str, str], setting: str) -> None:
    del baseline[setting]
    found = {line.setting: problem for line, problem in postgrest_config.findings(baseline, production=False)}
    assert "(it is not set)" in found[setting]


def test_production_wants_no_description_of_the_surface(baseline: dict[str, str]) -> None:
    found = postgrest_config.findings(baseline, production=True)
    assert [line.setting for line, _ in found] == ["openapi-mode"]


def test_a_variable_counts_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "listener.conf"
    file.write_text('# ours\ndb-config = false  # never on\njwt-aud = "a \\"b\\""\n', encoding="utf-8")
    values = postgrest_config.read(file, {"PGRST_DB_CONFIG": "true", "HOME": "/"})
    assert values == {"db-config": "true", "jwt-aud": 'a "b"'}


@pytest.mark.parametrize(
    "text", ["db-config false\n", 'db-config = "fal\n', "db-config = false\ndb-config = true\n"]
)
def test_a_file_that_cannot_be_read_as_settings_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "listener.conf"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Problem):
        postgrest_config.read(file, {})


def test_production_does_not_pass_without_the_listener(installed: Database, safelane: CommandLine) -> None:
    outcome = safelane("doctor", "--production", "--format", "json", url=installed.url(MIGRATOR))
    assert outcome.status == 3
    assert (200, "finding") in [
        (each["rule"], each["level"]) for each in json.loads(outcome.stdout)["findings"]
    ]


def test_supabase_passes_once_its_service_role_is_revoked(planted: Connection, tree: Tree) -> None:
    planted.execute(SUPABASE)
    assert [
        problem for thing, problem in asked(planted, tree, 110) if thing == "authenticator > service_role"
    ] == ["BYPASSRLS, is no web_ role"]
    planted.execute("revoke service_role from authenticator")
    assert asked(planted, tree, 110) == []


def test_two_deviations_at_once_are_both_named(baseline: dict[str, str]) -> None:
    found = postgrest_config.findings(
        baseline | {"db-config": "true", "db-max-rows": "500"}, production=False
    )
    assert [line.setting for line, _ in found] == ["db-config", "db-max-rows"]


@pytest.mark.parametrize(
    ("secret", "words"),
    [("", "is empty"), ("x" * 31, "31 bytes, and below 32"), ("x" * 32, "is a shared secret: ")],
)
def test_a_secret_is_told_by_what_is_wrong_with_it_and_never_printed(
    baseline: dict[str, str], secret: str, words: str
) -> None:
    ((_, problem),) = postgrest_config.findings(baseline | {"jwt-secret": secret}, production=False)
    assert words in problem
    assert "xxx" not in problem


@pytest.mark.parametrize(
    ("listens", "ssl", "wanted"),
    [
        ("127.0.0.1", "off", 0),
        ("localhost,::1", "off", 0),
        ("", "off", 0),
        ("*", "off", 1),
        ("127.0.0.1, 10.0.0.7", "off", 1),
        ("*", "on", 0),
    ],
)
def test_a_server_that_is_reached_from_elsewhere_speaks_tls(
    planted: Connection, tree: Tree, listens: str, ssl: str, wanted: int
) -> None:
    (rule,) = [each for each in doctor.rules(tree) if each.number == 121]
    # what a running server listens on cannot be changed for a test: the rule is asked about another one
    text = rule.query.replace("current_setting('listen_addresses')", f"'{listens}'")
    text = text.replace("current_setting('ssl')", f"'{ssl}'")
    assert len(planted.execute(text).fetchall()) == wanted


HBA_LINES = [
    ("host", "10.0.0.0", "scram-sha-256", 1),
    ("hostnossl", "10.0.0.0", "scram-sha-256", 1),
    ("hostssl", "10.0.0.0", "scram-sha-256", 0),
    ("host", "127.0.0.1", "scram-sha-256", 0),
    ("host", "10.0.0.0", "reject", 0),
    ("local", None, "peer", 0),
]


@pytest.mark.parametrize(("kind", "address", "method", "wanted"), HBA_LINES)
def test_a_way_in_without_tls_is_named(
    planted: Connection, tree: Tree, kind: str, address: str | None, method: str, wanted: int
) -> None:
    (rule,) = [each for each in doctor.rules(tree) if each.number == 122]
    where = "null" if address is None else f"'{address}'"
    line = (
        f"(select 7 as line_number, '{kind}' as type, '{{all}}'::text[] as database,"
        f" '{{all}}'::text[] as user_name, {where}::text as address, '{method}' as auth_method)"
    )
    text = rule.query.replace("current_setting('listen_addresses')", "'*'")
    text = text.replace("from pg_hba_file_rules", f"from {line} as made")
    rows = planted.execute(text).fetchall()
    assert [row[0] for row in rows] == ["pg_hba.conf, line 7"] * wanted


@pytest.mark.parametrize(("method", "wanted"), [("trust", 1), ("scram-sha-256", 0)])
def test_trust_anywhere_is_named(planted: Connection, tree: Tree, method: str, wanted: int) -> None:
    (rule,) = [each for each in doctor.rules(tree) if each.number == 119]
    line = (
        f"(select 3 as line_number, '{{all}}'::text[] as database, '{{all}}'::text[] as user_name,"
        f" '{method}' as auth_method, null::text as error)"
    )
    text = rule.query.replace("from pg_hba_file_rules", f"from {line} as made")
    assert len(planted.execute(text).fetchall()) == wanted


def _as_migrator(planted: Connection, modulus: str, kid: str) -> None:
    planted.execute("set role safelane_migrator")
    jwk = {"kty": "RSA", "kid": kid, "e": "AQAB", "n": modulus}
    planted.execute("select identity.add_signing_key(%s, 'x')", (json.dumps(jwk),))
    planted.execute("reset role")


# how the moduli of printed keys begin; what follows does not count here
@pytest.mark.parametrize(
    "head",
    [
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiA",
        "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQ",
        "n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_K",
        "u1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6",
    ],
)
def test_a_key_of_a_textbook_is_named(planted: Connection, tree: Tree, head: str) -> None:
    assert asked(planted, tree, 154) == []
    _as_migrator(planted, head + "A" * 300 + "AQ", "textbook")
    assert [thing for thing, _ in asked(planted, tree, 154)] == ["signing key textbook"]


def test_another_key_is_nobody_s_textbook(planted: Connection, tree: Tree) -> None:
    _as_migrator(planted, "w" + "A" * 340 + "Q", "own")
    assert asked(planted, tree, 154) == []


def test_a_key_that_waits_for_the_second_person_is_told_and_is_no_key_of_the_platforms(
    planted: Connection, tree: Tree
) -> None:
    planted.execute("set session authorization safelane_approver; select warden.set_mode('production')")
    planted.execute("reset session authorization")
    _as_migrator(planted, "w" + "A" * 340 + "Q", "own")
    found = {each.number: each for each in doctor.examine(planted, tree, production=True)}
    assert (found[158].object, found[158].level) == ("signing key own", "note")
    assert 153 in found, "nobody can be known by it"
    planted.execute("set session authorization safelane_approver")
    planted.execute(
        "select identity.confirm_signing_key(kid, thumbprint) from identity.key_confirmations()"
        " where kid = 'own'"
    )
    planted.execute("reset session authorization")
    assert {153, 158} & {each.number for each in doctor.examine(planted, tree, production=True)} == set()
    _as_migrator(planted, "x" + "A" * 340 + "Q", "gone")
    planted.execute("select identity.retire_signing_key('gone')")
    assert 158 not in {each.number for each in doctor.examine(planted, tree, production=True)}


def test_people_of_a_demonstration_are_counted(planted: Connection, tree: Tree) -> None:
    assert asked(planted, tree, 155) == []
    planted.execute(
        "insert into identity.person (person_id, given_name, family_name, date_of_birth, account_state,"
        " registered_by, external_ref) select made, 'Ann', 'Example', '1990-01-01', 'active', made,"
        " 'demo-' || made from gen_random_uuid() as made"
    )
    assert asked(planted, tree, 155) == [("identity.person", "1 people of a demonstration are here")]


def test_production_wants_a_second_person(planted: Connection, tree: Tree) -> None:
    assert [thing for thing, _ in asked(planted, tree, 156)] == ["guard"]


def test_a_running_listener_tells_its_settings_on_loopback_only(baseline: dict[str, str]) -> None:
    with pytest.raises(Problem, match="no address of this machine"):
        postgrest_config.running("http://10.0.0.7:3001")
    lines = [f"{name} = {json.dumps(value)}\n" for name, value in baseline.items()]
    with told_by(200, "".join(lines)) as url:
        assert postgrest_config.findings(postgrest_config.running(url), production=False) == []
    with told_by(200, "".join(lines).replace('"false"', '"true"', 1)) as url:
        found = postgrest_config.findings(postgrest_config.running(url), production=False)
        assert len(found) == 1
    with told_by(404, "") as url, pytest.raises(Problem, match="answers 404"):
        postgrest_config.running(url)


@contextlib.contextmanager
def told_by(status: int, text: str) -> Iterator[str]:
    """An admin port that answers /config with this."""

    class Admin(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/config" else 404)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Admin) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_what_postgrest_itself_prints_of_the_baseline_keeps_every_line(
    server: Server, tmp_path: Path
) -> None:
    jwks = tmp_path / "jwks.json"
    jwks.write_text('{"keys": [{"kty": "RSA", "kid": "a", "n": "AQAB", "e": "AQAB"}]}\n', encoding="utf-8")
    environment = {
        "SAFELANE_AUTHENTICATOR_URL": "postgresql://authenticator@127.0.0.1/safelane",
        "SAFELANE_JWKS_FILE": str(jwks),
        "SAFELANE_AUDIENCE": "https://api.example.org",
        "SAFELANE_ORIGINS": "https://app.example.org",
        "PGRST_SERVER_PORT": "0",
        "PGRST_ADMIN_SERVER_PORT": "0",
    }
    printed = subprocess.run(
        [str(server.environment.postgrest), "--dump-config", str(ROOT / "db" / "postgrest" / "member.conf")],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    with told_by(200, printed) as url:
        assert postgrest_config.findings(postgrest_config.running(url), production=False) == []
