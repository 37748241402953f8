"""Who lives in the demo world: one person for every persona, so that there is a token for each."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from safelane.demo.cast import Staff
from safelane.demo.stage import Actor, Stage

# power of an organisation, persona, given name, name on the page
ORGANISATION_STAFF = (
    ("agency", "agency_operator", "web_agency", "Agnes", "Agnes of Fictional Tutors Ltd"),
    ("school", "school_representative", "web_school", "Solomon", "Solomon of Imaginary Academy"),
)
PLATFORM_STAFF = (
    ("compliance_reporter", "web_compliance", "Colin", "Colin, compliance"),
    ("session_service", "web_service", "Serge", "the session service"),
    ("lado_coordinator", "web_lado", "Lara", "Lara, LADO coordination"),
)


def settle(stage: Stage, staff: Staff) -> dict[str, Any]:
    """Register the residents; returns name → person and persona."""
    admin = staff.administrator
    tutor = _person(stage, admin, "Tilda", "Teasel", "1990-03-14", ["tutor"])
    guardian = _person(stage, admin, "Gwen", "Gorse", "1982-09-02", [])
    learner = _person(stage, admin, "Leo", "Gorse", _born(15), ["learner"])
    stage.allowed(
        admin,
        "links Gwen as Leo's parent",
        "link_guardian",
        guardian_id=guardian,
        learner_id=learner,
        capacity="parent",
        evidence_kind="birth_certificate",
    )
    residents = {
        "Tilda, tutor": (tutor, "web_tutor"),
        "Gwen, guardian": (guardian, "web_guardian"),
        "Leo, learner": (learner, "web_learner"),
    }
    for kind, power, persona, given, name in ORGANISATION_STAFF:
        place = stage.allowed(
            admin, f"registers the {kind}", "register_organisation", kind=kind, name=name.partition(" of ")[2]
        ).body["organisation_id"]
        person = _person(stage, admin, given, "Example", "1980-01-01", [])
        stage.allowed(
            admin,
            f"makes {given} {power}",
            "grant_power",
            person_id=person,
            power=power,
            organisation_id=place,
        )
        residents[name] = (person, persona)
    for power, persona, given, name in PLATFORM_STAFF:
        person = _person(stage, admin, given, "Example", "1980-01-01", [])
        stage.allowed(admin, f"makes {given} {power}", "grant_power", person_id=person, power=power)
        residents[name] = (person, persona)
    for actor in (admin, staff.vera, staff.dina):
        residents[actor.name] = (actor.person_id, actor.persona)
    vet(stage, staff, tutor)
    return {name: {"person_id": person, "persona": persona} for name, (person, persona) in residents.items()}


def vet(stage: Stage, staff: Staff, tutor: str) -> None:
    """Record everything the tutorstudio profile asks for, and pass the gate."""
    vera, today = staff.vera, date.today().isoformat()
    person = {"person_id": tutor}
    done = {**person, "outcome": "verified", "verified_on": today}
    stage.allowed(
        vera,
        "records the passport",
        "record_identity_check",
        **done,
        method="passport",
        verified_name="Tilda Teasel",
    )
    stage.allowed(
        vera,
        "records the DBS certificate",
        "record_dbs_certificate",
        **person,
        number="000123456789",
        level="enhanced",
        workforce="child",
        barred_list="clear",
        name_on_certificate="Tilda Teasel",
        disclosures="blank",
        issued_on=(date.today() - timedelta(days=320)).isoformat(),
        seen_on=today,
    )
    stage.allowed(
        vera, "verifies the degree", "record_qualification", **done, kind="academic", title="MA Physics"
    )
    for referee in ("Holly Hazel", "Oscar Ash"):
        stage.allowed(
            vera, "verifies a reference", "record_reference", **done, referee=referee, relationship="employer"
        )
    stage.allowed(
        vera, "screens", "record_screening_run", **person, source="uk_sanctions_list", outcome="completed"
    )
    stage.allowed(
        vera, "records training", "record_training", **person, topic="kcsie_part1", completed_on=today
    )
    stage.allowed(
        vera, "records the contract", "record_contract", **person, kind="tutor_contract", starts_on=today
    )
    tilda = Actor("Tilda", "web_tutor", tutor)
    stage.allowed(tilda, "acknowledges the code", "acknowledge_document", document="code_of_conduct")
    stage.allowed(staff.viktor, "passes the gate", "decide_vetting_gate", **person, decision="passed")
    stage.allowed(
        staff.administrator, "opens Tilda's engagement", "open_engagement", tutor_id=tutor, starts_on=today
    )


def _person(stage: Stage, admin: Actor, given: str, family: str, born: str, powers: list[str]) -> str:
    return str(
        stage.allowed(
            admin,
            f"registers {given}",
            "register_person",
            given_name=given,
            family_name=family,
            date_of_birth=born,
            powers=powers,
            external_ref=f"demo-{uuid.uuid4()}",
        ).body["person_id"]
    )


def _born(years: int) -> str:
    return (date.today().replace(day=1) - timedelta(days=years * 365 + years // 4 + 60)).isoformat()
