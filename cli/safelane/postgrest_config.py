"""PostgREST's configuration against the baseline: each line of it a numbered rule.

A line that is missing counts with PostgREST's own default, several of which are not acceptable.
"""

from __future__ import annotations

import ipaddress
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from safelane.errors import Problem, Unreachable

Values = Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """One rule: its setting, PostgREST's default, and what is wrong with a value (None: nothing)."""

    number: int
    setting: str
    default: str
    wrong: Callable[[str], str | None]
    production_only: bool = False

    @property
    def name(self) -> str:
        return "postgrest_" + self.setting.replace("-", "_")


def read(file: Path | None, environment: Mapping[str, str] | None = None) -> Values:
    """The settings of a file, with PGRST_* variables over them, as PostgREST has it."""
    env = os.environ if environment is None else environment
    values = _parsed(file, env) if file else {}
    for name, value in env.items():
        if name.startswith("PGRST_"):
            values[name.removeprefix("PGRST_").lower().replace("_", "-")] = value
    return values


def running(url: str) -> Values:
    """The settings of a listener as its admin port tells them (``/config``, from PostgREST 12.1 on).

    They hold its keys and its password, so they are asked for over loopback only, and never printed.
    """
    import httpx  # a while to import, and most runs ask no listener

    parts = urlsplit(url)
    if parts.scheme != "http" or not parts.hostname or _loopback(parts.hostname):
        raise Problem(
            f"{url} is no address of this machine",
            "The admin port tells the password: it answers on loopback.",
        )
    try:
        answer = httpx.get(f"{url.rstrip('/')}/config", timeout=5, trust_env=False)
    except httpx.HTTPError as error:
        raise Unreachable(f"PostgREST's admin port does not answer: {error}") from error
    if answer.status_code != 200:
        raise Problem(
            f"{url}/config answers {answer.status_code}",
            "PostgREST 12.0 does not tell its settings: give --postgrest-config FILE.",
        )
    return _settings(answer.text, f"{url}/config", {})


def findings(values: Values, *, production: bool, base: Path | None = None) -> list[tuple[Line, str]]:
    """Each line of the baseline that does not hold, with what is wrong with it."""
    found = []
    for line in _lines(values, production, base or Path()):
        if line.production_only and not production:
            continue
        given = values.get(line.setting)
        problem = line.wrong(line.default if given is None else given)
        if problem:
            found.append((line, f"{problem}{' (it is not set)' if given is None else ''}"))
    return found


def lines() -> list[Line]:
    """Every line of the baseline, for listing."""
    return _lines({}, True, Path())


def _lines(values: Values, production: bool, base: Path) -> list[Line]:
    openapi = ["disabled"] if production else ["disabled", "follow-privileges"]
    return [
        Line(201, "db-config", "true", _is("false", "a setting of the role could replace the signing keys")),
        Line(202, "db-channel-enabled", "true", _is("false", "any role may send it NOTIFY")),
        Line(203, "db-schemas", "public", _one_schema),
        Line(
            204, "db-extra-search-path", "public", _is("", "names could be found outside the exposed schema")
        ),
        Line(
            205, "db-pre-request", "", _is("identity.authenticate", "the database would not verify the token")
        ),
        Line(
            206, "db-tx-end", "commit", _is("commit", "a request could take back what the ledger says of it")
        ),
        Line(207, "db-plan-enabled", "false", _is("false", "plans tell about hidden rows")),
        Line(208, "db-aggregates-enabled", "false", _is("false", "aggregates tell about hidden rows")),
        Line(209, "db-max-rows", "", _at_most_100),
        Line(210, "openapi-mode", "follow-privileges", _one_of(openapi)),
        Line(211, "jwt-aud", "", _set("a token for anybody would be accepted")),
        Line(212, "server-host", "!4", _loopback),
        Line(213, "server-cors-allowed-origins", "", _origins),
        Line(214, "log-level", "error", _one_of(["crit", "error"])),
        Line(215, "admin-server-port", "", lambda port: _admin(port, values)),
        Line(216, "db-anon-role", "", _is("web_anon", "a request without a token would have another role")),
        Line(217, "jwt-secret", "", lambda secret: _key(secret, base)),
        Line(218, "jwt-role-claim-key", ".role", _claim),
        Line(219, "jwt-cache-max-lifetime", "0", _is("0", "a token would be accepted after it ended")),
        Line(220, "server-timing-enabled", "false", _is("false", "timings tell about hidden rows")),
        Line(221, "db-uri", "postgresql://", _as_authenticator),
    ]


def _is(wanted: str, why: str) -> Callable[[str], str | None]:
    return lambda value: None if _plain(value) == wanted else f"is {value!r}, and must be {wanted!r}: {why}"


def _set(why: str) -> Callable[[str], str | None]:
    return lambda value: None if value.strip() else f"is empty: {why}"


def _one_of(wanted: list[str]) -> Callable[[str], str | None]:
    return lambda value: (
        None if _plain(value) in wanted else f"is {value!r}, and must be {' or '.join(wanted)}"
    )


def _claim(value: str) -> str | None:
    # a listener that tells its settings puts the name into quotation marks
    return _is(".role", "the database reads the claim role")(value.replace('"', ""))


def _plain(value: str) -> str:
    text = value.strip()
    return text.lower() if text.lower() in ("true", "false") else text


def _one_schema(value: str) -> str | None:
    schemas = [schema.strip() for schema in value.split(",")]
    if schemas in (["api"], ["api_lane"]):
        return None
    return f"is {value!r}: a listener exposes one schema, api or api_lane"


def _at_most_100(value: str) -> str | None:
    rows = int(value) if value.strip().isdecimal() else None
    return (
        None if rows is not None and 1 <= rows <= 100 else f"is {value or 'unlimited'}; 100 rows are the most"
    )


def _loopback(value: str) -> str | None:
    if value == "localhost":
        return None
    try:
        inside = ipaddress.ip_address(value).is_loopback
    except ValueError:
        inside = False
    return None if inside else f"is {value!r}: it listens beyond this machine, without TLS"


def _origins(value: str) -> str | None:
    listed = [origin.strip() for origin in value.split(",") if origin.strip()]
    if not listed:
        return "is empty: pages of every origin could read answers"
    wild = [origin for origin in listed if not re.fullmatch(r"https?://[^*/\s]+", origin)]
    return f"has {', '.join(wild)}, which is no single origin" if wild else None


def _admin(port: str, values: Values) -> str | None:
    if not port.strip():
        return None
    host = values.get("admin-server-host", values.get("server-host", "!4"))
    return _loopback(host) and f"is open on {host!r}: the admin port belongs on loopback"


def _key(secret: str, base: Path) -> str | None:
    text = secret.strip()
    if not text:
        return "is empty: every token is refused with an error, and who has none is served all the same"
    if text.startswith("@"):
        try:
            text = (base / text[1:]).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            return f"names a file that cannot be read: {error}"
    try:
        held = json.loads(text)
    except ValueError:
        short = (
            f" of {len(text.encode())} bytes, and below 32 no token is accepted"
            if len(text.encode()) < 32
            else ""
        )
        return (
            f"is a shared secret{short}: whoever verifies could sign. It must be the public keys, as a JWKS"
        )
    members = held.get("keys", [held]) if isinstance(held, dict) else []
    if not members or not all(isinstance(each, dict) for each in members):
        return "is no JWKS"
    if any(each.get("kty") != "RSA" for each in members):
        return "has a key that is not RSA; only RS256 is accepted"
    return "has the private part of a key" if any("d" in each for each in members) else None


def _as_authenticator(uri: str) -> str | None:
    user = re.search(r"^postgres(?:ql)?://([^:@/?]+)[:@]|\buser=(\S+)", uri)
    named = (user[1] or user[2]) if user else None
    if named is None or named.startswith("authenticator"):
        return None
    return f"connects as {named}, and must connect as authenticator"


_ASSIGNMENT = re.compile(r"""^\s*([a-z][a-z0-9.-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^#"\s]+))\s*(?:\#.*)?$""")


_ESCAPED = re.compile(r"\\(.)")


def _unescaped(found: re.Match[str]) -> str:
    return {"n": "\n", "t": "\t"}.get(found[1], found[1])


def _parsed(file: Path, env: Mapping[str, str]) -> dict[str, str]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"PostgREST's configuration cannot be read: {error}") from error
    return _settings(text, str(file), env)


def _settings(text: str, where: str, env: Mapping[str, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _ASSIGNMENT.match(line)
        if not found:
            raise Problem(f"{where}, line {number} is no setting")
        if found[1] in values:
            raise Problem(f"{where}, line {number} sets {found[1]} a second time")
        value = _ESCAPED.sub(_unescaped, found[2]) if found[2] is not None else found[3]
        values[found[1]] = re.sub(r"\$\((\w+)\)|\$(\w+)", lambda name: env.get(name[1] or name[2], ""), value)
    return values
