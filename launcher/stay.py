"""``lane.py up``, ``down`` and ``doctor``: the demo world that stays between commands."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from launcher import (
    keeper,
    locks,
    postgrest,
    processes,
    progress,
    python_env,
    safelane,
    sealing,
    secrets_file,
    server,
    setup,
    world,
)
from launcher.binaries import Postgres
from launcher.cluster import Cluster, Endpoint, stop_server
from launcher.errors import LauncherError
from launcher.keeper import Kept
from launcher.place import Place, own_directory, private_file, remove_tree
from launcher.postgrest import Listener
from launcher.processes import Recorded
from launcher.secrets_file import Passwords
from launcher.server import Access
from launcher.setup import Ready
from launcher.world import DATABASE, World

NAME = "up"


def up(place: Place) -> int:
    """Start the world, or find it running, and print how to reach it."""
    admin_url = world.existing_server()
    ready = setup.set_up(place, own_server=not admin_url)
    with locks.held(place.lock(NAME), "starting or stopping"):
        here = running(place)
        if here is None:
            stop_recorded(place)
            if ready.postgres is None:
                here = _start_on_existing(place, ready.postgrest, admin_url)
            else:
                here = _start(place, ready.postgres, ready.postgrest)
        else:
            progress.say("It is running already.")
        _keep(place, here, ready)
        _greet(place, here)
    return 0


def down(place: Place) -> int:
    """Stop what ``up`` started; the data stays until ``clean``."""
    if not place.lane.is_dir():
        progress.say("Nothing is running.")
        return 0
    with locks.held(place.lock(NAME), "starting or stopping"):
        stopped = stop_recorded(place)
    progress.say("Stopped." if stopped else "Nothing was running.")
    return 0


def doctor(place: Place, arguments: list[str]) -> int:
    """``safelane doctor`` on the running world; its exit status (3: findings) is ours."""
    here = running(place) if place.lane.is_dir() else None
    if here is None:
        raise LauncherError("nothing is running that could be examined.", "python3 lane.py up starts it.")
    python_env.prepare(place)
    return safelane.doctor(place, here.environment(place), arguments)


def running(place: Place) -> World | None:
    """The world that ``up`` left running, if all of it still runs."""
    here = _recorded(place)
    if here is None or not here.listener.process.alive():
        return None
    if here.endpoint is not None and not here.endpoint.process.alive():
        return None
    if here.seal is None or not here.seal.alive():
        return None
    return here


def _start(place: Place, found: Postgres, api: Path) -> World:
    passwords, keys = secrets_file.passwords(place), secrets_file.signing_key(place)
    cluster = Cluster(place, NAME, found)
    if not cluster.exists():
        world.copy_prepared(place, found, cluster)
        _forget_seed(place)
    elif cluster.data_version() != found.major:
        raise LauncherError(
            f"the data in {cluster.data} is of PostgreSQL {cluster.data_version()}, not {found.version}.",
            "python3 lane.py clean removes it; up starts afresh then.",
        )
    with progress.step("starting PostgreSQL, PostgREST and the seal"):
        endpoint = cluster.start(throw_away=False, outlives=True)
        try:
            access = server.embedded_access(endpoint, passwords, DATABASE)
            _catch_up(place, access, found, passwords, endpoint)
            listener = postgrest.start(
                place, api, cluster.folder, access.authenticator, keys.jwks, safelane.AUDIENCE, outlives=True
            )
        except BaseException:
            stop_server(endpoint)
            raise
    return _settled(place, World(_cast(place), access, listener, endpoint, _ledger(place)), cluster.folder)


def _start_on_existing(place: Place, api: Path, admin_url: str) -> World:
    server.claim_existing(place, admin_url)
    passwords, keys = secrets_file.passwords(place), secrets_file.signing_key(place)
    access = server.existing_access(admin_url, passwords, DATABASE)
    folder = own_directory(place.servers / NAME, 0o755 if place.service else 0o700)
    with progress.step(f"installing into database {DATABASE} of the server in SAFELANE_DATABASE_URL"):
        if server.database_exists(place, admin_url, DATABASE):
            server.apply_roles(place, admin_url, passwords)
            safelane.create_database(place, admin_url, DATABASE)  # brings the guard
            safelane.migrate_up(place, access.migrator)
        else:
            server.install(place, access, passwords, DATABASE, keys.jwks)
            _forget_seed(place)
    listener = postgrest.start(
        place, api, folder, access.authenticator, keys.jwks, safelane.AUDIENCE, outlives=True
    )
    return _settled(place, World(_cast(place), access, listener, None, _ledger(place)), folder)


def _catch_up(
    place: Place, access: Access, found: Postgres, passwords: Passwords, endpoint: Endpoint
) -> None:
    """Bring kept data to the sources as they are now."""
    mark = place.lane / "up.stamp"
    stamp = world.fingerprint(place, found)
    if not mark.is_file() or mark.read_text(encoding="utf-8") != stamp:
        server.apply_roles(place, access.admin, passwords)
        safelane.install_guard(place, endpoint.superuser_url(passwords.superuser, DATABASE))
        safelane.migrate_up(place, access.migrator)
        private_file(mark, stamp)


def _settled(place: Place, here: World, folder: Path) -> World:
    """Record what runs, then seed and seal; if that fails or is interrupted, nothing stays behind."""
    _record(place, here)
    seeded = place.lane / "up.seeded"
    try:
        here = replace(here, seal=sealing.start(place, folder, here.environment(place)))
        _record(place, here)
        if not seeded.exists():
            with progress.step("seeding the demo world"):
                safelane.seed_demo(place, here.environment(place))
            private_file(seeded, "")
    except BaseException:
        stop_recorded(place)
        raise
    return here


def _keep(place: Place, here: World, ready: Ready) -> None:
    """Have somebody look after what runs, if nobody does; another's server is theirs to keep."""
    known = keeper.recorded(place)
    if known is not None and known.alive():
        return
    folder = place.servers / NAME
    clean = processes.clean_environment()
    listener = (str(ready.postgrest), str(here.listener.config))
    kept = [Kept("listener", listener, str(folder), str(folder / "postgrest.log"), clean, place.service)]
    if here.endpoint is not None and ready.postgres is not None:
        cluster = Cluster(place, NAME, ready.postgres)
        kept.append(Kept("endpoint", cluster.command(), str(folder), str(cluster.log), clean, place.service))
    seal = tuple(str(part) for part in safelane.seal_command(place, sealing.ORIGIN))
    env = safelane.environment(place, here.environment(place))
    kept.append(Kept("seal", seal, str(place.root), str(folder / "seal.log"), env, None))
    keeper.start(place, kept)


def _record(place: Place, here: World) -> None:
    private_file(place.lane / "up.json", json.dumps(asdict(here), default=str, indent=2) + "\n")


def _ledger(place: Place) -> Path:
    """The signer's keys and state; they end when the data they belong to is made anew."""
    return own_directory(place.lane / "up-ledger", 0o700)


def _forget_seed(place: Place) -> None:
    remove_tree(place.lane / "up-ledger")
    (place.lane / "up.seeded").unlink(missing_ok=True)
    _cast(place).unlink(missing_ok=True)


def _cast(place: Place) -> Path:
    return place.lane / "up.cast.json"


def _recorded(place: Place) -> World | None:
    try:
        raw: dict[str, Any] = json.loads((place.lane / "up.json").read_text(encoding="utf-8"))
        listener, endpoint = raw["listener"], raw["endpoint"]
        return World(
            Path(raw["cast"]),
            Access(**raw["access"]),
            Listener(listener["url"], Path(listener["config"]), Recorded(**listener["process"])),
            endpoint
            and Endpoint(endpoint["port"], Path(endpoint["socket"]), Recorded(**endpoint["process"])),
            Path(raw.get("ledger", place.lane / "up-ledger")),
            Recorded(**raw["seal"]) if raw.get("seal") else None,
        )
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError) as error:
        raise LauncherError(
            f"{place.lane / 'up.json'} is damaged.", "python3 lane.py clean removes it."
        ) from error


def stop_recorded(place: Place) -> bool:
    """Stop whatever of the recorded processes still runs; a pid that is not ours is left alone."""
    keeper.stop(place)
    here = _recorded(place)
    if here is None:
        return False
    processes = [here.listener.process] + ([here.endpoint.process] if here.endpoint else [])
    processes += [here.seal] if here.seal else []
    alive = any(process.alive() for process in processes)
    with progress.step("stopping the seal, PostgREST and PostgreSQL"):
        if here.seal is not None:
            sealing.stop(here.seal)
        postgrest.stop(here.listener)
        if here.endpoint is not None:
            stop_server(here.endpoint)
    (place.lane / "up.json").unlink(missing_ok=True)
    return alive


def _greet(place: Place, here: World) -> None:
    tokens = safelane.demo_tokens(place, here.environment(place))
    lines = [f"API       {here.listener.url}"]
    if here.endpoint is not None:
        lines.append(f"database  postgresql://127.0.0.1:{here.endpoint.port}/{DATABASE} (passwords in .lane)")
    lines.append(f"ledger    sealed as {sealing.ORIGIN}; key and signer state in {here.ledger}")
    lines.append(f"rules     {rules(place, here)}")
    lines += ["", "# One token a persona, valid for fifteen minutes; `python3 lane.py up` prints new ones."]
    for token in tokens:
        lines.append(f"{_variable(token['persona'])}={token['token']}  # {token['name']}")
    lines += ["", "# Paste the tokens into a shell, then try:", *curl_lines(here.listener.url)]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def rules(place: Place, here: World) -> str:
    """What the guard of this database does with a change to the rules, asked of itself."""
    asked = secrets_file.run_sql(place, [{"url": here.access.migrator, "ask": "select warden.mode()"}])
    mode = str(asked[0][0])
    known = {"embedded": world.EMBEDDED, "production": world.PRODUCTION}
    return known.get(mode, f"mode {mode}")


def _variable(persona: str) -> str:
    return persona.removeprefix("web_").upper()


def curl_lines(url: str) -> list[str]:
    """Three requests to begin with: a search, one's own checks, and the lessons of one's wards."""
    asked = {"tutors": "learner", "my_vetting": "tutor", "guardian_lessons": "guardian"}
    return [
        f'curl -s {url}/{view} -H "Authorization: Bearer ${_variable(persona)}"'
        for view, persona in asked.items()
    ]
