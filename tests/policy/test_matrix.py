"""The parameter matrix of the policy against the database, cell by cell, and what contracts may do to it."""

from __future__ import annotations

import json
from typing import Any

import psycopg
import pytest

from tests.policy.matrix import B3, CHOICES, OURS, READINGS, Duration, Value

MATRIX = {**B3, **OURS}
PROFILES = ("tutorstudio", "mytutor", "tutorninjas")
TYPES = {"enum": "choice", "int": "integer", "bool": "boolean"}
DIRECTIONS = {"≤": "lower", "≥": "higher", "=": "fixed", "set+": "add", "free": "free", "—": "free"}
CONTRACTS = {"yes": "stricter", "yes (longer)": "stricter", "may remove": "remove", "no": "no"}

EVERYBODY = 200
"""An age nobody reaches: the strict end of student.sponsor_required_under."""

Connection = psycopg.Connection[Any]


def direction_of(key: str) -> str:
    return READINGS.get(key, DIRECTIONS[MATRIX[key].direction])


def truth(sql: Connection, statement: str) -> Any:
    """One value as it is, whoever may see it."""
    found = sql.execute("select tests.truth(%s)", (statement,)).fetchone()
    return found[0] if found else None


def parameter(sql: Connection, key: str) -> dict[str, Any]:
    found = truth(sql, f"select to_jsonb(parameter) from policy.parameter where key = '{key}'")
    assert found is not None, f"{key} is not in the database"
    row: dict[str, Any] = json.loads(found)
    return row


def effective(sql: Connection, key: str, engagement: str | None = None) -> Any:
    found = sql.execute("select tests.effective(%s, %s)", (key, engagement)).fetchone()
    assert found
    return found[0]


def same(sql: Connection, wanted: Value | Duration, found: Any) -> bool:
    """Whether a value of the document and a stored one say the same."""
    if isinstance(wanted, Duration):
        if not isinstance(found, str):
            return False
        equal = sql.execute("select %s::interval = %s::interval", (wanted.words, found)).fetchone()
        return equal == (True,)
    if isinstance(wanted, frozenset):
        return isinstance(found, list) and set(found) == wanted and len(found) == len(wanted)
    return type(found) is type(wanted) and found == wanted


def test_the_database_has_these_parameters_and_no_others(sql_database: Connection) -> None:
    found = truth(sql_database, "select jsonb_agg(key) from policy.parameter")
    assert set(json.loads(found)) == set(MATRIX)


def test_every_dash_in_the_direction_column_is_read_one_way() -> None:
    dashes = {key for key, row in B3.items() if row.direction == "—"}
    assert set(READINGS) <= dashes
    for key in dashes - set(READINGS):
        assert B3[key].contract == "no", f"{key}: nothing says what strict is for a contract"


@pytest.mark.parametrize("key", MATRIX)
def test_columns(sql_database: Connection, key: str) -> None:
    row, found = MATRIX[key], parameter(sql_database, key)
    assert found["type"] == TYPES.get(row.type, row.type)
    assert found["direction"] == direction_of(key)
    assert found["contract"] == CONTRACTS[row.contract]
    assert found["floor_words"] == row.floor_words
    assert same(sql_database, row.floor, found["floor"])
    if key in CHOICES:
        assert found["choices"] == CHOICES[key]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("key", MATRIX)
def test_value(sql_database: Connection, key: str, profile: str) -> None:
    row = MATRIX[key]
    wanted = row.of(profile)
    sql_database.execute("select tests.follows_profile(%s)", (profile,))

    kept = truth(
        sql_database, f"select value from policy.profile_value where key = '{key}' and profile = '{profile}'"
    )
    assert same(sql_database, wanted, None if kept is None else json.loads(kept))

    if isinstance(wanted, frozenset) and row.direction == "set+" and isinstance(row.floor, frozenset):
        wanted = wanted | row.floor
    assert same(sql_database, wanted, effective(sql_database, key))


def neighbours(key: str, value: Value | Duration) -> tuple[Any, Any]:
    """A stricter and a looser value than this one, as a contract would say them; None where there is none."""
    direction = direction_of(key)
    lower = direction == "lower"
    if isinstance(value, bool):
        return (not value, None) if value is lower else (None, not value)
    if isinstance(value, int):
        if value == EVERYBODY:
            return None, value - 1
        return (value - 1, value + 1) if lower else (value + 1, value - 1)
    if isinstance(value, Duration):
        smaller, larger = None if value.words == "0 s" else "PT0S", "P99Y"
        return (smaller, larger) if lower else (larger, smaller)
    if isinstance(value, str) and key in CHOICES:
        place = CHOICES[key].index(value)
        stricter = CHOICES[key][place + 1] if place + 1 < len(CHOICES[key]) else None
        return stricter, CHOICES[key][place - 1] if place else None
    if isinstance(value, dict) and "at_least" in value:
        return {"at_least": "P99Y"}, {"at_least": "P7Y"}
    return None, None


def below(floor: Value | Duration, value: Any, key: str) -> bool:
    """Whether a looser neighbour of a value lies below the floor, so that it may not even be written."""
    if floor is None or value is None:
        return False
    if isinstance(floor, Duration):
        return value in ("P99Y", "PT0S")
    if isinstance(floor, bool):
        return value is not floor and direction_of(key) == "higher" and floor
    if isinstance(floor, int):
        return bool(value > floor) if direction_of(key) == "lower" else bool(value < floor)
    if isinstance(floor, str):
        return CHOICES[key].index(value) < CHOICES[key].index(floor)
    return False


ORDERED = [
    (key, profile)
    for key, row in MATRIX.items()
    for profile in PROFILES
    if CONTRACTS[row.contract] == "stricter" and neighbours(key, row.of(profile)) != (None, None)
]


@pytest.mark.parametrize(("key", "profile"), ORDERED)
def test_contract_tightens_and_never_loosens(sql_database: Connection, key: str, profile: str) -> None:
    row = MATRIX[key]
    value = row.of(profile)
    stricter, looser = neighbours(key, value)
    sql_database.execute("select tests.follows_profile(%s)", (profile,))
    sql_database.execute("select tests.person('ann', '{tutor}')")
    for agency in ("loose", "strict"):
        sql_database.execute("select tests.organisation(%s, 'agency')", (agency,))
        sql_database.execute("select tests.engagement(%s, 'ann', %s)", (f"ann at {agency}", agency))

    if below(row.floor, looser, key):
        with pytest.raises(psycopg.DatabaseError) as refused, sql_database.transaction():
            sql_database.execute("select tests.override('l', 'loose', %s, %s)", (key, json.dumps(looser)))
        assert refused.value.sqlstate == "PT422"
    elif looser is not None:
        sql_database.execute("select tests.override('l', 'loose', %s, %s)", (key, json.dumps(looser)))
    assert same(sql_database, value, effective(sql_database, key, "ann at loose"))

    if stricter is not None:
        sql_database.execute("select tests.override('s', 'strict', %s, %s)", (key, json.dumps(stricter)))
        found = effective(sql_database, key, "ann at strict")
        assert {**value, **stricter} == found if isinstance(value, dict) else stricter == found


@pytest.mark.parametrize("key", [key for key, row in MATRIX.items() if row.direction == "set+"])
@pytest.mark.parametrize("profile", PROFILES)
def test_contract_adds_to_a_set(sql_database: Connection, key: str, profile: str) -> None:
    sql_database.execute("select tests.follows_profile(%s)", (profile,))
    sql_database.execute("select tests.person('ann', '{tutor}')")
    sql_database.execute("select tests.organisation('acme', 'agency')")
    sql_database.execute("select tests.engagement('ann at acme', 'ann', 'acme')")
    value, floor = MATRIX[key].of(profile), MATRIX[key].floor
    members = value if isinstance(value, frozenset) else frozenset()
    always = floor if isinstance(floor, frozenset) else frozenset()
    for member in parameter(sql_database, key)["choices"]:
        with sql_database.transaction(force_rollback=True):
            sql_database.execute("select tests.override('o', 'acme', %s, %s)", (key, json.dumps([member])))
            assert set(effective(sql_database, key, "ann at acme")) == members | always | {member}


@pytest.mark.parametrize("key", [key for key, row in MATRIX.items() if row.contract == "may remove"])
@pytest.mark.parametrize("profile", PROFILES)
def test_contract_removes_from_a_set(sql_database: Connection, key: str, profile: str) -> None:
    sql_database.execute("select tests.follows_profile(%s)", (profile,))
    sql_database.execute("select tests.person('ann', '{tutor}')")
    sql_database.execute("select tests.organisation('oak', 'school')")
    sql_database.execute("select tests.engagement('ann at oak', 'ann', null, 'oak')")
    value = MATRIX[key].of(profile)
    assert isinstance(value, frozenset)
    for member in parameter(sql_database, key)["choices"]:
        with sql_database.transaction(force_rollback=True):
            sql_database.execute("select tests.override('o', 'oak', %s, %s)", (key, json.dumps([member])))
            assert set(effective(sql_database, key, "ann at oak")) == value & {member}


def just_below(key: str, floor: Value | Duration) -> Any:
    """A value below this floor; None where the floor is the loose end of the scale, or a vocabulary."""
    lower = direction_of(key) == "lower"
    match floor:
        case Duration():
            return "P99Y" if lower else "PT0S"
        case bool():
            return False if floor else None
        case int():
            return floor + 1 if lower else floor - 1 if floor else None
        case dict():
            return {"at_least": "P6Y"}
        case list():
            return ["1"]
        case str() if key in CHOICES and CHOICES[key][0] != floor:
            return CHOICES[key][0]
        case _:
            return None


BELOW = {key: wrong for key, row in MATRIX.items() if (wrong := just_below(key, row.floor)) is not None}


def test_where_there_is_nothing_below_the_floor() -> None:
    assert {key for key, row in MATRIX.items() if row.floor is not None} - set(BELOW) == {
        "recording.basis",
        "recording.parent_aware",
        "recording.staff_review_requires",
        "recording.personal_equipment",
        "student.aua_required",
        "vetting.min_references",
        "training.required",
        "enforcement.suspension_gate",
        "session.comfort_check_when_alone",
        "police.mandatory_categories",
    }


@pytest.mark.parametrize("key", BELOW)
def test_nothing_below_the_floor_is_written(sql_database: Connection, key: str) -> None:
    write = f"insert into policy.profile_value values ('mytutor', '{key}', '{json.dumps(BELOW[key])}', now())"
    with pytest.raises(psycopg.DatabaseError) as refused, sql_database.transaction():
        sql_database.execute("select tests.given(%s)", (write,))
    assert refused.value.sqlstate == "PT422"
