"""A private key in a file: PKCS #8, and with a passphrase encrypted as RFC 7914 says (scrypt, AES-256-CBC).

``cryptography`` reads that and writes only PBKDF2 with 2,048 rounds, so it is written here.
OpenSSL reads it too.
"""

from __future__ import annotations

import base64
import hashlib
import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

PrivateKey = Ed25519PrivateKey | MLDSA44PrivateKey

COST, BLOCK, LANES = 2**17, 8, 1
"""scrypt's parameters: 128 MiB and about a third of a second for each guess."""

_PBES2 = bytes.fromhex("06092a864886f70d01050d")
_SCRYPT = bytes.fromhex("06092b06010401da47040b")
_AES_256_CBC = bytes.fromhex("060960864801650304012a")


class WrongPassphrase(ValueError):
    """The key is encrypted, and not with this passphrase."""


def encrypted(pem: bytes) -> bool:
    """Whether a passphrase is needed."""
    return b"BEGIN ENCRYPTED PRIVATE KEY" in pem


def dump(key: PrivateKey, passphrase: str | None) -> bytes:
    """The key as PEM; in clear without a passphrase."""
    if passphrase is None:
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    clear = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    body = base64.encodebytes(_encrypt(clear, passphrase.encode())).replace(b"\n", b"")
    lines = [body[at : at + 64] for at in range(0, len(body), 64)]
    return b"\n".join(
        [b"-----BEGIN ENCRYPTED PRIVATE KEY-----", *lines, b"-----END ENCRYPTED PRIVATE KEY-----", b""]
    )


def load(pem: bytes, passphrase: str | None) -> PrivateKey:
    """The key of a PEM file. Raises WrongPassphrase, or ValueError for what is no key of ours."""
    secret = passphrase.encode() if passphrase is not None and encrypted(pem) else None
    try:
        key = load_pem_private_key(pem, secret)
    except TypeError as error:
        raise WrongPassphrase("a passphrase is needed") from error
    except ValueError as error:
        if secret is not None:
            raise WrongPassphrase("this is not its passphrase") from error
        raise
    if not isinstance(key, Ed25519PrivateKey | MLDSA44PrivateKey):
        raise ValueError("it is neither an Ed25519 nor an ML-DSA-44 key")
    return key


def _encrypt(clear: bytes, secret: bytes) -> bytes:
    salt, start = os.urandom(16), os.urandom(16)
    key = hashlib.scrypt(secret, salt=salt, n=COST, r=BLOCK, p=LANES, dklen=32, maxmem=2 * 128 * COST * BLOCK)
    padder = padding.PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    sealed = encryptor.update(padder.update(clear) + padder.finalize()) + encryptor.finalize()
    derivation = _sequence(
        _SCRYPT, _sequence(_octets(salt), _integer(COST), _integer(BLOCK), _integer(LANES))
    )
    scheme = _sequence(_PBES2, _sequence(derivation, _sequence(_AES_256_CBC, _octets(start))))
    return _sequence(scheme, _octets(sealed))


def _field(tag: int, body: bytes) -> bytes:
    size = len(body)
    if size < 0x80:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def _sequence(*parts: bytes) -> bytes:
    return _field(0x30, b"".join(parts))


def _octets(value: bytes) -> bytes:
    return _field(0x04, value)


def _integer(value: int) -> bytes:
    return _field(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))
