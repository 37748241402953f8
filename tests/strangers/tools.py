"""Runs each tool, and reads its answer as findings: tool, rule, place."""

from __future__ import annotations

import argparse
import contextlib
import fnmatch
import io
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pglast import ast, parse_sql
from pgspot.state import Counter, State
from pgspot.visitors import SQLVisitor

from tests.support.environment import ROOT

ACCEPTED = Path(__file__).with_name("accepted.toml")
PYTHON = ("cli", "launcher", "lane.py")
PGSPOT = frozenset({"PS002", "PS003", "PS004", "PS005", "PS010"})
"""What is asked of pgspot. Its rules on names inside bodies say nothing new where the path is pinned."""

_SAID = re.compile(r"^(PS\d{3}): [^:]+: (.+) at line \d+$")


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that one tool does not like."""

    tool: str
    rule: str
    where: str


@dataclass(frozen=True)
class Acceptance:
    """A finding that stays, or a kind of them (``where`` may hold * and ?), and the reason."""

    tool: str
    rule: str
    where: str
    why: str

    def covers(self, finding: Finding) -> bool:
        """Whether it speaks of that finding."""
        same = (self.tool, self.rule) == (finding.tool, finding.rule)
        return same and fnmatch.fnmatchcase(finding.where, self.where)


def accepted(file: Path = ACCEPTED) -> list[Acceptance]:
    """Every acceptance of the file; one without a reason is an error."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["accepted"]
    listed = []
    for entry in entries:
        if len(entry["why"].split()) < 5:
            raise ValueError(f"{entry['tool']} {entry['rule']} is accepted without a reason")
        listed += [Acceptance(entry["tool"], entry["rule"], where, entry["why"]) for where in entry["where"]]
    return listed


def unaccepted(findings: Iterable[Finding], acceptances: Sequence[Acceptance]) -> list[Finding]:
    """The findings nobody accepted, in order."""
    return sorted({each for each in findings if not any(known.covers(each) for known in acceptances)})


def outlived(findings: Iterable[Finding], acceptances: Iterable[Acceptance], tool: str) -> list[Acceptance]:
    """The acceptances of one tool that speak of nothing any more."""
    found = list(findings)
    return [each for each in acceptances if each.tool == tool and not any(each.covers(one) for one in found)]


def pgspot(sql: str) -> list[Finding]:
    """pgspot's findings on a script.

    It does not know SQL-standard bodies (``begin atomic``) and stops at one. It is shown an empty body then,
    so that everything it asks of the function itself is asked.
    """
    options = argparse.Namespace(
        ignore=[], ignore_lang=[], proc_without_search_path=[], plpgsql=True, summary_only=False, sql_fn=[]
    )
    state = State(Counter(options))
    found = []
    for statement in parse_sql(sql):
        atomic = _with_an_empty_body(statement.stmt)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            try:
                SQLVisitor(state)(statement)
            except Exception as error:  # a stranger's parser: whatever it cannot read is a finding
                found.append(Finding("pgspot", "unread", f"{_named(statement.stmt)}: {type(error).__name__}"))
        for line in said.getvalue().splitlines():
            says = _SAID.match(line)
            if says and says[1] in PGSPOT:
                found.append(Finding("pgspot", says[1], f"{says[2]}{' begin atomic' if atomic else ''}"))
    return found


def _with_an_empty_body(statement: ast.Node) -> bool:
    if not isinstance(statement, ast.CreateFunctionStmt) or statement.sql_body is None:
        return False
    empty = ast.DefElem(defname="as", arg=(ast.String(sval="select"),))
    statement.options = (*statement.options, empty)
    statement.sql_body = None
    return True


def _named(statement: ast.Node) -> str:
    if isinstance(statement, ast.CreateFunctionStmt):
        return ".".join(part.sval for part in statement.funcname)
    return type(statement).__name__


def squawk(sql: str, folder: Path) -> list[Finding]:
    """squawk's findings on a script, each with the line it is about."""
    file = folder / "up.sql"
    file.write_text(sql, encoding="utf-8")
    program, config = Path(sys.executable).with_name("squawk"), Path(__file__).with_name("squawk.toml")
    said = _run(program, "--config", config, "--reporter", "json", file)
    lines = sql.splitlines()
    return [
        Finding("squawk", each["rule_name"], " ".join(lines[each["line"]].split()))
        for each in json.loads(said)
    ]


def bandit(paths: Sequence[str | Path]) -> list[Finding]:
    """bandit's findings, of every severity, each with its file."""
    said = json.loads(_run(sys.executable, "-m", "bandit", "-q", "-r", "-f", "json", *paths))
    if said["errors"]:
        raise RuntimeError(f"bandit could not read: {said['errors']}")
    return [
        Finding("bandit", each["test_id"], f"{_short(each['filename'])}: {_line(each)}")
        for each in said["results"]
    ]


def ruff(paths: Sequence[str | Path]) -> list[Finding]:
    """Each rule of ruff that is broken, and each file that it would lay out otherwise."""
    said = json.loads(_run(sys.executable, "-m", "ruff", "check", "--output-format", "json", *paths))
    laid_out = _run(sys.executable, "-m", "ruff", "format", "--check", "--output-format", "json", *paths)
    return [
        Finding(
            "ruff",
            each["code"] if each["code"] != "unformatted" else "format",
            f"{_short(each['filename'])}: {each['message']}",
        )
        for each in [*said, *json.loads(laid_out)]
    ]


def mypy(paths: Sequence[str | Path], cache: Path) -> list[Finding]:
    """What mypy finds with --strict."""
    arguments = ("--strict", "--no-error-summary", "--hide-error-context", "--cache-dir", cache)
    said = _run(sys.executable, "-m", "mypy", *arguments, *paths)
    return list(_mypy_lines(said))


def _mypy_lines(said: str) -> Iterator[Finding]:
    for line in said.splitlines():
        error = re.match(r"^(.+?):\d+: error: (.+?)(?:  \[([a-z-]+)\])?$", line)
        if error:
            yield Finding("mypy", error[3] or "error", f"{_short(error[1])}: {error[2]}")
        elif ": note: " not in line:
            yield Finding("mypy", "unread", line)


def _run(*command: str | Path) -> str:
    done = subprocess.run(
        [str(word) for word in command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} stopped with {done.returncode}:\n{done.stderr or done.stdout}")
    return done.stdout


def _short(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(ROOT)) if path.is_absolute() and path.is_relative_to(ROOT) else file


def _line(said: dict[str, Any]) -> str:
    found = re.search(rf"^{said['line_number']} (.*)$", said["code"], re.MULTILINE)
    return " ".join(found[1].split()) if found else said["issue_text"]
