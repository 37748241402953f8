"""A PostgreSQL server to install into: one of our own, or the one that SAFELANE_DATABASE_URL names."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from launcher import progress, safelane, secrets_file
from launcher.cluster import Cluster, Endpoint, stop_server
from launcher.errors import LauncherError
from launcher.place import Place, private_file
from launcher.secrets_file import Passwords

ADMIN = "lane_admin"
MIGRATOR = "safelane_migrator"
APPROVER = "safelane_approver"
AUTHENTICATOR = "authenticator"
SEALER = "safelane_sealer"
SIGNER = "safelane_signer"
AUDITOR = "safelane_auditor"


@dataclass(frozen=True)
class Access:
    """URLs of the people and programs that connect to one database of one server."""

    admin: str
    migrator: str
    authenticator: str
    sealer: str = ""
    signer: str = ""
    auditor: str = ""


def embedded_access(endpoint: Endpoint, passwords: Passwords, database: str) -> Access:
    return Access(
        endpoint.url(ADMIN, passwords.admin, "postgres"),
        endpoint.url(MIGRATOR, passwords.migrator, database),
        endpoint.url(AUTHENTICATOR, passwords.authenticator, database),
        endpoint.url(SEALER, passwords.sealer, database),
        endpoint.url(SIGNER, passwords.signer, database),
        endpoint.url(AUDITOR, passwords.auditor, database),
    )


def existing_access(admin_url: str, passwords: Passwords, database: str) -> Access:
    """The same server as ``admin_url``, other people."""
    return Access(
        admin_url,
        with_login(admin_url, MIGRATOR, passwords.migrator, database),
        with_login(admin_url, AUTHENTICATOR, passwords.authenticator, database),
        with_login(admin_url, SEALER, passwords.sealer, database),
        with_login(admin_url, SIGNER, passwords.signer, database),
        with_login(admin_url, AUDITOR, passwords.auditor, database),
    )


def with_login(url: str, user: str, password: str, database: str) -> str:
    """A libpq URL with another user, password and database; host, port and options stay."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise LauncherError(
            "SAFELANE_DATABASE_URL is not a URL that begins with postgresql://",
            "For example: postgresql://admin:password@db.example:5432/postgres",
        )
    hosts = parts.netloc.rpartition("@")[2]
    login = f"{quote(user)}:{quote(password, safe='')}@{hosts}"
    return urlunsplit((parts.scheme, login, f"/{quote(database)}", parts.query, ""))


def bootstrap(place: Place, endpoint: Endpoint, passwords: Passwords) -> None:
    """The first minutes of a fresh server: an administrator who is no superuser, and hardening."""
    maintenance = endpoint.superuser_url(passwords.superuser)
    create = f"create role {ADMIN} login createrole createdb nosuperuser nobypassrls noreplication"
    hardening = (place.root / "db" / "hardening.sql").read_text(encoding="utf-8")
    opened = "alter database template0 allow_connections {}"
    # both templates: whatever a database is made from, it is hardened from its first moment
    hardened: list[dict[str, object]] = [
        {"url": endpoint.superuser_url(passwords.superuser, database), "statements": [hardening]}
        for database in ("template0", "template1", "postgres")
    ]
    jobs: list[dict[str, object]] = [
        {
            "url": maintenance,
            "statements": [create, opened.format("true")],
            "passwords": {ADMIN: passwords.admin},
        },
        *hardened,
        {"url": maintenance, "statements": [opened.format("false")]},
    ]
    secrets_file.run_sql(place, jobs)


def install(place: Place, access: Access, passwords: Passwords, database: str, jwks: Path) -> None:
    """Roles, passwords, a new database and everything in it, and the demo's public key."""
    apply_roles(place, access.admin, passwords)
    safelane.create_database(place, access.admin, database)
    safelane.migrate_up(place, access.migrator)
    safelane.add_key(place, access.migrator, jwks)


def apply_roles(place: Place, admin_url: str, passwords: Passwords) -> None:
    """Every role, and the password of each that logs in."""
    safelane.apply_roles(place, admin_url)
    logins = {
        MIGRATOR: passwords.migrator,
        APPROVER: passwords.approver,
        AUTHENTICATOR: passwords.authenticator,
        SEALER: passwords.sealer,
        SIGNER: passwords.signer,
        AUDITOR: passwords.auditor,
    }
    secrets_file.run_sql(place, [{"url": admin_url, "passwords": logins}])


def database_exists(place: Place, admin_url: str, database: str) -> bool:
    databases = secrets_file.run_sql(
        place, [{"url": admin_url, "ask": "select datname from pg_catalog.pg_database"}]
    )
    return [database] in databases


def drop_database(place: Place, admin_url: str, database: str) -> None:
    """Drop a database that the launcher made on an existing server; say so where that fails."""
    statements = ["set role safelane_owner", f"drop database if exists {database}"]
    try:
        secrets_file.run_sql(place, [{"url": admin_url, "statements": statements}])
    except LauncherError as error:
        progress.warn(f"database {database} is still on the server:\n{error.message}")


def claim_existing(place: Place, admin_url: str) -> None:
    """Make sure that the launcher may set passwords on this server: only if it did so before.

    An existing server may already serve a real installation, whose passwords are not ours to change.
    """
    with_login(admin_url, ADMIN, "", "postgres")  # refuses what is not a URL
    mark = place.lane / f"server-{hashlib.sha256(_address(admin_url).encode()).hexdigest()[:12]}.json"
    if mark.is_file():
        return
    roles = secrets_file.run_sql(
        place, [{"url": admin_url, "ask": "select rolname from pg_catalog.pg_roles"}]
    )
    found = [name for name in (MIGRATOR, APPROVER, AUTHENTICATOR, SEALER, SIGNER, AUDITOR) if [name] in roles]
    if found:
        names = " and ".join(found)
        raise LauncherError(
            f"the server in SAFELANE_DATABASE_URL already has {names}; this clone did not create them.",
            "lane.py would have to change their passwords, and does not. For an existing installation use "
            "the 'safelane' command; to try Safelane on a server of its own, unset SAFELANE_DATABASE_URL.",
        )
    private_file(mark, json.dumps({"server": _address(admin_url)}) + "\n")


def _address(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc.rpartition('@')[2]}?{parts.query}"


def fresh(cluster: Cluster, passwords: Passwords, *, outlives: bool = False) -> Endpoint:
    """A new throw-away server, started, with its administrator."""
    cluster.initialise(passwords.superuser)
    endpoint = cluster.start(throw_away=True, outlives=outlives)
    try:
        bootstrap(cluster.place, endpoint, passwords)
    except BaseException:
        stop_server(endpoint)
        raise
    return endpoint
