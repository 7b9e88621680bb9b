from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from gateway.record import calendar
from gateway.record.model import Record, Step
from tests.gateway.record.records import EMPTY, FULL, NOW, with_text


def events(record: Record) -> list[Event]:
    return list(Calendar.from_ical(calendar.render(record, NOW)).walk("VEVENT"))


def test_each_dated_step_and_the_check_in_is_a_whole_day() -> None:
    assert [(str(event["summary"]), event["dtstart"].dt) for event in events(FULL)] == [
        ("Ring the chair", date(2027, 4, 16)),
        ("Look back on my plan from Sounding Board", date(2027, 6, 1)),
    ]
    assert b"DTSTART;VALUE=DATE:20270416" in calendar.render(FULL, NOW)


def test_an_entry_says_who_and_when_in_the_words_of_the_leader_and_keeps_nobody_busy() -> None:
    step, check_in = events(FULL)
    assert str(step["description"]) == "Who: me\nBy when: this Friday"
    assert "description" not in check_in
    assert {str(event["transp"]) for event in (step, check_in)} == {"TRANSPARENT"}


def test_fetching_it_again_changes_entries_and_adds_none() -> None:
    assert [event["uid"] for event in events(FULL)] == [event["uid"] for event in events(FULL)]


def test_two_steps_alike_and_two_records_alike_do_not_overwrite_each_other() -> None:
    twice = FULL.model_copy(update={"steps": (FULL.steps[0], FULL.steps[0])})
    another = FULL.model_copy(update={"situation": "Something else."})
    ids = [str(event["uid"]) for record in (twice, another) for event in events(record)]
    assert len(set(ids)) == len(ids)


def test_a_calendar_without_dates_still_holds_a_component() -> None:
    content = calendar.render(EMPTY, NOW)
    parsed = Calendar.from_ical(content)
    assert events(EMPTY) == []
    assert [component.name for component in parsed.subcomponents] == ["VTIMEZONE"]
    assert parsed.errors == []


def test_the_last_day_there_is_can_be_a_date() -> None:
    (event,) = events(Record(steps=(Step(what="Wait", date=date.max),)))
    assert event["dtstart"].dt == date.max


@pytest.mark.parametrize("text", ["one; two, three\nfour \\n five", "BEGIN:VEVENT\nEND:VCALENDAR", "é" * 200])
def test_what_looks_like_a_calendar_stands_as_it_was_typed(text: str) -> None:
    (event,) = events(with_text(text))
    assert str(event["summary"]) == text


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_at_all_can_be_written_and_opened(text: str) -> None:
    assert len(events(with_text(text))) == 1
