"""A small typed client for the Safelane API, for this command line and for app developers.

It carries no rule: it sends what it is given and tells what came back. A refusal is an answer with reasons,
not a transport error, so it arrives as :class:`Refused`.

    with Client("http://127.0.0.1:3000", token) as safelane:
        answer = safelane.call("book_lesson", tutor_id=…, learner_ids=[…], …)
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import httpx
from postgrest import SyncPostgrestClient

PROBLEM = "application/problem+json"
PAGE_ROWS = 100
"""Rows a page; the listener never sends more (``db-max-rows``)."""


class ApiError(Exception):
    """Something other than a policy answer went wrong.

    ``status`` is the HTTP status, 0 where no answer came. ``hint`` says what to do, where the server knows.
    """

    def __init__(self, status: int, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.hint = hint


class Unreachable(ApiError):
    """No answer came from the API at all."""

    def __init__(self, url: str, cause: str) -> None:
        super().__init__(0, f"The API at {url} does not answer: {cause}")


class NotAuthorised(ApiError):
    """The token was not accepted (401), or what it allows does not reach this far (403)."""


@dataclass(frozen=True)
class Reason:
    """One reason of a refusal, as far as the caller may know (E1.4)."""

    code: str
    meaning: str = ""
    remedy: str = ""


class Refused(ApiError):
    """A policy refusal: ``type`` is stable, ``reasons`` are what this caller may know."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        super().__init__(int(problem.get("status", 409)), str(problem.get("title", "Refused")))
        self.type = str(problem.get("type", ""))
        self.detail = str(problem.get("detail", ""))
        self.reasons = tuple(_reason(item) for item in problem.get("reasons", []))
        self.problem = dict(problem)


@dataclass(frozen=True)
class Answer:
    """A granted request: ``status`` 200, 201 or 202; ``replayed`` if the key had been used before."""

    status: int
    body: Any
    replayed: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


def _reason(item: Any) -> Reason:
    if isinstance(item, str):
        return Reason(item)
    return Reason(str(item.get("code", "")), str(item.get("meaning", "")), str(item.get("remedy", "")))


class Client:
    """One person's way in: the API's address and that person's token (none: anonymous).

    ``timeout`` is in seconds and covers one request.
    """

    def __init__(self, url: str, token: str | None = None, timeout: float = 60.0) -> None:
        self.url = url.rstrip("/")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(base_url=self.url, timeout=timeout, headers=headers)
        self._api = SyncPostgrestClient(self.url, schema="api", headers=headers, http_client=self._http)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def call(self, function: str, /, *, idempotency_key: str | None = None, **arguments: Any) -> Answer:
        """Ask for an action (``POST /rpc/<function>``).

        Raises :class:`Refused` for a policy refusal, :class:`NotAuthorised`, :class:`Unreachable`, or
        :class:`ApiError` for bad input. With ``idempotency_key`` a repeat gets the first answer.
        """
        request = self._api.rpc(function, _plain(arguments)).request
        if idempotency_key:
            request.headers["Idempotency-Key"] = idempotency_key
        return self._answer(lambda: request.send(httpx.Headers()))

    def rows(self, view: str, order: str, **filters: str) -> Iterator[dict[str, Any]]:
        """Every row of a view, page by page, in a stable order of columns such as ``starts_at,lesson_id``.

        Filters are PostgREST's own, for instance ``starts_at="gte.2026-11-21"``.
        """
        start = 0
        while True:
            query = self._api.from_(view).select("*")
            for column in order.split(","):
                query = query.order(column)
            request = query.range(start, start + PAGE_ROWS - 1).request
            for column, condition in filters.items():
                request.params = request.params.add(column, condition)
            page = self._answer(lambda request=request: request.send(httpx.Headers())).body
            yield from page
            if len(page) < PAGE_ROWS:
                return
            start += PAGE_ROWS

    def _answer(self, send: Any) -> Answer:
        try:
            response: httpx.Response = send()
        except httpx.HTTPError as error:
            raise Unreachable(self.url, str(error) or type(error).__name__) from None
        kind = response.headers.get("content-type", "").partition(";")[0].strip()
        body = response.json() if response.content and "json" in kind else None
        if response.is_success:
            return Answer(
                response.status_code,
                body,
                response.headers.get("idempotent-replayed") == "true",
                dict(response.headers),
            )
        if kind == PROBLEM and isinstance(body, dict):
            raise Refused(body)
        told = body if isinstance(body, dict) else {}
        message = str(told.get("message") or f"The API answered {response.status_code}.")
        hint = told.get("hint") or None
        if response.status_code in (401, 403):
            raise NotAuthorised(response.status_code, message, hint)
        raise ApiError(response.status_code, message, hint)


def _plain(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments as JSON can carry them: instants, dates and uuids as text."""
    return {name: _value(value) for name, value in arguments.items()}


def _value(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, uuid.UUID):
        return str(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
