"""Every relative link in README and docs leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs import pages
from tests.support.environment import ROOT

LINKS = [(page, line, target) for page in pages.PAGES for line, target in pages.links(page)]


def name(value: object) -> str:
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else str(value)


@pytest.mark.parametrize(("page", "line", "target"), LINKS, ids=name)
def test_a_link_leads_somewhere(page: Path, line: int, target: str) -> None:
    path, _, anchor = target.partition("#")
    found = (page.parent / path).resolve() if path else page
    assert found.is_relative_to(ROOT)
    assert found.exists(), f"{page.name}, line {line}: {target}"
    if anchor:
        assert anchor in pages.anchors(found), f"{page.name}, line {line}: {target}"


def test_every_page_is_linked_from_another() -> None:
    led_to = [
        (page.parent / target.partition("#")[0]).resolve() for page, _, target in LINKS if target[0] != "#"
    ]
    led_to += [folder / "README.md" for folder in led_to if folder.is_dir()]
    assert set(pages.PAGES) - {ROOT / "README.md"} <= set(led_to)
