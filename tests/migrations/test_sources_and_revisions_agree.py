"""The files are the truth: each edit has a revision, each revision its copies, each file its test."""

from __future__ import annotations

import re

from safelane import scripts
from safelane.sources import Source, Tree

from tests.support.environment import ROOT

TREE = Tree(ROOT)
SOURCES = TREE.sources()
REPLACE = re.compile(r'^    replace\("([^"]+)", revision\)$', re.MULTILINE)


def _revision_texts() -> dict[str, str]:
    return {file.name[:4]: file.read_text(encoding="utf-8") for file in sorted(TREE.versions.glob("*.py"))}


def _way_up(text: str) -> str:
    return text.partition("def downgrade()")[0]


def test_there_are_sources() -> None:
    assert any(path.startswith("functions/") for path in SOURCES)
    assert any(path.startswith("policies/") for path in SOURCES)


def test_every_edited_source_has_a_revision() -> None:
    assert TREE.edits() == [], 'run: safelane revise "why"'


def test_there_is_one_head_and_the_numbers_have_no_gap() -> None:
    numbers = [revision.number for revision in scripts.revisions(TREE)]
    assert numbers == [f"{at:04}" for at in range(1, len(numbers) + 1)]
    assert scripts.heads(TREE) == numbers[-1:]


def test_every_revision_says_why_and_when_and_later_ones_are_not_older() -> None:
    revisions = scripts.revisions(TREE)
    assert all(revision.why for revision in revisions)
    assert [revision.made_on for revision in revisions] == sorted(revision.made_on for revision in revisions)


def test_every_revision_ships_exactly_the_copies_that_are_kept_for_it() -> None:
    kept = {(source, copy.revision) for source in TREE.shipped() for copy in TREE.copies(source)}
    run = [
        (source, number)
        for number, text in _revision_texts().items()
        for source in REPLACE.findall(_way_up(text))
    ]
    assert sorted(run) == sorted(kept)


def test_every_table_file_is_run_once() -> None:
    kept = {
        file.relative_to(ROOT / "migrations" / "ddl").as_posix()
        for file in (ROOT / "migrations" / "ddl").rglob("*.sql")
    }
    run = [
        file
        for text in _revision_texts().values()
        for file in re.findall(r'^    ddl\("([^"]+)"\)$', text, re.MULTILINE)
    ]
    assert sorted(run) == sorted(kept)


def test_no_migration_brings_test_tools_or_other_extensions() -> None:
    shipped = [*ROOT.glob("migrations/**/*.sql"), *ROOT.glob("migrations/versions/*.py")]
    texts = {file: re.sub(r"--[^\n]*", "", file.read_text(encoding="utf-8")).lower() for file in shipped}
    guilty = [
        file
        for file, text in texts.items()
        if re.search(r"create\s+extension|\bpgtap\b|\bschema\s+tap\b", text)
    ]
    assert guilty == []


def test_every_source_has_a_test_of_its_own() -> None:
    missing = [
        source
        for source in SOURCES
        if not (ROOT / "tests" / "pgtap" / Source(source).schema / f"{Source(source).name}.sql").is_file()
    ]
    assert missing == []


def test_every_policy_file_closes_its_table_before_it_says_anything() -> None:
    open_ones = [
        source
        for source in SOURCES
        if source.startswith("policies/")
        and not _bare(source).strip().startswith(f"select guard.close_table('{Source(source).makes}');")
    ]
    assert open_ones == []


def test_every_source_begins_with_its_rule_in_words() -> None:
    assert [source for source in SOURCES if not TREE.read(source).startswith("-- ")] == []


def test_every_source_gives_back_the_role_it_took() -> None:
    taken = {source: re.findall(r"^set role (\w+);", TREE.read(source), re.MULTILINE) for source in SOURCES}
    kept = [source for source, roles in taken.items() if roles and roles[-1] != "safelane_owner"]
    reset = [source for source in SOURCES if "reset role" in TREE.read(source)]
    assert kept + reset == []


def test_every_function_file_makes_what_it_is_named_for_and_nothing_else() -> None:
    made = {
        source: set(
            re.findall(r"create (?:or replace )?(?:function|procedure|view)\s+([\w.]+)", _outside(source))
        )
        for source in SOURCES
        if source.startswith("functions/")
    }
    assert {source: names for source, names in made.items() if names != {Source(source).makes}} == {}


def _bare(source: str) -> str:
    return re.sub(r"--[^\n]*", "", TREE.read(source)).lower()


def _outside(source: str) -> str:
    return re.sub(r"\$(\w*)\$.*?\$\1\$", "", _bare(source), flags=re.DOTALL)
