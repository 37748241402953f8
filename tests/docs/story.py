"""The people of docs/api.md, and what its placeholders mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.support.world import World, identifier

PLACEHOLDER = re.compile(r"<([^<>]+)>")
MORE = "…"
_DAYS = re.compile(r"(?:in )?(\d+) days?( ago)?(?:, (\d\d):(\d\d))?")
_MINUTES = re.compile(r"(?:in )?(\d+) minutes( ago)?")

STAFF = {
    "ada": "platform_administrator",
    "abel": "platform_administrator",
    "vera": "vetting_officer",
    "viktor": "vetting_officer",
    "dina": "dsl",
    "dora": "dsl",
    "serge": "session_service",
    "colin": "compliance_reporter",
}
OTHERS = (
    "tom", "una", "ann", "rosa", "lily", "mina", "leo", "agnes", "solomon", "acme", "hill", "old recording",
)  # fmt: skip
ENGAGEMENTS = ("tom alone", "una alone", "ann alone", "ann at acme", "ann at hill")
KNOWN = frozenset((*STAFF, *OTHERS, *ENGAGEMENTS))
"""Whom and what a placeholder may name from the beginning."""
EARLIER: dict[str, Any] = {}
"""What the ledger held before the first request: an entry of long ago, and its receipt."""
DSL_TOPICS = (
    "kcsie_part2", "online_safety", "lado_familiarity", "allegation_management",
    "contextual_safeguarding", "child_criminal_exploitation",
)  # fmt: skip


def people(world: World) -> None:
    """Everybody whom the page names before its first request."""
    world.follows_profile()
    for name, power in STAFF.items():
        world.person(name, power)
    for name in ("tom", "una"):
        world.person(name, "tutor")
        world.engagement(f"{name} alone", name)
    world.run("select tests.bookable('ann')")
    world.organisation("acme", "agency")
    world.organisation("hill", "school")
    world.engagement("ann at acme", "ann", agency="acme")
    world.engagement("ann at hill", "ann", school="hill")
    world.person("agnes")
    world.power("agnes", "agency_operator", "acme")
    world.person("solomon")
    world.power("solomon", "school_representative", "hill")
    world.person("rosa")
    world.run("select tests.ward('lily', (current_date - interval '9 years 6 months')::date, 'rosa')")
    world.person("mina")
    world.run("select tests.ward('leo', (current_date - interval '15 years 6 months')::date, 'mina')")
    for colleague in ("agnes", "solomon"):  # so their organisations have to do with Leo
        world.guardian(colleague, "leo", "sponsor")
    world.person("mabel")
    world.power("mabel", "agency_dsl", "acme")
    for topic in DSL_TOPICS:
        world.run(
            "select tests.record('training', 'mabel',"
            " jsonb_build_object('topic', %s::text, 'completed_on', current_date - 9))",
            (topic,),
        )
    # footage whose time is over, of a lesson that no list shows
    world.run("select tests.lesson('long ago', 'ann', '{leo}', now() + interval '40 days')")
    world.run("select tests.footage('old recording', 'long ago', now() - interval '40 days')")
    world.run(
        "update booking.lesson set state = 'cancelled', cancelled_at = now()"
        " where lesson_id = tests.id('long ago')"
    )
    seq = world.value("select tests.old_entry(%s, '2010-05-03T12:00Z')", (identifier("an old matter"),))
    leaf = world.value("select encode(leaf_hash, 'hex') from ledger.entry where seq = %s", (seq,))
    world.run("select tests.seal_ledger()")
    EARLIER.update({"old entry": seq, "old receipt": leaf, "an old matter": str(identifier("an old matter"))})


@dataclass
class Story:
    """What a name stands for: somebody known beforehand, or what an answer gave first."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    bound: dict[str, Any] = field(default_factory=lambda: dict(EARLIER))

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo("Europe/London")).date()

    def person(self, name: str) -> UUID:
        return UUID(str(self.bound[name])) if name in self.bound else identifier(name)

    def said(self, value: Any) -> Any:
        """A request as it is sent: every placeholder in it is replaced."""
        if isinstance(value, dict):
            return {key: self.said(held) for key, held in value.items()}
        if isinstance(value, list):
            return [self.said(held) for held in value]
        if isinstance(value, str):
            return PLACEHOLDER.sub(lambda found: str(self.meaning(found[1])), value)
        return value

    def meaning(self, name: str) -> Any:
        """What a placeholder stands for; KeyError where nothing has this name."""
        when = self.when(name)
        if when is not None:
            return when.isoformat()
        if name in self.bound:
            return self.bound[name]
        if name in KNOWN:
            return str(identifier(name))
        raise KeyError(name)

    def when(self, name: str) -> date | datetime | None:
        if name == "today":
            return self.today
        if found := _MINUTES.fullmatch(name):
            return self.now + timedelta(minutes=int(found[1]) * (-1 if found[2] else 1))
        if found := _DAYS.fullmatch(name):
            day = self.today + timedelta(days=int(found[1]) * (-1 if found[2] else 1))
            if not found[3]:
                return day
            return datetime(day.year, day.month, day.day, int(found[3]), int(found[4]), tzinfo=UTC)
        return None

    def differences(self, expected: Any, found: Any, where: str = "$") -> list[str]:
        """Where an answer is not what the page says; a name that is new there stands for it from now on."""
        if isinstance(expected, dict) and isinstance(found, dict):
            odd = sorted(expected.keys() ^ found.keys())
            return [f"{where}: {key} is {'missing' if key in expected else 'new'}" for key in odd] + [
                text
                for key in expected.keys() & found.keys()
                for text in self.differences(expected[key], found[key], f"{where}.{key}")
            ]
        if isinstance(expected, list) and isinstance(found, list):
            rows = [row for row in expected if row != MORE]
            if len(rows) > len(found) or (len(rows) < len(found) and len(rows) == len(expected)):
                return [f"{where}: {len(found)} rows, and the page has {len(rows)}"]
            return [
                text
                for place, row in enumerate(rows)
                for text in self.differences(row, found[place], f"{where}[{place}]")
            ]
        named = PLACEHOLDER.fullmatch(expected) if isinstance(expected, str) else None
        if named:
            right = self._stands_for(named[1], found)
        else:
            right = type(expected) is type(found) and expected == found
        return [] if right else [f"{where}: {found!r}, and the page says {expected!r}"]

    def _stands_for(self, name: str, found: Any) -> bool:
        if name == "number":
            return isinstance(found, int)
        if isinstance(found, int) and name in self.bound:
            return found == self.bound[name]
        if not isinstance(found, str):
            return False
        if name in _KINDS:
            return _KINDS[name](found)
        when = self.when(name)
        if isinstance(when, datetime):
            return _instant(found) and datetime.fromisoformat(found) == when
        if when is not None:
            return found == when.isoformat()
        if name not in self.bound and name not in KNOWN:
            self.bound[name] = found
            return _uuid(found) or _instant(found)
        return found == self.meaning(name)


def _instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _uuid(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text) is not None


_KINDS: dict[str, Callable[[str], bool]] = {
    "instant": _instant,
    "day": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None,
    "hash": lambda text: re.fullmatch(r"[0-9a-f]{64}", text) is not None,
    "text": bool,
}
