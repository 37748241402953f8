"""What is downloaded is what was pinned, and what is unpacked stays inside its directory."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import io
import json
import re
import tarfile
from pathlib import Path

import pytest

from launcher import packages
from launcher.errors import LauncherError, UnavailableError
from launcher.packages import Pin
from launcher.place import Place

ROOT = Path(__file__).resolve().parents[2]


def pin_of(content: bytes, platform: str | None = None) -> Pin:
    digest = base64.b64encode(hashlib.sha512(content).digest()).decode()
    return Pin("thing", "@scope/thing", "1.0.0", f"sha512-{digest}", platform)


def tarball(files: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(content), 0o755 if name.endswith("program") else 0o600
            archive.addfile(member, io.BytesIO(content))
        for name, target in (links or {}).items():
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, target
            archive.addfile(member)
    return out.getvalue()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    here = Place(tmp_path, tmp_path / ".lane", tmp_path / ".lane", tmp_path / "cache", None)
    here.cache.mkdir()
    here.tools.mkdir(parents=True)
    return here


@pytest.mark.parametrize("name", sorted(packages.pins()))
def test_every_package_is_pinned_to_one_version_and_one_sha512(name: str) -> None:
    pin = packages.pins()[name]
    assert pin.version[0].isdigit()
    assert len(pin.digest) == 64


def test_a_pin_that_is_not_sha512_is_refused() -> None:
    with pytest.raises(LauncherError, match="not a sha512"):
        _ = dataclasses.replace(pin_of(b""), integrity="sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=").digest


def test_one_changed_byte_is_noticed() -> None:
    assert pin_of(b"content").matches(b"content")
    assert not pin_of(b"content").matches(b"contenu")


def test_a_package_in_the_cache_needs_no_download(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tarball({"package/bin/program": b"#!", "package/notes": b"n"})
    pin = pin_of(content)
    monkeypatch.setattr(packages, "pins", lambda: {"thing": pin})
    (place.cache / f"{pin.digest.hex()[:32]}.tgz").write_bytes(content)
    folder = packages.fetch(place, ["thing"])["thing"]
    assert (folder / "bin" / "program").stat().st_mode & 0o777 == 0o755
    assert (folder / "notes").stat().st_mode & 0o777 == 0o644


def test_a_damaged_package_in_the_cache_is_fetched_anew(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    pin = pin_of(tarball({"package/a": b"a"}))
    damaged = place.cache / f"{pin.digest.hex()[:32]}.tgz"
    damaged.write_bytes(b"something else")
    fetched: list[str] = []
    monkeypatch.setattr(packages, "pins", lambda: {"thing": pin})
    monkeypatch.setattr(packages, "_download", lambda place, pins: fetched.extend(p.name for p in pins))
    with pytest.raises(UnavailableError):
        packages.fetch(place, ["thing"])
    assert fetched == ["thing"]
    assert not damaged.exists()


def test_a_download_that_is_not_what_was_pinned_is_not_kept(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "pins", lambda: {"thing": pin_of(b"the real one")})
    monkeypatch.setattr(packages, "_npm", lambda place, scratch: ["npm"])
    monkeypatch.setattr(packages, "_pack", lambda npm, pin, scratch: b"another one")
    with pytest.raises(LauncherError, match="sha512 differs"):
        packages.fetch(place, ["thing"])
    assert list(place.cache.iterdir()) == []
    assert list(place.tools.iterdir()) == []


def test_a_package_for_another_platform_is_not_even_tried(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "pins", lambda: {"thing": pin_of(b"", platform="plan9-mips")})
    with pytest.raises(UnavailableError, match="plan9-mips"):
        packages.fetch(place, ["thing"])


def test_nothing_leaves_the_directory_and_links_are_not_followed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tarball(
        {"package/../../escaped": b"x", "/absolute": b"x", "package/kept": b"k"},
        {"package/link": "/etc/passwd"},
    )
    pin = pin_of(content)
    monkeypatch.setattr(packages, "pins", lambda: {"thing": pin})
    (place.cache / f"{pin.digest.hex()[:32]}.tgz").write_bytes(content)
    folder = packages.fetch(place, ["thing"])["thing"]
    assert [path.name for path in folder.iterdir()] == ["kept"]
    assert list(place.root.rglob("escaped")) == []


def test_listed_links_are_restored_inside_the_package_only(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = [{"source": "native/lib/libpq.so.5.18", "target": "native/lib/libpq.so"}]
    bad = [{"source": "../../secret", "target": "native/lib/x"}]
    for entries, outcome in ((listing, "linked"), (bad, "refused")):
        content = tarball(
            {
                "package/native/pg-symlinks.json": json.dumps(entries).encode(),
                "package/native/lib/libpq.so.5.18": b"l",
            }
        )
        pin = pin_of(content)
        monkeypatch.setattr(packages, "pins", lambda pin=pin: {"thing": pin})
        (place.cache / f"{pin.digest.hex()[:32]}.tgz").write_bytes(content)
        if outcome == "linked":
            folder = packages.fetch(place, ["thing"])["thing"]
            assert (folder / "native/lib/libpq.so").read_bytes() == b"l"
        else:
            with pytest.raises(LauncherError, match="unexpected link"):
                packages.fetch(place, ["thing"])


@pytest.mark.parametrize("name", ["requirements.lock", "launcher/node.lock"])
def test_a_lock_file_pins_and_hashes_everything_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text()
    requirements = text.replace("\\\n", " ").splitlines()
    assert requirements
    for requirement in requirements:
        assert re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", requirement), requirement
    assert not re.search(r"://|--(extra-)?index|--find-links", text)


def test_every_requirement_is_in_the_lock() -> None:
    wanted = [line.split("#")[0].strip() for line in (ROOT / "requirements.in").read_text().splitlines()]
    names = [entry.split("[")[0].split("=")[0].split(">")[0].lower() for entry in wanted if entry]
    locked = (ROOT / "requirements.lock").read_text().lower()
    assert [name for name in names if f"\n{name}==" not in f"\n{locked}"] == []
