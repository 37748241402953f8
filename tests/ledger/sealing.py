"""A log to seal: entries that are committed, the sealer and the signer, exports and their verifier."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg import sql
from safelane.ledger.database import Kept, Log
from safelane.ledger.export import merged
from safelane.ledger.keys import KeyRing
from safelane.ledger.notes import Cosigner
from safelane.ledger.policyfile import WitnessLine, write_policy
from safelane.ledger.state import State, StateFile
from safelane.main import main

from tests.support.databases import AUDITOR, SEALER, SIGNER, SUPERUSER, Connection, Database
from tests.support.environment import ROOT

ORIGIN = "ledger.example.org/tests"
PATIENCE = 30.0
"""Seconds after which a process that should have answered is taken for broken."""


@dataclass
class Sealing:
    """One database's log, with the signer's directory and everything that is run on it."""

    database: Database
    folder: Path
    origin: str = ORIGIN
    superuser: Connection = field(init=False)

    def __post_init__(self) -> None:
        self.superuser = self.database.connect(SUPERUSER)

    @property
    def state_folder(self) -> Path:
        return self.folder / "state"

    @property
    def export_folder(self) -> Path:
        return self.folder / "export"

    def close(self) -> None:
        self.superuser.close()

    # ---- entries

    def append(self, count: int = 1, action: str = "tried") -> list[int]:
        """Commit entries, a transaction each, as the lane of booking does; returns their numbers."""
        return [self._append(f"{action} {number}") for number in range(count)]

    def append_many(self, count: int) -> None:
        """Commit many entries in one transaction."""
        self.enter("tried", f"(select generate_series(1, {count}))")

    def _append(self, action: str) -> int:
        return self.enter(action)

    def enter(
        self, action: str, times: str = "(values (1))", kind: str = "lesson", target: str | None = None
    ) -> int:
        """Commit entries as a function of booking's does, one a row of ``times``; the last one's number."""
        statement = sql.SQL("select max(ledger.append({}, {}, {}::uuid)) from {} as time").format(
            action, kind if target else None, target, sql.SQL(times)
        )  # type: ignore[arg-type]
        with self.superuser.transaction():
            row = self.superuser.execute(
                "select tests.value_as('cap_booking', %s)", (statement.as_string(self.superuser),)
            ).fetchone()
        assert row is not None
        return int(row[0])

    def leaf_hash(self, seq: int) -> str:
        """What the receipt of an entry says."""
        return str(self.value("select encode(leaf_hash, 'hex') from ledger.entry where seq = %s", seq))

    def value(self, query: str, *arguments: object) -> object:
        row = self.superuser.execute(query, arguments or None).fetchone()
        return row[0] if row else None

    # ---- as the commands are run

    def environment(self, **changes: str) -> dict[str, str]:
        """Nothing of the surrounding machine's, the two logins of the seal, and the auditor."""
        clean = {n: v for n, v in os.environ.items() if not n.startswith(("SAFELANE_", "PG", "JOURNAL_"))}
        return (
            clean
            | {
                "SAFELANE_SEALER_URL": self.database.url(SEALER),
                "SAFELANE_SIGNER_URL": self.database.url(SIGNER),
                "SAFELANE_AUDITOR_URL": self.database.url(AUDITOR),
                "SAFELANE_DATABASE_URL": self.database.url(SUPERUSER),
                "SAFELANE_LEDGER_STATE": str(self.state_folder),
                "XDG_CONFIG_HOME": str(self.folder),
                "PYTHONPATH": os.pathsep.join([str(ROOT / "cli"), str(ROOT)]),
            }
            | changes
        )

    def run(self, *arguments: str | Path, **changes: str) -> Result:
        """Run ``safelane`` in this process."""
        env: dict[str, str | None] = {
            name: None for name in os.environ if name.startswith(("SAFELANE_", "PG", "JOURNAL_"))
        }
        return CliRunner().invoke(
            main, [str(each) for each in arguments], env=env | self.environment(**changes)
        )

    def must(self, *arguments: str | Path, **changes: str) -> str:
        """The same, and it has to end well; what it wrote to standard output."""
        outcome = self.run(*arguments, **changes)
        assert outcome.exit_code == 0, outcome.output
        return outcome.stdout

    def start(self, *arguments: str, **changes: str) -> subprocess.Popen[str]:
        """Start ``safelane`` as a process of its own; its log is to be read from standard error."""
        return subprocess.Popen(
            [sys.executable, "-c", "from safelane.main import main; main(prog_name='safelane')", *arguments],
            env=self.environment(**changes),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def seal(self, **changes: str) -> str:
        """Integrate and sign what is there."""
        return self.must("seal", "--once", "--origin", self.origin, "--recheck-hours", "0", **changes)

    def refused_seal(self, *arguments: str) -> str:
        """Seal, and be refused as a finding; what was said."""
        outcome = self.run("seal", "--once", *arguments)
        assert outcome.exit_code == 3, outcome.output
        return outcome.output

    def export(self, *arguments: str | Path, to: Path | None = None) -> Path:
        place = to or self.export_folder
        self.must("ledger", "export", place, *arguments)
        return place

    def verify(self, place: Path, *arguments: str | Path) -> Result:
        return self.run("ledger", "verify", place, "--policy", self.policy(), *arguments)

    def accepted(self, place: Path, *arguments: str | Path) -> str:
        outcome = self.verify(place, *arguments)
        assert outcome.exit_code == 0, outcome.output
        return outcome.stdout

    def refused(self, place: Path, *arguments: str | Path) -> str:
        """The verifier refuses; in what words."""
        outcome = self.verify(place, *arguments)
        assert outcome.exit_code == 3, outcome.output
        assert "REFUSED" in outcome.output
        return outcome.output

    # ---- what is known outside the database

    def policy(self, witness: Cosigner | None = None, url: str | None = None) -> Path:
        """A policy that knows every key of the log, and one witness where there is one."""
        path = self.folder / ("policy" if witness is None else "witnessed-policy")
        logs = [vkey for vkeys in KeyRing(self.state_folder).known().values() for vkey in vkeys]
        witnesses = {} if witness is None else {"wanda": WitnessLine(witness.key.vkey(), url)}
        path.write_text(write_policy(logs, witnesses), encoding="utf-8")
        return path

    def state(self) -> State:
        found = StateFile(self.state_folder).read()
        assert found is not None
        return found

    def kept(self) -> list[Kept]:
        with self.database.connect(SIGNER) as connection:
            return merged(Log(connection).kept())


def cosigner(name: str = "wanda.example.org/witness", at: float | None = None) -> Cosigner:
    """A witness with a key of its own, whose clock shows ``at`` where that is said."""
    key = Ed25519PrivateKey.generate()
    return Cosigner(name, key) if at is None else Cosigner(name, key, lambda: at)
