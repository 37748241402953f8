"""The command line: which mutants, how many workers, and what the outcome means."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

from psycopg.types.json import Jsonb

from tests.security.mutate import memory
from tests.security.mutate.catalogue import Mutant, mutants
from tests.security.mutate.judging import BrokenRun, Verdict, stories
from tests.security.mutate.running import Round
from tests.security.mutate.survivors import Known, read
from tests.support import environment, helpers
from tests.support.databases import MIGRATOR, SUPERUSER, Database, Server
from tests.support.keys import AUDIENCE, SigningKey

COMPLETE = ("booking", "identity", "ledger", "recording", "vetting")
"""Where every mutant that is not equivalent must be noticed."""
SHORT = Path(__file__).parents[1] / "short_round.toml"
DANGEROUS = (
    "booking.lesson policy",
    "booking.lesson trigger _500_gate",
    "booking.lesson constraint",
    "booking.tutor_is_bookable conjunct",
    "recording.media policy",
    "recording.consent policy",
    "recording.read_findings if never",
    "identity.holds_persona",
    "identity.claims_hold",
)
"""Where a loosening would do most harm: all of these that a story notices are in the short round."""
EACH, QUICK = 5, 0.5
"""So many others of each lane, from those that took at most so many seconds."""
ENOUGH = 0.95
"""The share that must be noticed everywhere."""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where whoever survives is listed, 1 where not, 2 for a run that is at fault."""
    options = _parser().parse_args(arguments)
    server = Server(environment.read(), f"{secrets.token_hex(3)}_mutate")
    started = time.perf_counter()
    try:
        template = _template(server)
        with template.connect(SUPERUSER) as connection:
            every = mutants(connection)
        chosen = [mutant for mutant in every if _wanted(mutant, options)]
        if options.list:
            print(*(mutant.title for mutant in chosen), sep="\n")
            return 0
        print(f"{len(chosen)} of {len(every)} mutants, {options.workers} workers", flush=True)
        known = read()
        with Round(server, template, stories(), options.workers, memory.read()) as running:
            print(f"{time.perf_counter() - started:.0f} s: every story holds; mutating", flush=True)
            verdicts = _all(running, chosen, known, options)
        if options.remember:
            memory.write(verdicts, {mutant.title for mutant in every})
        if options.short_round:
            write_short_round(verdicts)
        if options.json:
            Path(options.json).write_text(_json(verdicts), encoding="utf-8")
        return report(verdicts, known, whole=len(chosen) == len(every), seconds=time.perf_counter() - started)
    except BrokenRun as broken:
        print(broken, file=sys.stderr)
        return 2
    finally:
        server.close()


def _all(running: Round, chosen: list[Mutant], known: Known, options: argparse.Namespace) -> list[Verdict]:
    """The verdict on each; what is known so far is told, and written, every fifteen seconds."""
    verdicts: list[Verdict] = []
    told = time.monotonic()
    for verdict in running.judge(chosen, lambda mutant: how_many(mutant, known, options)):
        verdicts.append(verdict)
        if time.monotonic() - told > 15:
            told = time.monotonic()
            print(f"  {len(verdicts)} of {len(chosen)}", flush=True)
            if options.json:
                Path(options.json).write_text(_json(verdicts), encoding="utf-8")
    places = {mutant: place for place, mutant in enumerate(chosen)}
    return sorted(verdicts, key=lambda verdict: places[verdict.mutant])


def how_many(mutant: Mutant, known: Known, options: argparse.Namespace) -> int:
    """How many stories a mutant gets beside the likeliest: none where it is listed, because a hole counts
    against the share whether or not it still is one, and who is excused does not count at all."""
    return 0 if mutant.title in known.reasons and not options.doubt else int(options.limit)


def report(verdicts: list[Verdict], known: Known, *, whole: bool, seconds: float) -> int:
    """Print who survived and who should not; the exit status."""
    wrong = [verdict for verdict in verdicts if verdict.error]
    survived = [verdict for verdict in verdicts if verdict.by is None and not verdict.error]
    unlisted = [verdict for verdict in survived if verdict.mutant.title not in known.reasons]
    stale = [
        verdict for verdict in verdicts if verdict.by is not None and verdict.mutant.title in known.reasons
    ]
    titles = {verdict.mutant.title for verdict in verdicts}
    gone = sorted(set(known.reasons) - titles) if whole else []
    for verdict in wrong:
        print(f"NO SQL    {verdict.mutant.title}\n          {verdict.error}")
    for verdict in unlisted:
        print(f"SURVIVED  {verdict.mutant.title}  ({verdict.asked} asked)")
    for verdict in stale:
        print(f"STALE     {verdict.mutant.title}\n          now noticed by {verdict.by}")
    for title in gone:
        print(f"GONE      {title}\n          no such mutant any more")
    judged = [v for v in verdicts if not v.error and v.mutant.title not in known.excused]
    print(f"\n{'':12}{'mutants':>8}{'noticed':>9}{'excused':>12}")
    short = False
    for schema in [*sorted({verdict.mutant.schema for verdict in verdicts}), "all"]:
        here = [verdict for verdict in judged if schema in ("all", verdict.mutant.schema)]
        among = [verdict for verdict in verdicts if schema in ("all", verdict.mutant.schema)]
        killed = sum(verdict.by is not None for verdict in here)
        share = killed / len(here) if here else 1.0
        need = 1.0 if schema in COMPLETE else ENOUGH if schema == "all" else 0.0
        short = short or share < need
        mark = "  TOO FEW" if share < need else ""
        print(f"{schema:12}{len(among):>8}{share:>9.2%}{len(among) - len(here):>12}{mark}")
    asked = sum(verdict.asked for verdict in verdicts)
    print(f"\n{len(verdicts)} mutants, {asked} questions, {seconds:.0f} s")
    return 1 if wrong or unlisted or stale or gone or short else 0


def write_short_round(verdicts: list[Verdict], file: Path = SHORT) -> None:
    """The dangerous ones, and of each lane a draw that is the same as long as its mutants are."""
    by_story = [verdict for verdict in verdicts if verdict.by and "/" in verdict.by.partition(": ")[0]]
    dangerous = [verdict for verdict in by_story if verdict.mutant.title.startswith(DANGEROUS)]
    drawn = list(dangerous)
    for schema in sorted({verdict.mutant.schema for verdict in by_story}):
        others = [
            v for v in by_story if v.mutant.schema == schema and v not in dangerous and v.seconds < QUICK
        ]
        drawn += sorted(others, key=lambda verdict: zlib.crc32(verdict.mutant.title.encode()))[:EACH]
    lines = ["# Written by lane.py mutate --short-round: what every test run looks at, and who notices it."]
    for verdict in drawn:
        story = str(verdict.by).partition(": ")[0]
        lines += [
            "",
            "[[noticed]]",
            f"mutant = {json.dumps(verdict.mutant.title, ensure_ascii=False)}",
            f'by = "{story}"',
        ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _template(server: Server) -> Database:
    template = server.copy(server.migrated(), "template")
    key = SigningKey("mutation-1")
    with template.connect(SUPERUSER) as connection:
        helpers.load_pgtap(connection, server.environment.pgtap)
        helpers.load_helpers(connection)
    with template.connect(MIGRATOR) as connection:
        connection.execute("select identity.add_signing_key(%s, %s)", (Jsonb(key.jwk), AUDIENCE))
    return template


def _wanted(mutant: Mutant, options: argparse.Namespace) -> bool:
    return (
        (not options.schema or mutant.schema in options.schema)
        and (not options.kind or mutant.kind in options.kind)
        and all(word in mutant.title for word in options.only)
    )


def _json(verdicts: list[Verdict]) -> str:
    rows = [
        {"mutant": v.mutant.title, "kind": v.mutant.kind, "by": v.by, "asked": v.asked,
         "seconds": round(v.seconds, 3), "error": v.error}
        for v in verdicts
    ]  # fmt: skip
    return json.dumps(rows, indent=1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lane.py mutate", description=__doc__, allow_abbrev=False)
    parser.add_argument("only", nargs="*", help="words that the title of a mutant must contain")
    parser.add_argument("--schema", action="append", help="only this schema; may be repeated")
    parser.add_argument(
        "--kind", action="append", help="policy, flag, trigger, constraint, view, grant, opened, rights, body"
    )
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 4))
    parser.add_argument(
        "--limit", type=int, default=8, help="how many stories are asked before a mutant has survived"
    )
    parser.add_argument("--list", action="store_true", help="print the mutants and judge none")
    parser.add_argument("--doubt", action="store_true", help="ask as much about the listed survivors")
    parser.add_argument(
        "--remember", action="store_true", help="write who noticed into tests/security/noticed.toml"
    )
    parser.add_argument(
        "--short-round", action="store_true", help="write tests/security/short_round.toml anew"
    )
    parser.add_argument("--json", help="write every verdict to this file")
    return parser
