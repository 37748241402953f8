"""Notes, keys, cosignatures: examples of the specifications, and checkpoints that public logs signed."""

from __future__ import annotations

import base64
from functools import partial
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from safelane.ledger.checkpoint import checkpoint_text, sign_checkpoint
from safelane.ledger.notes import Cosigner, Ed25519Signer, MLDSASigner, add_signatures, sign_note
from safelane.ledger.verify import Checkpoint, Key, Note, Policy, Refused, Signature, subtree_message

from tests.ledger.build import NOVEMBER, ORIGIN, Ledger, cosigner, octets, private, refused

VECTORS = Path(__file__).with_name("vectors")
# c2sp.org/signed-note: the example of the specification
EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n\n— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
# golang.org/x/mod/sumdb/note: the signing key of its example, so that signing can be compared too
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_PRIVATE = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETER_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# c2sp.org/tlog-checkpoint and tlog-cosignature: the examples, whose public keys the texts do not give
SOFA = (VECTORS / "behind-the-sofa.checkpoint").read_text(encoding="utf-8")


def opened(note: str, vkey: str) -> int | None:
    key, parsed = Key.parse(vkey), Note.parse(note.encode())
    for line in parsed.signatures:
        if (line.name, line.key_id) == (key.name, key.id):
            return key.verify(line.signature, parsed.text)
    raise AssertionError("no line of this key")


@pytest.mark.parametrize(("note", "vkey"), [(EXAMPLE, EXAMPLE_KEY), (PETER_NOTE, PETER)])
def test_the_examples_of_others_verify(note: str, vkey: str) -> None:
    assert Key.parse(vkey).vkey() == vkey
    assert opened(note, vkey) is None
    refused(lambda: opened(note.replace("is", "iz", 1), vkey), "not over this text")


def test_we_sign_the_example_to_the_same_octets() -> None:
    text = PETER_NOTE.partition("\n\n")[0] + "\n"
    type_, *seed = base64.b64decode(PETER_PRIVATE)
    assert type_ == 1
    signer = Ed25519Signer("PeterNeumann", Ed25519PrivateKey.from_private_bytes(bytes(seed)))
    assert signer.key.vkey() == PETER
    assert sign_note(text, signer) == PETER_NOTE


def test_the_example_checkpoint_is_read_as_the_specification_says() -> None:
    read = Checkpoint.parse(SOFA.encode())
    assert (read.origin, read.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint_text(read.origin, read.size, read.root) == read.note.text
    assert add_signatures(SOFA, []) == SOFA
    cosigned = read.note.signatures[1]
    assert (cosigned.name, len(cosigned.signature)) == ("witness.example.com/w1", 72)
    assert int.from_bytes(cosigned.signature[:8]) == 1679315147


@pytest.mark.parametrize(
    ("name", "cosigned_at"),
    [("arche2025h1", {"witness": 1779573024}), ("coachandhorses2026h1", {"witness": 1785704691})],
)
def test_a_checkpoint_of_a_public_log_and_its_public_witness(name: str, cosigned_at: dict[str, int]) -> None:
    """The second is cosigned with ML-DSA-44; its other lines are of keys that this policy does not know."""
    read = Checkpoint.parse((VECTORS / f"{name}.checkpoint").read_bytes())
    vkey = (VECTORS / f"{name}.witness").read_text().strip()
    lines = f"witness witness {vkey}\nquorum witness\n"
    log = VECTORS / f"{name}.log"
    if log.exists():
        policy = Policy.parse(f"log {log.read_text().strip()}\n{lines}".encode())
        assert policy.check(read) == cosigned_at
    else:
        key = Key.parse(vkey)
        line = next(s for s in read.note.signatures if s.key_id == key.id)
        assert key.verify(line.signature, read.note.text) == cosigned_at["witness"]
        refused(lambda: key.verify(line.signature, read.note.text.replace("5", "6", 1)), "not over this text")


def test_ml_dsa_44_for_log_and_witness() -> None:
    log = MLDSASigner(ORIGIN, MLDSA44PrivateKey.generate(), lambda: NOVEMBER)
    witness = Cosigner("w.example", MLDSA44PrivateKey.generate(), lambda: NOVEMBER + 1)
    ledger = Ledger().add_many(3)
    text = checkpoint_text(ORIGIN, 3, ledger.root())
    note = sign_note(text, ledger.log, log, witness)
    both = f"log {ledger.log.key.vkey()}\nlog {log.key.vkey()}\nwitness w {witness.key.vkey()}\nquorum w\n"
    assert log.key.type == witness.key.type == 6
    assert Policy.parse(both.encode()).check(Checkpoint.parse(note.encode())) == {"w": NOVEMBER + 1}

    only = f"log {log.key.vkey()}\nquorum none\n"
    assert Policy.parse(only.encode()).check(Checkpoint.parse(sign_note(text, log).encode())) == {}

    forged = note.replace(text, checkpoint_text(ORIGIN, 3, octets("another root")))
    for policy in (both, only):
        refused(partial(Policy.parse(policy.encode()).check, Checkpoint.parse(forged.encode())), "not over")


def test_the_ml_dsa_message_is_byte_for_byte_the_structure_of_the_specification() -> None:
    root = bytes(range(32))
    built = subtree_message("w.example", 0x0102030405060708, checkpoint_text("log.example", 515, root))
    assert built == (
        b"subtree/v1\n\x00"
        b"\x09w.example"
        b"\x01\x02\x03\x04\x05\x06\x07\x08"
        b"\x0blog.example"
        b"\x00\x00\x00\x00\x00\x00\x00\x00"
        b"\x00\x00\x00\x00\x00\x00\x02\x03" + root
    )


def test_a_line_of_a_key_that_nobody_knows_is_ignored() -> None:
    ledger = Ledger().add_many(2)
    note = ledger.note()
    stranger = Ed25519Signer("stranger.example", private("stranger")).sign(note.partition("\n\n")[0] + "\n")
    same_name = Ed25519Signer(ORIGIN, private("another key"))
    more = add_signatures(note, [stranger, same_name.sign("something else\n")])
    assert more.count("\n— ") == 3
    ledger.policy().check(Checkpoint.parse(more.encode()))
    alone = sign_note(note.partition("\n\n")[0] + "\n", same_name)
    refused(lambda: ledger.policy().check(Checkpoint.parse(alone.encode())), "No key that the policy has")


def test_a_known_key_whose_signature_is_wrong_spoils_the_whole_note() -> None:
    ledger = Ledger().add_many(2)
    witness = cosigner("ann")
    bad = witness.sign(checkpoint_text(ORIGIN, 2, octets("another root")))
    note = add_signatures(ledger.note(), [bad])
    refused(
        lambda: ledger.policy(witness, least=0).check(Checkpoint.parse(note.encode())),
        "ann.*not over this text",
    )


def test_a_note_signed_twice_by_one_key_is_refused_and_a_newer_line_takes_the_place() -> None:
    ledger = Ledger().add_many(2)
    early, late = cosigner("ann", NOVEMBER), cosigner("ann", NOVEMBER + 60)
    note = ledger.note(witnesses=[early])
    line = late.sign(note.partition("\n\n")[0] + "\n")
    policy = ledger.policy(early)
    refused(lambda: policy.check(Checkpoint.parse((note + line).encode())), "two signatures")
    assert policy.check(Checkpoint.parse(add_signatures(note, [line]).encode())) == {
        "ann.example": NOVEMBER + 60
    }


GOOD = Ledger().add_many(1).note()
_TEXT, _LINE = GOOD.split("\n\n")


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n\n" + _LINE,
        _TEXT + "\n",
        _TEXT + "\n" + _LINE,
        _TEXT + "\n\n",
        GOOD[:-1],
        GOOD + "\n",
        GOOD + "trailing\n",
        GOOD.replace("— ", "- "),
        GOOD.replace("— ", "—  "),
        GOOD.replace("\n— ", "\n—\t"),
        GOOD.replace(_LINE, _LINE[:-1] + " \n"),
        GOOD.replace(_LINE, _LINE[:-3] + "\n"),
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("example/2026\n", "example/2026\x7f\x01\n", 1),
        _TEXT + "\n\n— a+b AAAAAAAA\n",
        _TEXT + "\n\n— a\u2003b AAAAAAAA\n",
        _TEXT + "\n\n— ab AAAAAB==\n",
        _TEXT + "\n\n— ab AAAA\n",
        _TEXT + "\n\n" + _LINE * 101,
    ],
)
def test_what_is_no_signed_note(note: str) -> None:
    with pytest.raises(Refused):
        Note.parse(note.encode())


def test_at_least_sixteen_signatures_are_accepted() -> None:
    text = GOOD.partition("\n\n")[0] + "\n"
    signers = [Ed25519Signer(f"s{n}.example", private(n)) for n in range(16)]
    assert len(Note.parse(sign_note(text, *signers).encode()).signatures) == 16
    assert len(Note.parse(b"two\n\nparagraphs\n\n" + _LINE.encode()).text) == len("two\n\nparagraphs\n")


@pytest.mark.parametrize(
    "text",
    [
        "log.example\n1\n",
        "log.example\n\n1\n",
        "log.example\n01\n{root}\n",
        "log.example\n-1\n{root}\n",
        "log.example\n1 \n{root}\n",
        "log.example\n+1\n{root}\n",
        "log.example\n١\n{root}\n",
        "log.example\n99999999999999999999\n{root}\n",
        "log.example\n1\nAAAA\n",
        "log.example\n1\n{root}\nan extension\n",
    ],
)
def test_what_is_no_checkpoint(text: str) -> None:
    root = checkpoint_text("x", 1, octets()).split("\n")[2]
    signed = sign_note(text.format(root=root), Ed25519Signer("log.example", private()))
    with pytest.raises(Refused):
        Checkpoint.parse(signed.encode())


def test_a_root_spelt_another_way_is_refused() -> None:
    """Base64 leaves two bits of the last letter unused; a checkpoint has one spelling."""
    text = checkpoint_text("log.example", 1, octets())
    root = text.split("\n")[2]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = root[:-2] + letters[letters.index(root[-2]) ^ 1] + "="
    signed = sign_note(text.replace(root, other), Ed25519Signer("log.example", private()))
    refused(lambda: Checkpoint.parse(signed.encode()), "form of its own")


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "name",
        "name+00000000",
        EXAMPLE_KEY.replace("530d903a", "530d903b"),
        EXAMPLE_KEY.replace("530d903a", "530D903A"),
        EXAMPLE_KEY.replace("example.com/foo", "example.com/fop"),
        EXAMPLE_KEY.replace("example.com/foo", "example.com/f o"),
        EXAMPLE_KEY[:-4],
        EXAMPLE_KEY + "AAAA",
        EXAMPLE_KEY.replace("+Aek", "+Auk"),
        EXAMPLE_KEY + "\n",
    ],
)
def test_what_is_no_key(vkey: str) -> None:
    with pytest.raises(Refused):
        Key.parse(vkey)


def test_names_and_texts_that_cannot_be_signed() -> None:
    for name in ("", "a b", "a+b", "a\u00a0b", "a\nb", "é" * 128):
        with pytest.raises(Refused):
            Ed25519Signer(name, private())
    signer = Ed25519Signer("log.example", private())
    for text in ("no newline", "bad\x00\n"):
        with pytest.raises((ValueError, Refused)):
            sign_note(text, signer)
    with pytest.raises(ValueError, match="somebody"):
        sign_note("text\n")
    with pytest.raises(ValueError, match="named like the log"):
        sign_checkpoint("other.example", 0, octets(), [signer])
    with pytest.raises(ValueError, match="origin"):
        checkpoint_text(" log", 0, octets())
    with pytest.raises((ValueError, Refused)):
        checkpoint_text("log\nx", 0, octets())
    with pytest.raises(ValueError, match="SHA-256"):
        checkpoint_text("log", 0, b"short")
    refused(lambda: Signature.parse("— x AAAA"), "too short")
