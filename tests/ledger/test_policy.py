"""Policies (c2sp.org/tlog-policy): who is believed, and when a checkpoint is cosigned by enough."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Callable
from functools import partial

import pytest
from safelane.ledger.notes import Cosigner, Ed25519Signer, sign_note
from safelane.ledger.policyfile import WitnessLine, witness_urls, write_policy
from safelane.ledger.verify import Checkpoint, Policy, Refused

from tests.ledger.build import NOVEMBER, Ledger, cosigner, private, refused

NAMES = ["X1", "X2", "X3", "Y1", "Y2", "Y3"]
WITNESSES = {name: cosigner(name) for name in NAMES}
LEDGER = Ledger().add_many(4)
LOG = LEDGER.log.key.vkey()
LINES = "".join(f"witness {name} {witness.key.vkey()}\n" for name, witness in WITNESSES.items())
# the example of the specification
EXAMPLE = (
    f"# a policy with groups in a group\nlog {LOG}\n\n{LINES}"
    "group X-witnesses 2 X1 X2 X3\n\tgroup\tY-witnesses  any Y1 Y2 Y3 \n"
    "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n"
)


def note(names: tuple[str, ...]) -> Checkpoint:
    return Checkpoint.parse(LEDGER.note(4, [WITNESSES[name] for name in names]).encode())


@pytest.mark.parametrize("count", range(7))
def test_the_example_of_the_specification_for_every_set_of_witnesses(count: int) -> None:
    policy = Policy.parse(EXAMPLE.encode())
    for names in itertools.combinations(NAMES, count):
        enough = sum(n[0] == "X" for n in names) >= 2 and any(n[0] == "Y" for n in names)
        if enough:
            assert policy.check(note(names)) == dict.fromkeys(names, NOVEMBER)
        else:
            refused(partial(policy.check, note(names)), "is not the quorum “X-and-Y”")
        assert policy.check(note(names), quorum=False) == dict.fromkeys(names, NOVEMBER)


@pytest.mark.parametrize(
    ("quorum", "wanted"),
    [
        ("quorum none\n", 0),
        ("quorum X2\n", None),
        ("group g any X1 X2 X3\nquorum g\n", 1),
        ("group g 1 X1 X2 X3\nquorum g\n", 1),
        ("group g 2 X1 X2 X3\nquorum g\n", 2),
        ("group g all X1 X2 X3\nquorum g\n", 3),
        ("group g 3 X1 X2 X3\nquorum g", 3),
    ],
)
def test_a_quorum_is_as_many_as_it_says(quorum: str, wanted: int | None) -> None:
    policy = Policy.parse(f"{quorum and LINES}log {LOG}\n{quorum}".encode())
    for count in range(4):
        for names in itertools.combinations(NAMES[:3], count):
            enough = "X2" in names if wanted is None else len(names) >= wanted
            if enough:
                policy.check(note(names))
            else:
                with pytest.raises(Refused):
                    policy.check(note(names))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("quorum X-and-Y\n", ""),
        lambda text: text + "quorum none\n",
        lambda text: text.replace("quorum X-and-Y", "quorum Z"),
        lambda text: text.replace("quorum X-and-Y", "quorum"),
        lambda text: text.replace("quorum X-and-Y", "quorum X-and-Y X1"),
        lambda text: "quorum X1\n" + text.replace("quorum X-and-Y\n", ""),
        lambda text: text.replace("2 X1 X2 X3", "0 X1 X2 X3"),
        lambda text: text.replace("2 X1 X2 X3", "4 X1 X2 X3"),
        lambda text: text.replace("2 X1 X2 X3", "02 X1 X2 X3"),
        lambda text: text.replace("2 X1 X2 X3", "most X1 X2 X3"),
        lambda text: text.replace("2 X1 X2 X3", "any"),
        lambda text: text.replace("2 X1 X2 X3", "2 X1 X1 X3"),
        lambda text: text.replace("2 X1 X2 X3", "2 X1 X2 none"),
        lambda text: text.replace("2 X1 X2 X3", "2 X1 X2 Y-witnesses"),
        lambda text: text.replace("any Y1 Y2 Y3", "any Y1 Y2 X3"),
        lambda text: text.replace("group X-witnesses", "group X1"),
        lambda text: text.replace("group X-witnesses", "group none"),
        lambda text: text.replace("witness X2", "witness X1"),
        lambda text: text.replace("witness X2", "witness none"),
        lambda text: text.replace("witness X2", "Witness X2"),
        lambda text: text.replace("witness X2", "witness X2 X2"),
        lambda text: text.replace("witness X2", "witness\u00a0X2"),
        lambda text: text + f"log {LOG}\n",
        lambda text: text + f"log {LOG} https://a.example https://b.example\n",
        lambda text: text + "log\n",
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text + "\x00",
        lambda text: text + "\x7f\n",
        lambda text: text + f"witness again {WITNESSES['X1'].key.vkey()}\n",
        lambda text: text + f"witness plain {LEDGER.log.key.vkey()}\n",
        lambda text: text + f"log {WITNESSES['X1'].key.vkey()}\n",
        lambda text: text + f"witness other {Cosigner('other-name.example', private('X1')).key.vkey()}\n",
    ],
)
def test_what_is_no_policy(spoil: Callable[[str], str]) -> None:
    Policy.parse(EXAMPLE.encode())
    with pytest.raises(Refused):
        Policy.parse(spoil(EXAMPLE).encode())


def test_names_and_comments_are_any_octets() -> None:
    key = WITNESSES["X1"].key.vkey().encode()
    octets = (
        b"# \xff\xfe\nwitness \xe2\x84\xaa\xff " + key + b" https://w.example/\xff\nquorum \xe2\x84\xaa\xff"
    )
    assert len(Policy.parse(octets).witnesses) == 1
    with pytest.raises(Refused):
        Policy.parse(octets.replace(b"quorum \xe2\x84\xaa\xff", b"quorum K\xff"))


def test_a_policy_may_be_large() -> None:
    many = "".join(f"witness w{n} {cosigner(f'w{n}').key.vkey()}\n" for n in range(40))
    many += "".join(f"log {Ledger(f'log{n}.example').log.key.vkey()}\n" for n in range(40))
    groups = "".join(f"group g{n} any w{n}\n" for n in range(40))
    all_ = "group all all " + " ".join(f"g{n}" for n in range(40)) + "\nquorum all\n"
    policy = Policy.parse((many + groups + all_).encode())
    assert policy.witnessed_by({f"w{n}" for n in range(40)})
    assert not policy.witnessed_by({f"w{n}" for n in range(39)})


def test_a_key_of_another_log_does_not_sign_for_this_one() -> None:
    other = Ledger("elsewhere.example/log")
    refused(
        lambda: Policy.parse(f"log {other.log.key.vkey()}\nquorum none\n".encode()).check(note(())),
        "does not know the log",
    )
    both = f"log {LOG}\nlog {other.log.key.vkey()}\nquorum none\n"
    text = LEDGER.note(4).partition("\n\n")[0] + "\n"
    forged = f"{text}\n{other.log.sign(text)}"
    refused(
        lambda: Policy.parse(both.encode()).check(Checkpoint.parse(forged.encode())), "No key that the policy"
    )


def test_a_successor_key_signs_under_the_same_name() -> None:
    successor = Ed25519Signer(LEDGER.origin, private("successor"))
    text = LEDGER.note(4).partition("\n\n")[0] + "\n"
    new = Checkpoint.parse(sign_note(text, successor).encode())
    refused(lambda: Policy.parse(f"log {LOG}\nquorum none\n".encode()).check(new), "No key")
    rotated = Policy.parse(f"log {LOG}\nlog {successor.key.vkey()}\nquorum none\n".encode())
    assert rotated.check(new) == rotated.check(note(())) == {}


def test_a_log_cannot_be_its_own_witness_by_its_plain_signature() -> None:
    """The cosignature has a message of its own, so that neither signature passes for the other."""
    twice = Cosigner(LEDGER.origin, private(LEDGER.origin), lambda: NOVEMBER)
    policy = f"log {LOG}\nwitness self {twice.key.vkey()}\nquorum self\n"
    refused(lambda: Policy.parse(policy.encode()).check(note(())), "cosigned by nobody")


def test_a_cosignature_is_bound_to_its_time() -> None:
    policy = Policy.parse(f"log {LOG}\n{LINES}quorum X1\n".encode())
    good = LEDGER.note(4, [WITNESSES["X1"]])
    line = good.rstrip("\n").rsplit(" ", 1)[1]
    octets = bytearray(base64.b64decode(line))
    octets[4:12] = (NOVEMBER - 86_400).to_bytes(8)
    backdated = good.replace(line, base64.b64encode(bytes(octets)).decode())
    policy.check(Checkpoint.parse(good.encode()))
    refused(lambda: policy.check(Checkpoint.parse(backdated.encode())), "X1.example is not over this text")
    beyond = LEDGER.note(4, [Cosigner("X1.example", private("X1"), lambda: float(2**63))])
    refused(lambda: policy.check(Checkpoint.parse(beyond.encode())), "beyond all calendars")


def test_a_policy_is_written_and_read_again() -> None:
    lines = {
        "ann": WitnessLine(WITNESSES["X1"].key.vkey(), "https://ann.example/w/"),
        "bea": WitnessLine(WITNESSES["X2"].key.vkey()),
    }
    text = write_policy([LOG], lines, 1, "Given by hand\non 21 November")
    assert text.startswith("# Given by hand\n# on 21 November\nlog ledger.school.example/2026+")
    assert text.endswith("group witnesses 1 ann bea\nquorum witnesses\n")
    assert witness_urls(text) == {"ann": "https://ann.example/w/"}
    assert Policy.parse(text.encode()).witnessed_by({"bea"})
    assert write_policy([LOG], {}).endswith("quorum none\n")
    assert not Policy.parse(write_policy([LOG], lines).encode()).witnessed_by({"bea"})
    with pytest.raises(Refused):
        write_policy([LOG], lines, 3)
