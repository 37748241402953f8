"""Reading a platform's public keys, and refusing what must never be sent to a database."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from safelane.errors import Problem

LEAST_BITS = 2048
_PRIVATE = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")


@dataclass(frozen=True)
class PublicKey:
    """An RSA public key that signs tokens (RS256), under the name tokens call it by."""

    kid: str
    modulus: int
    exponent: int

    def jwk(self) -> dict[str, str]:
        """The key as a member of a JWKS (RFC 7517)."""
        n, e = _base64url(self.modulus), _base64url(self.exponent)
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid, "n": n, "e": e}

    def thumbprint(self) -> str:
        """SHA-256 of the key alone, whatever its name (RFC 7638): 43 characters of base64url."""
        required = {name: value for name, value in self.jwk().items() if name in ("e", "kty", "n")}
        text = json.dumps(required, sort_keys=True, separators=(",", ":"))
        return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def read(text: str, kid: str | None = None) -> list[PublicKey]:
    """The keys of a JWKS, of one JWK or of one PEM; with ``kid``, that one alone (for a PEM: its name).

    Raises Problem for a private key, one that is not RSA, of fewer than 2048 bits, or without a name.
    """
    if "-----BEGIN" in text:
        return [_from_pem(text, kid)]
    try:
        held = json.loads(text)
    except ValueError as error:
        raise Problem(f"this is neither JSON nor PEM: {error}") from error
    members = held.get("keys") if isinstance(held, dict) and "keys" in held else [held]
    if not isinstance(members, list) or not members or not all(isinstance(each, dict) for each in members):
        raise Problem("this is no JWKS: it has no list of keys")
    _refuse_private(members)
    if kid is not None:
        members = [member for member in members if member.get("kid") == kid]
        if not members:
            raise Problem(f"no key in this file has the kid {kid}")
    keys = [_from_jwk(member) for member in members if kid is not None or member.get("use", "sig") == "sig"]
    if not keys:
        raise Problem("no key in this file is for signatures (use sig)")
    twice = {key.kid for key in keys if sum(other.kid == key.kid for other in keys) > 1}
    if twice:
        raise Problem(f"two keys in this file have the kid {', '.join(sorted(twice))}")
    return keys


def jwks(keys: Iterable[PublicKey]) -> str:
    """A JWKS, as PostgREST's jwt-secret and other programs read it."""
    return json.dumps({"keys": [key.jwk() for key in keys]}, indent=2) + "\n"


def _refuse_private(members: list[dict[str, Any]]) -> None:
    for member in members:
        if any(name in member for name in _PRIVATE):
            raise Problem(
                f"the key {member.get('kid', '(no kid)')} has its private part with it; nothing was sent",
                "Whoever has this file can sign as anybody. Make a new key, and bring only its public part.",
            )


def _from_jwk(member: dict[str, Any]) -> PublicKey:
    kid = member.get("kid")
    if not isinstance(kid, str) or not 1 <= len(kid) <= 200:
        raise Problem(
            "a key in this file has no kid", "Tokens name the key they are signed with; it needs one."
        )
    if member.get("kty") != "RSA":
        raise Problem(
            f"the key {kid} is {member.get('kty', 'of no type')}, not RSA",
            "Only RS256 is accepted. To take one key of several, use --kid.",
        )
    if member.get("alg", "RS256") != "RS256" or member.get("use", "sig") != "sig":
        raise Problem(f"the key {kid} is not for RS256 signatures", "To take one key of several, use --kid.")
    try:
        modulus, exponent = _number(member["n"]), _number(member["e"])
    except (KeyError, TypeError, ValueError) as error:
        raise Problem(f"the key {kid} has no readable modulus and exponent (n, e)") from error
    return _checked(PublicKey(kid, modulus, exponent))


def _from_pem(text: str, kid: str | None) -> PublicKey:
    if "PRIVATE KEY" in text:
        raise Problem(
            "this is a private key; nothing was sent", "Bring only its public part: openssl pkey -pubout"
        )
    if kid is None:
        raise Problem("a PEM file does not say the key's kid", "Say what tokens call it: --kid NAME")
    try:
        if "-----BEGIN CERTIFICATE-----" in text:
            key = x509.load_pem_x509_certificate(text.encode()).public_key()
        else:
            key = serialization.load_pem_public_key(text.encode())  # type: ignore[assignment]
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Problem(f"this PEM file cannot be read: {error}") from error
    if not isinstance(key, rsa.RSAPublicKey):
        raise Problem(f"the key {kid} is not RSA", "Only RS256 is accepted.")
    numbers = key.public_numbers()
    return _checked(PublicKey(kid, numbers.n, numbers.e))


def _checked(key: PublicKey) -> PublicKey:
    bits = key.modulus.bit_length()
    if bits < LEAST_BITS:
        raise Problem(f"the key {key.kid} has {bits} bits; {LEAST_BITS} are the least")
    if key.exponent != 65537:
        raise Problem(f"the key {key.kid} has the public exponent {key.exponent}; only 65537 is accepted")
    return key


def _number(text: str) -> int:
    return int.from_bytes(base64.b64decode(text + "=" * (-len(text) % 4), altchars="-_", validate=True))


def _base64url(number: int) -> str:
    octets = number.to_bytes((number.bit_length() + 7) // 8)
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()
