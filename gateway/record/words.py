"""What the files of a record say besides the leader's own words; in one place, so that they agree."""

from __future__ import annotations

import re
from datetime import date

from gateway.record.model import Answer, Behaviour, ContextLine, Record, Source, Step

TITLE = "My record from Sounding Board"
SITUATION = "What I am facing"
CONTEXT = "How I described it"
BEHAVIOURS = "What I chose to work with"
CASES = "Case studies I was shown"
ANSWERS = "What I said"
SKIPPED = "Questions I left for now"
STEPS = "My next steps"
STEP_COLUMNS = ("What", "Who", "By when", "Comes from")
OUTCOMES = "What came of it"
CHECK_IN = "I will look back on this on"
CHECK_IN_EVENT = "Look back on my plan from Sounding Board"
SOURCES = "Where this comes from"
OTHERS = "This is the record of one topic. You have {others}; “earlier topics” opens one, to be saved there."

# Nothing else can stand in XML, and nothing of it can be seen.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """The text without what no file can hold, and with one kind of line ends."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def spoken_date(day: date) -> str:
    """Such as "12 December 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def when_of(step: Step) -> str:
    """The leader's own words for it, and the date that was read in them."""
    if step.date is None:
        return step.when
    return f"{step.when} ({spoken_date(step.date)})" if step.when else spoken_date(step.date)


def cells_of(step: Step) -> tuple[str, str, str, str]:
    """A step as a row of the table."""
    return step.what, step.who, when_of(step), step.answer or ""


def rated(answer: Answer) -> str:
    """Such as "7 of 10 (4 on 12 May 2026)"; nothing where nothing was rated."""
    if answer.rating is None:
        return ""
    before = answer.before
    day = f" on {spoken_date(before.day)}" if before and before.day else " before"
    return f"{answer.rating} of 10" + (f" ({before.rating}{day})" if before else "")


def described(line: ContextLine) -> str:
    """What was understood, and the words that it was understood from."""
    words = f" (“{line.words}”)" if line.words else ""
    return f"{line.label}: {line.value}{words}"


def chosen(behaviour: Behaviour) -> str:
    """A behaviour, and the words of the leader that led to it."""
    return f"{behaviour.name}, because I said: “{behaviour.why}”" if behaviour.why else behaviour.name


def of_others(record: Record) -> str:
    """That there is more than this topic; nothing where there is not."""
    if not record.others:
        return ""
    return OTHERS.format(others="another" if record.others == 1 else f"{record.others} others")


def cited(source: Source) -> str:
    places = f": {'; '.join(source.items)}" if source.items else ""
    return f"{source.document}. {source.publisher}, {source.year}{places}."
