"""Worlds that differ in one hidden thing, people who look at them, and what the policy lets each be told.

To add a hidden thing: one entry of :data:`HIDDEN`. To add somebody who looks: one entry of :data:`VIEWERS`,
and their requests in ``tests/security/looking.py``. The comparison knows neither.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tests.support.databases import Database
from tests.support.listener import Api
from tests.support.world import World, identifier

TUTOR = "tessa"
ROUTINE = "lars"
"""A tutor whom a vetting officer has not passed: what everybody is told about him, they may be told of
anybody.
"""
WARD = "lily"

Answer = tuple[int, tuple[tuple[str, str], ...], bytes]
Actor = Callable[[str, str, str, dict[str, Any]], httpx.Response]
"""(name, persona, function, arguments): what staff do, over HTTP."""


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks: a name of the story (``None``: nobody) and a persona."""

    name: str | None
    persona: str


VIEWERS = {
    "the tutor": Viewer(TUTOR, "web_tutor"),
    "a colleague": Viewer("cole", "web_tutor"),
    "a parent": Viewer("lily's parent", "web_guardian"),
    "a learner": Viewer("otto", "web_learner"),
    "an agency": Viewer("agnes", "web_agency"),
    "a school": Viewer("sam", "web_school"),
    "nobody": Viewer(None, "web_anon"),
}


@dataclass(frozen=True)
class Hidden:
    """A hidden thing: how it comes, how it goes, and what it lies on.

    ``everything`` is false where it lies between the tutor and one learner only. ``notice_served`` is true
    where the
    policy lets the tutor know: an account that is switched off ends its sessions.
    """

    name: str
    place: Callable[[Actor, World], None]
    release: Callable[[Actor, World], None]
    everything: bool = True
    notice_served: bool = False

    def concerns(self, learners: tuple[str, ...]) -> bool:
        return self.everything or WARD in learners


def done(answer: httpx.Response) -> dict[str, Any]:
    """What a member of staff did must have been done."""
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, Any] = answer.json()
    return found


def tutor_id() -> str:
    return str(identifier(TUTOR))


def hold(act: Actor, _: World) -> None:
    done(act("dina", "web_dsl", "place_hold", {"tutor_id": tutor_id()}))


def let_go(act: Actor, _: World) -> None:
    done(act("dina", "web_dsl", "release_hold", {"tutor_id": tutor_id()}))


def keep_apart(act: Actor, _: World) -> None:
    wanted = {"tutor_id": tutor_id(), "learner_id": str(identifier(WARD)), "scope": "pair"}
    done(act("dina", "web_dsl", "order_no_contact", wanted))


def bring_together(act: Actor, world: World) -> None:
    order = world.value("select order_id::text from booking.no_contact_order where lifted_at is null")
    done(act("dina", "web_dsl", "lift_no_contact", {"order_id": order}))


def hit(act: Actor, _: World) -> None:
    """The run is the same in every world (:func:`nightly`); here it found somebody."""
    hits = [{"strength": "potential", "note": "Same name and year of birth"}]
    nightly(act, hits)


def nightly(act: Actor, hits: list[dict[str, str]] | None = None) -> None:
    """The screening run of the night: it is not hidden that there is one."""
    wanted = {
        "person_id": tutor_id(),
        "source": "uk_sanctions_list",
        "outcome": "completed",
        "hits": hits or [],
    }
    done(act("vera", "web_vetting", "record_screening_run", wanted))


def clear(act: Actor, world: World) -> None:
    found = world.value("select hit_id::text from vetting.screening_hit")
    why = "Another person of the same name, born in another country."
    done(act("vito", "web_vetting", "clear_screening_hit", {"hit_id": found, "rationale": why}))


def suspend(_: Actor, world: World) -> None:
    """No function of the API disposes of a suspension yet: it comes as its channel will write it."""
    world.run("select tests.restricted(%s, 'suspension')", (TUTOR,))


def reinstate(_: Actor, world: World) -> None:
    world.run(
        "update booking.restriction set ended_at = now(), ended_by = tests.registrar()"
        " where kind = 'suspension' and ended_at is null"
    )


def switch(state: str) -> Callable[[Actor, World], None]:
    def act_on(act: Actor, _: World) -> None:
        wanted = {"person_id": tutor_id(), "account_state": state, "reason": "An administrative matter"}
        done(act("adam", "web_admin", "correct_person", wanted))

    return act_on


HIDDEN = (
    Hidden("a hold", hold, let_go),
    Hidden("a suspension", suspend, reinstate),
    Hidden("an account switched off", switch("inactive"), switch("active"), notice_served=True),
    Hidden("a no-contact order", keep_apart, bring_together, everything=False),
    Hidden("a screening hit", hit, clear),
)


def arrange(world: World) -> None:
    """The world that all worlds are copies of."""
    world.follows_profile()
    for name in (TUTOR, "cole", ROUTINE):
        world.run("select tests.bookable(%s)", (name,))
    for name, age in ((WARD, 11), ("otto", 15), ("max", 9)):
        world.run("select tests.ward(%s, tests.born(%s))", (name, age))
    for name, power in (("dina", "dsl"), ("vera", "vetting_officer"), ("vito", "vetting_officer"),
                        ("adam", "platform_administrator"), ("alma", "platform_administrator")):  # fmt: skip
        world.person(name, power)
    for organisation, kind in (("agency", "agency"), ("school", "school")):
        world.organisation(organisation, kind)
        for tutor in (TUTOR, ROUTINE):
            at = {kind: organisation}
            world.engagement(f"{tutor} for the {kind}", tutor, **at)
            world.run(
                "select tests.record('contract', %s, jsonb_build_object('kind', 'written_confirmation',"
                " 'starts_on', current_date - 5, 'engagement_id', tests.id(%s)))",
                (tutor, f"{tutor} for the {kind}"),
            )
    for name, power, where in (("agnes", "agency_operator", "agency"), ("anna", "agency_dsl", "agency"),
                               ("sam", "school_representative", "school"),
                               ("sid", "school_dsl", "school")):  # fmt: skip
        world.person(name)
        world.power(name, power, where)
    world.run(
        "select tests.record('training', 'anna', jsonb_build_object('topic', topic,"
        " 'completed_on', current_date - 5))"
        " from unnest(policy.effective_set('training.agency_dsl', null, now())) as topic"
    )
    # from 3 to 7 in the morning of the day, far from any change of the clocks
    for number, (name, tutor, learner, engagement) in enumerate(LESSONS):
        at = day(number + 3)
        world.run("select tests.lesson(%s, %s, array[%s], %s, 60, p_engagement => %s)",
                  (name, tutor, learner, at, engagement))  # fmt: skip
    world.run("select tests.lesson('due', %s, array[%s], now() + interval '6 minutes')", (TUTOR, WARD))
    for number, (film, lesson) in enumerate((("film", "with lily"), ("other film", "with otto"))):
        world.run("select tests.footage(%s, %s, date_trunc('hour', now()) - %s * interval '3 hours')",
                  (film, lesson, number + 1))  # fmt: skip
    world.run(
        "insert into vetting.gate_decision (decision_id, person_id, decision, decided_by)"
        " values (gen_random_uuid(), tests.id(%s), 'withdrawn', tests.registrar())",
        (ROUTINE,),
    )
    # the planner's estimates must not depend on when the server chose to count
    for table in ("booking.lesson", "booking.lesson_learner", "identity.person"):
        world.run(f"alter table {table} set (autovacuum_enabled = false)")


LESSONS = (
    ("with lily", TUTOR, WARD, None),
    ("with otto", TUTOR, "otto", None),
    ("through the agency", TUTOR, WARD, f"{TUTOR} for the agency"),
    ("for the school", TUTOR, "otto", f"{TUTOR} for the school"),
    ("of cole", "cole", WARD, None),
    ("of cole with otto", "cole", "otto", None),
    ("of lars", ROUTINE, "max", None),
)


def day(number: int, hour: int = 10) -> datetime:
    """An instant so many days from now, on the hour."""
    return datetime.now(UTC).replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=number)


@dataclass(frozen=True)
class Look:
    """One request, and what the policy says about it.

    ``rule``: the name of a rule in :data:`TOLD` that says what may differ where a hidden thing lies on the
    tutor and
    these ``learners``; none: nothing may. ``twin``: the same request about :data:`ROUTINE`.
    """

    viewer: str
    method: str
    path: str
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    rule: str | None = None
    learners: tuple[str, ...] = ()
    twin: Look | None = None

    def about(self, tutor: str) -> Look:
        """The same about another tutor."""
        text = json.dumps(self.body).replace(tutor_id(), str(identifier(tutor)))
        for kind in ("agency", "school"):
            text = text.replace(
                str(identifier(f"{TUTOR} for the {kind}")), str(identifier(f"{tutor} for the {kind}"))
            )
        key = {
            name: f"{value} of {tutor}" if name == "Idempotency-Key" else value
            for name, value in self.headers.items()
        }
        return replace(self, body=json.loads(text), headers=key, rule=None, twin=None)


@dataclass
class Running:
    """One world that is being looked at."""

    name: str
    database: Database
    api: Api
    world: World
    known: frozenset[str]
    began: datetime
    hidden: Hidden | None = None
    clients: dict[str, httpx.Client] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    number: int = 0

    def client(self, viewer: str) -> httpx.Client:
        if viewer not in self.clients:
            who = VIEWERS[viewer]
            self.clients[viewer] = (
                self.api.anonymous() if who.name is None else self.api.as_(who.name, who.persona)
            )
        return self.clients[viewer]

    def act(self, name: str, persona: str, function: str, arguments: dict[str, Any]) -> httpx.Response:
        return self.api.as_(name, persona).post(f"/rpc/{function}", json=arguments)

    def look(self, wanted: Look) -> Answer:
        """Send a request; what comes back, with what is random by design told by its order."""
        self.number += 1
        content = wanted.body if isinstance(wanted.body, str | bytes) else json.dumps(wanted.body).encode()
        headers = {"X-Request-Id": "a look"} | (
            {} if wanted.body is None else {"Content-Type": "application/json"}
        )
        if wanted.method == "HEAD":
            headers["Connection"] = "close"  # PostgREST sends a body with an error to HEAD
        answer = self.client(wanted.viewer).request(
            wanted.method, wanted.path, content=None if wanted.body is None else content,
            headers=headers | dict(wanted.headers),
        )  # fmt: skip
        return self.canonical(answer)

    def canonical(self, answer: httpx.Response) -> Answer:
        """Status, headers and body, but for what is random or the clock's by design, each as narrowly as can
        be.

        * ``Date`` is the server's clock.
        * ``Ledger-Receipt`` has the number of an entry and the hash of a salted leaf: every answer has its
          own. That
          there is one, and its form, is compared.
        * an identifier that the world did not hold before is told by the request that first answered with it.
        * an instant between the beginning of the comparison and now was made by the request that tells it;
          ``expires_at`` of a recording is such an instant and a fixed time after it.
        """
        text = answer.content.decode()
        text = UUIDS.sub(lambda found: self._named(found[0]), text)
        text = EXPIRES.sub('"expires_at": "an hour or so from now"', text)
        text = INSTANTS.sub(lambda found: self._timed(found[0]), text)
        headers = []
        for name, value in sorted((name.lower(), value) for name, value in answer.headers.multi_items()):
            if name == "date":
                continue
            if name == "ledger-receipt":
                value = RECEIPT.sub("seq=…; leaf=…", value)
            headers.append((name, UUIDS.sub(lambda found: self._named(found[0]), value)))
        return answer.status_code, tuple(headers), text.encode()

    def _named(self, found: str) -> str:
        if found in self.known:
            return found
        if found not in self.made:
            earlier = sum(name.startswith(f"made by {self.number}.") for name in self.made.values())
            self.made[found] = f"made by {self.number}.{earlier + 1}"
        return self.made[found]

    def _timed(self, found: str) -> str:
        at = datetime.fromisoformat(found)
        return "just now" if self.began <= at <= datetime.now(UTC) + timedelta(seconds=1) else found


UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
INSTANTS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")
EXPIRES = re.compile(r'"expires_at": "[^"]*"')
RECEIPT = re.compile(r"^seq=\d+; leaf=[0-9a-f]{64}$")


def identifiers_of(world: World) -> frozenset[str]:
    """Every identifier that is anywhere in a world."""
    tables = world.rows(
        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in"
        " ('identity', 'policy', 'vetting', 'booking', 'recording', 'guard', 'ledger')"
    )
    found: set[str] = set()
    for (table,) in tables:
        for (row,) in world.rows(f"select kept::text from {table} as kept"):
            found.update(UUIDS.findall(row))
    return frozenset(found)


# What the policy lets be told (E1.4, E1.5, E3.1): from the answer of the clean world, and from what the
# clean world
# answers about a tutor with a routine cause, what the answer has to be where something hidden lies on the
# tutor.
Rule = Callable[[Look, Answer, Answer | None, Hidden], Answer]

UNDER_REVIEW = {
    "code": "ACCOUNT_UNDER_REVIEW",
    "meaning": "The account is under review.",
    "remedy": "Nothing to do now; the safeguarding team will be in touch where something is needed.",
}


def listed(answer: Answer) -> list[dict[str, Any]]:
    """The rows of a list."""
    rows: list[dict[str, Any]] = json.loads(answer[2])
    assert isinstance(rows, list), answer
    return rows


def as_the_routine_cause(look: Look, clean: Answer, twin: Answer | None, _: Hidden) -> Answer:
    """The public reads one code, the same for every cause, under the same status and headers (E1.4)."""
    assert twin is not None, look
    status, headers, body = twin
    return status, headers, body.replace(str(identifier(ROUTINE)).encode(), tutor_id().encode())


def not_offered(look: Look, clean: Answer, _: Answer | None, __: Hidden) -> Answer:
    """In a search the tutor is there and cannot be booked (E1.1 P1)."""
    rows = listed(clean)
    for row in rows:
        if row.get("tutor_id", tutor_id()) == tutor_id() and "bookable" in row:
            row["bookable"] = False
    return clean[0], clean[1], json.dumps(rows).encode()


def paused(look: Look, clean: Answer, _: Answer | None, hidden: Hidden) -> Answer:
    """A confirmed lesson that could not start is paused, the same for every cause (E1.5)."""
    rows = listed(clean)
    learners = {str(identifier(name)): learner for name, tutor, learner, _ in LESSONS if tutor == TUTOR}
    learners[str(identifier("due"))] = WARD
    for row in rows:
        taught = learners.get(row["lesson_id"])
        if taught is not None and row["state"] == "confirmed" and hidden.concerns((taught,)):
            row["paused"] = True
    return clean[0], clean[1], json.dumps(rows).encode()


def under_review(look: Look, clean: Answer, _: Answer | None, __: Hidden) -> Answer:
    """The tutor reads that the account is under review, beside whatever else there is, and no more (E1.4)."""
    told = json.loads(clean[2])
    told["reasons"] = sorted([*told["reasons"], UNDER_REVIEW], key=lambda reason: str(reason["code"]))
    if "eligible" in told:
        told["eligible"] = False
    return clean[0], clean[1], json.dumps(told).encode()


def not_movable(look: Look, clean: Answer, twin: Answer | None, _: Hidden) -> Answer:
    """To move a lesson is to book it anew: refused for the one public code, whether the hour is free or
    not (E1.1 P3).
    """
    kind = dict(clean[1]) | {"content-type": "application/problem+json"}
    reason = {
        "code": "TUTOR_NOT_BOOKABLE", "meaning": "This tutor cannot be booked at the moment.",
        "remedy": "Choose another tutor, or try again later.",
    }  # fmt: skip
    told = {
        "type": "urn:safelane:problem:booking-refused", "title": "The booking is not possible", "status": 409,
        "detail": "Each reason says what can be done about it.", "instance": "/rpc/move_lesson",
        "reasons": [reason],
    }  # fmt: skip
    return 409, tuple(sorted(kind.items())), json.dumps(told).encode()


def closed_recording(look: Look, clean: Answer, twin: Answer | None, _: Hidden) -> Answer:
    """A tutor who is kept apart from a learner finds the recording closed, for no cause (E3.1)."""
    if look.path.startswith("/tutor_recordings"):
        rows = listed(clean)
        for row in rows:
            row["open"] = row["open"] and str(identifier(WARD)) not in row["learner_ids"]
        return clean[0], clean[1], json.dumps(rows).encode()
    kind = dict(clean[1]) | {"content-type": "application/problem+json"}
    closed = {
        "type": "urn:safelane:problem:recording-closed", "title": "This recording is not open", "status": 409,
        "detail": "It is not open to you at present.", "instance": "/rpc/open_recording", "reasons": [],
    }  # fmt: skip
    return 409, tuple(sorted(kind.items())), json.dumps(closed).encode()


TOLD: Mapping[str, Rule] = {
    "booking": as_the_routine_cause,
    "search": not_offered,
    "lessons": paused,
    "own": under_review,
    "moving": not_movable,
    "recording": closed_recording,
}


def expected(look: Look, hidden: Hidden, clean: Answer, twin: Answer | None) -> Answer:
    """What the policy says this viewer must be answered while this hidden thing is there."""
    if hidden.notice_served and VIEWERS[look.viewer].name == TUTOR:
        raise KeyError("a session that was ended has one answer, and the comparison knows it")
    if look.rule is None:
        return clean
    if look.rule == ("recording" if hidden.everything else "search"):
        return clean
    if look.rule != "lessons" and look.method == "POST" and not hidden.concerns(look.learners):
        return clean
    return TOLD[look.rule](look, clean, twin, hidden)


def same(told: Answer, wanted: Answer, *, worked_out: bool) -> bool:
    """Byte for byte; where a rule worked the body out, it is compared as the value that it spells."""
    if worked_out and told[:2] == wanted[:2]:
        return bool(json.loads(told[2]) == json.loads(wanted[2]))
    return told == wanted


def uuid_of(name: str) -> str:
    """The identifier of somebody or something of the story, as JSON has it."""
    return str(identifier(name))
