"""Reading string literals in SQL, as the server's own scanner tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      --[^\n]*                                      # a comment
    | /\*.*?\*/
    | (?P<dollar>\$[A-Za-z_]*\$).*?(?P=dollar)       # no escapes in here, whatever the settings
    | "(?:[^"]|"")*"                                # a name
    | (?<![A-Za-z0-9_])[eE]'(?:[^'\\]|''|\\.)*'     # says itself that it has escapes
    | (?P<ordinary>'(?:[^']|'')*')
    """,
    re.DOTALL | re.VERBOSE,
)


def ordinary_literals(sql: str) -> Iterator[str]:
    """The literals whose text depends on ``standard_conforming_strings`` where they have a backslash."""
    for token in _TOKEN.finditer(sql):
        if token["ordinary"]:
            yield token["ordinary"]
