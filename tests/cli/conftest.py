"""The command line as people use it: in front of the real API, with their own token."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from safelane.main import main

from tests.support.listener import Api


@dataclass(frozen=True)
class CommandLine:
    """``safelane`` with nothing of the surrounding machine: no settings, no login, one token."""

    api: Api
    folder: Path

    def environment(
        self, who: str | None, persona: str | None, **changes: str | None
    ) -> dict[str, str | None]:
        clean: dict[str, str | None] = {
            name: None for name in os.environ if name.startswith(("SAFELANE_", "PG", "NO_COLOR"))
        }
        clean |= {
            "SAFELANE_API_URL": self.api.url,
            "SAFELANE_LOGIN_FILE": str(self.folder / "login.json"),
            "XDG_CONFIG_HOME": str(self.folder),
        }
        if who and persona:
            clean["SAFELANE_TOKEN"] = self.api.token(who, persona)
        return clean | changes

    def __call__(
        self,
        *arguments: str | Path,
        who: str | None = None,
        persona: str | None = None,
        stdin: str | None = None,
        **changes: str | None,
    ) -> Result:
        """Run it as somebody; keywords in capitals change the environment."""
        return CliRunner().invoke(
            main,
            [str(each) for each in arguments],
            input=stdin,
            env=self.environment(who, persona, **changes),
        )


@pytest.fixture
def cli(api: Api, tmp_path: Path) -> CommandLine:
    return CommandLine(api, tmp_path)


@pytest.fixture
def fresh_cli(fresh_api: Api, tmp_path: Path) -> CommandLine:
    """The same in front of one test's own database."""
    return CommandLine(fresh_api, tmp_path)
