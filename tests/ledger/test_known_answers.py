"""Trees and proofs that others computed: the test tree of Certificate Transparency (RFC 6962)."""

from __future__ import annotations

import pytest
from safelane.ledger.frontier import Frontier
from safelane.ledger.proofs import Tree
from safelane.ledger.verify import (
    EMPTY_ROOT,
    HASH,
    Refused,
    leaf_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [
    bytes.fromhex(digits)
    for digits in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    bytes.fromhex(digits)
    for digits in (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    )
]
_A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
_B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
_C = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
_D = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
_E = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
_F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
_ONE, _TWO, _FOUR = ROOTS[1].hex(), ROOTS[2].hex(), ROOTS[4].hex()
INCLUSION = [(0, 1, []), (0, 2, [_A]), (1, 2, [_ONE]), (2, 3, [_TWO]), (1, 5, [_ONE, _B, _C])]
INCLUSION += [(0, 8, [_A, _B, _D]), (5, 8, [_C, _E, _FOUR])]
CONSISTENCY = [(1, 1, []), (1, 8, [_A, _B, _D]), (6, 8, [_F, _E, _FOUR]), (2, 5, [_B, _C])]


def tree(size: int) -> Tree:
    tile = b"".join(map(leaf_hash, LEAVES[:size]))
    return Tree(lambda level, number, width: tile if (level, number) == (0, 0) else b"", size)


@pytest.mark.parametrize("size", range(9))
def test_the_root_is_the_published_one(size: int) -> None:
    hashes = [leaf_hash(leaf) for leaf in LEAVES[:size]]
    edge = Frontier()
    edge.extend(hashes)
    assert root_of(b"".join(hashes)) == ROOTS[size]
    assert edge.root() == ROOTS[size]
    assert tree(size).root() == ROOTS[size]
    assert all(tree(8).root(smaller) == ROOTS[smaller] for smaller in range(size + 1))
    assert ROOTS[0] == EMPTY_ROOT


@pytest.mark.parametrize(("index", "size", "path"), INCLUSION)
def test_an_inclusion_proof_is_the_published_one(index: int, size: int, path: list[str]) -> None:
    proof = [bytes.fromhex(digits) for digits in path]
    assert tree(8).inclusion(index, size) == proof
    verify_inclusion(index, size, leaf_hash(LEAVES[index]), proof, ROOTS[size])
    wrong = [
        (index + 1, size, proof),
        (index, size, [*proof, ROOTS[0]]),
        (index, size, proof[:-1] or [ROOTS[0]]),
        (index, size, [ROOTS[0], *proof]),
    ]
    for index_, size_, proof_ in wrong:
        with pytest.raises(Refused):
            verify_inclusion(index_, size_, leaf_hash(LEAVES[index]), proof_, ROOTS[size])


@pytest.mark.parametrize(("old", "new", "path"), CONSISTENCY)
def test_a_consistency_proof_is_the_published_one(old: int, new: int, path: list[str]) -> None:
    proof = [bytes.fromhex(digits) for digits in path]
    assert tree(8).consistency(old, new) == proof
    verify_consistency(old, new, ROOTS[old], ROOTS[new], proof)
    wrong = [[*proof, ROOTS[0]], proof[:-1] or [ROOTS[1]], [hash_[::-1] for hash_ in proof] or [ROOTS[1]]]
    for proof_ in wrong:
        with pytest.raises(Refused):
            verify_consistency(old, new, ROOTS[old], ROOTS[new], proof_)
    with pytest.raises(Refused):
        verify_consistency(old, new, ROOTS[old - 1], ROOTS[new], proof)


def test_a_tree_cannot_shrink_and_an_empty_one_proves_nothing() -> None:
    verify_consistency(0, 8, EMPTY_ROOT, ROOTS[8], [])
    for old, new, old_root, new_root, proof in (
        (8, 4, ROOTS[8], ROOTS[4], []),
        (0, 8, ROOTS[1], ROOTS[8], []),
        (0, 8, EMPTY_ROOT, ROOTS[8], [ROOTS[1]]),
        (8, 8, ROOTS[8], ROOTS[7], []),
        (4, 8, ROOTS[4], ROOTS[8], []),
    ):
        with pytest.raises(Refused):
            verify_consistency(old, new, old_root, new_root, proof)
    assert len(EMPTY_ROOT) == HASH


def test_a_root_is_not_a_leaf_of_a_larger_tree() -> None:
    verify_inclusion(0, 1, ROOTS[1], [], ROOTS[1])
    with pytest.raises(Refused):
        verify_inclusion(0, 2, ROOTS[1], [], ROOTS[1])
