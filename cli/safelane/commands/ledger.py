"""``safelane ledger``: export, verify, prove, show, audit and watch the log that anybody can check."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from safelane import output as out
from safelane.commands.eligibility import instant
from safelane.connection import Connection, connected, database_option
from safelane.errors import Findings, Problem
from safelane.ledger import audit as auditing
from safelane.ledger import checking, database, export, health, proving
from safelane.ledger.database import AUDITOR, SIGNER, Log
from safelane.ledger.keys import KeyRing
from safelane.ledger.state import default_directory
from safelane.reports import ledger as reports
from safelane.reports import writing
from safelane.session import api_option, as_person

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

policy_option = click.option(
    "--policy",
    "policy_file",
    type=FILE,
    required=True,
    help="Keys and quorum that you were given by hand (C2SP tlog-policy).",
)


@click.group()
def ledger() -> None:
    """The ledger: show it, take it home, prove an entry, check that nothing was removed."""


@ledger.command("export")
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--openings", is_flag=True, help="Also what the leaves commit to: confidential. See --target.")
@click.option(
    "--target",
    "targets",
    type=click.UUID,
    multiple=True,
    help="With --openings, only about this object; again.",
)
@click.option(
    "--policy", "policy_file", type=FILE, help="Put this policy beside it, for the reader's convenience."
)
@click.option("--state", type=FOLDER, help="The signer's directory, whose public keys are written too.")
@database_option
def export_(
    folder: Path, openings: bool, targets: tuple[UUID, ...], policy_file: Path | None, state: Path | None
) -> None:
    """Bring DIR to the newest checkpoint: tiles, bundles and notes that any web server or USB stick can hold.

    Reads as safelane_signer (SAFELANE_SIGNER_URL), only what is new, and never past what was signed. With
    --openings it reads all as safelane_auditor (SAFELANE_AUDITOR_URL), and the ledger has an entry of that;
    or the openings as whom --database-url says, a superuser. Exit status 3 if the database no longer holds
    what was signed; DIR then stays as it was.
    """
    if targets and not openings:
        raise click.UsageError("--target belongs to --openings.")
    with database.connect(_reads(openings)) as connection:
        done = export.export(Log(connection), folder, out.progress)
    ring = KeyRing(state or default_directory())
    known = ring.known().get(done.origin)
    if known:
        export.write_keys(folder, known, ring.announcements())
    if policy_file:
        (folder / "policy").write_bytes(policy_file.read_bytes())
    out.note(f"{done.origin}: {done.size} leaves, {done.added} of them new")
    if openings:
        with _reader() as reader:
            count = export.write_openings(reader, folder, list(targets), out.progress)
        out.note(f"{count} openings: they name people. Hand them only to whom they concern.")


def _reads(openings: bool) -> str:
    """Who reads the tree: the auditor, where they are about to read what it commits to."""
    return AUDITOR if openings and database.auditor_is_set() else SIGNER


@contextmanager
def _reader() -> Iterator[Connection]:
    """Who reads openings, in transactions: the auditor, or whom --database-url says."""
    if not database.auditor_is_set():
        with connected() as reader:
            yield reader
        return
    with database.connect(AUDITOR) as reader:
        reader.autocommit = False
        yield reader


@ledger.command()
@click.argument("path", metavar="DIR|PROOF", type=click.Path(exists=True, path_type=Path))
@policy_option
@click.option("--seen", type=FILE, multiple=True, help="A checkpoint that you kept; again for each.")
@click.option(
    "--previous", type=FOLDER, multiple=True, help="The export of the epoch before; again for the next."
)
@click.option("--complete", is_flag=True, help="Refuse an export that leaves openings out.")
@click.option("--leaf-hash", metavar="HEX", help="The hash of your receipt, for a PROOF.")
@click.option("--opening", type=FILE, help="What the leaf of a PROOF commits to.")
def verify(path: Path, policy_file: Path, **asked: Any) -> None:
    """Verify an export, a proof or a consistency request: offline, without a database.

    It is the program docs/ledger-trustees.md speaks of, and needs no setting. Exit status 3 if it is refused.
    """
    out.write("\n".join(checking.verified(path, policy_file, out.progress, **asked).lines()))


@ledger.command()
@click.argument("entry", metavar="ENTRY")
@click.option(
    "--leaf-hash", metavar="HEX", help="The hash of the receipt; needed where ENTRY is only a number."
)
@click.option("--from", "folder", type=FOLDER, help="Prove from this export, without the API.")
@click.option("-o", "--output", "output_file", type=click.Path(dir_okay=False, path_type=Path))
@api_option
def prove(entry: str, leaf_hash: str | None, folder: Path | None, output_file: Path | None) -> None:
    """Write the proof (C2SP tlog-proof) that ENTRY is in the log, for whoever holds its receipt.

    ENTRY is the receipt as the API gave it in the header Ledger-Receipt, "seq=41; leaf=…", or the number
    alone with --leaf-hash. Anybody can check the file: safelane ledger verify PROOF --policy POLICY.
    """
    receipt = proving.receipt(entry, leaf_hash)
    if folder:
        text = proving.from_export(folder, receipt, out.progress)
    else:
        with as_person() as person:
            text = proving.from_api(person, receipt)
    out.write(text, output_file)


@ledger.command()
@click.option("--target", type=click.UUID, help="Only entries about this object.")
@click.option("--since", metavar="INSTANT", help="Only entries since then, ISO 8601 with an offset.")
@click.option("--before", type=click.IntRange(1), metavar="SEQ", help="Only entries before this number.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True)
@out.format_option(*writing.FORMATS)
@api_option
def show(
    target: UUID | None,
    since: str | None,
    before: int | None,
    limit: int,
    format_: str,
    output_file: Path | None,
) -> None:
    """Show entries, the newest first, as far as your powers let you see them.

    For safeguarding leads, compliance reporters and administrators. Reading is an entry itself.
    """
    if since:
        instant(since)
    with as_person() as person:
        answer = reports.fetch(person, target, since, before, limit)
    writing.write(reports.entries(answer, target, since, before), format_, output_file)
    out.note(f"{len(answer['rows'])} entries.")


@ledger.command("audit-retention")
@click.argument("folder", metavar="DIR", type=FOLDER, required=False)
@policy_option
@out.format_option("table", "json", "csv")
@database_option
def audit_retention(folder: Path | None, policy_file: Path, format_: str, output_file: Path | None) -> None:
    """List what was erased early or silently, and what was backdated. Exit status 3 if anything was.

    DIR is an export with --openings; without it one is made, as by export --openings, and removed: read as
    safelane_auditor (SAFELANE_AUDITOR_URL), and the ledger has an entry of that.
    An erasure is early if witnesses signed its tombstone before the floor of its retention class; an entry is
    backdated if it says it was made before witnesses signed a log without it.
    """
    policy = checking.read_policy(policy_file)
    with tempfile.TemporaryDirectory(prefix="safelane-ledger-") as scratch:
        place = folder or Path(scratch) / "export"
        if folder is None:
            with database.connect(_reads(openings=True)) as connection:
                done = export.export(Log(connection), place, out.progress)
            with _reader() as reader:
                export.write_openings(reader, place, [], out.progress, claim=False)
            out.note(f"{done.origin}: {done.size} leaves")
        found = auditing.audit(place, policy, out.progress, claimed=folder is not None)
    out.emit(auditing.COLUMNS, found.rows, format_, output_file)
    out.note(
        f"{found.openings} openings, {found.erased} lawful or unlawful erasures, {found.undated} undated."
    )
    if found.rows:
        raise Findings(f"audit-retention: {len(found.rows)} findings in {found.origin}")


@ledger.command()
@out.format_option("table", "json", "csv")
def reconcile(format_: str, output_file: Path | None) -> None:
    """List every version of a protected row that no entry tells of. Exit status 3 if there are any.

    Also a row of which an entry found another version than the entry before it left, and an entry
    (ledger.opening) that is filed under something else than it says. Reads as safelane_signer
    (SAFELANE_SIGNER_URL). Run it nightly.
    """
    with database.connect(SIGNER) as connection:
        rows = database.unrecorded(connection)
    out.emit(("kind", "target"), rows, format_, output_file)
    if rows:
        kinds = ", ".join(sorted({str(row["kind"]) for row in rows}))
        raise Findings(f"reconcile: {len(rows)} rows that no entry tells of as they are or were: {kinds}")
    out.note("reconcile: every version of every protected row has its entry")


@ledger.command()
@click.option(
    "--max-backlog", type=click.IntRange(0), default=1000, show_default=True, help="Unsealed entries."
)
@click.option(
    "--max-unsealed",
    type=click.FloatRange(0),
    default=10,
    show_default=True,
    help="Seconds the oldest may wait.",
)
@click.option(
    "--max-unsigned", type=click.FloatRange(0), default=60, show_default=True,
    help="Seconds that leaves may lie in the tree without a checkpoint over them.",
)  # fmt: skip
@click.option(
    "--max-witnessed", type=click.FloatRange(0), default=24, show_default=True,
    help="Hours since the newest checkpoint with the policy's quorum; asked where --policy is given.",
)  # fmt: skip
@click.option("--policy", "policy_file", type=FILE, help="Whose cosignatures count.")
@out.format_option("table", "json")
def status(policy_file: Path | None, format_: str, output_file: Path | None, **limits: float) -> None:
    """Say how far the seal is behind: backlog, oldest unsealed entry, last checkpoint, last witnesses.

    Reads as safelane_signer (SAFELANE_SIGNER_URL). Exit status 3 past a threshold, naming it.
    """
    policy = checking.read_policy(policy_file) if policy_file else None
    with database.connect(SIGNER) as connection:
        found = health.look(Log(connection), policy)
    out.emit(health.COLUMNS, health.rows(found, limits), format_, output_file)
    late = health.late(found, limits)
    if late:
        raise Findings("status: " + "; ".join(late))


@ledger.group()
def keys() -> None:
    """The log's own keys, in the signer's directory."""


@keys.command("show")
@click.option("--state", type=FOLDER, help="The signer's directory. Default: as for seal.")
@out.format_option("table", "json")
def show_keys(state: Path | None, format_: str, output_file: Path | None) -> None:
    """Show the public half of every key: what a policy names. Private keys are never shown."""
    folder = state or default_directory()
    rows = proving.key_rows(folder)
    if not rows:
        raise Problem(f"{folder} holds no key", "safelane seal makes one on first use.")
    out.emit(("origin", "use", "vkey"), rows, format_, output_file)


@keys.command()
@click.option("--finish", is_flag=True, help="Put the announced successor in force, and destroy the old key.")
@click.option("--state", type=FOLDER, help="The signer's directory. Default: as for seal.")
def rotate(finish: bool, state: Path | None) -> None:
    """Announce a successor; both keys sign from the seal's next start. Later: --finish.

    Prints the note by which the key in force names its successor: put it where the checkpoint is shown, and
    give every policy a second log line. Stop the seal first; start it again afterwards.
    """
    out.write(proving.rotate(state or default_directory(), finish))


def register(main: click.Group) -> None:
    """Add the group."""
    main.add_command(ledger)
