"""What the files of a record say besides the leader's own words; in one place, so that they agree."""

from __future__ import annotations

from datetime import date

from gateway.record.model import Answer, Source, Step

TITLE = "My record from Sounding Board"
SITUATION = "What I am facing"
CONTEXT = "How I described it"
BEHAVIOURS = "What I chose to work with"
CASES = "Case studies I was shown"
ANSWERS = "What I said"
SKIPPED = "Questions I left for now"
STEPS = "My next steps"
STEP_COLUMNS = ("What", "Who", "By when")
CHECK_IN = "I will look back on this on"
SOURCES = "Where this comes from"


def spoken_date(day: date) -> str:
    """Such as "12 December 2026"."""
    return f"{day.day} {day:%B %Y}"


def when_of(step: Step) -> str:
    """The leader's own words for it, and the date that was read in them."""
    if step.date is None:
        return step.when
    return f"{step.when} ({spoken_date(step.date)})" if step.when else spoken_date(step.date)


def rated(answer: Answer) -> str:
    return f"{answer.rating} of 10" if answer.rating is not None else ""


def cited(source: Source) -> str:
    places = f": {'; '.join(source.items)}" if source.items else ""
    return f"{source.document}. {source.publisher}, {source.year}{places}."
