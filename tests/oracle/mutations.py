"""Ways in which engagement, learners, session and contract terms are spoilt."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from . import model as m
from .clock import LONDON, Span, civil_date
from .parameters import MATRIX
from .registry import spoils
from .rows import DAY, HOUR, LONG_AGO, SECOND, london
from .worlds import Builder


def engagement(b: Builder) -> m.Engagement:
    """The engagement in question."""
    return next(e for e in b.of(m.Engagement) if e.engagement_id == b.engagement)


def override(b: Builder, key: str, value: Any, **columns: Any) -> m.ContractOverride:
    """A term of an agency's or school's contract."""
    return b.override(key, value, **columns)


def deviation(b: Builder, key: str, value: Any, **scope: Any) -> None:
    """A recorded departure, live about now."""
    starts = b.rng.choice([b.at - 20 * DAY, b.at - 20 * DAY, b.near()])
    approved = b.rng.choice([starts, starts, starts - DAY, b.near()])
    b.add(
        m.Deviation(
            deviation_id=b.id(),
            key=key,
            value=value,
            override_id=scope.get("override_id"),
            engagement_id=scope.get("engagement_id"),
            rationale="Written down, approved and defensible.",
            requested_by=b.officer,
            approved_by=b.other_officer,
            approved_at=approved,
            valid_from=starts,
            expires_at=max(b.rng.choice([b.at + 90 * DAY, b.near()]), starts + HOUR),
        )
    )


def person(b: Builder, person_id: Any) -> m.Person:
    """The row of a person."""
    return next(p for p in b.of(m.Person) if p.person_id == person_id)


@spoils
def engagement_not_live(b: Builder) -> None:
    row, how = engagement(b), b.rng.randint(0, 5)
    if how == 0:
        b.change(row, ended_at=b.near())
    elif how == 1:
        b.change(row, starts_on=civil_date(b.starts) + b.rng.choice([-1, 0, 1]) * DAY, ends_on=None)
    elif how == 2:
        b.change(row, ends_on=civil_date(b.starts) + b.rng.choice([-1, 0, 1]) * DAY)
    elif how == 3:
        b.change(row, ends_on=b.near_day())
    elif how == 4:
        b.asked_engagement = b.id()
    else:
        other = b.adult("tutor")
        b.asked_engagement = b.id()
        values = {"tutor_id": other, "engagement_id": b.asked_engagement}
        b.add(m.Engagement(**{**{f: getattr(row, f) for f in row.columns()}, **values}))


@spoils
def agency_lead_missing(b: Builder) -> None:
    if b.agency is None:
        return
    power = b.some(m.Power, lambda p: p.power == "agency_dsl" and p.organisation_id == b.agency)
    how = b.rng.randint(0, 7)
    if how == 0:
        b.drop(m.Power, lambda p: p.power != "agency_dsl")
    elif how == 1:
        b.change(power, valid_until=b.near())
    elif how == 2 and power is not None:
        b.change(person(b, power.person_id), account_state="inactive")
    elif how == 3 and power is not None:
        b.drop(m.Power, lambda p: p.power != "agency_dsl")
        b.power(b.tutor, "agency_dsl", b.agency)
        for topic in [t.topic for t in b.of(m.Training) if t.person_id == power.person_id]:
            b.train(b.tutor, topic)
    elif how == 4:
        b.change(power, power="agency_operator")
    elif how == 5:
        b.change(power, organisation_id=b.organisation("agency"))
    elif power is not None:
        row = b.some(m.Training, lambda t: t.person_id == power.person_id)
        if b.chance(0.3) and row is not None:
            b.rows.remove(row)
        else:
            b.change(row, completed_on=b.rng.choice([b.back(Span(months=12)), b.near_day()]))


@spoils
def school_lead_missing(b: Builder) -> None:
    power = b.some(m.Power, lambda p: p.power == "school_dsl")
    if b.chance(0.5):
        b.change(power, valid_until=b.near())
    else:
        b.drop(m.Power, lambda p: p.power != "school_dsl")


@spoils
def no_contact(b: Builder) -> None:
    subject = b.rng.choice(b.learners)
    scope = b.rng.choice(["pair", "household"])
    if b.chance(0.6):  # the order names somebody else: a sibling, perhaps
        subject = b.id()
        b.person(subject, b.ago(3000, 5000))
        b.power(subject, "learner")
        link = b.some(m.Guardianship)
        if link is not None and b.chance(0.8):
            row = b.guard(link.guardian_id, subject, link.capacity)
            if b.chance(0.4):
                b.change(row, valid_until=b.near())
    ordered = b.rng.choice([b.at - 30 * DAY, b.near()])
    lifted = max(b.near(), ordered) if b.chance(0.3) else None
    b.add(
        m.NoContactOrder(
            order_id=b.id(),
            tutor_id=b.tutor if b.chance(0.9) else b.adult("tutor"),
            learner_id=subject,
            scope=scope,
            ordered_by=b.officer,
            ordered_at=ordered,
            lifted_at=lifted,
            lifted_by=None if lifted is None else b.officer,
        )
    )


@spoils
def learner_age(b: Builder) -> None:
    learner = b.rng.choice(b.learners)
    how = b.rng.randint(0, 5)
    born = b.back(Span(months=12 * b.rng.choice([5, 5, 8, 13, 13, 16, 18])))
    if how == 0:
        born = b.today + timedelta(days=b.rng.choice([1, 2, 400]))
    if how == 1:
        born = born.replace(year=2012 if born.year > 2008 else 2008, month=2, day=29)
    b.change(person(b, learner), date_of_birth=born)


@spoils
def learner_age_unknown(b: Builder) -> None:
    b.change(person(b, b.rng.choice(b.learners)), date_of_birth=None)


@spoils
def learner_unknown(b: Builder) -> None:
    learner, how = b.rng.choice(b.learners), b.rng.randint(0, 4)
    power = b.some(m.Power, lambda p: p.person_id == learner)
    if how == 0:
        b.asked_about.append(b.rng.choice([b.id(), b.adult()]))
    elif how == 1:
        b.asked_about.append(b.tutor)
    else:
        b.change(power, **{b.rng.choice(["valid_from", "valid_until"]): b.near()})


@spoils
def guardian_missing(b: Builder) -> None:
    learner, how = b.rng.choice(b.learners), b.rng.randint(0, 5)
    link = b.some(m.Guardianship, lambda g: g.learner_id == learner)
    if how == 0:
        b.drop(m.Guardianship, lambda g: g.learner_id != learner)
    elif how == 1:
        b.change(link, valid_until=b.near())
    elif how == 2:
        b.change(link, valid_from=b.near())
    elif how == 3:
        b.change(link, capacity=b.rng.choice(["sponsor", "local_authority", "parent"]))
    elif link is not None:
        years = Span(months=12 * 18)
        b.change(person(b, link.guardian_id), date_of_birth=None if how == 4 else b.back(years))


@spoils
def learner_at_a_threshold(b: Builder) -> None:
    learner = b.rng.choice(b.learners)
    b.change(person(b, learner), date_of_birth=b.back(Span(months=12 * b.rng.choice([13, 13, 16, 18, 21]))))
    if b.chance(0.4):
        b.drop(m.Guardianship, lambda g: g.learner_id != learner)
    elif b.chance(0.5):
        b.change(b.some(m.Guardianship, lambda g: g.learner_id == learner), capacity="sponsor")
    if b.chance(0.4):
        b.drop(m.Acknowledgement, lambda a: a.person_id in (learner, b.tutor))
    elif b.chance(0.5):
        b.drop(m.Acknowledgement, lambda a: a.person_id != learner)
    if b.chance(0.3):
        override(b, "student.sponsor_required_under", b.rng.choice([16, 18, 21]))


@spoils
def acceptance_missing(b: Builder) -> None:
    people = [*b.learners, *b.parents]
    document = b.rng.choice(["recording_notice", None])
    row = b.some(m.Acknowledgement, lambda a: a.person_id in people and document in (None, a.document))
    if row is not None and b.chance(0.5):
        b.rows.remove(row)
    else:
        b.change(row, acknowledged_at=b.near())


@spoils
def second_parent(b: Builder) -> None:
    parent = b.adult()
    b.guard(parent, b.rng.choice(b.learners), b.rng.choice(["parent", "sponsor"]))
    if b.chance(0.3):
        b.acknowledge(parent, "recording_notice")


@spoils
def agreement_missing(b: Builder) -> None:
    if b.school is None:
        return
    b.change(engagement(b), off_site=True)
    if b.profile != "tutorninjas" and b.chance(0.7):
        override(b, "engagement.responsibility_agreement", True)
    signed = {"school_signed_on": b.ago(1, 30), "responsible_adult_signed_on": b.ago(1, 30)}
    row = b.contract("responsibility_agreement", b.ago(30, 60), learner_id=b.learners[0], **signed)
    b.drop(m.Contract, lambda c: c == row or c.learner_id != b.learners[0] or c.engagement_id != b.engagement)
    columns: list[dict[str, Any]] = [
        {"school_signed_on": None},
        {"responsible_adult_signed_on": None},
        {"school_signed_on": b.near_day()},
        {"responsible_adult_signed_on": b.near_day()},
        {"ends_on": b.near_day(), "starts_on": b.ago(40, 50)},
        {"starts_on": b.near_day()},
        {"learner_id": b.adult("learner")},
        {"kind": "written_confirmation"},
        {"person_id": b.adult("tutor")},
    ]
    b.change(row, **b.rng.choice(columns))


@spoils
def modality_not_allowed(b: Builder) -> None:
    if b.profile == "tutorstudio" and b.chance(0.7):
        override(b, "session.modalities", [b.rng.choice(["online", "in_person"])])
    b.modality = "in_person" if b.modality == "online" else "online"


@spoils
def venue_missing(b: Builder) -> None:
    b.modality = "in_person"
    chaperone = {k: v for k, v in (b.venue or {}).items() if k != "address"}
    addresses: list[Any] = ["2 Example Street", None, "", "  ", 7]
    b.venue = b.rng.choice(
        [None, chaperone, "2 Example Street", "", {**chaperone, "address": b.rng.choice(addresses)}]
    )


@spoils
def chaperone_unresolved(b: Builder) -> None:
    if b.profile == "tutorstudio":
        b.modality = "in_person"
    if b.chance(0.6):
        b.learners = b.learners[:2]
        b.learner(b.rng.choice([7, 12, 13, 15]))
        for someone in (b.learners[-1], b.parents[-1]):
            for document in ("aua", "safeguarding_policy", "recording_notice"):
                b.acknowledge(someone, document)
    stranger = b.adult()
    young = b.id()
    b.person(young, b.back(Span(months=12 * 18)))
    b.guard(young, b.learners[0], "sponsor")
    former, elsewhere = b.adult(), b.adult("agency_operator", b.organisation("agency"))
    b.change(b.guard(former, b.learners[0], "parent"), valid_until=b.near())
    someone_elses = b.adult()
    b.guard(someone_elses, b.adult("learner"), "parent")
    who = [
        former,
        elsewhere,
        someone_elses,
        b.rng.choice(b.parents or [stranger]),
        stranger,
        b.tutor,
        b.learners[0],
        young,
        b.id(),
        "somebody",
    ]
    if b.agency is not None:
        who += [b.adult("agency_operator", b.agency)] * 2
    if b.agency is not None:
        gone = b.adult("agency_operator", b.agency)
        b.change(b.some(m.Power, lambda p: p.person_id == gone), valid_until=b.near())
        who.append(gone)
    chosen = b.rng.choice([*who, *b.parents])
    b.venue = {
        "address": "1 Example Street",
        "chaperone_id": str(chosen),
        "chaperone": b.rng.choice(["available", "present", "present", "none", "later"]),
    }
    for column in ("chaperone_id", "chaperone"):
        if b.chance(0.1):
            del b.venue[column]
    if b.chance(0.3):
        band = b.rng.choice(["under_13", "13_to_15"])
        rule = b.rng.choice(
            ["available", "present"] if band == "under_13" else ["none", "available", "present"]
        )
        deviation(b, f"chaperone.{band}.{b.modality}", rule, engagement_id=b.engagement)


@spoils
def outside_hours(b: Builder) -> None:
    where = b.client()
    starts = b.starts.astimezone(LONDON)
    opens = time(starts.hour, starts.minute)
    closes = (starts + b.length).timetz().replace(tzinfo=None)
    later = (starts + b.length + HOUR).timetz().replace(tzinfo=None)
    if opens >= closes or closes >= later:
        return
    edge = b.rng.choice([-1, 0, 0, 1])
    windows = {
        0: [(opens, closes)],
        1: [(opens, (starts + b.length + edge * SECOND).timetz().replace(tzinfo=None))],
        2: [((starts + edge * SECOND).timetz().replace(tzinfo=None), later)],
        3: [(opens, (starts + b.length / 2).timetz().replace(tzinfo=None)), (closes, later)],
    }[b.rng.randint(0, 3)]
    for weekday in range(1, 8):
        if weekday == starts.isoweekday() and b.chance(0.15):
            continue
        for first, last in windows:
            if first >= last:
                continue
            b.add(m.OperatingWindow(organisation_id=where, iso_weekday=weekday, opens=first, closes=last))


@spoils
def group_too_large(b: Builder) -> None:
    if b.chance(0.5):
        wanted = b.rng.choice([6, 7])
        while len(b.learners) < wanted:
            b.learner(b.rng.choice([14, 20]))
    elif b.chance(0.8):
        override(b, "session.max_group", b.rng.choice([1, 1, 2, 3, 9]))


@spoils
def lesson_presence_missing(b: Builder) -> None:
    row = b.some(m.Presence)
    if row is not None and b.chance(0.6):
        b.rows.remove(row)
    else:
        b.change(row, confirmed_at=b.near())


@spoils
def lesson_not_as_planned(b: Builder) -> None:
    row = b.some(m.Attendance)
    columns: list[dict[str, Any]] = [
        {"venue_confirmed": False},
        {"at": b.near()},
        {"chaperone_status": b.rng.choice(["absent", "not_required", "available", "present"])},
    ]
    if row is not None and b.chance(0.25):
        b.rows.remove(row)
    b.change(row, **b.rng.choice(columns))


@spoils
def booked_past_expiry(b: Builder) -> None:
    if b.chance(0.4):
        b.override("session.require_valid_through", True)
    if b.chance(0.5):
        runs_out_at(b, civil_date(b.starts) + b.rng.choice([-1, 0, 0, 1]) * DAY)
        return
    row = b.some(m.DbsCertificate) if b.chance(0.6) else None
    training = b.some(m.Training, lambda t: t.person_id == b.tutor)
    end = Span(months=12).after(row.issued_on) if row is not None and row.issued_on else None
    if end is None and training is not None:
        end = Span(months=12).after(training.completed_on)
    if end is not None and end > b.today:
        b.starts = london(end) + b.rng.choice([timedelta(0), -SECOND, SECOND, 10 * HOUR, 14 * DAY])


def runs_out_at(b: Builder, day: date) -> None:
    """Something beside certificate and training that is good until a day."""
    if day <= b.today:
        return
    how = b.rng.randint(0, 3)
    if how == 0:
        for qualification in b.of(m.Qualification):
            if b.chance(0.8):
                b.change(qualification, valid_until=day)
    elif how == 1:
        for right in b.of(m.RightToWork):
            b.change(right, valid_until=day)
    elif how == 2:
        kind = b.rng.choice(["tutor_contract", "written_confirmation"])
        for contract in b.of(m.Contract):
            if contract.kind == kind and contract.engagement_id in (None, b.engagement):
                b.change(contract, ends_on=day)
                if b.chance(0.4):
                    again = day + b.rng.choice([-2, 0, 0, 1]) * DAY
                    b.contract(kind, again, ends_on=b.rng.choice([None, again + 3 * DAY]))
    else:
        b.contract("tutor_contract", b.ago(300, 400), ends_on=day)
        b.contract("tutor_contract", day)
        for row in (*b.of(m.Qualification), *b.of(m.Reference)):
            b.change(row, verified_on=day - b.rng.choice([89, 90, 91, 91]) * DAY)


@spoils
def stricter_contract(b: Builder) -> None:
    terms: list[tuple[str, Any]] = [
        ("student.min_age", b.rng.choice([8, 11])),
        ("student.sponsor_required_under", b.rng.choice([16, 18, 21])),
        ("student.aua_required", True),
        ("vetting.dbs_interval", b.rng.choice(["P6M", "P24M", "P3M"])),
        ("vetting.sanctions_max_age", "PT24H"),
        ("vetting.min_references", b.rng.choice([1, 3])),
        ("vetting.contract_required", True),
        ("training.interval", b.rng.choice(["P6M", "P9M"])),
        ("engagement.responsibility_agreement", True),
        ("chaperone.16_to_17.online", "available"),
        ("chaperone.13_to_15.in_person", "present"),
    ]
    for key, value in b.rng.sample(terms, b.rng.choice([1, 2, 3])):
        edge = b.rng.choice(["valid_from", "valid_until", ""])
        override(b, key, value, **({edge: b.near()} if edge else {}))
        if b.chance(0.2) and key == "student.min_age":
            override(b, key, 9)


@spoils
def contract_asks_more(b: Builder) -> None:
    key, more = b.rng.choice(
        [
            ("vetting.required_checks", ["sanctions"]),
            ("vetting.required_checks", ["dbs_enhanced", "barred_list"]),
            ("vetting.required_checks", ["references"]),
            ("vetting.required_checks", ["right_to_work"]),
            ("vetting.required_checks", ["prohibition"]),
            ("training.required", ["online_safety"]),
            ("training.required", ["kcsie_part1"]),
            ("training.agency_dsl", ["kcsie_part1"]),
            ("ack.required", ["safeguarding_policy"]),
        ]
    )
    own = MATRIX[key].default(b.profile) or frozenset()
    starts = b.near() if b.chance(0.4) else LONG_AGO
    b.ask_for(key, more, keep=own if b.chance(0.7) else frozenset(), valid_from=starts)
    if key == "vetting.required_checks" and b.chance(0.3):
        b.work_right(b.ago(10, 90))
    if key == "vetting.required_checks" and b.chance(0.3):
        b.prohibition(b.ago(10, 90))


@spoils
def looser_contract(b: Builder) -> None:
    terms: list[tuple[str, Any]] = [
        ("vetting.dbs_interval", "P24M"),
        ("vetting.min_references", 1),
        ("vetting.sanctions_max_age", "PT48H"),
        ("vetting.contract_required", False),
        ("chaperone.13_to_15.in_person", "none"),
        ("session.max_group", b.rng.choice([8, 12, 13])),
        ("session.modalities", ["in_person", "online"]),
        ("student.sponsor_required_under", 13),
        ("chaperone.under_13.in_person", "available"),
    ]
    key, value = b.rng.choice(terms)
    row = override(b, key, value)
    if key == "vetting.dbs_interval":
        for certificate in b.of(m.DbsCertificate):
            if certificate.source == "verified":
                b.change(certificate, issued_on=b.back(Span(months=24)), seen_on=b.today)
    if key == "vetting.min_references":
        b.drop(m.Reference, lambda r: r == b.of(m.Reference)[0])
    if b.chance(0.7):
        deviation(b, key, value, override_id=row.override_id)
