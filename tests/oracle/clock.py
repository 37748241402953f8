"""Civil dates, ages and intervals the way the policy counts them (E, E1.5, E2.1)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def civil_date(instant: datetime) -> date:
    """The date in London at that instant."""
    return instant.astimezone(LONDON).date()


@dataclass(frozen=True)
class Span:
    """An interval: months and days are steps in the calendar, hours are elapsed time."""

    months: int = 0
    days: int = 0
    hours: int = 0

    @classmethod
    def read(cls, text: str) -> Span:
        """From the form in which a parameter holds it: `P6M`, `P14D`, `PT36H`."""
        unit = {"M": "months", "D": "days", "H": "hours"}[text[-1]]
        return cls(**{unit: int(text.removeprefix("P").removeprefix("T")[:-1])})

    def size(self) -> timedelta:
        """For comparing two spans: a month is 30 days, a day is 24 hours."""
        return timedelta(days=30 * self.months + self.days, hours=self.hours)

    def after(self, day: date) -> date:
        """The date that many months and days later; 29 February becomes the stricter 28th."""
        month = day.month - 1 + self.months
        year, month = day.year + month // 12, month % 12 + 1
        clamped = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        return clamped + timedelta(days=self.days)


def age_years(born: date, day: date) -> int:
    """Whole years of age; somebody born on 29 February is a year older on 1 March of a common year (C.7)."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def known_age(born: date | None, day: date) -> int | None:
    """Years of age, or None where the date of birth is unknown or lies in the future."""
    return None if born is None or born > day else age_years(born, day)


def age_band(born: date | None, day: date) -> str:
    """The band of E2.1; an unknown age is `under_13` (F1)."""
    age = known_age(born, day)
    if age is None or age < 13:
        return "under_13"
    return "13_to_15" if age < 16 else "16_to_17" if age < 18 else "adult"


def is_adult(born: date | None, day: date) -> bool:
    """Known to be 18 or older."""
    return age_band(born, day) == "adult"
