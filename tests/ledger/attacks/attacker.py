"""The attacks of a superuser, and everybody who can notice them.

Nothing holds a superuser: triggers are switched off, tables rewritten, functions called that nobody else may
call. What is outside tells: the signer's state, a checkpoint that was kept, a witness or a receipt.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from safelane.ledger.database import Log
from safelane.ledger.notes import Cosigner, add_signatures

from tests.ledger.sealing import Sealing, cosigner
from tests.support.databases import SIGNER, Connection

TABLES = ("entry", "opening", "change", "leaf", "node", "batch", "checkpoint")


@dataclass
class Attacked(Sealing):
    """A log under attack."""

    witness: Cosigner = field(default_factory=cosigner)

    def begin(self) -> None:
        """A history of some hundred entries, cosigned at two sizes; the trustee has the second."""
        self.append_many(280)
        self.seal()
        self.cosign()
        self.append(20)
        self.seal()
        self.cosign()
        place = self.export()
        self.kept_checkpoint.write_bytes((place / "checkpoint").read_bytes())
        self.nothing_is_wrong()

    @property
    def kept_checkpoint(self) -> Path:
        """What the trustee took home."""
        return self.folder / "on-the-wall"

    @property
    def size(self) -> int:
        """How many leaves were signed."""
        return self.state().size

    def nothing_is_wrong(self) -> None:
        """The control: everybody who would notice an attack is content."""
        self.must("seal", "--once")
        self.cosign()  # an export of openings is an entry of its own
        place = self.fresh_export()
        self.accepted(place, "--seen", self.kept_checkpoint, "--complete")
        self.must("ledger", "audit-retention", place, "--policy", self.policy())

    def fresh_export(self) -> Path:
        """What the database gives out now to somebody who was never here."""
        number = len(list(self.folder.glob("fresh-*")))
        return self.export("--openings", to=self.folder / f"fresh-{number}")

    def refused_export(self) -> str:
        """An export that fails as a finding; in what words."""
        number = len(list(self.folder.glob("fresh-*")))
        outcome = self.run("ledger", "export", self.folder / f"fresh-{number}", "--openings")
        assert outcome.exit_code == 3, outcome.output
        return outcome.output

    def policy(self, witness: Cosigner | None = None, url: str | None = None) -> Path:
        """The policy that the trustee was given: the log's keys, and the witness."""
        return super().policy(witness or self.witness, url)

    def cosign(self, at: float | None = None) -> None:
        """The witness signs the newest checkpoint, as if its clock showed ``at``."""
        who = (
            self.witness if at is None else Cosigner(self.witness.key.name, self.witness._private, lambda: at)
        )
        newest = self.kept()[-1]
        note = add_signatures(newest.note, [who.sign(newest.note.partition("\n\n")[0] + "\n")])
        with self.database.connect(SIGNER) as connection:
            Log(connection).keep(newest.origin, newest.size, note)

    @contextmanager
    def hands_free(self) -> Iterator[Connection]:
        """A superuser who switched off every trigger and constraint of the ledger, for one transaction."""
        with self.superuser.transaction():
            for table in TABLES:
                self.superuser.execute(f"alter table ledger.{table} disable trigger all")
            yield self.superuser
            for table in TABLES:
                self.superuser.execute(f"alter table ledger.{table} enable trigger all")

    def seq_at(self, idx: int) -> int:
        found = self.value("select seq from ledger.leaf where idx = %s", idx)
        assert isinstance(found, int)
        return found

    def rebuild_tree(self, connection: Connection, order: str = "idx") -> None:
        """Compute the whole tree again over the leaves as they are now, in an order of one's choice."""
        connection.execute(
            "create temporary table again on commit drop as select row_number() over (order by"
            f" {order}) - 1 as idx, leaf.seq, entry.leaf_hash as hash"
            " from ledger.leaf as leaf join ledger.entry as entry using (seq)"
        )
        connection.execute("truncate ledger.leaf, ledger.node")
        connection.execute("insert into ledger.leaf (idx, seq, hash) select idx, seq, hash from again")
        connection.execute("select ledger.complete_nodes(0, (select count(*) from ledger.leaf))")

    def tombstone(self, connection: Connection, seq: int) -> None:
        """Erase what an entry says with a proper tombstone, whatever its retention class says."""
        row = connection.execute(
            "select retention, encode(release, 'hex'), encode(retention_salt, 'hex'), ledger.index_of(seq)"
            " from ledger.opening where seq = %s",
            (seq,),
        ).fetchone()
        assert row is not None
        retention, release, salt, idx = row
        said = json.loads(retention) | {"idx": idx, "release": release, "retention_salt": salt}
        more = '"erased":' + json.dumps(said, sort_keys=True, separators=(",", ":")) + ","
        with connection.transaction():
            connection.execute(
                "select ledger.enter('erase_entry', 'ledger_entry', null, p_more => %s)", (more,)
            )
            connection.execute("delete from ledger.opening where seq = %s", (seq,))

    def audited(self, *arguments: str | Path) -> str:
        """The audit finds something; what."""
        outcome = self.run("ledger", "audit-retention", *arguments, "--policy", self.policy())
        assert outcome.exit_code == 3, outcome.output
        return outcome.output


def later(days: int) -> float:
    return time.time() + days * 86_400
