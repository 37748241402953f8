"""``safelane seal``: the service that turns entries into a tree, and signs it."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from time import monotonic

import click

from safelane import output
from safelane.connection import Connection
from safelane.ledger import database, epochs, files, service
from safelane.ledger.database import SEALER, SIGNER, Log, short
from safelane.ledger.service import Part, log
from safelane.ledger.signer import Signer
from safelane.ledger.state import default_directory

LONGEST_NAP = 60.0


@click.command()
@click.option(
    "--only",
    type=click.Choice(["integrate", "sign"]),
    help="Be one half: two processes, perhaps two machines.",
)
@click.option(
    "--interval",
    type=click.FloatRange(0.01, LONGEST_NAP),
    default=0.5,
    show_default=True,
    help="Seconds from one look to the next: the longest that an entry stays unsealed.",
)
@click.option("--once", is_flag=True, help="Seal what is there, and end.")
@click.option(
    "--origin",
    metavar="NAME",
    help="The log's name, said on first use, such as ledger.example.org/2026. A key is made then.",
)
@click.option(
    "--state",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Directory of keys and signer state. Default: SAFELANE_LEDGER_STATE, else the user's own.",
)
@click.option("--ml-dsa", is_flag=True, help="Sign with an ML-DSA-44 key as well; one is made where none is.")
@click.option(
    "--recheck-hours",
    type=click.FloatRange(0),
    default=24.0,
    show_default=True,
    help="Read all that was signed again, at the start and this often, and compare. 0: never.",
)
@click.option("--new-epoch", metavar="NAME", help="End this log, and begin NAME, which quotes its end.")
@click.option(
    "--previous",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --new-epoch, where the state is lost: the last checkpoint that anybody kept.",
)
def seal(
    only: str | None,
    interval: float,
    once: bool,
    origin: str | None,
    folder: Path | None,
    ml_dsa: bool,
    recheck_hours: float,
    new_epoch: str | None,
    previous: Path | None,
) -> None:
    """Seal the ledger: put committed entries into the tree, and sign each new size of it.

    The sealer logs in as safelane_sealer with SAFELANE_SEALER_URL, the signer as safelane_signer with
    SAFELANE_SIGNER_URL; both are postgresql:// URLs or libpq strings, in the environment or in safelane.toml
    (sealer_url, signer_url). Key and state stay in the state directory and never reach the database.
    SAFELANE_LEDGER_PASSPHRASE, or the file that SAFELANE_LEDGER_PASSPHRASE_FILE names, encrypts the key.

    Ends with status 0 on SIGTERM, and with 3 where the database holds another history than was signed.
    """
    if previous and not new_epoch:
        raise click.UsageError("--previous belongs to --new-epoch.")
    if only == "integrate" and (new_epoch or origin or ml_dsa):
        raise click.UsageError("The sealer has no name and no key: leave out --only integrate.")
    place = folder or default_directory()
    signing = only != "integrate"
    if signing:
        files.private_directory(place)
    lock = files.only_one(place / "lock", "A signer") if signing else nullcontext()
    with lock, service.stopping() as stop:
        if new_epoch:
            epochs.begin_epoch(place, new_epoch, previous)
        parts = [] if only == "sign" else [_sealer()]
        if signing:
            parts.append(_signer(place, new_epoch or origin, ml_dsa, recheck_hours * 3600))
        service.run(parts, interval, once=once, stop=stop)
        log("ended" if once else "told to stop, and stopped")


def _sealer() -> Part:
    def step(connection: Connection) -> bool:
        done = database.integrate(connection)
        if done.added:
            log(f"sealer: {done.added} integrated, {done.size} leaves, {done.backlog} waiting")
        return done.added > 0 and done.backlog > 0

    return Part("sealer", lambda: database.connect(SEALER), step)


def _signer(place: Path, origin: str | None, post_quantum: bool, recheck: float) -> Part:
    epochs.nobody_signed(place)
    file, state, ring = epochs.begun(place, origin, post_quantum)
    signer = Signer(ring.signing(state.origin), file, state, output.progress)
    log(f"signer: {state.origin}, {state.size} leaves signed so far, {len(signer.keys)} keys")
    due = monotonic() if recheck and state.size else monotonic() + recheck

    def step(connection: Connection) -> bool:
        nonlocal due
        signed = signer.step(Log(connection))
        if signed:
            log(f"signer: {signed.size} leaves (+{signed.added}), root {short(signed.root)}")
        if not recheck or monotonic() < due:
            return False
        if signer.patrol(Log(connection)):
            return True
        log(f"signer: {signer.state.size} leaves read again, and they are what was signed")
        due = monotonic() + recheck
        return False

    return Part("signer", lambda: database.connect(SIGNER), step)


def register(main: click.Group) -> None:
    """Add the command."""
    main.add_command(seal)
