"""How servers are configured, found again and reached."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import cluster, postgrest, processes, python_env, server
from launcher.cluster import Endpoint
from launcher.errors import LauncherError
from launcher.processes import Recorded


def rules() -> list[list[str]]:
    return [line.split() for line in cluster.HBA.splitlines() if line and not line.startswith("#")]


def test_nobody_is_trusted() -> None:
    assert {rule[-1] for rule in rules()} == {"scram-sha-256", "reject"}


def test_replication_is_refused_before_anything_is_allowed() -> None:
    assert [(rule[0], rule[1], rule[-1]) for rule in rules()[:2]] == [
        ("local", "replication", "reject"),
        ("host", "replication", "reject"),
    ]


def test_the_superuser_is_refused_over_tcp_before_anybody_is_allowed() -> None:
    host_rules = [rule for rule in rules() if rule[0] == "host" and rule[1] != "replication"]
    assert host_rules[0] == ["host", "all", cluster.SUPERUSER, "all", "reject"]
    assert [rule[3] for rule in host_rules[1:]] == ["127.0.0.1/32"]


def test_urls_survive_awkward_passwords_and_paths() -> None:
    endpoint = Endpoint(5433, Path("/run/a dir/s"), Recorded(1, ""))
    assert endpoint.url("ann", "p@ss/w:rd", "db") == "postgresql://ann:p%40ss%2Fw%3Ard@127.0.0.1:5433/db"
    assert endpoint.superuser_url("x") == (
        f"postgresql://{cluster.SUPERUSER}:x@/postgres?host=%2Frun%2Fa%20dir%2Fs&port=5433"
    )


def test_another_login_on_the_same_server_keeps_host_port_and_options() -> None:
    url = server.with_login(
        "postgresql://root:secret@db.example:6000/postgres?sslmode=require", "ann", "p@", "new"
    )
    assert url == "postgresql://ann:p%40@db.example:6000/new?sslmode=require"


def test_a_database_address_that_is_not_a_url_is_explained() -> None:
    with pytest.raises(LauncherError, match="postgresql://"):
        server.with_login("host=db.example user=ann", "ann", "p", "db")


def test_our_settings_take_the_place_of_the_projects_and_the_rest_stays() -> None:
    baseline = '# why\ndb-tx-end = "commit"\nserver-port=3000\n  server-host = "0.0.0.0"\n'
    text = postgrest.render(baseline, {"server-port": 4000, "server-host": "127.0.0.1", "log": False})
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines == ['db-tx-end = "commit"', "server-port = 4000", 'server-host = "127.0.0.1"', "log = false"]


def test_a_setting_may_contain_quotes() -> None:
    assert 'jwt-secret = "{\\"keys\\": []}"' in postgrest.render("", {"jwt-secret": '{"keys": []}'})


def test_ports_asked_for_together_differ() -> None:
    ports = processes.free_ports(8)
    assert len(set(ports)) == 8


def test_a_pid_that_was_given_to_another_process_is_left_alone() -> None:
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        stranger = Recorded(other.pid, "0")
        assert not stranger.alive()
        processes.stop(stranger, "it", [(signal.SIGKILL, 1.0)])
        assert other.poll() is None
        ours = Recorded.of(other.pid)
        assert ours.alive()
        processes.stop(ours, "it", [(signal.SIGTERM, 10.0)])
        assert not ours.alive()
    finally:
        other.kill()
        other.wait()


def test_a_process_that_ignores_a_request_gets_the_next_one() -> None:
    code = (
        "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); input()"
    )
    stubborn = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert stubborn.stdout is not None
        assert stubborn.stdout.readline() == b"on\n"
        recorded = Recorded.of(stubborn.pid)
        processes.stop(recorded, "it", [(signal.SIGTERM, 0.1), (signal.SIGKILL, 10.0)])
        assert not recorded.alive()
    finally:
        stubborn.kill()
        stubborn.wait()


def test_a_server_gets_nobodys_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "secret")
    monkeypatch.setenv("SAFELANE_TOKEN", "secret")
    assert "secret" not in processes.clean_environment().values()


def test_one_package_can_be_left_out_of_a_lock_file() -> None:
    before, after = "a==1 \\\n    --hash=sha256:1\n", "z==3 \\\n    --hash=sha256:4\n"
    server_lines = "server==2 \\\n    --hash=sha256:2 \\\n    --hash=sha256:3\n"
    assert python_env.without(before + server_lines + after, "server") == before + after
    assert python_env.without(before + after + server_lines, "server") == before + after


def test_the_console_script_runs_from_a_path_with_spaces(tmp_path: Path) -> None:
    folder = tmp_path / "a clone" / "bin"
    folder.mkdir(parents=True)
    package = tmp_path / "lib" / "safelane"
    package.mkdir(parents=True)
    (package / "main.py").write_text("import sys\ndef main():\n    print(sys.argv[1:])\n    return 3\n")
    (folder / "python").symlink_to(sys.executable)
    script = folder / "safelane"
    script.write_text(python_env._SHIM)
    script.chmod(0o755)
    env = os.environ | {"PYTHONPATH": str(tmp_path / "lib")}
    outcome = subprocess.run([script, "one two"], env=env, capture_output=True, text=True)
    assert (outcome.returncode, outcome.stdout) == (3, "['one two']\n"), outcome.stderr


def test_a_server_writes_down_what_a_crash_would_take_back() -> None:
    """With wal_level = minimal a sequence that is made and used in one transaction begins anew."""
    assert "wal_level" not in cluster._SETTINGS | cluster.THROW_AWAY
