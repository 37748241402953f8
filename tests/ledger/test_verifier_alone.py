"""The verifier is one file: on a laptop it needs Python, ``cryptography`` and nothing of Safelane."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from safelane.ledger import verify
from safelane.ledger.proofs import Tree, consistency_file, proof_file

from tests.ledger.build import Ledger, cosigner

SOURCE = Path(verify.__file__)
WITNESSES = [cosigner("ann"), cosigner("bea")]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return Ledger().add_many(300)


@pytest.fixture
def laptop(ledger: Ledger, tmp_path: Path) -> Path:
    """A directory with the stick's export, what the trustee kept, and a copy of the verifier."""
    ledger.export(tmp_path / "stick", 200, WITNESSES)
    shutil.copy(tmp_path / "stick/checkpoint", tmp_path / "on-the-wall")
    ledger.open(ledger.export(tmp_path / "stick", None, WITNESSES))
    (tmp_path / "policy").write_text(ledger.policy_text(*WITNESSES))
    shutil.copy(SOURCE, tmp_path / "verify.py")
    tree, note = Tree.of(tmp_path / "stick"), (tmp_path / "stick/checkpoint").read_text()
    (tmp_path / "7.tlog-proof").write_text(proof_file(7, tree.inclusion(7), note, ledger.leaves[7]))
    (tmp_path / "7.bare").write_text(proof_file(7, tree.inclusion(7), note))
    (tmp_path / "7.opening").write_text(ledger.openings[7].line() + "\n")
    (tmp_path / "growth").write_text(consistency_file(200, tree.consistency(200), note))
    return tmp_path


def run(laptop: Path, *arguments: str, policy: bool = True) -> subprocess.CompletedProcess[str]:
    """The copy, in a process that finds no package of this project and has no environment to speak of."""
    words = [*arguments, "--policy", "policy"] if policy else list(arguments)
    return subprocess.run(
        [sys.executable, "-P", "-s", "-B", "verify.py", *words],
        cwd=laptop,
        env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_imports_the_standard_library_and_cryptography_only() -> None:
    found = set()
    for node in ast.walk(ast.parse(SOURCE.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found.add(str(node.module).partition(".")[0])
    assert found - set(sys.stdlib_module_names) == {"cryptography"}
    assert not found & {"socket", "ssl", "http", "urllib", "subprocess", "ctypes", "importlib"}


def test_nothing_of_safelane_is_loaded_when_it_runs(laptop: Path) -> None:
    (laptop / "probe.py").write_text(
        "import sys; sys.path.insert(0, '.'); import verify\n"
        "verify.main(['stick', '--policy', 'policy'])\n"
        "print(sorted(name for name in sys.modules if name.startswith('safelane')))\n"
    )
    told = subprocess.run(
        [sys.executable, "-B", "probe.py"], cwd=laptop, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "[]"


def test_an_export_is_verified(laptop: Path) -> None:
    told = run(laptop, "stick", "--complete", "--seen", "on-the-wall")
    assert (told.returncode, told.stderr) == (0, "")
    first, *rest = told.stdout.splitlines()
    assert first.startswith("Verified: ledger.school.example/2026, 300 leaves, root ")
    assert rest == [
        "  cosigned by ann.example at 2026-11-21 00:00:00 UTC",
        "  cosigned by bea.example at 2026-11-21 00:00:00 UTC",
        "  300 openings are what their leaves committed to",
        "  2 older checkpoints are beginnings of this tree",
    ]


def test_a_refusal_says_why_in_plain_words(laptop: Path) -> None:
    bundle = laptop / "stick/tile/entries/000"
    octets = bytearray(bundle.read_bytes())
    octets[500] ^= 1
    bundle.write_bytes(octets)
    told = run(laptop, "stick")
    assert (told.returncode, told.stdout) == (3, "")
    assert told.stderr == "REFUSED: tile/0/000 is not what the leaves of its bundle hash to.\n"


def test_a_proof_is_verified(laptop: Path, ledger: Ledger) -> None:
    receipt = verify.leaf_hash(ledger.leaves[7]).hex()
    told = run(laptop, "7.tlog-proof", "--leaf-hash", receipt, "--opening", "7.opening")
    assert told.returncode == 0
    assert f"  leaf 7 is in it, with hash {receipt}\n" in told.stdout
    assert f"  the leaf committed to {ledger.openings[7].body}\n" in told.stdout
    assert run(laptop, "7.bare", "--leaf-hash", receipt).returncode == 0
    other = run(laptop, "7.tlog-proof", "--leaf-hash", verify.leaf_hash(ledger.leaves[8]).hex())
    assert (other.returncode, other.stderr) == (
        3,
        "REFUSED: The proof is about another leaf than the one asked for.\n",
    )
    for words in (["7.bare"], ["7.bare", "--leaf-hash", receipt, "--opening", "7.opening"]):
        assert "does not carry its leaf" in run(laptop, *words).stderr
    assert run(laptop, "7.tlog-proof", "--leaf-hash", "7").returncode == 3


def test_growth_is_verified(laptop: Path, ledger: Ledger) -> None:
    assert "grew out of the 200 leaves" in run(laptop, "growth", "--seen", "on-the-wall").stdout
    (laptop / "on-the-wall").write_text(ledger.note(199))
    assert "your checkpoint does not" in run(laptop, "growth", "--seen", "on-the-wall").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("stick",),
        ("stick", "--policy", "nothing"),
        ("nothing", "--policy", "policy"),
        ("stick", "--policy", "policy", "--seen", "nothing"),
        ("growth", "--policy", "policy"),
        ("stick", "--policy", "policy", "--what"),
        ("7.tlog-proof", "--policy", "policy", "--opening", "nothing"),
    ],
)
def test_it_was_called_wrongly(laptop: Path, arguments: tuple[str, ...]) -> None:
    told = run(laptop, *arguments, policy=False)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("usage: verify.py")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c2sp.org/tlog-proof@v1\n",
        "c2sp.org/tlog-proof@v2\nindex 0\n\n{note}",
        "c2sp.org/tlog-proof@v1\n\n{note}",
        "c2sp.org/tlog-proof@v1\nindex 0\nindex 0\n\n{note}",
        "c2sp.org/tlog-proof@v1\nindex 00\n\n{note}",
        "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n{note}",
        "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\n{note}",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\n{note}",
        "c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\n{note}",
        "c2sp.org/tlog-proof@v1\nindex 1\n\n{note}",
        "é",
    ],
)
def test_what_is_no_proof(text: str) -> None:
    one = Ledger().add_many(1)
    good = proof_file(0, [], one.note(), one.leaves[0])
    assert good.startswith("c2sp.org/tlog-proof@v1\nextra ")
    verify.verify_proof(good.encode(), one.policy())
    with pytest.raises(verify.Refused):
        verify.verify_proof(
            text.format(note=one.note()).encode(), one.policy(), verify.leaf_hash(one.leaves[0])
        )
