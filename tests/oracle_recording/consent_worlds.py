"""Worlds about consent: a lesson that goes on or is booked, everybody agreed, and then some of it spoilt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from tests.oracle import model as m
from tests.oracle.clock import Span, civil_date
from tests.oracle.rows import DAY, HOUR, SECOND, london

from . import model as r
from .scene import LEAD_DAYS, MINUTE, WHY, Case, Scene

NOES = ("refused", "withdrawn", "objected")
HOW_OFTEN = {"tutorstudio": (0, 1, 1, 2, 3), "mytutor": (1, 3, 4, 5, 6), "tutorninjas": (1, 3, 5, 6, 7)}
MUTATIONS: dict[str, Callable[[ConsentScene], None]] = {}


class ConsentScene(Scene):
    """A lesson about which recording.consent_findings is asked."""

    def in_order(self) -> None:
        """Everybody has said what their band asks for."""
        rng = self.rng
        self.engaged()
        if self.chance(0.55):
            self.starts = self.at - rng.choice([0, 5, 20, 59]) * MINUTE
            self.began: datetime | None = self.starts + rng.choice([0, 0, -10, 4]) * MINUTE
            self.began = min(self.began, self.at)
        else:
            ahead = [5 * MINUTE, HOUR, DAY, 3 * DAY, 6 * DAY, timedelta(days=LEAD_DAYS), 8 * DAY]
            self.starts, self.began = self.at + rng.choice(ahead), None
        self.real = max(self.at, self.began or self.starts)
        self.earliest = self.wall(self.starts, -LEAD_DAYS)
        self.needs = "acknowledged"
        lesson = self.lesson_at(self.lesson, self.starts, self.began)
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            self.expected(lesson, self.child(civil_date(self.real)))
        self.elsewhere = self.id()
        other = self.lesson_at(self.elsewhere, self.starts + 2 * DAY, None)
        self.expected(other, self.learners[0])
        for person in [self.tutor, *self.learners, *(g.guardian_id for g in self.of(m.Guardianship))]:
            self.acknowledge(person, "recording_notice", self.at - DAY)
        for learner in self.learners:
            self.agree(learner)

    def moment(self) -> datetime:
        """When something was said: within the lead days, often at their edge."""
        last = self.at
        picks = [self.earliest, self.earliest + SECOND, last, last - MINUTE, last - HOUR, last - DAY]
        fit = [pick for pick in picks if self.earliest <= pick <= last]
        return self.rng.choice(fit or [last])

    def agree(self, learner: UUID) -> None:
        """What the band at the start asks for."""
        rng, band, links = self.rng, self.band(learner, self.real), self.linked(learner)
        if band != "under_13" or self.chance(0.15):
            self.say("given", learner, self.moment())
        if band == "under_13" and links:
            self.say("given", learner, self.moment(), link=rng.choice(links))
        if band == "13_to_15" and links:
            link, way = rng.choice(links), rng.random()
            if way < 0.6:
                self.say(rng.choice(["acknowledged", "given"]), learner, self.moment(), link=link)
            elif way < 0.85:
                self.told("present", link, self.at - rng.choice([0, 60]) * SECOND)
            else:
                self.told("sent", link, self.moment())

    def anyone(self) -> UUID:
        """One of the learners."""
        return self.rng.choice(self.learners)

    def link(self) -> m.Guardianship | None:
        """Somebody's link to a learner of the lesson."""
        return self.some(m.Guardianship)

    def later(self) -> datetime:
        """Just before the question, with it, or just after."""
        return self.at + self.rng.choice([-1, -1, 0, 0, 1]) * SECOND

    def questions(self) -> tuple[r.Question, ...]:
        """At the instant, beside it, and at the start of its London day."""
        midnight = london(civil_date(self.at))
        beside = [self.at - SECOND, self.at + SECOND, midnight, midnight - SECOND, self.starts, self.at + DAY]
        instants = [self.at, self.at, *self.rng.sample(beside, 2)]
        asked = [r.MayRecord(lesson=self.lesson, at=at) for at in dict.fromkeys(instants)]
        return tuple(asked)


def mutation(function: Callable[[ConsentScene], None]) -> Callable[[ConsentScene], None]:
    """One way in which a world is spoilt, or nearly."""
    MUTATIONS[function.__name__] = function
    return function


@mutation
def words_missing(s: ConsentScene) -> None:
    if (gone := s.some(r.Act)) is not None:
        s.drop(r.Act, lambda act: act != gone)


@mutation
def a_second_too_early(s: ConsentScene) -> None:
    s.change(s.some(r.Act), at=s.earliest - SECOND)


@mutation
def at_the_very_first(s: ConsentScene) -> None:
    s.change(s.some(r.Act), at=min(s.earliest, s.at))


@mutation
def for_another_lesson(s: ConsentScene) -> None:
    s.change(s.some(r.Act), lesson_id=s.elsewhere)


@mutation
def moved_since(s: ConsentScene) -> None:
    said = sorted({act.at for act in s.of(r.Act)})
    for number in range(s.rng.choice([1, 1, 2])):
        at = s.rng.choice([s.at - MINUTE, s.at, *said])
        s.add(
            r.LessonMove(
                move_id=s.id(),
                lesson_id=s.rng.choice([s.lesson, s.lesson, s.elsewhere]),
                starts_at=s.wall(s.starts, s.rng.choice([-400, -2, -1, 1, 2, 400])),
                moved_at=at + number * timedelta(microseconds=1),
            )
        )


@mutation
def learner_says_no(s: ConsentScene) -> None:
    s.say(s.rng.choice(NOES), s.anyone(), s.rng.choice([s.later(), s.later(), s.earliest - DAY]))


@mutation
def learner_says_no_and_then_yes(s: ConsentScene) -> None:
    learner, at = s.anyone(), s.at - MINUTE
    s.say(s.rng.choice(NOES), learner, at)
    s.say("given", learner, at + s.rng.choice([0, 1, 61]) * SECOND)


@mutation
def parent_says_no(s: ConsentScene) -> None:
    if (link := s.link()) is not None:
        s.say(s.rng.choice(NOES), link.learner_id, s.later(), link=link)


@mutation
def parent_says_no_and_then_more(s: ConsentScene) -> None:
    if (link := s.link()) is not None:
        s.say(s.rng.choice(NOES), link.learner_id, s.at - MINUTE, link=link)
        s.say(s.rng.choice(["given", "acknowledged"]), link.learner_id, s.later(), link=link)


@mutation
def parent_acknowledges_after_giving(s: ConsentScene) -> None:
    if (act := s.some(r.Act, lambda a: a.capacity == "parent")) is not None and act.learner_id is not None:
        link = next(g for g in s.of(m.Guardianship) if g.guardianship_id == act.guardianship_id)
        s.say("acknowledged", act.learner_id, max(act.at, s.at - SECOND), link=link)


@mutation
def a_sponsor_speaks(s: ConsentScene) -> None:
    learner = s.anyone()
    link = s.guard(s.adult(), learner, "sponsor")
    s.say(s.rng.choice(["given", "acknowledged", *NOES]), learner, s.moment(), link=link)


@mutation
def link_turns_sponsor(s: ConsentScene) -> None:
    s.change(s.link(), capacity="sponsor")


@mutation
def link_ends(s: ConsentScene) -> None:
    at = s.rng.choice([s.real, s.real + SECOND, s.real - SECOND, s.at])
    s.relink(s.link(), valid_until=at)


@mutation
def link_replaced(s: ConsentScene) -> None:
    if (link := s.link()) is not None:
        s.relink(link, valid_until=s.at - SECOND)
        if link in s.rows:
            return
        new = s.guard(link.guardian_id, link.learner_id, "delegated_guardian")
        s.change(new, valid_from=s.at - SECOND)


@mutation
def link_begins_late(s: ConsentScene) -> None:
    s.relink(s.link(), valid_from=s.rng.choice([s.real, s.real + SECOND]))


@mutation
def message_bounces(s: ConsentScene) -> None:
    if (link := s.link()) is not None:
        s.told("sent", link, s.at - MINUTE)
        s.told(s.rng.choice(["bounced", "bounced", "sent"]), link, s.later())


@mutation
def contact_blocked(s: ConsentScene) -> None:
    if (link := s.link()) is not None:
        s.block(link, *s.span_around(s.at))


@mutation
def forbidden_by_a_lead(s: ConsentScene) -> None:
    since, until = s.span_around(s.at)
    whole = s.chance(0.4)
    s.add(
        r.SafetyFlag(
            flag_id=s.id(),
            learner_id=None if whole else s.anyone(),
            lesson_id=s.lesson if whole else None,
            tell_hold=s.chance(0.5),
            reason=WHY,
            placed_by=s.lead_officer,
            placed_at=since,
            lifted_at=until,
            lifted_by=None if until is None else s.lead_officer,
            lift_reason=None if until is None else WHY,
        )
    )


@mutation
def awareness_by_contract(s: ConsentScene) -> None:
    until = s.rng.choice([None, None, s.real, s.real + SECOND])
    s.term("recording.parent_aware", s.rng.choice(["notified", "present", "present"]), valid_until=until)


@mutation
def lead_days_by_contract(s: ConsentScene) -> None:
    days = s.rng.choice([1, 1, 3, 14])
    s.term("recording.consent_max_lead_days", days)
    s.change(s.some(r.Act), at=min(s.at, s.wall(s.starts, -days) - s.rng.choice([0, 1]) * SECOND))


@mutation
def forbidden_by_contract(s: ConsentScene) -> None:
    until = s.rng.choice([None, s.real, s.real + SECOND])
    s.term(
        "recording.basis", s.rng.choice(["forbidden", "forbidden", "consent_per_session"]), valid_until=until
    )


@mutation
def learner_leaves(s: ConsentScene) -> None:
    learner = s.anyone()
    s.moves(learner, "left", s.later())
    if s.chance(0.3):
        s.moves(learner, "admitted", s.at + s.rng.choice([0, 1]) * SECOND)


@mutation
def a_joiner(s: ConsentScene) -> None:
    joiner = s.child(civil_date(s.real))
    s.moves(joiner, "admitted", s.later())
    if s.chance(0.5):
        s.agree(joiner)
        for person in [joiner, *(g.guardian_id for g in s.linked(joiner))]:
            s.acknowledge(person, "recording_notice", s.at - DAY)


@mutation
def birth_unknown(s: ConsentScene) -> None:
    learner = s.anyone()
    row = next(p for p in s.of(m.Person) if p.person_id == learner)
    s.change(row, date_of_birth=s.rng.choice([None, None, civil_date(s.real) + DAY]))


@mutation
def tutor_says_no(s: ConsentScene) -> None:
    s.say(s.rng.choice(NOES), None, s.later())
    if s.chance(0.3):
        s.say("given", None, s.at)


@mutation
def notice_missing(s: ConsentScene) -> None:
    everybody = [s.tutor, *s.learners, *(g.guardian_id for g in s.of(m.Guardianship))]
    person = s.rng.choice([s.tutor, s.rng.choice(everybody)])
    s.drop(m.Acknowledgement, lambda a: a.person_id != person)


@mutation
def notice_just_now(s: ConsentScene) -> None:
    s.change(s.some(m.Acknowledgement), acknowledged_at=s.later())


@mutation
def notice_of_an_old_version(s: ConsentScene) -> None:
    others = [v.version for v in s.library.versions if v.document == "recording_notice"]
    s.change(s.some(m.Acknowledgement), version=s.rng.choice(others))


@mutation
def a_young_guardian(s: ConsentScene) -> None:
    if (link := s.link()) is not None:
        row = next(p for p in s.of(m.Person) if p.person_id == link.guardian_id)
        coming_of_age = Span(months=-18 * 12).after(civil_date(s.real))
        s.change(row, date_of_birth=s.rng.choice([None, s.near_day(coming_of_age), s.ago(3000, 6000)]))
        if s.chance(0.5):
            s.say(s.rng.choice(["given", "acknowledged", *NOES]), link.learner_id, s.later(), link=link)


def case(number: int, library: m.Library, salt: str = "consent") -> Case:
    """World `number`: always the same for the same salt."""
    scene = ConsentScene(Random(f"{salt} {library.profile} {number}"), library)
    scene.in_order()
    spoilt = scene.rng.sample(sorted(MUTATIONS), scene.rng.choice(HOW_OFTEN[library.profile]))
    for name in spoilt:
        MUTATIONS[name](scene)
    return Case(number, m.World(scene.banded()), scene.questions(), tuple(spoilt))
