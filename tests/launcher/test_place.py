"""Where the launcher puts things: private, short enough, and without touching what was there."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher import place as places
from launcher.errors import LauncherError
from launcher.place import Place


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def make_place(root: Path, cache: Path) -> Place:
    return Place(root, root / ".lane", root / ".lane", cache, None)


@pytest.fixture
def short_directory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="lane-") as name:
        yield Path(name)


def test_an_existing_directory_keeps_its_mode(tmp_path: Path) -> None:
    parent = tmp_path / "private"
    parent.mkdir(mode=0o700)
    places.own_directory(parent, 0o755)
    places.own_directory(parent / "child", 0o755)
    assert (mode(parent), mode(parent / "child")) == (0o700, 0o755)


def test_a_new_directory_has_its_mode_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        places.own_directory(tmp_path / "closed", 0o700)
    finally:
        os.umask(before)
    assert mode(tmp_path / "closed") == 0o700


def test_a_link_in_place_of_our_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "ours").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LauncherError, match="not a directory of this user"):
        places.own_directory(tmp_path / "ours", 0o700)


def test_a_secret_is_readable_by_its_owner_only_and_replaces_the_old_one(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("old")
    secret.chmod(0o644)
    places.private_file(secret, "new")
    assert (mode(secret), secret.read_text()) == (0o600, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_socket_lies_beside_its_data_where_the_path_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "own_directory", lambda path, mode, owner=None: path)
    place = make_place(Path("/home/ann/safelane"), Path("/home/ann/.cache/safelane"))
    folder = place.servers / "demo"
    assert places.socket_directory(place, "demo", folder) == folder / "socket"


def test_a_socket_moves_to_the_cache_where_the_path_of_the_clone_is_long(
    tmp_path: Path, short_directory: Path
) -> None:
    place = make_place(tmp_path / ("long " * 20), short_directory)
    socket = places.socket_directory(place, "demo", place.servers / "demo")
    assert socket.parent == place.cache / "s"
    assert (mode(socket), mode(socket.parent)) == (0o700, 0o700)
    assert len(os.fsencode(f"{socket}/.s.PGSQL.65535")) < places.LONGEST_SOCKET_PATH


def test_a_socket_gets_a_private_temporary_directory_where_everything_else_is_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    place = make_place(tmp_path / ("long " * 20), tmp_path / ("cache " * 20))
    socket = places.socket_directory(place, "demo", place.servers / "demo")
    try:
        assert places.fits_socket(socket)
        assert mode(socket) == 0o700
    finally:
        places.remove_tree(socket)


def test_two_clones_never_share_a_directory() -> None:
    assert places.short_hash(Path("/a/safelane")) != places.short_hash(Path("/b/safelane"))


def test_removing_a_link_leaves_what_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    places.remove_tree(tmp_path / "link")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
