"""Have an export of at least 70,000 leaves judged by programs that this project did not write.

    PYTHONPATH=cli:. python -m tests.ledger.strangers.run [--leaves N] [--python PATH] [--packages DIRECTORY]

It makes an honest export and tampered copies, and asks two strangers about each, and our own verifier:

* PyPI ``aics-tlog`` (Python 3.12 or newer): checkpoint with a quorum of witnesses, every tile and bundle,
  inclusion and consistency, straight from the directory;
* npm ``@sigstore/verify``: signature of the checkpoint and inclusion, from our proof files.

They are installed into ``--packages`` (a temporary directory by default) by pip and npm, so this needs the
registries or a mirror. Exit status: 0 both were asked and agree with us on everything, 1 one of them does
not, 5 one of them could not be had (and the other agrees): which is no success.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from safelane.ledger import verify
from safelane.ledger.notes import Cosigner
from safelane.ledger.proofs import Tree, proof_file

from tests.ledger.build import Ledger, cosigner

HERE = Path(__file__).parent
AICS, SIGSTORE = "aics-tlog==0.2.1", "@sigstore/verify@3.1.1"
Change = Callable[[Path], None]


@dataclass(frozen=True)
class Case:
    """A directory or a proof, and whether it should be accepted."""

    name: str
    path: Path
    honest: bool


def flip(name: str, at: int) -> Change:
    def change(place: Path) -> None:
        octets = bytearray((place / name).read_bytes())
        octets[at] ^= 1
        (place / name).write_bytes(octets)

    return change


def swap(one: str, other: str) -> Change:
    def change(place: Path) -> None:
        kept = (place / one).read_bytes()
        (place / one).write_bytes((place / other).read_bytes())
        (place / other).write_bytes(kept)

    return change


def edit(name: str, change: Callable[[str], str]) -> Change:
    def changed(place: Path) -> None:
        (place / name).write_text(change((place / name).read_text()))

    return changed


def both(*changes: Change) -> Change:
    def change(place: Path) -> None:
        for each in changes:
            each(place)

    return change


def without(line: str) -> Callable[[str], str]:
    return lambda note: "".join(part for part in note.splitlines(True) if not part.startswith(line))


def directories(folder: Path, ledger: Ledger, witnesses: list[Cosigner]) -> list[Case]:
    """The export and its tampered copies."""
    honest, size = folder / "honest", len(ledger.leaves)
    ledger.export(honest, size - 1_000)
    ledger.export(honest, None, witnesses)
    edge = verify.tile_path("entries", size // 256, size % 256)
    changes: dict[str, Change] = {
        "a leaf changed": flip("tile/entries/005", 100),
        "a leaf of the last bundle changed": flip(edge, 100),
        "a hash changed": flip("tile/0/005", 40),
        "a hash above changed": flip("tile/1/000", 40),
        "two bundles changed places": swap("tile/entries/005", "tile/entries/006"),
        "two bundles and their tiles changed places": both(
            swap("tile/entries/005", "tile/entries/006"), swap("tile/0/005", "tile/0/006")
        ),
        "a tile is missing": lambda place: (place / "tile/0/005").unlink(),
        "another root": edit("checkpoint", lambda note: note.replace(note.split("\n")[2], "A" * 43 + "=")),
        "another size": edit("checkpoint", lambda note: note.replace(f"\n{size}\n", f"\n{size - 1}\n")),
        "a spoilt signature": edit("checkpoint", lambda note: _spoil(note, ledger.origin)),
        "a spoilt cosignature": edit("checkpoint", lambda note: _spoil(note, witnesses[0].key.name)),
        "a witness too few": edit("checkpoint", without(f"— {witnesses[1].key.name} ")),
    }
    cases = [Case("honest", honest, True)]
    for number, (name, change) in enumerate(changes.items()):
        place = folder / f"tampered-{number}"
        shutil.copytree(honest, place)
        change(place)
        cases.append(Case(name, place, False))
    return [*cases, _forked(folder, ledger, witnesses)]


def _spoil(note: str, name: str) -> str:
    """One letter of this signature is another one."""
    start = note.index(f"— {name} ") + len(name) + 40
    return note[:start] + ("A" if note[start] != "A" else "B") + note[start + 1 :]


def _forked(folder: Path, ledger: Ledger, witnesses: list[Cosigner]) -> Case:
    """Rewritten from leaf 300 on and signed by everybody: only the checkpoint that was kept shows it."""
    other = Ledger(ledger.origin, list(ledger.leaves))
    other.leaves[300] = other.leaves[301]
    place = other.export(folder / "forked", None, witnesses)
    kept = folder / "honest/checkpoints"
    shutil.copytree(kept, place / "checkpoints")
    return Case("a fork", place, False)


def proofs(folder: Path, ledger: Ledger) -> list[Case]:
    """Proof files for leaves all over the tree, and what one can do to them."""
    note, size = (folder / "honest/checkpoint").read_text(), len(ledger.leaves)
    tree = Tree.of(folder / "honest")
    cases: list[Case] = []

    def write(name: str, text: str, honest: bool) -> None:
        path = folder / f"{len(cases)}.tlog-proof"
        path.write_text(text)
        cases.append(Case(name, path, honest))

    for index in sorted({0, 1, 255, 256, 65_535, 65_536, size // 2, size - 2, size - 1}):
        write(f"leaf {index}", proof_file(index, tree.inclusion(index), note, ledger.leaves[index]), True)
    path, leaf = tree.inclusion(300), ledger.leaves[300]
    write("another leaf", proof_file(300, path, note, ledger.leaves[301]), False)
    write("another index", proof_file(301, path, note, leaf), False)
    write("a hash changed", proof_file(300, [path[1], path[0], *path[2:]], note, leaf), False)
    write("a hash too few", proof_file(300, path[:-1], note, leaf), False)
    write("a hash too many", proof_file(300, [*path, path[0]], note, leaf), False)
    write("a spoilt signature", proof_file(300, path, _spoil(note, ledger.origin), leaf), False)
    write("another key's", proof_file(300, path, Ledger("x.example").add_many(1).note(), leaf), False)
    return cases


def ours(case: Case, policy: verify.Policy) -> bool:
    try:
        if case.path.is_dir():
            verify.verify_export(case.path, policy)
        else:
            verify.verify_proof(case.path.read_bytes(), policy)
    except verify.Refused:
        return False
    return True


def ask(command: list[str], question: object) -> dict[str, str]:
    """What a stranger says of each path: "accepted", or why not."""
    told = subprocess.run(command, input=json.dumps(question), capture_output=True, text=True, check=False)
    if told.returncode:
        raise SystemExit(f"{command[0]} ended with {told.returncode}:\n{told.stderr}")
    answer: dict[str, str] = json.loads(told.stdout)
    return answer


def aics(python: str | None, packages: Path) -> list[str] | None:
    """The command that asks aics-tlog; None where there is no Python for it, or no package."""
    newer = [python] if python else ["python3.14", "python3.13", "python3.12"]
    found = next((path for name in newer if (path := shutil.which(name)) and _runs(path)), None)
    if found is None:
        return None
    place = packages / "aics"
    if not (place / "bin/python").exists():
        subprocess.run([found, "-m", "venv", str(place)], check=True)
    pip = [str(place / "bin/python"), "-m", "pip", "install", "--quiet", AICS]
    return [str(place / "bin/python"), str(HERE / "aics.py")] if _went_well(pip) else None


def _runs(python: str) -> bool:
    """Whether it is there and new enough; a shim of a version manager may be neither."""
    return _went_well([python, "-c", "import sys; sys.exit(sys.version_info < (3, 12))"])


def sigstore(packages: Path) -> list[str] | None:
    """The command that asks @sigstore/verify; None where there is no node or no package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    place = packages / "sigstore"
    place.mkdir(parents=True, exist_ok=True)
    install = [npm, "install", "--prefix", str(place), "--no-audit", "--no-fund", SIGSTORE]
    return [node, str(HERE / "sigstore.cjs"), str(place)] if _went_well(install) else None


def _went_well(command: list[str]) -> bool:
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return told.returncode == 0


def judge(stranger: str, cases: list[Case], verdicts: dict[str, str], policy: verify.Policy) -> int:
    """Print every verdict; how many are not what they should be."""
    wrong = 0
    print(f"\n{stranger}")
    for case in cases:
        said = verdicts[str(case.path)]
        agree = (said == "accepted") == case.honest == ours(case, policy)
        wrong += not agree
        print(f"  {'agrees' if agree else 'DISAGREES':10} {case.name:44} {said[:80]}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--leaves", type=int, default=70_001)
    parser.add_argument("--python", help="a Python of at least 3.12, for aics-tlog")
    parser.add_argument(
        "--packages", type=Path, help="where to install the strangers, and to find them again"
    )
    options = parser.parse_args()
    witnesses = [cosigner("ann"), cosigner("bea")]
    with tempfile.TemporaryDirectory() as temporary:
        folder, packages = Path(temporary), options.packages or Path(temporary) / "packages"
        ledger = Ledger().add_many(options.leaves)
        policy = ledger.policy(*witnesses)
        keys = {"log": ledger.log.key.vkey(), "witnesses": [w.key.vkey() for w in witnesses], "quorum": 2}
        exports, files = directories(folder, ledger, witnesses), proofs(folder, ledger)
        wrong, missing = 0, list[str]()
        for name, command, cases in (
            (AICS, aics(options.python, packages), exports),
            (SIGSTORE, sigstore(packages), files),
        ):
            if command is None:
                missing.append(name)
                continue
            verdicts = ask(command, {**keys, "paths": [str(case.path) for case in cases]})
            wrong += judge(name, cases, verdicts, policy)
    for name in missing:
        print(f"\n{name} could not be had: it was not asked.", file=sys.stderr)
    print(f"\n{options.leaves:,} leaves; {wrong} disagreements; {len(missing)} strangers not asked")
    return 1 if wrong else 5 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
