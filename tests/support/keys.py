"""The session's signing key and the tokens it signs, good ones and bad ones."""

from __future__ import annotations

import json
import time
from functools import cached_property
from typing import Any
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

AUDIENCE = "safelane-tests"
LIFETIME = 600
"""Seconds a test's token holds."""


class SigningKey:
    """An RSA key pair with a kid: what a platform's identity provider has."""

    def __init__(self, kid: str, bits: int = 2048) -> None:
        self.kid = kid
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=bits)

    @cached_property
    def jwk(self) -> dict[str, Any]:
        """The public half, as a JWKS publishes it."""
        public = RSAAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return {
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": self.kid,
            "n": public["n"],
            "e": public["e"],
        }

    @property
    def jwks(self) -> str:
        return json.dumps({"keys": [self.jwk]})

    def sign(self, claims: Any, *, headers: dict[str, Any] | None = None) -> str:
        """Exactly these claims, signed."""
        return jwt.encode(
            claims, self.private, algorithm="RS256", headers={"kid": self.kid} | (headers or {})
        )

    def token(self, person: UUID | str, role: str, **changes: Any) -> str:
        """A token as the platform would issue it now; a keyword replaces a claim, ``None`` leaves it out."""
        claims = fresh_claims(person, role) | changes
        return self.sign({name: value for name, value in claims.items() if value is not None})


def fresh_claims(person: UUID | str, role: str) -> dict[str, Any]:
    now = time.time()
    return {"sub": str(person), "role": role, "aud": AUDIENCE, "iat": now, "exp": now + LIFETIME}
