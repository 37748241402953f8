"""The directory grows leaf by leaf into the same files, whatever the steps, and no file is half written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safelane.ledger.proofs import Tree
from safelane.ledger.tiles import ExportDirectory, bundle, leaves_of, number_path, read_leaves, tile_path
from safelane.ledger.verify import Refused, leaf_hash, tiles_of, verify_export

from tests.ledger.build import Ledger, refused

LEDGER = Ledger()
LEDGER.leaves = [b"leaf %d" % number for number in range(66_000)]


def listing(place: Path) -> dict[str, bytes]:
    return {
        f.relative_to(place).as_posix(): f.read_bytes() for f in (place / "tile").rglob("*") if f.is_file()
    }


def test_paths_are_those_of_the_specification() -> None:
    assert tile_path(0, 1_234_067) == "tile/0/x001/x234/067"
    assert tile_path(3, 5, 17) == "tile/3/005.p/17"
    assert tile_path("entries", 1000, 1) == "tile/entries/x001/000.p/1"
    assert [number_path(n) for n in (0, 999, 1000, 1_000_000)] == ["000", "999", "x001/000", "x001/x000/000"]


def test_a_tree_of_70000_has_the_tiles_that_the_specification_counts() -> None:
    found = list(tiles_of(70_000))
    assert sum(level == 0 and width == 256 for level, _, width in found) == 273
    assert [tile for tile in found if tile[0] or tile[2] < 256] == [
        (0, 273, 112),
        (1, 0, 256),
        (1, 1, 17),
        (2, 0, 1),
    ]
    assert list(tiles_of(256)) == [(0, 0, 256), (1, 0, 1)]
    assert list(tiles_of(0)) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=st.lists(st.one_of(st.integers(0, 1_400), st.sampled_from([255, 256, 257, 512])), max_size=5))
def test_whatever_the_steps_the_tiles_are_the_same(
    sizes: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    by_steps, at_once = tmp_path_factory.mktemp("steps"), tmp_path_factory.mktemp("once")
    for size in sorted(sizes):
        LEDGER.export(by_steps, size)
        verify_export(by_steps, LEDGER.policy())
    last = max(sizes, default=0)
    LEDGER.export(at_once, last)
    stepped, whole = listing(by_steps), listing(at_once)
    assert whole.items() <= stepped.items()
    assert all(".p/" in name for name in stepped.keys() - whole.keys())
    assert list(read_leaves(at_once, last)) == LEDGER.leaves[:last]


def test_across_the_border_of_a_tile_of_tiles(tmp_path: Path) -> None:
    for size in (65_535, 65_536, 65_537, 66_000):
        LEDGER.export(tmp_path, size)
        assert verify_export(tmp_path, LEDGER.policy()).root == LEDGER.root(size)
        tree = Tree.of(tmp_path)
        assert tree.root() == LEDGER.root(size)
    assert (tmp_path / "tile/2/000.p/1").is_file()
    assert not list((tmp_path / "tile/0").glob("255.p*")), "a partial tile goes when the whole one is there"
    assert sorted(f.name for f in (tmp_path / "checkpoints").iterdir()) == ["65535", "65536", "65537"]


def test_growing_touches_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    LEDGER.export(tmp_path, 1_000)
    written: list[str] = []
    plain = os.replace

    def noticed(source: Any, target: Any) -> None:
        written.append(Path(target).relative_to(tmp_path).as_posix())
        plain(source, target)

    monkeypatch.setattr(os, "replace", noticed)
    LEDGER.export(tmp_path, 1_030)
    assert written == [
        "tile/entries/003",
        "tile/0/003",
        "tile/entries/004.p/6",
        "tile/0/004.p/6",
        "tile/1/000.p/4",
        "checkpoints/1000",
        "checkpoint",
    ]


@pytest.mark.parametrize("survived", range(8))
def test_an_export_that_was_interrupted_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    """Power fails after each of the writes in turn: the old checkpoint stays in force, the next run mends."""
    LEDGER.export(tmp_path, 1_000)
    left, plain = [survived], os.replace

    def fail(source: Any, target: Any) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        plain(source, target)

    monkeypatch.setattr(os, "replace", fail)
    if survived < 7:
        with pytest.raises(KeyboardInterrupt):
            LEDGER.export(tmp_path, 1_030)
        assert ExportDirectory(tmp_path).size() == 1_000
    monkeypatch.setattr(os, "replace", plain)
    LEDGER.export(tmp_path, 1_030)
    assert verify_export(tmp_path, LEDGER.policy()).size == 1_030


def test_a_directory_that_was_damaged_is_not_grown(tmp_path: Path) -> None:
    LEDGER.export(tmp_path, 300)
    for name, words in (("tile/entries/001.p/44", "damaged|whole leaves"), ("tile/1/000.p/1", "damaged")):
        file = tmp_path / name
        whole = file.read_bytes()
        file.write_bytes(whole[:-1])
        refused(lambda: LEDGER.export(tmp_path, 310), words)
        file.write_bytes(whole)
    entries = tmp_path / "tile/entries/001.p/44"
    entries.write_bytes(entries.read_bytes().replace(b"leaf 260", b"leaf 26X"))
    refused(lambda: LEDGER.export(tmp_path, 310), "damaged")


def test_what_cannot_be_published(tmp_path: Path) -> None:
    LEDGER.export(tmp_path, 300)
    directory = ExportDirectory(tmp_path)
    refused(lambda: directory.publish(LEDGER.note(300)), "just written")
    refused(lambda: directory.extend(iter([]), 299), "holds 300 leaves already")
    refused(lambda: directory.extend(iter(LEDGER.leaves[300:305]), 310), "305 leaves and not 310")
    directory.extend(iter(LEDGER.leaves[300:310]), 310)
    refused(lambda: directory.publish(LEDGER.note(311)), "just written")
    other = Ledger("elsewhere.example/log")
    other.leaves = LEDGER.leaves
    refused(lambda: directory.publish(other.note(310)), "is an export of")
    directory.publish(LEDGER.note(310))
    assert verify_export(tmp_path, LEDGER.policy()).size == 310


def test_a_bundle_is_lengths_and_leaves() -> None:
    longest = b"x" * 65_535
    assert bundle([b"", b"ab", longest]) == b"\x00\x00\x00\x02ab\xff\xff" + longest
    assert leaves_of(bundle([b"", b"ab", longest]), 3) == [b"", b"ab", longest]
    with pytest.raises(ValueError, match="65535"):
        bundle([longest + b"x"])
    for octets, width in ((b"\x00", 1), (b"\x00\x05ab", 1), (bundle([b"a"]), 2), (bundle([b"a", b"b"]), 1)):
        with pytest.raises(Refused):
            leaves_of(octets, width)
    assert leaf_hash(b"") == Tree(lambda *_: leaf_hash(b""), 1).root()


def test_tiles_of_the_wrong_length_make_no_proof() -> None:
    with pytest.raises(Refused):
        Tree(lambda *_: b"short", 5).root()
    tree = Tree(lambda *_: b"", 5)
    for call in (lambda: tree.inclusion(5), lambda: tree.root(6), lambda: tree.consistency(6)):
        with pytest.raises(Refused):
            call()
