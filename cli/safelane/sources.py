"""Where the SQL lives, and which text of a file was in force after which revision.

functions/  policies/     what the database should hold; edit these
migrations/frozen/        what each revision ran, one copy a revision; never edit these
migrations/ddl/           tables and reference data, a folder a revision; never edit once shipped
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from safelane.ordering import ordered

FOLDERS = ("functions", "policies")
REMOVED = "-- Removed.\n"
"""How the frozen copy of a source begins that this revision took out of force."""


def root() -> Path:
    """The directory with functions/, policies/, migrations/ and db/: in the wheel, else the checkout."""
    packaged = Path(__file__).resolve().parent / "_sql"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One replaceable file, by its path below the root, such as ``policies/booking/lesson.sql``."""

    path: str

    @property
    def folder(self) -> str:
        return PurePosixPath(self.path).parts[0]

    @property
    def schema(self) -> str:
        return PurePosixPath(self.path).parts[1]

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).stem

    @property
    def makes(self) -> str:
        """The qualified name of what the file is about."""
        return f"{self.schema}.{self.name}"


@dataclass(frozen=True)
class Edit:
    """A source whose text no revision has shipped yet; ``kind`` is added, changed or removed."""

    kind: str
    path: str


@dataclass(frozen=True)
class Copy:
    """What a source read as from one revision on; ``text`` is None where that revision removed it."""

    revision: str
    text: str | None


@dataclass(frozen=True)
class Tree:
    """The SQL below one root."""

    root: Path

    @property
    def versions(self) -> Path:
        return self.root / "migrations" / "versions"

    def read(self, path: str) -> str:
        """The text of a file below the root."""
        return (self.root / path).read_text(encoding="utf-8")

    def ddl(self, revision: str) -> list[str]:
        """The files below migrations/ddl/ that belong to a revision, as ``ddl`` takes them, in name order."""
        folder = self.root / "migrations" / "ddl" / revision
        return [f"{revision}/{file.name}" for file in sorted(folder.glob("*.sql"))]

    def sources(self) -> list[str]:
        """Every replaceable file, in path order."""
        return [
            file.relative_to(self.root).as_posix()
            for folder in FOLDERS
            for file in sorted((self.root / folder).glob("*/*.sql"))
        ]

    def ordered(self, paths: list[str] | None = None) -> list[str]:
        """Sources in an order that works: functions and views after what they mention, then policies."""
        wanted = self.sources() if paths is None else paths
        functions = [path for path in wanted if Source(path).folder == "functions"]
        policies = sorted(path for path in wanted if Source(path).folder == "policies")
        texts = {path: self.read(path) for path in functions}
        return ordered(texts, {Source(path).makes: path for path in functions}) + policies

    def copies(self, source: str) -> list[Copy]:
        """The frozen copies of a source, oldest first; empty where it has never been shipped."""
        found = []
        for file in sorted(self._copies_of(source).glob("*.sql")):
            text = file.read_text(encoding="utf-8")
            found.append(Copy(file.stem, None if text.startswith(REMOVED) else text))
        return found

    def shipped(self) -> list[str]:
        """Every source that a revision has ever shipped."""
        frozen = self.root / "migrations" / "frozen"
        folders = {file.parent for folder in FOLDERS for file in (frozen / folder).glob("*/*/*.sql")}
        return sorted(folder.relative_to(frozen).as_posix() + ".sql" for folder in folders)

    def tables(self) -> list[tuple[str, str]]:
        """Every table that ever had a policy file, as ``booking.lesson``, and the revision that closed it."""
        shipped = [path for path in self.shipped() if path.startswith("policies/")]
        return [(Source(path).makes, self.copies(path)[0].revision) for path in shipped]

    def frozen_path(self, source: str, revision: str) -> Path:
        """Where the copy of a source is that a revision runs."""
        return self._copies_of(source) / f"{revision}.sql"

    def frozen(self, source: str, revision: str) -> str:
        """What a revision runs for a source. Raises FileNotFoundError where it ships none."""
        return self.frozen_path(source, revision).read_text(encoding="utf-8")

    def before(self, source: str, revision: str) -> str | None:
        """What was in force just before a revision; None where there was nothing."""
        earlier = [copy for copy in self.copies(source) if copy.revision < revision]
        return earlier[-1].text if earlier else None

    def edits(self) -> list[Edit]:
        """Every source that differs from its last frozen copy, in the order they must run; removals last."""
        edits = []
        present = self.sources()
        for path in self.ordered():
            copies = self.copies(path)
            last = copies[-1].text if copies else None
            if last != self.read(path):
                edits.append(Edit("added" if last is None else "changed", path))
        for path in sorted(set(self.shipped()) - set(present), reverse=True):
            if self.copies(path)[-1].text is not None:
                edits.append(Edit("removed", path))
        return edits

    def freeze(self, edit: Edit, revision: str) -> Path:
        """Write down what a revision runs for an edited source."""
        copy = self.frozen_path(edit.path, revision)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = REMOVED + removal(edit.path) if edit.kind == "removed" else self.read(edit.path)
        with copy.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        return copy

    def _copies_of(self, source: str) -> Path:
        return (self.root / "migrations" / "frozen" / source).with_suffix("")


def removal(source: str) -> str:
    """SQL that takes out of force what a source put in force, whatever its signature was."""
    about = Source(source)
    if about.folder == "policies":
        return _CLOSE.format(schema=about.schema, name=about.name)
    return _DROP.format(schema=about.schema, name=about.name)


_CLOSE = """\
do $$
begin
  if to_regclass('{schema}.{name}') is not null then
    perform guard.close_table('{schema}.{name}');
  end if;
end;
$$;
"""

_DROP = """\
do $$
declare
  v_drop text;
begin
  for v_drop in
    select format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass)
    from pg_catalog.pg_trigger as t
    join pg_catalog.pg_proc as p on p.oid = t.tgfoid
    where p.pronamespace = to_regnamespace('{schema}') and p.proname = '{name}' and not t.tgisinternal
    union all
    select format('drop %s %s',
      case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
      p.oid::regprocedure)
    from pg_catalog.pg_proc as p
    where p.pronamespace = to_regnamespace('{schema}') and p.proname = '{name}'
    union all
    select format('drop view %s', c.oid::regclass)
    from pg_catalog.pg_class as c
    where c.relnamespace = to_regnamespace('{schema}') and c.relname = '{name}' and c.relkind = 'v'
  loop
    execute v_drop;
  end loop;
end;
$$;
"""
