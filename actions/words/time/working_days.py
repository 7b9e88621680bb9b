"""Days on which people work: a plan is for these."""

from __future__ import annotations

from datetime import date, timedelta

SATURDAY = 5


def working(day: date) -> date:
    """That day, or the first working day after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def working_before(day: date) -> date:
    """The last working day before that day."""
    day -= timedelta(days=1)
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))
