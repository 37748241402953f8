"""Make the demo's RS256 signing key; started by the launcher with the environment's Python.

Writes, into the directory given, ``demo-<id>.pem`` (private, mode 0600; its stem is the key id)
and ``demo-<id>.jwks.json`` (public: what a platform would publish), and prints the stem.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm


def main(folder: Path) -> int:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    thumbprint = json.dumps({name: public[name] for name in ("e", "kty", "n")}, separators=(",", ":"))
    stem = "demo-" + hashlib.sha256(thumbprint.encode()).hexdigest()[:16]
    jwk = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": stem, "n": public["n"], "e": public["e"]}
    (folder / f"{stem}.jwks.json").write_text(json.dumps({"keys": [jwk]}, indent=2) + "\n", encoding="utf-8")
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with open(os.open(folder / f"{stem}.pem", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
        handle.write(pem)
    print(stem)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
