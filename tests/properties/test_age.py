"""Ages over a whole cycle of 400 years, against calendar arithmetic that knows no SQL (F1, C.7, E2.1).

The oracle asks when somebody reaches an age: on the same day and month, and on 1 March where that day does
not exist. The database is asked for the age on that day and on the day before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.databases import Connection

CYCLE_BEGINS = date(1900, 1, 1)
CYCLE_ENDS = date(2299, 12, 31)
BANDS = {13: ("under_13", "13_to_15"), 16: ("13_to_15", "16_to_17"), 18: ("16_to_17", "adult")}


def birthday(born: date, years: int) -> date:
    """The day on which somebody turns so many years old; 1 March for a leapling in a common year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def age(born: date, on: date) -> int:
    """Whole years, by counting the birthdays that have come."""
    return on.year - born.year - (birthday(born, on.year - born.year) > on)


def band(born: date | None, on: date) -> str:
    """The band of E2.1, written from its table."""
    if born is None or born > on or age(born, on) < 13:
        return "under_13"
    if age(born, on) < 16:
        return "13_to_15"
    return "16_to_17" if age(born, on) < 18 else "adult"


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


@pytest.mark.parametrize("years", sorted(BANDS))
def test_every_birth_date_of_400_years_changes_band_on_its_birthday(
    connection: Connection, years: int
) -> None:
    born = list(days(CYCLE_BEGINS, CYCLE_ENDS))
    assert len(born) == 146_097
    turned = [birthday(day, years) for day in born]
    eve = [day - timedelta(days=1) for day in turned]
    younger, older = BANDS[years]
    wrong = connection.execute(
        """
        select born, turned, identity.age_years(born, turned), identity.age_band(born, turned),
               identity.age_years(born, eve), identity.age_band(born, eve)
        from unnest(%s::date[], %s::date[], %s::date[]) as asked (born, turned, eve)
        where (identity.age_years(born, turned), identity.age_band(born, turned),
               identity.age_years(born, eve), identity.age_band(born, eve))
              is distinct from (%s, %s, %s, %s)
        limit 5
        """,
        (born, turned, eve, years, older, years - 1, younger),
    ).fetchall()
    assert wrong == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.dates(date(1900, 1, 1), date(2299, 12, 31)), st.integers(0, 44_000)),
        min_size=1,
        max_size=200,
    )
)
def test_any_age_on_any_day_is_the_number_of_birthdays(
    connection: Connection, pairs: list[tuple[date, int]]
) -> None:
    asked = [(born, born + timedelta(days=later)) for born, later in pairs]
    answers = connection.execute(
        """
        select born, on_day, identity.age_years(born, on_day), identity.age_band(born, on_day)
        from unnest(%s::date[], %s::date[]) as asked (born, on_day)
        """,
        ([born for born, _ in asked], [on_day for _, on_day in asked]),
    ).fetchall()
    assert answers == [(born, on_day, age(born, on_day), band(born, on_day)) for born, on_day in asked]


@pytest.mark.parametrize(
    ("born", "on_day", "expected"),
    [
        ("2012-02-29", "2025-02-28", "under_13"),
        ("2012-02-29", "2025-03-01", "13_to_15"),
        ("2012-02-29", "2028-02-28", "13_to_15"),
        ("2012-02-29", "2028-02-29", "16_to_17"),
        ("2013-11-21", "2026-11-20", "under_13"),
        ("2013-11-21", "2026-11-21", "13_to_15"),
        ("2008-11-22", "2026-11-21", "16_to_17"),
        ("2008-11-22", "2026-11-22", "adult"),
        (None, "2026-11-21", "under_13"),
        ("2026-11-22", "2026-11-21", "under_13"),
        ("infinity", "2026-11-21", "under_13"),
        ("2000-01-01", None, "under_13"),
        ("2000-01-01", "infinity", "under_13"),
    ],
)
def test_rows_of_the_age_band_table(
    connection: Connection, born: str | None, on_day: str | None, expected: str
) -> None:
    answer = connection.execute("select identity.age_band(%s::date, %s::date)", (born, on_day)).fetchone()
    assert answer == (expected,)


def test_a_late_summer_evening_in_utc_is_the_birthday_in_london(
    connection: Connection,
) -> None:
    answer = connection.execute(
        "select identity.age_band('2010-07-02', identity.civil_date('2026-07-01T23:30Z')),"
        " identity.age_band('2010-07-02', identity.civil_date('2026-07-01T22:59:59.999999Z'))"
    ).fetchone()
    assert answer == ("16_to_17", "13_to_15")


def last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month of 31 days, on which British clocks change."""
    last = date(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)


def summer_in_britain(at: datetime) -> bool:
    """Whether clocks show an hour more than UTC: from 01:00 UTC to 01:00 UTC on two Sundays, since 1996."""
    start = datetime.combine(last_sunday(at.year, 3), datetime.min.time(), UTC) + timedelta(hours=1)
    end = datetime.combine(last_sunday(at.year, 10), datetime.min.time(), UTC) + timedelta(hours=1)
    return start <= at < end


def test_a_civil_day_begins_at_midnight_in_london_in_summer_and_winter(
    connection: Connection,
) -> None:
    asked = [
        datetime.combine(day, datetime.min.time(), UTC) + offset
        for day in days(date(1996, 1, 1), date(2036, 12, 31))
        for offset in (
            timedelta(0),
            timedelta(hours=22, minutes=59, seconds=59),
            timedelta(hours=23),
            timedelta(hours=23, minutes=59, seconds=59),
        )
    ]
    expected = [(at + timedelta(hours=summer_in_britain(at))).date() for at in asked]
    wrong = connection.execute(
        """
        select at, expected, identity.civil_date(at)
        from unnest(%s::timestamptz[], %s::date[]) as asked (at, expected)
        where identity.civil_date(at) is distinct from expected
        limit 5
        """,
        (asked, expected),
    ).fetchall()
    assert wrong == []


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/New_York"])
def test_the_session_time_zone_changes_no_age(connection: Connection, zone: str) -> None:
    with connection.transaction(force_rollback=True):
        connection.execute("select set_config('TimeZone', %s, true)", (zone,))
        answer = connection.execute(
            "select identity.age_years('2013-11-21', '2026-11-21'),"
            " identity.age_years('2013-11-21', '2026-11-20'), identity.civil_date('2026-07-01T23:30Z')::text"
        ).fetchone()
    assert answer == (13, 12, "2026-07-02")
