"""The stage of the demonstration: people with tokens, and a line on the page for whatever the API answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import click

from safelane.client import Answer, ApiError, Client, NotAuthorised, Refused
from safelane.demo.tokens import mint

ALLOWED, REFUSED, NOTE = "✓", "✗", " "


class Surprise(Exception):
    """The API answered something other than what the story says: the demonstration has failed."""


@dataclass(frozen=True)
class Actor:
    """Somebody in the story: how they are called, the hat they wear, and who they are in the database."""

    name: str
    persona: str
    person_id: str

    def __str__(self) -> str:
        return self.name


@dataclass
class Tally:
    allowed: int = 0
    refused: int = 0
    surprises: list[str] = field(default_factory=list)


class Stage:
    """Sends each actor's requests with that actor's own token, and prints what came back."""

    def __init__(self, url: str, quiet: bool = False) -> None:
        self.url = url
        self.quiet = quiet
        self.tally = Tally()
        self._clients: dict[Actor | None, Client] = {}

    def client(self, actor: Actor | None) -> Client:
        """The actor's way in; one token and one connection for as long as the stage stands."""
        if actor not in self._clients:
            self._clients[actor] = Client(self.url, mint(actor.person_id, actor.persona) if actor else None)
        return self._clients[actor]

    def close(self) -> None:
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def scene(self, title: str) -> None:
        self._print("")
        self._print(click.style(title, bold=True))

    def say(self, text: str) -> None:
        self._print(f"    {text}")

    def allowed(
        self, actor: Actor, wish: str, function: str, /, key: str | None = None, **arguments: Any
    ) -> Answer:
        """The story says this is granted."""
        try:
            answer = self.client(actor).call(function, idempotency_key=key, **arguments)
        except ApiError as error:
            raise self._surprise(f"{actor} {wish}: expected to be allowed, but {_told(error)}") from error
        self.tally.allowed += 1
        self._line(ALLOWED, f"{actor} {wish}", "green")
        return answer

    def refused(
        self, actor: Actor | None, wish: str, function: str, /, codes: Iterable[str] = (), **arguments: Any
    ) -> ApiError:
        """The story says this is refused, and that the caller learns exactly ``codes``."""
        who = str(actor) if actor else "Somebody without an account"
        try:
            self.client(actor).call(function, **arguments)
        except (Refused, NotAuthorised) as refusal:
            return self._record_refusal(who, wish, refusal, sorted(codes))
        except ApiError as error:
            raise self._surprise(f"{who} {wish}: expected a refusal, but {_told(error)}") from error
        raise self._surprise(f"{who} {wish}: expected to be refused, but it was allowed")

    def _record_refusal(self, who: str, wish: str, refusal: ApiError, expected: list[str]) -> ApiError:
        told = sorted({reason.code for reason in refusal.reasons}) if isinstance(refusal, Refused) else []
        if expected and told != expected:
            raise self._surprise(f"{who} {wish}: was told {told}, the story says {expected}")
        self.tally.refused += 1
        self._line(REFUSED, f"{who} {wish}", "red")
        self.say(f"→ {refusal.status} {refusal}" + (f"  [{', '.join(told)}]" if told else ""))
        return refusal

    def expect(self, fact: bool, told: str) -> None:
        """Something else the story promises, checked and told."""
        if not fact:
            raise self._surprise(f"not so: {told}")
        self._line(NOTE, told, "cyan")

    def _surprise(self, text: str) -> Surprise:
        self.tally.surprises.append(text)
        return Surprise(text)

    def _line(self, mark: str, text: str, colour: str) -> None:
        self._print(f"  {click.style(mark, fg=colour)} {text}")

    def _print(self, text: str) -> None:
        if not self.quiet:
            click.echo(text)


def _told(error: ApiError) -> str:
    reasons = f" {[reason.code for reason in error.reasons]}" if isinstance(error, Refused) else ""
    hint = f" ({error.hint})" if error.hint else ""
    return f"the API answered {error.status} {error}{hint}{reasons}"
