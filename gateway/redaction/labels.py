"""What stands where something was taken out."""

from __future__ import annotations

import re

# Who somebody is, as far as the words around the name say; "person" where they do not.
PERSON, CHILD, RELATIVE, CARER, COLLEAGUE, COUNCILLOR = (
    "person",
    "child",
    "relative",
    "carer",
    "colleague",
    "councillor",
)
PEOPLE = (PERSON, CHILD, RELATIVE, CARER, COLLEAGUE, COUNCILLOR)
# Presidio's word for a name, and the label of any person while a text is read.
NAME, ANYBODY = "PERSON", "name"
AGE, PLACE, SCHOOL = "AGE", "PLACE", "SCHOOL"

LABELS = {
    "EMAIL_ADDRESS": "e-mail",
    "UK_POSTCODE": "postcode",
    "UK_PHONE": "phone",
    "UK_NHS": "NHS number",
    "UK_PUPIL_NUMBER": "pupil number",
    "UK_NI_NUMBER": "NI number",
    "CASE_NUMBER": "case number",
    "DATE_OF_BIRTH": "date of birth",
    "HANDLE": "handle",
    "ADDRESS": "address",
    SCHOOL: "school",
    AGE: "age",
    PLACE: "place",
}
"""What each kind of personal data is replaced by, in square brackets; names are replaced by who it is."""

# Of these there may be several in a conversation, so that they are told apart by numbers.
NUMBERED = frozenset({*PEOPLE, LABELS[SCHOOL]})

_KINDS = "|".join(sorted((re.escape(kind) for kind in (*LABELS.values(), *PEOPLE, ANYBODY)), key=len, reverse=True))
LABEL = re.compile(rf"\[({_KINDS})(?: (\d{{1,4}}))?\]")
"""A label, ours or typed by the leader."""


def neutral(label: re.Match[str]) -> str:
    """The label as texts are read with it: people all alike, and without a number."""
    return f"[{ANYBODY if label.group(1) in PEOPLE else label.group(1)}]"
