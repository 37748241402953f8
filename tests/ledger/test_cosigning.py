"""A log and its witnesses (c2sp.org/tlog-witness): every answer of the protocol, from both sides."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from safelane.ledger.notes import Cosigner, add_signatures
from safelane.ledger.proofs import Tree, consistency_file
from safelane.ledger.verify import Checkpoint, Key, leaf_hash
from safelane.ledger.witness import (
    Submitted,
    WitnessAhead,
    WitnessConflict,
    WitnessRefused,
    WitnessUnreachable,
    submit,
)
from safelane.ledger.witness_server import Answer, Witness, serve

from tests.ledger.build import NOVEMBER, Ledger, cosigner

ANN = cosigner("ann")
LEDGER = Ledger().add_many(200)
FORK = Ledger(LEDGER.origin, [*LEDGER.leaves[:100], *Ledger("x.example").add_many(100).leaves])


def proof(ledger: Ledger, old: int, new: int) -> list[bytes]:
    tile = b"".join(leaf_hash(leaf) for leaf in ledger.leaves)
    return Tree(lambda *_: tile, len(ledger.leaves)).consistency(old, new)


def request(old: int, new: int, ledger: Ledger = LEDGER, lines: list[bytes] | None = None) -> bytes:
    path = proof(ledger, old, new) if lines is None else lines
    return consistency_file(old, path, ledger.note(new)).encode()


def witness(folder: Path, *cosigners: Cosigner) -> Witness:
    return Witness(cosigners or [ANN], {LEDGER.origin: [LEDGER.log.key]}, folder / "state.json")


@pytest.fixture
def ann(tmp_path: Path) -> Witness:
    return witness(tmp_path)


def test_a_first_checkpoint_is_cosigned_and_then_what_grew_out_of_it(ann: Witness) -> None:
    for old, new in ((0, 7), (7, 7), (7, 100), (100, 200)):
        answer = ann.add_checkpoint(request(old, new))
        assert answer.status == 200
        note = add_signatures(LEDGER.note(new), [answer.body])
        assert LEDGER.policy(ANN).check(Checkpoint.parse(note.encode())) == {"ann.example": NOVEMBER}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (request(8, 100), 409),
        (request(0, 100), 409),
        (request(7, 100, lines=[]), 422),
        (request(7, 100, lines=proof(LEDGER, 6, 100)), 422),
        (request(7, 100, lines=[*proof(LEDGER, 7, 100), bytes(32)]), 422),
        (request(7, 7, FORK, [bytes(32)]), 422),
        (consistency_file(7, [], LEDGER.note(6)).encode(), 400),
        (b"", 400),
        (b"old 7\n\n", 400),
        (b"old 07\n\n" + LEDGER.note(9).encode(), 400),
        (b"new 7\n\n" + LEDGER.note(9).encode(), 400),
        (b"old 7\nAAAA\n\n" + LEDGER.note(9).encode(), 400),
        (b"old 7\n" + b"A" * 43 + b"=\n" * 64 + b"\n" + LEDGER.note(9).encode(), 400),
        (request(7, 100).replace(b"ledger.school", b"ledger.scowl"), 404),
        (request(7, 100).replace(b"\n100\n", b"\n101\n"), 403),
    ],
)
def test_what_a_witness_does_not_cosign(ann: Witness, body: bytes, status: int) -> None:
    assert ann.add_checkpoint(request(0, 7)).status == 200
    assert ann.add_checkpoint(body).status == status
    assert ann.add_checkpoint(request(7, 100)).status == 200, "and it remembers what it did cosign"


def test_a_witness_tells_how_far_it_is(ann: Witness) -> None:
    ann.add_checkpoint(request(0, 150))
    assert ann.add_checkpoint(request(100, 120)) == Answer(409, "150\n", "text/x.tlog.size")


def test_a_witness_cosigns_no_fork_and_no_rollback(ann: Witness) -> None:
    assert ann.add_checkpoint(request(0, 150)).status == 200
    assert ann.add_checkpoint(request(150, 150, FORK, [])).status == 409
    assert ann.add_checkpoint(request(150, 200, FORK)).status == 422
    assert ann.add_checkpoint(request(0, 120)).status == 409
    assert ann.add_checkpoint(request(150, 200)).status == 200


def test_a_witness_that_was_restarted_remembers(tmp_path: Path) -> None:
    witness(tmp_path).add_checkpoint(request(0, 150))
    assert witness(tmp_path).add_checkpoint(request(0, 200)).status == 409
    assert witness(tmp_path).add_checkpoint(request(150, 200)).status == 200


def test_a_witness_that_cannot_remember_does_not_cosign(tmp_path: Path) -> None:
    """The new state is on the disk before the cosignature leaves: here it cannot be put there."""
    (tmp_path / "state.json.part").mkdir()
    with pytest.raises(OSError, match=r"state\.json\.part"):
        witness(tmp_path).add_checkpoint(request(0, 150))


def test_only_one_of_two_branches_is_cosigned_at_once(ann: Witness) -> None:
    """The race of the specification: size and record are checked and changed as one."""
    ann.add_checkpoint(request(0, 50))
    bodies = [request(50, size, ledger) for size in range(101, 190) for ledger in (LEDGER, FORK)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ann.add_checkpoint, bodies))
    assert [answer.status for answer in answers].count(200) == 1


# ---- the side of the log ---------------------------------------------------------------------------------


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    server = serve(witness(tmp_path, ANN, Cosigner("ann.example", MLDSA44PrivateKey.generate())))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/ann/"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(
    url: str, new: int, old: int = 0, ledger: Ledger = LEDGER, keys: list[Key] | None = None
) -> Submitted:
    with httpx.Client(trust_env=False) as client:
        return submit(
            client, url, ledger.note(new), old, lambda known: proof(ledger, known, new), keys or [ANN.key]
        )


def test_the_log_asks_and_is_told_how_far_the_witness_is(served: str) -> None:
    first = ask(served, 7)
    assert (len(first.lines), first.size) == (1, 7), (
        "the line of a key that the log does not know is left out"
    )
    assert ask(served, 100, old=0).size == 100, "asked again from where the witness is"
    assert ask(served, 150, old=140).size == 150
    assert ask(served, 150, old=900).size == 150
    note = add_signatures(LEDGER.note(150), ask(served, 150, old=150).lines)
    assert LEDGER.policy(ANN).check(Checkpoint.parse(note.encode())) == {"ann.example": NOVEMBER}


def test_the_log_notices_that_the_witness_has_seen_another_history(served: str) -> None:
    ask(served, 150)
    with pytest.raises(WitnessAhead, match="150") as ahead:
        ask(served, 120)
    assert ahead.value.size == 150
    with pytest.raises(WitnessConflict, match="another root for 150"):
        ask(served, 150, 150, FORK)
    with pytest.raises(WitnessRefused, match="422") as wrong:
        ask(served, 200, 150, FORK)
    assert wrong.value.status == 422


def test_the_log_is_told_that_nobody_knows_it(served: str) -> None:
    stranger = Ledger("elsewhere.example/log").add_many(3)
    with pytest.raises(WitnessRefused, match="does not know this log"):
        ask(served, 3, ledger=stranger)
    with pytest.raises(WitnessRefused, match="without a cosignature of a key that is known"):
        ask(served, 7, keys=[cosigner("bea").key])
    with pytest.raises(WitnessUnreachable):
        ask("http://127.0.0.1:1/", 7)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.Response(500), WitnessUnreachable),
        (httpx.Response(429), WitnessUnreachable),
        (httpx.Response(403), WitnessRefused),
        (httpx.Response(418, text="no"), WitnessRefused),
        (httpx.Response(200, text=""), WitnessRefused),
        (httpx.Response(200, text="— ann.example AAAA\n"), WitnessRefused),
        (httpx.Response(200, text=ANN.sign("another text\n")), WitnessRefused),
        (
            httpx.Response(200, text=ANN.sign(LEDGER.note(7).partition("\n\n")[0] + "\n").rstrip()),
            WitnessRefused,
        ),
        (httpx.Response(409, text="3\n"), WitnessConflict),
        (httpx.Response(409, text="03\n", headers={"content-type": "text/x.tlog.size"}), WitnessConflict),
        (httpx.Response(409, text="8\n", headers={"content-type": "text/x.tlog.size"}), WitnessAhead),
    ],
)
def test_whatever_a_witness_answers(answer: httpx.Response, error: type[Exception]) -> None:
    with httpx.Client(transport=httpx.MockTransport(lambda _: answer)) as client, pytest.raises(error):
        submit(client, "http://w.example", LEDGER.note(7), 0, lambda _: [], [ANN.key])


def test_a_witness_that_is_always_elsewhere_is_asked_twice_at_most() -> None:
    asked: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.content.partition(b"\n")[0])
        return httpx.Response(409, text=f"{len(asked)}\n", headers={"content-type": "text/x.tlog.size"})

    with httpx.Client(transport=httpx.MockTransport(answer)) as client, pytest.raises(WitnessUnreachable):
        submit(client, "http://w.example", LEDGER.note(7), 0, lambda _: [], [ANN.key])
    assert asked == [b"old 0", b"old 1"]


def test_a_request_is_what_the_specification_shows() -> None:
    body = request(100, 150).decode()
    head, _, note = body.partition("\n\n")
    assert head.split("\n")[0] == "old 100"
    assert note == LEDGER.note(150)
    many: Callable[[], str] = lambda: consistency_file(1, [bytes(32)] * 64, note)  # noqa: E731
    with pytest.raises(ValueError, match="63"):
        many()
