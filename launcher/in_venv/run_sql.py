"""Run statements as an administrator; started by the launcher with the environment's Python.

Reads one JSON object from stdin, so that no password is ever an argument:
``{"jobs": [{"url": …, "statements": […], "passwords": {role: password}, "ask": …}]}``.
Passwords are turned into SCRAM verifiers on this side; the server never sees or logs them.
Prints the answer of the last ``ask`` as JSON: a list of rows.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import psycopg
from psycopg import sql


def set_password(connection: psycopg.Connection[Any], role: str, password: str) -> None:
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(
        sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(verifier))
    )


def main() -> int:
    answer: list[Any] = []
    for job in json.load(sys.stdin)["jobs"]:
        with psycopg.connect(job["url"], autocommit=True, connect_timeout=10) as connection:
            for statement in job.get("statements", []):
                connection.execute(statement)
            for role, password in job.get("passwords", {}).items():
                set_password(connection, role, password)
            if "ask" in job:
                answer = connection.execute(job["ask"]).fetchall()
    json.dump(answer, sys.stdout, default=str)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except psycopg.Error as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)
