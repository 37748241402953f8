"""Booking eligibility (E1): every reason that fails, with its class, at an instant and a point."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from uuid import UUID

from . import model as m
from .clock import LONDON, age_band, civil_date, is_adult, known_age
from .file import File
from .parameters import CHAPERONE_RANK, Settings
from .tutor import (
    Finding,
    dbs_findings,
    expiries,
    known_bars,
    other_checks,
    restriction_findings,
    training_findings,
)

NEW_BOOKING = ("P1", "P2", "P3")
PARENTAL = ("parent", "delegated_guardian", "local_authority")
BLOCKING = {"P1": "BN", "P2": "BN", "P3": "BN", "P4": "BS"}


def live(row: m.Guardianship | m.Power, at: datetime) -> bool:
    """Is the row's half-open validity open at that instant?"""
    return row.valid_from <= at and (row.valid_until is None or at < row.valid_until)


def adult_links(world: m.World, learner: UUID, at: datetime) -> list[m.Guardianship]:
    """Live links of this learner whose holder is known to be an adult."""
    links = []
    for link in world.of(m.Guardianship):
        holder = world.person(link.guardian_id)
        adult = (
            holder is not None
            and holder.account_state == "active"
            and is_adult(holder.date_of_birth, civil_date(at))
        )
        if link.learner_id == learner and live(link, at) and adult:
            links.append(link)
    return links


def acknowledged(world: m.World, library: m.Library, person: UUID, document: str, at: datetime) -> bool:
    """Has the person acknowledged the version in force? Nobody has where none is published."""
    versions = [v for v in library.versions if v.document == document and v.effective_from <= at]
    if not versions:
        return False
    current = max(versions, key=lambda v: v.effective_from).version
    return any(
        a.person_id == person and a.document == document and a.version == current and a.acknowledged_at <= at
        for a in world.of(m.Acknowledgement)
    )


def household(world: m.World, learner: UUID, at: datetime) -> set[UUID]:
    """The learner and everybody who shares a guardian with them now."""
    guardians = {g.guardian_id for g in world.of(m.Guardianship) if g.learner_id == learner and live(g, at)}
    shared = {g.learner_id for g in world.of(m.Guardianship) if g.guardian_id in guardians and live(g, at)}
    return shared | {learner}


def first_booking(world: m.World, q: m.Question) -> bool:
    """Has the tutor no other live lesson booked so far?"""
    return not any(
        lesson.tutor_id == q.tutor
        and lesson.state != "cancelled"
        and lesson.lesson_id != q.lesson
        and lesson.booked_at <= q.at
        for lesson in world.of(m.Lesson)
    )


def tutor_findings(
    world: m.World, library: m.Library, q: m.Question, settings: Settings
) -> Iterator[Finding]:
    """Everything about the adult."""
    tutor = world.person(q.tutor)
    if tutor is None:
        raise LookupError("the tutor is not in this world")
    file = File(world, q.tutor, q.at)
    yield from restriction_findings(world, tutor, q.at)
    yield from dbs_findings(file, settings, tutor)
    yield from known_bars(file)
    yield from other_checks(file, settings)
    first = q.point in NEW_BOOKING and first_booking(world, q)
    yield from training_findings(file, settings, first, library.kcsie_from)
    for document in settings.get("ack.required"):
        if not acknowledged(world, library, q.tutor, document, q.at):
            yield f"ACK_MISSING:{document}", "N"
    if q.starts_at is not None:
        starts_on = civil_date(q.starts_at)
        if any(file.today < until <= starts_on for until in expiries(file, settings)):
            yield "EXPIRES_BEFORE_SESSION", "N" if settings.get("session.require_valid_through") else "A"


def designated(world: m.World, organisation: UUID, power: str, q: m.Question) -> list[UUID]:
    """Who else holds this safeguarding power at the organisation now, with a live account."""
    people = []
    for p in world.of(m.Power):
        holder = world.person(p.person_id)
        active = holder is not None and holder.account_state == "active" and p.person_id != q.tutor
        if p.organisation_id == organisation and p.power == power and live(p, q.at) and active:
            people.append(p.person_id)
    return people


def engagement_findings(world: m.World, q: m.Question, settings: Settings) -> Iterator[Finding]:
    """The engagement itself and the safeguarding leads it needs (TS-16, TS-17, TS-84)."""
    engagement = settings.engagement
    foreign = engagement is None or engagement.tutor_id != q.tutor
    if engagement is None or foreign or (engagement.ended_at is not None and engagement.ended_at <= q.at):
        yield "ENGAGEMENT_INACTIVE", "B"
    else:
        days = [civil_date(q.starts_at if q.starts_at is not None else q.at)]
        if q.point == "P4":
            days.append(civil_date(q.at))
        for day in days:
            if day < engagement.starts_on or (engagement.ends_on is not None and day >= engagement.ends_on):
                yield "ENGAGEMENT_INACTIVE", "B"
    if engagement is None:
        return
    if engagement.agency_id is not None:
        interval, today = settings.or_floor("training.interval"), civil_date(q.at)
        topics = settings.or_floor("training.agency_dsl")
        for person in designated(world, engagement.agency_id, "agency_dsl", q):
            done = [File(world, person, q.at).completed(topic) for topic in topics]
            if all(day is not None and today < interval.after(day) for day in done):
                break
        else:
            yield "AGENCY_DSL_UNAVAILABLE", "N"
    if engagement.school_id is not None and not designated(world, engagement.school_id, "school_dsl", q):
        yield "SCHOOL_DSL_UNAVAILABLE", "A"


def learner_findings(
    world: m.World, library: m.Library, q: m.Question, settings: Settings, learner_id: UUID
) -> Iterator[Finding]:
    """One learner: age, who answers for them, acceptance, agreements, orders."""
    learner = world.person(learner_id)
    powers = (p for p in world.of(m.Power) if p.person_id == learner_id and p.power == "learner")
    known = learner is not None and learner.account_state == "active"
    if learner is None or not known or not any(live(power, q.at) for power in powers):
        yield "STUDENT_UNKNOWN", "B"  # nothing more is said about somebody who is not a learner here
        return
    today, born = civil_date(q.at), learner.date_of_birth
    age, band = known_age(born, today), age_band(born, today)
    links = adult_links(world, learner_id, q.at)
    threshold = settings.get("student.sponsor_required_under")
    if born is None:
        yield "STUDENT_DOB_UNKNOWN", "A"
    elif born > today or (age is not None and age < settings.get("student.min_age")):
        yield "STUDENT_UNDER_MIN_AGE", "B"
    parental = any(link.capacity in PARENTAL for link in links)
    by_profile = threshold <= 18 and (age is None or age < threshold)
    if not parental and (band == "under_13" or by_profile):
        yield "GUARDIAN_MISSING", "B"
    if threshold > 18 and (age is None or age < threshold) and not links:
        yield "SPONSOR_MISSING", "B"

    def adult_accepted(document: str) -> bool:
        return any(acknowledged(world, library, link.guardian_id, document, q.at) for link in links)

    if settings.get("student.aua_required"):
        document = settings.get("student.aua_document")
        own = age is None or age < 13 or acknowledged(world, library, learner_id, document, q.at)
        if not own or ((age is None or age < 18) and not adult_accepted(document)):
            yield "AUA_NOT_ACCEPTED", "B"
    if q.point == "P4" and settings.get("recording.basis") == "notice_always_on":
        document = "recording_notice"
        own = age is None or age < 13 or acknowledged(world, library, learner_id, document, q.at)
        needs_adult = age is None or age < 18 or (threshold > 18 and age < threshold)
        if not own or (needs_adult and not adult_accepted(document)):
            yield "RECORDING_NOTICE_MISSING", "S"
    engagement = settings.engagement
    if settings.get("engagement.responsibility_agreement") and engagement is not None and engagement.off_site:
        agreements = File(world, q.tutor, q.at).rows(m.Contract)
        if not any(agreed(row, engagement, learner_id, q) for row in agreements):
            yield "RESPONSIBILITY_AGREEMENT_MISSING", "B"
    for order in world.of(m.NoContactOrder):
        in_force = order.ordered_at <= q.at and (order.lifted_at is None or q.at < order.lifted_at)
        if order.tutor_id != q.tutor or not in_force:
            continue
        covered = {order.learner_id} if order.scope == "pair" else household(world, order.learner_id, q.at)
        if learner_id in covered:
            yield "NO_CONTACT_ORDER", "B"


def agreed(contract: m.Contract, engagement: m.Engagement, learner: UUID, q: m.Question) -> bool:
    """Both sides have signed who answers for what off site (TN-30)."""
    today = civil_date(q.at)
    return (
        contract.kind == "responsibility_agreement"
        and contract.engagement_id == engagement.engagement_id
        and contract.learner_id == learner
        and contract.school_signed_on is not None
        and contract.school_signed_on <= today
        and contract.responsible_adult_signed_on is not None
        and contract.responsible_adult_signed_on <= today
        and contract.starts_on <= today
        and (contract.ends_on is None or today < contract.ends_on)
    )


def in_one_window(world: m.World, organisation: UUID, q: m.Question) -> bool:
    """Does the whole lesson lie in one opening of one day? An organisation without windows is always open."""
    windows = [w for w in world.of(m.OperatingWindow) if w.organisation_id == organisation]
    if not windows or q.starts_at is None or q.ends_at is None:
        return not windows
    starts, ends = q.starts_at.astimezone(LONDON), q.ends_at.astimezone(LONDON)

    def wall(moment: datetime) -> time:
        return moment.time()

    return starts.date() == ends.date() and any(
        w.iso_weekday == starts.isoweekday() and w.opens <= wall(starts) and wall(ends) <= w.closes
        for w in windows
    )


def venue_object(venue: Any) -> dict[str, Any]:
    """A bare string is an address."""
    return {"address": venue} if isinstance(venue, str) else venue if isinstance(venue, dict) else {}


def checked_in(world: m.World, q: m.Question) -> m.Attendance | None:
    """What was found on arrival, once somebody has checked in (TS-62)."""
    arrivals = (a for a in world.of(m.Attendance) if a.lesson_id == q.lesson and a.kind == "check_in")
    return next((a for a in arrivals if a.at <= q.at), None)


def chaperone_met(world: m.World, q: m.Question, settings: Settings) -> bool:
    """Is somebody who may chaperone promised as strongly as the strictest learner's rule asks (TS-60)?"""
    day = civil_date(q.starts_at if q.starts_at is not None else q.at)
    needed = 0
    for learner_id in q.learners:
        learner = world.person(learner_id)
        band = age_band(learner.date_of_birth if learner else None, day)
        needed = max(needed, CHAPERONE_RANK[settings.or_floor(f"chaperone.{band}.{q.modality}")])
    if needed == 0:
        return True
    venue, here = venue_object(q.venue), checked_in(world, q)
    if CHAPERONE_RANK.get(str(venue.get("chaperone")), 0) < needed:
        return False
    as_found = CHAPERONE_RANK.get(str(here.chaperone_status), 0) if here is not None else 0
    if q.point == "P4" and q.modality == "in_person" and as_found < needed:
        return False
    return any(
        str(person.person_id) == venue.get("chaperone_id") and may_chaperone(world, q, settings, person)
        for person in world.of(m.Person)
    )


def may_chaperone(world: m.World, q: m.Question, settings: Settings, person: m.Person) -> bool:
    """An adult, neither tutor nor learner, who is guardian of one of them or of the agency or school."""
    if person.account_state != "active" or not is_adult(person.date_of_birth, civil_date(q.at)):
        return False
    if person.person_id == q.tutor or person.person_id in q.learners:
        return False
    guardian = any(
        link.guardian_id == person.person_id and link.learner_id in q.learners and live(link, q.at)
        for link in world.of(m.Guardianship)
    )
    engagement = settings.engagement
    places = {engagement.agency_id, engagement.school_id} - {None} if engagement is not None else set()
    member = any(
        p.person_id == person.person_id and p.organisation_id in places and live(p, q.at)
        for p in world.of(m.Power)
    )
    return guardian or member


def session_findings(
    world: m.World, library: m.Library, q: m.Question, settings: Settings
) -> Iterator[Finding]:
    """Modality, venue, chaperone, hours, size; at the start also notice and presence."""
    if q.modality is None and q.point == "P1":
        return
    if q.modality not in settings.get("session.modalities"):
        yield "MODALITY_NOT_ALLOWED", "B"
    address, here = venue_object(q.venue).get("address"), checked_in(world, q)
    confirmed = q.point != "P4" or (here is not None and here.venue_confirmed)
    if q.modality == "in_person" and not (isinstance(address, str) and address.strip() and confirmed):
        yield "VENUE_MISSING", "B"
    if q.modality is not None and not chaperone_met(world, q, settings):
        yield "CHAPERONE_UNRESOLVED", "B"
    engagement = settings.engagement
    if engagement is not None:
        for organisation in (engagement.school_id, engagement.agency_id):
            if organisation is not None and not in_one_window(world, organisation, q):
                yield "OUTSIDE_OPERATING_WINDOW", "B"
    if len(set(q.learners)) > settings.get("session.max_group"):
        yield "GROUP_TOO_LARGE", "B"
    if q.point != "P4":
        return
    notice = settings.get("recording.basis") == "notice_always_on"
    if notice and not acknowledged(world, library, q.tutor, "recording_notice", q.at):
        yield "RECORDING_NOTICE_MISSING", "S"
    present = {
        p.learner_id for p in world.of(m.Presence) if p.lesson_id == q.lesson and p.confirmed_at <= q.at
    }
    if settings.get("session.presence_required") and not set(q.learners) <= present:
        yield "PRESENCE_UNCONFIRMED", "S"


def findings(world: m.World, library: m.Library, q: m.Question) -> frozenset[Finding]:
    """All failing codes with their classes, never only the first."""
    engagement = next((e for e in world.of(m.Engagement) if e.engagement_id == q.engagement), None)
    settings = Settings(world, library.profile, engagement, q.at)
    found = set(tutor_findings(world, library, q, settings))
    found |= set(engagement_findings(world, q, settings))
    found |= set(session_findings(world, library, q, settings))
    for learner in q.learners:
        found |= set(learner_findings(world, library, q, settings, learner))
    return frozenset(found)


def blocking(found: frozenset[Finding], point: str) -> frozenset[Finding]:
    """The findings that stop what is being done at that point (E1.1)."""
    return frozenset(f for f in found if f[1] in BLOCKING[point])


def eligible(found: frozenset[Finding], point: str) -> bool:
    """May it go ahead?"""
    return not blocking(found, point)
