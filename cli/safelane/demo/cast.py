"""The demo world: a founding administrator, the staff, and people made anew for each day that is played.

All of them are obviously fictional, and all of them come in through the API with a token, as on any platform;
only the very first administrator is founded by the database's own operator.
"""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safelane.demo.stage import Actor, Stage

STATE_VARIABLE = "SAFELANE_DEMO_STATE"

STAFF = {
    # name on the page: (given name, family name, power, persona)
    "Amara, platform administrator": ("Amara", "Amberley", "platform_administrator", "web_admin"),
    "Vera, vetting officer": ("Vera", "Vetchling", "vetting_officer", "web_vetting"),
    "Viktor, vetting officer": ("Viktor", "Vole", "vetting_officer", "web_vetting"),
    "Dina, safeguarding lead": ("Dina", "Dunnock", "dsl", "web_dsl"),
}
FOUNDER = ("Ada", "Founding")


@dataclass(frozen=True)
class Staff:
    """Who runs the platform in the demonstration."""

    founder: Actor
    administrator: Actor
    vera: Actor
    viktor: Actor
    dina: Actor


def state_path() -> Path:
    told = os.environ.get(STATE_VARIABLE)
    if not told:
        raise FileNotFoundError(
            f"{STATE_VARIABLE} is not set: start the demonstration with python3 lane.py demo"
        )
    return Path(told)


def load() -> dict[str, Any]:
    path = state_path()
    return json.loads(path.read_text()) if path.is_file() else {}


def save(state: dict[str, Any]) -> None:
    path = state_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(state, indent=2))
    path.chmod(0o600)


def staff_from(state: dict[str, Any]) -> Staff:
    actors = [Actor(name, row["persona"], row["person_id"]) for name, row in state["staff"].items()]
    founder = Actor("Ada, founding administrator", "web_admin", state["founder"])
    administrator, vera, viktor, dina = actors
    return Staff(founder, administrator, vera, viktor, dina)


def hire_staff(stage: Stage, founder_id: str) -> dict[str, Any]:
    """The founder registers the staff and gives each their power; returns the state to keep."""
    founder = Actor("Ada, founding administrator", "web_admin", founder_id)
    staff: dict[str, Any] = {}
    for name, (given, family, power, persona) in STAFF.items():
        person = stage.allowed(
            founder,
            f"registers {name}",
            "register_person",
            given_name=given,
            family_name=family,
            date_of_birth="1984-05-01",
            external_ref=f"demo-{uuid.uuid4()}",
        ).body
        stage.allowed(
            founder, f"makes {given} {power}", "grant_power", person_id=person["person_id"], power=power
        )
        staff[name] = {"person_id": person["person_id"], "persona": persona}
    return {"founder": founder_id, "staff": staff}


def newcomer(stage: Stage, admin: Actor, name: str, persona: str, born: str, powers: list[str]) -> Actor:
    """Register somebody for today's story under the administrator's token."""
    given, _, family = name.partition(" ")
    person = stage.allowed(
        admin,
        f"registers {name}",
        "register_person",
        given_name=given,
        family_name=family,
        date_of_birth=born,
        powers=powers,
        external_ref=f"demo-{uuid.uuid4()}",
    ).body
    return Actor(given, persona, person["person_id"])
