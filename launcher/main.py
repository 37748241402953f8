"""The command line of ``lane.py``."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from launcher import place as places
from launcher import processes, progress
from launcher.errors import Interrupted, LauncherError
from launcher.place import Place

USAGE_ERROR = 2
_EPILOG = """\
environment:
  SAFELANE_DATABASE_URL    use this existing PostgreSQL (16 or newer) for demo and up: an administrator
                           with CREATEROLE and CREATEDB; nothing is started then
  SAFELANE_TEST_ADMIN_URL  use this server for test, with the other SAFELANE_TEST_* variables
  SAFELANE_POSTGREST       use this PostgREST binary

exit status: 0 fine, 1 error or failed tests, 2 usage, 3 findings (doctor)
"""


def parser() -> argparse.ArgumentParser:
    """Every command with its help."""
    top = argparse.ArgumentParser(
        prog="lane.py",
        description="Safelane on this machine: set up, demonstrated and tested with Python alone.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, summary: str, more: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=summary, description=f"{summary[0].upper()}{summary[1:]}. {more}", allow_abbrev=False
        )

    command(
        "demo",
        "play a scripted day through the HTTP API and print what was allowed, refused and why",
        "Sets everything up on first use. The world it plays in is removed afterwards.",
    )
    tests = command(
        "test",
        "run every test against a throw-away server",
        "Further arguments go to pytest, for example: lane.py test -k eligibility -x",
    )
    tests.add_argument("--matrix", action="store_true", help="repeat the run on PostgreSQL 16 and 17")
    command(
        "up",
        "start the demo world and leave it running",
        "Prints its address, one token a persona and three requests to try. Its data stays until clean.",
    )
    command("down", "stop what up started", "The data stays.")
    command(
        "doctor",
        "examine the running demo world",
        "Runs `safelane doctor` on it; further arguments go there. Exit status 3 names findings.",
    )
    bench = command(
        "bench",
        "run one program of benchmarks/ against a throw-away server",
        "Further arguments go to it, for example: lane.py bench booking_decision --lessons 10000",
    )
    bench.add_argument("name", help="the program's name, such as booking_decision")
    command(
        "mutate",
        "drop or loosen every rule in turn, and say which of it nothing notices",
        "Further arguments go to tests.security.mutate, for example: lane.py mutate --schema booking",
    )
    clean = command(
        "clean",
        "stop everything of this clone and remove it",
        "Afterwards the clone is as it was after git clone.",
    )
    clean.add_argument(
        "--cache", action="store_true", help="also remove the downloads that other clones share"
    )
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is returned, never raised."""
    here = Path(__file__).resolve().parent.parent
    options, rest = parser().parse_known_args(arguments)
    if rest and options.command not in ("test", "doctor", "bench", "mutate"):
        parser().error(f"unknown argument for {options.command}: {' '.join(rest)}")
    processes.on_signals()
    try:
        return _command(options, rest)(places.locate(here))
    except LauncherError as error:
        progress.say(f"lane.py: {error.message}")
        if error.hint:
            progress.say(f"  {error.hint}")
        return error.status
    except Interrupted as interruption:
        progress.say(
            f"lane.py: stopped ({signal.Signals(interruption.signum).name}); nothing was left running."
        )
        return 128 + interruption.signum
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def _command(options: argparse.Namespace, rest: list[str]) -> Callable[[Place], int]:
    # Imported here so that --help and usage errors answer at once.
    from launcher import clean, demo, stay, suite

    commands: dict[str, Callable[[Place], int]] = {
        "demo": demo.demo,
        "test": lambda place: suite.test(place, options.matrix, rest),
        "up": stay.up,
        "down": stay.down,
        "doctor": lambda place: stay.doctor(place, rest),
        "bench": lambda place: suite.bench(place, options.name, rest),
        "mutate": lambda place: suite.mutate(place, rest),
        "clean": lambda place: clean.clean(place, options.cache),
    }
    return commands[options.command]
