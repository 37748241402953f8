"""Tokens that no honest library makes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

from cryptography.hazmat.primitives import serialization

from tests.support.keys import SigningKey

SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def base64url(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def part(content: Any) -> str:
    """A header or payload: an object as JSON, text and bytes as they are."""
    if isinstance(content, str):
        return base64url(content.encode())
    if isinstance(content, bytes):
        return base64url(content)
    return base64url(json.dumps(content).encode())


def compact(header: Any, payload: Any, signature: bytes) -> str:
    return f"{part(header)}.{part(payload)}.{base64url(signature)}"


def hmac_signed(header: dict[str, Any], payload: Any, secret: bytes, digest: str = "sha256") -> str:
    """A token with an HMAC in the place of its signature, whatever its header says."""
    signed = f"{part(header)}.{part(payload)}"
    return f"{signed}.{base64url(hmac.new(secret, signed.encode(), digest).digest())}"


def rsa_signed(key: SigningKey, header: Any, payload: Any) -> str:
    """A token whose signature is right, whatever header and payload are."""
    signed = f"{part(header)}.{part(payload)}"
    return f"{signed}.{base64url(sign_block(key, block(signed.encode(), octets(key))))}"


def octets(key: SigningKey) -> int:
    """How long a signature of this key is."""
    return (key.private.key_size + 7) // 8


def block(message: bytes, length: int, info: bytes = SHA256_INFO) -> bytes:
    """The block that RS256 signs (EMSA-PKCS1-v1_5), or one with another DigestInfo."""
    tail = info + hashlib.sha256(message).digest()
    return b"\x00\x01" + b"\xff" * (length - 3 - len(tail)) + b"\x00" + tail


def sign_block(key: SigningKey, encoded: bytes) -> bytes:
    """The RSA private operation on any block at all."""
    numbers = key.private.private_numbers()
    power = pow(int.from_bytes(encoded), numbers.d, numbers.public_numbers.n)
    return power.to_bytes(octets(key))


def modulus(key: SigningKey) -> int:
    return key.private.private_numbers().public_numbers.n


def public_pem(key: SigningKey) -> bytes:
    return key.private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
