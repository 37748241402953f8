"""Roots and proofs of the database against RFC 6962, for every small size and across the borders of tiles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from hashlib import sha256

import psycopg
import pytest

from tests.concurrency.rfc6962 import Tree, leaf_hash
from tests.support.databases import SIGNER, SUPERUSER, Connection, Database, Server

LEAVES = 65_536 + 300
BORDERS = (
    255,
    256,
    257,
    511,
    512,
    513,
    65_279,
    65_280,
    65_281,
    65_535,
    65_536,
    65_537,
    65_792,
    65_793,
    LEAVES,
)
# The example leaves of RFC 6962's reference implementation, and the roots of their trees of one to eight.
KNOWN_LEAVES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
KNOWN_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.fixture(scope="module")
def signer(database: Database) -> Iterator[Connection]:
    """The signer, on a log of 65,836 leaves."""
    with database.connect(SUPERUSER) as loader:
        already = loader.execute("select count(*) from ledger.entry").fetchone()
        assert already is not None
        loader.execute(
            "insert into ledger.entry (leaf) select convert_to('{\"n\":' || n || '}', 'UTF8')"
            " from generate_series(1, %s) as n",
            (LEAVES - already[0],),
        )
        assert loader.execute("select size, backlog from ledger.integrate()").fetchone() == (LEAVES, 0)
    with database.connect(SIGNER) as connection:
        yield connection


@pytest.fixture(scope="module")
def tree(signer: Connection) -> Tree:
    """The same leaves in our own tree."""
    rows = signer.execute("select idx, leaf from ledger.leaves(0, %s)", (LEAVES,)).fetchall()
    assert [row[0] for row in rows] == list(range(LEAVES))
    return Tree([leaf_hash(bytes(row[1])) for row in rows])


def test_our_own_tree_knows_the_known_answers() -> None:
    hashes = [leaf_hash(bytes.fromhex(leaf)) for leaf in KNOWN_LEAVES]
    assert [Tree(hashes).root(0, size).hex() for size in range(1, 9)] == KNOWN_ROOTS
    assert Tree([]).root(0, 0) == sha256().digest()


def test_the_database_knows_the_known_answers(server: Server, template: Database) -> None:
    copy = server.copy(template, "known")
    try:
        with copy.connect(SUPERUSER) as connection:
            for index, leaf in enumerate(KNOWN_LEAVES):
                # a leaf of the ledger has two octets at least: the tree itself takes any hash
                connection.execute(
                    "insert into ledger.leaf (idx, seq, hash) values (%s, %s, %s)",
                    (index, -1 - index, leaf_hash(bytes.fromhex(leaf))),
                )
            found = connection.execute(
                "select array(select encode(ledger.root(size), 'hex') from generate_series(1, 8) as size)"
            ).fetchone()
            assert found == (KNOWN_ROOTS,)
    finally:
        server.drop(copy)


def test_the_root_of_every_size_up_to_300(signer: Connection, tree: Tree) -> None:
    found = signer.execute("select array(select ledger.root(n) from generate_series(0, 300) as n)").fetchone()
    assert found is not None
    assert found[0] == [tree.root(0, size) for size in range(301)]


def test_the_roots_across_the_borders(signer: Connection, tree: Tree) -> None:
    for size in BORDERS:
        assert signer.execute("select ledger.root(%s)", (size,)).fetchone() == (tree.root(0, size),), size


def some_of(size: int) -> list[int]:
    """Every leaf of a small tree; of a larger one the edges and a draw of its own."""
    if size <= 64:
        return list(range(size))
    return sorted({0, 1, size - 2, size - 1, *random.Random(size).sample(range(size), 16)})


def proofs(signer: Connection, function: str, numbers: list[int], size: int) -> list[list[bytes]]:
    """What one of the two proving functions says for each number, in one statement."""
    found = signer.execute(
        f"select array_agg(to_json(ledger.{function}(n, %s)::text[]) order by n)"
        " from unnest(%s::bigint[]) as n",
        (size, numbers),
    ).fetchone()
    assert found is not None
    return [[bytes.fromhex(step.removeprefix("\\x")) for step in proof] for proof in found[0]]


def test_leaves_are_proved_in_every_size_up_to_300(signer: Connection, tree: Tree) -> None:
    for size in range(1, 301):
        numbers = some_of(size)
        wanted = [tree.path(index, 0, size) for index in numbers]
        assert proofs(signer, "inclusion", numbers, size) == wanted, size


def test_every_size_up_to_300_is_consistent_with_smaller_ones(signer: Connection, tree: Tree) -> None:
    for size in range(2, 301):
        numbers = [old for old in some_of(size) if old]
        wanted = [tree.proof(old, size) for old in numbers]
        assert proofs(signer, "consistency", numbers, size) == wanted, size


@pytest.mark.parametrize("size", BORDERS)
def test_proofs_across_the_borders_of_tiles(signer: Connection, tree: Tree, size: int) -> None:
    chosen = random.Random(size)
    near = {0, 1, 254, 255, 256, 257, 65_279, 65_280, 65_535, 65_536, size - 2, size - 1}
    indices = sorted({n for n in near if n < size} | {chosen.randrange(size) for _ in range(12)})
    for index in indices:
        assert signer.execute("select ledger.inclusion(%s, %s)", (index, size)).fetchone() == (
            tree.path(index, 0, size),
        ), (index, size)
        if index:
            assert signer.execute("select ledger.consistency(%s, %s)", (index, size)).fetchone() == (
                tree.proof(index, size),
            ), (index, size)


def test_tiles_and_bundles_are_what_they_are_made_of(signer: Connection, tree: Tree) -> None:
    for level, index, width in [(0, 0, 256), (0, 256, 256), (0, 257, 44), (1, 0, 256), (1, 1, 1), (2, 0, 1)]:
        leaves = 256**level
        wanted = b"".join(
            tree.root(place * leaves, (place + 1) * leaves)
            for place in range(index * 256, index * 256 + width)
        )
        assert signer.execute("select ledger.tile(%s, %s, %s)", (level, index, width)).fetchone() == (wanted,)
    rows = signer.execute("select leaf from ledger.leaves(65792, 44)").fetchall()
    wanted = b"".join(len(leaf).to_bytes(2) + bytes(leaf) for (leaf,) in rows)
    assert signer.execute("select ledger.bundle(257, 44)").fetchone() == (wanted,)


def test_what_the_tree_has_not_reached_is_refused(signer: Connection) -> None:
    for question in (
        "ledger.root(65837)",
        "ledger.inclusion(0, 65837)",
        "ledger.inclusion(10, 10)",
        "ledger.inclusion(-1, 10)",
        "ledger.consistency(11, 10)",
        "ledger.consistency(1, 65837)",
        "ledger.tile(0, 257, 45)",
        "ledger.tile(2, 0, 2)",
        "ledger.bundle(257, 45)",
    ):
        with pytest.raises(psycopg.errors.InvalidParameterValue):
            signer.execute(f"select {question}")


def test_the_signer_reads_the_tree_and_nothing_else(signer: Connection) -> None:
    for table in ("entry", "opening", "change", "leaf", "node", "record"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            signer.execute(f"select from ledger.{table}")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        signer.execute("select ledger.append('tried', null, null)")
