"""What can go wrong in a way that a person can do something about."""

from __future__ import annotations


class LauncherError(Exception):
    """A failure with a message for people and, where there is one, a hint what to do."""

    def __init__(self, message: str, hint: str = "", status: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status


class UnavailableError(LauncherError):
    """A part (a server, a package) that cannot be had here; another source may still have it."""


class Interrupted(BaseException):
    """A signal asked the launcher to stop; everything it started is stopped on the way out."""

    def __init__(self, signum: int) -> None:
        super().__init__(f"signal {signum}")
        self.signum = signum
