"""Demo tokens: RS256, at most fifteen minutes, one persona each."""

from __future__ import annotations

import os
import stat
import time
import uuid
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.serialization import load_pem_private_key

KEY_VARIABLE = "SAFELANE_DEMO_KEY"
AUDIENCE = "safelane-demo"
KEY_ID_PREFIX = "demo-"
LIFETIME_SECONDS = 900
"""The longest life the database accepts."""


class NotADemo(Exception):
    """Tokens are minted for the demonstration only; a platform's own identity provider signs real ones."""


def demo_key_path() -> Path:
    """Where the demo's private key is; raises :class:`NotADemo` where there is none or others can read it."""
    told = os.environ.get(KEY_VARIABLE)
    if not told:
        raise NotADemo(
            "There is no demo signing key here. Tokens are minted for the demonstration only "
            "(python3 lane.py up); in production your identity provider signs them."
        )
    path = Path(told)
    if not path.is_file():
        raise NotADemo(f"{KEY_VARIABLE} names {path}, and there is no such file.")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise NotADemo(f"{path} can be read by others; a signing key has mode 0600.")
    return path


def key_id(path: Path) -> str:
    """The key id: ``demo-`` and the file's own stem, as the launcher registered it."""
    return path.stem if path.stem.startswith(KEY_ID_PREFIX) else KEY_ID_PREFIX + path.stem


def mint(person_id: str, persona: str, lifetime: int = LIFETIME_SECONDS) -> str:
    """A token that says who (``sub``) and which hat (``role``); what it may do is in rows, not in it."""
    path = demo_key_path()
    key = load_pem_private_key(path.read_bytes(), password=None)
    now = int(time.time())
    claims = {
        "sub": person_id,
        "role": persona if persona.startswith("web_") else f"web_{persona}",
        "aud": AUDIENCE,
        "jti": str(uuid.uuid4()),
        "iat": now,
        "exp": now + min(lifetime, LIFETIME_SECONDS),
    }
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": key_id(path)})  # type: ignore[arg-type]
