"""What verifying an export offline costs, against SHA-256 over the same octets.

    python3 lane.py bench ledger_verify --leaves 1000000

The export is made in a temporary directory first. Prints wall-clock medians and ratios, and the time of the
processor: the goal is a million leaves in 2.5 seconds. No database is needed.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from safelane.ledger.checkpoint import sign_checkpoint
from safelane.ledger.notes import Ed25519Signer
from safelane.ledger.policyfile import write_policy
from safelane.ledger.tiles import ExportDirectory
from safelane.ledger.verify import Policy, verify_export

from benchmarks._measure import interleaved, report

BASELINE = "SHA-256 over the same octets, file by file"
HASHES = "the tree's two hashes a leaf and nothing else"
VERIFY = "verify the export (verify.verify_export)"
GOAL = 2.5
"""Seconds of the processor for a million leaves."""


def leaves(count: int) -> Iterator[bytes]:
    """Leaves as the database writes them: three commitments."""
    for number in range(count):
        digest = hashlib.sha256(number.to_bytes(8)).hexdigest()
        yield f'{{"body":"{digest}","release":"{digest}","retention":"{digest}","v":1}}'.encode()


def made(place: Path, count: int) -> Policy:
    """The export of a log of so many leaves, and the policy that believes it."""
    signer = Ed25519Signer("bench.example/log", Ed25519PrivateKey.generate())
    directory = ExportDirectory(place)
    root = directory.extend(leaves(count), count)
    directory.publish(sign_checkpoint(signer.key.name, count, root, [signer]))
    return Policy.parse(write_policy([signer.key.vkey()], {}).encode())


def measure(place: Path, policy: Policy, count: int, rounds: int) -> None:
    files = sorted(str(file) for file in (place / "tile").rglob("*") if file.is_file())
    processor: dict[str, list[float]] = {}

    def timed(name: str, work: Callable[[], object]) -> Callable[[int], object]:
        def run(_: int) -> None:
            began = time.process_time()
            work()
            processor.setdefault(name, []).append(time.process_time() - began)

        return run

    def plain() -> None:
        for name in files:
            with open(name, "rb", buffering=0) as file:
                hashlib.sha256(file.read()).digest()

    def hashes() -> None:
        leaf, node = b"\x00" + next(leaves(1)), b"\x01" + bytes(64)
        for _ in range(count):
            hashlib.sha256(leaf).digest()
            hashlib.sha256(node).digest()

    def whole() -> None:
        assert verify_export(place, policy).size == count

    figures = interleaved(
        {
            BASELINE: timed(BASELINE, plain),
            HASHES: timed(HASHES, hashes),
            VERIFY: timed(VERIFY, whole),
        },
        rounds,
        warm=1,
    )
    report(f"{count:,} leaves, {len(files):,} files", figures, BASELINE)
    for name, times in processor.items():
        print(f"    {name}: {statistics.median(times):.2f} s of the processor")
    taken = statistics.median(processor[VERIFY]) * 1_000_000 / count
    told = "met" if taken <= GOAL else "MISSED"
    print(f"    a million leaves: {taken:.2f} s of the processor   goal ≤ {GOAL:.1f} s: {told}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--leaves", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "export"
        policy = made(place, options.leaves)
        measure(place, policy, options.leaves, options.rounds)


if __name__ == "__main__":
    main()
