"""``safelane witness``: others sign that they saw the log; one that is down, or disagrees, is told apart."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from safelane.ledger.keys import KeyRing
from safelane.ledger.notes import Cosigner
from safelane.ledger.policyfile import WitnessLine, write_policy
from safelane.ledger.verify import Checkpoint, Key, Policy
from safelane.ledger.witness_server import Witness, serve

from tests.ledger.sealing import ORIGIN, Sealing, cosigner

NOWHERE = "http://127.0.0.1:9"


@dataclass
class Listening:
    """A witness that listens, and the policy that names it."""

    cosigner: Cosigner
    server: ThreadingHTTPServer
    policy: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def wanda(sealing: Sealing) -> Iterator[Listening]:
    """A witness of a log that has signed once."""
    sealing.append(2)
    sealing.seal()
    who = cosigner()
    keys = [Key.parse(vkey) for vkey in KeyRing(sealing.state_folder).known()[ORIGIN]]
    server = serve(Witness([who], {ORIGIN: keys}, sealing.folder / "witness-state"))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    yield Listening(who, server, sealing.policy(who, url))
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_cosignature_is_fetched_and_kept(sealing: Sealing, wanda: Listening) -> None:
    assert "cosigned" in sealing.run("witness", "--once", "--policy", wanda.policy).output
    times = Policy.parse(wanda.policy.read_bytes()).check(Checkpoint.parse(sealing.kept()[-1].note.encode()))
    assert abs(times["wanda"] - time.time()) < 60


def test_a_larger_tree_is_cosigned_with_a_proof_of_its_growth(sealing: Sealing, wanda: Listening) -> None:
    for count in (1, 3, 254, 300):
        sealing.must("witness", "--once", "--policy", wanda.policy)
        sealing.append_many(count)
        sealing.seal()
    sealing.must("witness", "--once", "--policy", wanda.policy)
    cosigned = [kept for kept in sealing.kept() if wanda.cosigner.key.name in kept.note]
    assert len(cosigned) == 5


def test_the_export_carries_every_cosignature(sealing: Sealing, wanda: Listening) -> None:
    sealing.must("witness", "--once", "--policy", wanda.policy)
    sealing.append(1)
    sealing.seal()
    place = sealing.export()
    outcome = sealing.run("ledger", "verify", place, "--policy", wanda.policy)
    assert outcome.exit_code == 3
    assert "not the quorum" in outcome.output
    sealing.must("witness", "--once", "--policy", wanda.policy)
    sealing.export()
    told = sealing.must("ledger", "verify", place, "--policy", wanda.policy)
    assert "cosigned by wanda" in told
    assert "older checkpoints are beginnings" in told


def test_a_witness_that_is_down_is_named_and_the_others_are_asked(sealing: Sealing, wanda: Listening) -> None:
    down = cosigner("down.example.org/witness")
    logs = KeyRing(sealing.state_folder).known()[ORIGIN]
    both = {
        "down": WitnessLine(down.key.vkey(), NOWHERE),
        "wanda": WitnessLine(wanda.cosigner.key.vkey(), wanda.url),
    }
    policy = sealing.folder / "both"
    policy.write_text(write_policy(logs, both, least=1))
    outcome = sealing.run("witness", "--once", "--policy", policy)
    assert outcome.exit_code == 1
    assert "down: no answer" in outcome.output
    Policy.parse(policy.read_bytes()).check(Checkpoint.parse(sealing.kept()[-1].note.encode()))


def test_a_witness_that_is_down_delays_no_seal(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    policy = sealing.policy(cosigner(), NOWHERE)
    assert sealing.run("witness", "--once", "--policy", policy).exit_code == 1
    sealing.append(1)
    sealing.seal()
    assert sealing.state().size == sealing.value("select count(*) from ledger.entry")


def test_a_policy_without_an_address_is_an_error(sealing: Sealing) -> None:
    sealing.append(1)
    sealing.seal()
    outcome = sealing.run("witness", "--once", "--policy", sealing.policy())
    assert outcome.exit_code == 1
    assert "names no witness" in outcome.output


def test_a_cosignature_by_another_key_is_not_kept(sealing: Sealing, wanda: Listening) -> None:
    impostor = sealing.policy(cosigner(wanda.cosigner.key.name), wanda.url)
    assert sealing.run("witness", "--once", "--policy", impostor).exit_code == 1
    assert all(wanda.cosigner.key.name not in kept.note for kept in sealing.kept())
