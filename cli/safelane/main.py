"""The command line: groups of thin commands, one module a group."""

from __future__ import annotations

from typing import Any

import click
import psycopg

from safelane import commands, version
from safelane.connection import Settings
from safelane.errors import Problem, from_postgres


class Commands(click.Group):
    """The outermost group: what PostgreSQL refuses, or a file that is no text, still ends in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(commands.MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return commands.load(cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except psycopg.Error as error:
            raise from_postgres(error) from error
        except UnicodeDecodeError as error:
            raise Problem("a file that was given is not UTF-8 text", "Was it another file?") from error


def _say_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"safelane, version {version()}")
        context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_say_version,
    help="Show the version.",
)
@click.option(
    "--config", metavar="FILE", help="Settings. Default: SAFELANE_CONFIG, safelane.toml here or in ~/.config."
)
@click.pass_context
def main(context: click.Context, config: str | None) -> None:
    """Safeguarding policy, enforced inside PostgreSQL.

    Exit status: 0 fine, 1 error, 2 usage, 3 findings, 4 not authorised, 5 unreachable.
    Settings come from flags, then SAFELANE_* variables, then safelane.toml, then libpq.
    """
    context.obj = Settings(config_file=config)
