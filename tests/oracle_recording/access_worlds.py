"""Worlds about footage: what closes it, or nearly, and the worlds by number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

from tests.oracle import model as m
from tests.oracle.clock import Span, civil_date
from tests.oracle.rows import DAY, HOUR, SECOND

from . import model as r
from .access_scene import AccessScene
from .consent_worlds import NOES
from .scene import MINUTE, Case

HOW_OFTEN = (0, 0, 1, 1, 1, 2, 3)
# These spoil in several ways, so they are drawn more often.
WEIGHT = {
    "shared_with_a_parent": 4,
    "held": 2,
    "bands_by_contract": 2,
    "learner_takes_it_back": 2,
    "a_birthday_and_then_a_no": 3,
}
MUTATIONS: dict[str, Callable[[AccessScene], None]] = {}


def mutation(function: Callable[[AccessScene], None]) -> Callable[[AccessScene], None]:
    """One thing that may close the footage, or nearly."""
    MUTATIONS[function.__name__] = function
    return function


@mutation
def evidence_locked(s: AccessScene) -> None:
    s.hold("evidence_lock", category="csam", segment=s.rng.choice([None, s.film, s.other]))


@mutation
def held(s: AccessScene) -> None:
    where = s.rng.choice([None, s.film, s.other])
    closes = s.chance(0.3)
    s.hold("legal_hold", segment=where, closes=closes, when=s.span_around(s.at), category="complaint")


@mutation
def held_for_an_allegation(s: AccessScene) -> None:
    case_id = s.rng.choice([None, s.case_id])
    s.hold("legal_hold", category="allegation", case_id=case_id, when=s.span_around(s.at))


@mutation
def purged(s: AccessScene) -> None:
    s.add(
        r.Purge(
            segment_id=s.film,
            lesson_id=s.lesson,
            ended_on=civil_date(s.ended),
            kept_until=civil_date(s.ended) + timedelta(days=s.days),
            why="retention",
            purged_by=s.officer,
            purged_at=s.rng.choice([s.at, s.at - SECOND, s.at + SECOND]),
        )
    )
    s.drop(r.Media, lambda media: media.segment_id != s.film)


@mutation
def learner_takes_it_back(s: AccessScene) -> None:
    learner, at = s.anyone(), s.within()
    s.say(s.rng.choice(NOES), learner, at)
    if s.chance(0.3):
        s.say("given", learner, at + s.rng.choice([0, 1]) * SECOND)


@mutation
def parent_takes_it_back(s: AccessScene) -> None:
    if (link := s.pair()) is not None:
        s.say(s.rng.choice(NOES), link.learner_id, s.within(), link=link)


@mutation
def parent_takes_it_back_and_is_gone(s: AccessScene) -> None:
    if (link := s.pair()) is not None:
        s.say("objected", link.learner_id, s.within(), link=link)
        s.relink(link, valid_until=s.rng.choice([s.at, s.at - SECOND, s.at + SECOND]))


@mutation
def a_birthday_and_then_a_no(s: AccessScene) -> None:
    link = s.pair()
    if link is not None and civil_date(s.ended) < s.today:
        row = next(p for p in s.of(m.Person) if p.person_id == link.learner_id)
        years = s.rng.choice([13, 16, 16, 18])
        s.change(row, date_of_birth=Span(months=-12 * years).after(s.today))
        s.say(s.rng.choice(NOES), link.learner_id, s.at - s.rng.choice([0, 1]) * SECOND, link=link)


@mutation
def tutor_takes_it_back(s: AccessScene) -> None:
    s.say("withdrawn", None, s.within())


@mutation
def contact_blocked(s: AccessScene) -> None:
    if (link := s.pair()) is not None:
        s.block(link, *s.span_around(s.at))


@mutation
def kept_apart(s: AccessScene) -> None:
    since, until = s.span_around(s.at)
    brother = s.adult("learner")
    if (link := s.pair()) is not None:
        s.guard(link.guardian_id, brother, "parent")
    s.add(
        m.NoContactOrder(
            order_id=s.id(),
            tutor_id=s.rng.choice([s.tutor, s.tutor, s.tutor, s.stranger]),
            learner_id=s.rng.choice([*s.learners, brother]),
            scope=s.rng.choice(["pair", "household"]),
            ordered_by=s.officer,
            ordered_at=since,
            lifted_at=until,
            lifted_by=None if until is None else s.officer,
        )
    )


@mutation
def readers_by_contract(s: AccessScene) -> None:
    everybody = sorted(
        {"tutor", "student", "parent", "parent_age_gated", "guardian", "school", "dsl_with_reason"}
        | {"safeguarding_with_reason", "staff_with_report"}
    )
    until = s.rng.choice([None, s.at, s.at + SECOND])
    fewer = s.rng.sample(everybody, len(everybody) - s.rng.choice([1, 3, 5]))
    s.term("recording.playback_roles", fewer, valid_until=until)


@mutation
def bands_by_contract(s: AccessScene) -> None:
    bands = ["under_13", "13_to_15", "16_to_17"]
    s.term("recording.parent_bands", s.rng.sample(bands, s.rng.choice([1, 2])))


@mutation
def review_by_contract(s: AccessScene) -> None:
    s.term("recording.staff_review_requires", s.rng.choice(["reason", "flag_or_reason", "report"]))


@mutation
def schools_by_contract(s: AccessScene) -> None:
    s.term("recording.school_reads", s.rng.choice(["school_learners", "as_playback_roles"]))


@mutation
def link_ends(s: AccessScene) -> None:
    s.relink(s.pair(), valid_until=s.rng.choice([s.at, s.at + SECOND, s.at - SECOND]))


@mutation
def link_turns_sponsor(s: AccessScene) -> None:
    s.change(s.pair(), capacity="sponsor")


@mutation
def school_power_ends(s: AccessScene) -> None:
    s.change(
        s.some(m.Power, lambda p: p.person_id == s.head),
        valid_until=s.rng.choice([s.at, s.at + SECOND]),
    )


@mutation
def shared_with_a_parent(s: AccessScene) -> None:
    if (link := s.pair()) is None:
        return
    for kind in s.rng.choice([("granted",), ("granted",), ("revoked",), ("granted", "revoked")]):
        s.share(link, kind, s.at + s.rng.choice([-2, -1, 0, 1]) * SECOND)


@mutation
def revoked_and_shared_again(s: AccessScene) -> None:
    if (link := s.pair()) is not None:
        s.share(link, "revoked", s.at - MINUTE)
        s.share(link, "granted", s.at - SECOND)


@mutation
def attached_by_a_report(s: AccessScene) -> None:
    s.drop(r.Hold)
    s.report("person", s.case_id)


@mutation
def nothing_attached(s: AccessScene) -> None:
    s.drop(r.Hold)


@mutation
def disclosed(s: AccessScene) -> None:
    at = s.at - s.rng.choice([timedelta(0), SECOND, DAY, DAY - SECOND, DAY + SECOND])
    approved = s.rng.choice([None, None, s.at, s.at + SECOND, max(at, s.at - SECOND)])
    s.add(
        r.Disclosure(
            disclosure_id=s.id(),
            segment_ids=[s.rng.choice([film for film in (s.film, s.other) if film is not None])],
            recipient_type=s.rng.choice(["police", "police", "police", "court", "lado", "data_subject"]),
            recipient_organisation="An authority",
            recipient_officer="An officer",
            authority_reference="REF 1",
            legal_gateway="crime_sch2_para2",
            case_id=s.rng.choice([None, s.case_id]),
            content_sha256=bytes(32),
            urgent=s.chance(0.5),
            subject_informed=True,
            requested_by=s.officer,
            requested_at=at,
            approved_by=None if approved is None else s.other_officer,
            approved_at=approved,
        )
    )


@mutation
def not_on_the_segment(s: AccessScene) -> None:
    if (gone := s.some(r.SegmentLearner, lambda x: x.segment_id == s.film)) is not None:
        s.drop(r.SegmentLearner, lambda x: x != gone)
        s.drop(r.ParentGrant, lambda g: g.learner_id != gone.learner_id)


@mutation
def let_in_from_elsewhere(s: AccessScene) -> None:
    joiner = s.child(s.today)
    s.moves(joiner, "admitted", s.ended - HOUR + 2 * MINUTE)
    s.add(
        r.SegmentLearner(
            segment_id=s.film, learner_id=joiner, band="adult", act_id=None, since=s.ended - HOUR + 2 * MINUTE
        )
    )
    if s.chance(0.5):
        s.guard(s.lead_officer, joiner, "parent")


@mutation
def tutor_in_other_hats(s: AccessScene) -> None:
    s.guard(s.tutor, s.anyone(), "parent")
    if s.school is not None:
        s.head = s.tutor
        s.power(s.tutor, "school_representative", s.school)
    if s.chance(0.5):
        s.hold("legal_hold", category="allegation", segment=s.other)


@mutation
def still_running(s: AccessScene) -> None:
    if s.other is None:
        lesson = next(x for x in s.of(m.Lesson) if x.lesson_id == s.lesson)
        s.change(lesson, state="in_progress", ended_at=None)
        s.change(next(x for x in s.of(r.Segment) if x.segment_id == s.film), ended_at=None)


@mutation
def birth_unknown(s: AccessScene) -> None:
    learner = s.anyone()
    s.change(next(p for p in s.of(m.Person) if p.person_id == learner), date_of_birth=None)


def case(number: int, library: m.Library, salt: str = "access") -> Case:
    """World `number`: always the same for the same salt."""
    scene = AccessScene(Random(f"{salt} {library.profile} {number}"), library)
    scene.in_order()
    urn = [name for name in sorted(MUTATIONS) for _ in range(WEIGHT.get(name, 1))]
    spoilt = list(dict.fromkeys(scene.rng.sample(urn, scene.rng.choice(HOW_OFTEN))))
    for name in spoilt:
        MUTATIONS[name](scene)
    questions = scene.questions()
    return Case(number, m.World(scene.banded()), questions, tuple(spoilt))
