"""Records to write."""

from __future__ import annotations

from datetime import UTC, date, datetime

from gateway.record.model import Record

TODAY = date(2027, 4, 9)
NOW = datetime(2027, 4, 9, 10, 30, tzinfo=UTC)
FULL = Record.model_validate(
    {
        "situation": "We are stuck.\nNobody says so.",
        "context": [{"label": "How the authority has performed", "value": "improving", "words": "came out of it"}],
        "behaviours": [
            {"id": "b1", "name": "Staying curious", "why": "nobody says so"},
            {"id": "b2", "name": "Holding the line", "why": ""},
        ],
        "cases": [{"id": "c1", "title": "A shire that turned round"}],
        "answers": [
            {"id": "q1", "question": "Who knows?", "text": "Only I do.", "rating": None},
            {"id": "q2", "question": "How sure are you?", "text": "fairly", "rating": 7},
        ],
        "skipped": [{"id": "q3", "question": "What else?"}],
        "steps": [
            {"what": "Ring the chair", "who": "me", "when": "this Friday", "date": "2027-04-16"},
            {"what": "Write it down", "who": "", "when": "soon", "date": None},
        ],
        "check_in": "2027-06-01",
        "sources": [
            {"document": "A report", "publisher": "An institute", "year": 2013, "items": ["chapter 3", "p. 9"]}
        ],
    }
)
EMPTY = Record()
NASTY = (
    "# no heading\n- no point\n1. no list\n    no code\n> no quote\n===\n---\n*no* _emphasis_ `code` ~~gone~~ [link](http://x)"
    " ![image](y) <b>bold</b> <script>alert(1)</script> &amp; a | b \\ c\n| a | b |\n|---|---|\n2) no list\n+ no point"
)
EACH = Record.model_validate(
    {
        "situation": NASTY,
        "context": [{"label": "How", "value": NASTY, "words": NASTY}],
        "behaviours": [{"id": "b", "name": "B", "why": NASTY}],
        "cases": [{"id": "c", "title": NASTY}],
        "answers": [{"id": "q", "question": NASTY, "text": NASTY, "rating": 1}],
        "skipped": [{"id": "q", "question": NASTY}],
        "steps": [{"what": NASTY, "who": NASTY, "when": NASTY, "date": "2027-05-03"}],
        "check_in": None,
        "sources": [{"document": NASTY, "publisher": "P", "year": 2013, "items": []}],
    }
)


def with_text(text: str) -> Record:
    """A record that holds the text in every place where a leader's words stand."""
    return Record.model_validate(
        {
            "situation": text,
            "context": [{"label": "How", "value": "so", "words": text}],
            "answers": [{"id": "q", "question": "Q", "text": text, "rating": None}],
            "steps": [{"what": text, "who": text, "when": text, "date": "2027-05-03"}],
        }
    )
