"""Proofs over every size up to 300, and over the borders of a tile (256) and of a tile of tiles (65,536).

The reference is the definition of RFC 6962 itself, written down recursively and slowly.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safelane.ledger.frontier import Frontier
from safelane.ledger.proofs import Tree
from safelane.ledger.verify import (
    EMPTY_ROOT,
    HASH,
    WIDTH,
    Refused,
    node_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

from tests.ledger.build import octets

LARGEST = 66_100
HASHES = [octets("leaf", number) for number in range(LARGEST)]


@lru_cache(300_000)
def mth(start: int, end: int) -> bytes:
    """MTH(D[start:end])."""
    if end - start < 2:
        return HASHES[start] if end > start else EMPTY_ROOT
    middle = start + (1 << (end - start - 1).bit_length() - 1)
    return node_hash(mth(start, middle), mth(middle, end))


def read(level: int, number: int, width: int) -> bytes:
    """A tile, by its definition in tlog-tiles."""
    step = WIDTH**level
    first = number * WIDTH
    return b"".join(mth(place * step, (place + 1) * step) for place in range(first, first + width))


TREE = Tree(read, LARGEST)
NEAR = [*range(250, 263), *range(510, 515), *range(65_530, 65_543), *range(65_790, 65_795), LARGEST]
SIZES = st.one_of(st.integers(1, 300), st.sampled_from(NEAR), st.integers(1, LARGEST))


def proves(index: int, size: int) -> None:
    proof = TREE.inclusion(index, size)
    verify_inclusion(index, size, HASHES[index], proof, mth(0, size))
    for other in {index ^ 1, (index + 1) % size, size - 1} - {index}:
        if other < size:
            with pytest.raises(Refused):
                verify_inclusion(other, size, HASHES[index], proof, mth(0, size))


def grows(old: int, new: int) -> None:
    proof = TREE.consistency(old, new)
    verify_consistency(old, new, mth(0, old), mth(0, new), proof)
    with pytest.raises(Refused):
        verify_consistency(old, new, octets("another tree"), mth(0, new), proof)
    if old != new:
        with pytest.raises(Refused):
            verify_consistency(old, new, mth(0, old), mth(0, new), [*proof, octets("one more")])
    if proof:
        with pytest.raises(Refused):
            verify_consistency(old, new, mth(0, old), mth(0, new), proof[:-1])


def test_every_leaf_of_every_size_up_to_300() -> None:
    for size in range(1, 301):
        assert TREE.root(size) == mth(0, size)
        for index in range(size):
            verify_inclusion(index, size, HASHES[index], TREE.inclusion(index, size), mth(0, size))


def test_every_pair_of_sizes_up_to_300() -> None:
    for new in range(1, 301):
        for old in range(new + 1):
            proof = TREE.consistency(old, new)
            verify_consistency(old, new, mth(0, old), mth(0, new), proof)


@pytest.mark.parametrize("size", NEAR)
def test_across_the_borders(size: int) -> None:
    assert TREE.root(size) == mth(0, size)
    for index in {0, 1, 255, 256, 257, 65_535, 65_536, size // 2, size - 2, size - 1}:
        if index < size:
            proves(index, size)
    for old in {1, 2, 255, 256, 257, 300, 65_535, 65_536, 65_537, size - 1, size}:
        if old <= size:
            grows(old, size)


@settings(max_examples=300, deadline=None)
@given(size=SIZES, data=st.data())
def test_any_leaf_of_any_size(size: int, data: st.DataObject) -> None:
    proves(data.draw(st.integers(0, size - 1)), size)


@settings(max_examples=300, deadline=None)
@given(new=SIZES, data=st.data())
def test_any_growth(new: int, data: st.DataObject) -> None:
    grows(
        data.draw(st.one_of(st.integers(1, new), st.sampled_from([s for s in NEAR if s <= new] or [1]))), new
    )


@settings(max_examples=200, deadline=None)
@given(size=SIZES, data=st.data(), bit=st.integers(0, 255))
def test_one_flipped_bit_anywhere_in_a_proof_is_refused(size: int, data: st.DataObject, bit: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = TREE.inclusion(index, size)
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        flipped = (int.from_bytes(proof[at]) ^ (1 << bit)).to_bytes(HASH)
        with pytest.raises(Refused):
            verify_inclusion(
                index, size, HASHES[index], [*proof[:at], flipped, *proof[at + 1 :]], mth(0, size)
            )
    with pytest.raises(Refused):
        verify_inclusion(index, size, octets("another leaf"), proof, mth(0, size))


@settings(max_examples=60, deadline=None)
@given(sizes=st.lists(st.integers(0, 1_500), min_size=1, max_size=4), seed=st.integers(0, 2**32))
def test_a_frontier_remembers_enough(sizes: list[int], seed: int) -> None:
    edge, chance = Frontier(), Random(seed)
    for size in sorted(sizes):
        edge.extend(HASHES[edge.size : size])
        assert edge.root() == mth(0, size) == root_of(b"".join(HASHES[:size]))
        if chance.random() < 0.5:
            edge = Frontier.from_json(edge.to_json())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"hashes":[],"size":1}',
        '{"hashes":[], "size":0}',
        '{"hashes":[],"size":-1}',
        '{"hashes":null,"size":0}',
        '{"hashes":[],"size":true}',
        '{"hashes":["' + "A" * 64 + '"],"size":1}',
    ],
)
def test_a_damaged_frontier_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        Frontier.from_json(text)
