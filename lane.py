#!/usr/bin/env python3
"""Safelane on a fresh machine: ``python3 lane.py demo`` or ``python3 lane.py test``.

Standard library only. Everything it does is in the ``launcher`` package; this file
only makes sure that the interpreter is new enough to read it.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this file also runs where nothing has checked that yet)
    sys.stderr.write(
        f"Safelane needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.\n"
        "Run it with a newer one, for example: python3.11 lane.py demo\n"
    )
    sys.exit(1)

if __name__ == "__main__":
    sys.dont_write_bytecode = True
    from launcher.main import main

    sys.exit(main())
