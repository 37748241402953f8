"""Who noticed what its own story does not, so that they are asked first: ``tests/security/noticed.toml``.

It only saves time: a mutant whose story no longer notices is asked about like any other.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.security.mutate.judging import Verdict

FILE = Path(__file__).parents[1] / "noticed.toml"


def read(file: Path = FILE) -> dict[str, str]:
    """The story of each title that is listed; empty where there is no file."""
    if not file.exists():
        return {}
    stories: dict[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {title: story for story, titles in stories.items() for title in titles}


def write(verdicts: Iterable[Verdict], titles: set[str], file: Path = FILE) -> None:
    """Put these verdicts in the place of what was remembered of the same mutants; forget those that are no
    longer among ``titles``."""
    remembered = {title: story for title, story in read(file).items() if title in titles}
    for verdict in verdicts:
        remembered.pop(verdict.mutant.title, None)
        story = (verdict.by or "").partition(": ")[0]
        if "/" in story and story != verdict.mutant.source.replace(".", "/"):
            remembered[verdict.mutant.title] = story
    by_story: dict[str, list[str]] = {}
    for title in sorted(remembered):
        by_story.setdefault(remembered[title], []).append(title)
    lines = ["# Written by lane.py mutate --remember: who notices what its own story does not."]
    for story in sorted(by_story):
        lines += ["", f"{json.dumps(story)} = ["]
        lines += [f"  {json.dumps(title, ensure_ascii=False)}," for title in by_story[story]]
        lines += ["]"]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
