"""The log's keys and the signer's directory: private, whole, and of one log each."""

from __future__ import annotations

import json
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from safelane.errors import Problem
from safelane.ledger import epochs, files, pkcs8
from safelane.ledger.frontier import Frontier
from safelane.ledger.keys import ACTIVE, POST_QUANTUM, SUCCESSOR, KeyRing, told_passphrase
from safelane.ledger.state import State, StateFile
from safelane.ledger.verify import Checkpoint, Key, Note

ORIGIN = "ledger.example.org/tests"


def begun(folder: Path, origin: str | None = ORIGIN, post_quantum: bool = False) -> KeyRing:
    return epochs.begun(folder, origin, post_quantum)[2]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_use_makes_a_key_that_only_its_user_reads(tmp_path: Path) -> None:
    ring = begun(tmp_path / "state")
    assert mode(ring.path(ACTIVE)) == 0o600
    assert mode(tmp_path / "state") == 0o700
    (key,) = ring.signing(ORIGIN)
    assert Key.parse(key.vkey).name == ORIGIN


def test_the_second_use_takes_the_same_key(tmp_path: Path) -> None:
    first = begun(tmp_path / "state").signing(ORIGIN)[0].vkey
    assert begun(tmp_path / "state", None).signing(ORIGIN)[0].vkey == first


def test_a_log_without_a_name_is_not_begun(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no name yet"):
        begun(tmp_path / "state", None)
    assert not KeyRing(tmp_path / "state").exists()


@pytest.mark.parametrize("origin", ["two words", "a+b", "", "x" * 256])
def test_a_name_that_a_note_cannot_carry_is_refused(tmp_path: Path, origin: str) -> None:
    with pytest.raises(Problem):
        begun(tmp_path / "state", origin)


def test_one_directory_is_of_one_log(tmp_path: Path) -> None:
    begun(tmp_path / "state")
    with pytest.raises(Problem, match="is the state of"):
        begun(tmp_path / "state", "another.example.org")


@pytest.mark.parametrize("loose", [0o640, 0o604, 0o666])
def test_a_key_that_others_can_read_is_not_used(tmp_path: Path, loose: int) -> None:
    ring = begun(tmp_path / "state")
    ring.path(ACTIVE).chmod(loose)
    with pytest.raises(Problem, match="can be read by others"):
        ring.signing(ORIGIN)


def test_a_directory_that_others_can_write_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    begun(folder)
    folder.chmod(0o770)
    with pytest.raises(Problem, match="can be written by others"):
        begun(folder)


def test_nothing_is_kept_inside_the_database_s_own_directory(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("18\n")
    with pytest.raises(Problem, match="data directory"):
        begun(tmp_path / "somewhere" / "state")
    assert not list(tmp_path.rglob("*.pem"))


def test_a_key_without_its_state_signs_nothing(tmp_path: Path) -> None:
    begun(tmp_path / "state")
    (tmp_path / "state" / "state.json").unlink()
    with pytest.raises(Problem, match="what was signed with it is not known"):
        begun(tmp_path / "state")


def test_a_state_without_its_key_signs_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    ring = begun(folder)
    StateFile(folder).write(State(ORIGIN, Frontier(1, [b"\1" * 32]), "a note"))
    ring.path(ACTIVE).unlink()
    with pytest.raises(Problem, match="is gone"):
        begun(folder)


def test_a_crash_between_the_first_state_and_the_first_key_is_mended(tmp_path: Path) -> None:
    folder = files.private_directory(tmp_path / "state")
    StateFile(folder).write(State(ORIGIN))
    assert len(begun(folder, None).signing(ORIGIN)) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw.pop("root"),
        lambda raw: raw.update(root="00" * 32),
        lambda raw: raw.update(size=2),
        lambda raw: raw.update(frontier=["zz"]),
        lambda raw: raw.update(v=2),
    ],
)
def test_a_damaged_state_is_refused_and_never_begun_anew(tmp_path: Path, damage: object) -> None:
    file = StateFile(files.private_directory(tmp_path / "state"))
    file.write(State(ORIGIN, Frontier(1, [b"\1" * 32]), "a note"))
    raw = json.loads(file.path.read_text())
    assert callable(damage)
    damage(raw)
    file.path.write_text(json.dumps(raw))
    with pytest.raises(Problem, match="cannot be used"):
        file.read()


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    file = StateFile(files.private_directory(tmp_path / "state"))
    state = State(ORIGIN, Frontier(3, [b"\1" * 32, b"\2" * 32]), "a note", "the note before")
    file.write(state)
    found = file.read()
    assert found is not None
    assert (found.origin, found.size, found.note, found.previous) == (ORIGIN, 3, "a note", "the note before")
    assert found.frontier.root() == state.frontier.root()
    assert mode(file.path) == 0o600


def test_a_passphrase_encrypts_the_key_with_scrypt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFELANE_LEDGER_PASSPHRASE", "correct horse battery")
    ring = begun(tmp_path / "state")
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in ring.path(ACTIVE).read_bytes()
    vkey = ring.signing(ORIGIN)[0].vkey
    monkeypatch.setenv("SAFELANE_LEDGER_PASSPHRASE", "another passphrase")
    with pytest.raises(Problem, match="not its passphrase"):
        begun(tmp_path / "state", None).signing(ORIGIN)
    monkeypatch.delenv("SAFELANE_LEDGER_PASSPHRASE")
    with pytest.raises(Problem, match="a passphrase is needed"):
        begun(tmp_path / "state", None).signing(ORIGIN)
    (tmp_path / "secret").write_text("correct horse battery\n")
    monkeypatch.setenv("SAFELANE_LEDGER_PASSPHRASE_FILE", str(tmp_path / "secret"))
    assert begun(tmp_path / "state", None).signing(ORIGIN)[0].vkey == vkey


def test_a_short_passphrase_makes_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFELANE_LEDGER_PASSPHRASE", "short")
    with pytest.raises(Problem, match="fewer than"):
        told_passphrase(True)


def test_an_encrypted_key_is_a_standard_one() -> None:
    key = Ed25519PrivateKey.generate()
    pem = pkcs8.dump(key, "correct horse battery")
    told = subprocess.run(
        ["openssl", "asn1parse"], input=pem, capture_output=True, check=False
    ).stdout  # where there is no openssl, the reading below still is cryptography's own
    assert b"scrypt" in told or not told
    found = pkcs8.load(pem, "correct horse battery")
    assert found.public_key() == key.public_key()
    with pytest.raises(pkcs8.WrongPassphrase):
        pkcs8.load(pem, "another passphrase")


def test_a_successor_is_announced_by_the_key_in_force_and_then_takes_its_place(tmp_path: Path) -> None:
    ring = begun(tmp_path / "state")
    old = ring.load(ACTIVE, ORIGIN).vkey
    successor, announcement = ring.announce(ORIGIN)
    note = Note.parse(announcement.encode())
    key = Key.parse(old)
    (line,) = [each for each in note.signatures if each.key_id == key.id]
    key.verify(line.signature, note.text)
    assert successor.vkey in note.text
    assert {each.vkey for each in ring.signing(ORIGIN)} == {old, successor.vkey}
    with pytest.raises(Problem, match="announced already"):
        ring.announce(ORIGIN)
    ring.succeed(ORIGIN)
    assert [each.vkey for each in ring.signing(ORIGIN)] == [successor.vkey]
    assert ring.known()[ORIGIN] == [old, successor.vkey]
    assert ring.announcements() == [announcement]
    assert not ring.exists(SUCCESSOR)
    with pytest.raises(Problem, match="no successor"):
        ring.succeed(ORIGIN)


def test_both_keys_of_a_rotation_and_the_post_quantum_one_sign(tmp_path: Path) -> None:
    from safelane.ledger.checkpoint import sign_checkpoint

    ring = begun(tmp_path / "state", post_quantum=True)
    ring.announce(ORIGIN)
    keys = ring.signing(ORIGIN)
    note = sign_checkpoint(ORIGIN, 1, b"\3" * 32, [key.signer for key in keys])
    found = Checkpoint.parse(note.encode())
    assert len(found.note.signatures) == len(keys) == 3
    for key in keys:
        verifier = Key.parse(key.vkey)
        (line,) = [each for each in found.note.signatures if each.key_id == verifier.id]
        verifier.verify(line.signature, found.note.text)
    assert ring.exists(POST_QUANTUM)


def test_two_signers_on_one_directory_are_refused(tmp_path: Path) -> None:
    with (
        files.only_one(tmp_path / "lock", "A signer"),
        pytest.raises(Problem, match="runs already"),
        files.only_one(tmp_path / "lock", "A signer"),
    ):
        pass
