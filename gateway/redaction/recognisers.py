"""Finds what has a shape: numbers, dates of birth and handles, as they are written in England.

No pattern repeats without a limit what it could also match another way, so that the time grows with the length alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

SCORE = 1.0
Check = Callable[[str], bool]

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s?(?:of\s)?[\s./-]?{_MONTH}[\s,./-]{{1,2}}(?:\d{{4}}|\d{{2}})|"
    rf"{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|"
    rf"\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:\d{{4}}|\d{{2}}))(?!\d)"
)


class Recogniser(EntityRecognizer):
    """One kind of personal data; where a pattern names a group `it`, that is what is found, otherwise all of it."""

    def __init__(self, kind: str, patterns: Sequence[str], check: Check | None = None, is_cased: bool = False) -> None:
        flags = re.NOFLAG if is_cased else re.IGNORECASE
        self._patterns = [re.compile(pattern, flags) for pattern in patterns]
        self._check = check
        super().__init__([kind], supported_language="en")

    def load(self) -> None:
        """Everything is compiled when it is made."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """What of this kind is in a text."""
        kind = self.supported_entities[0]
        return [RecognizerResult(kind, start, end, SCORE) for start, end in self._spans(text)]

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        for pattern in self._patterns:
            group = "it" if "it" in pattern.groupindex else 0
            for match in pattern.finditer(text):
                if self._check is None or self._check(match.group(group)):
                    yield match.span(group)


def recognisers() -> list[Recogniser]:
    """All of them."""
    return [
        Recogniser("EMAIL_ADDRESS", [r"(?<![\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"]),
        Recogniser("UK_POSTCODE", [r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2})\b"]),
        Recogniser(
            "UK_PHONE", [r"(?<![\d.,£$€])(?:\+44\s?\(0\)|\+44|\(?0044\)?|\(?0)(?:[\s()./-]{0,2}\d){9,10}(?!\d)"]
        ),
        Recogniser(
            "UK_NHS",
            [r"\bnhs\W{0,2}(?:number|num|no|nr)?\W{0,3}(?:is\s)?(?P<it>\d{3}[\s-]?\d{3}[\s-]?\d{4})(?!\d)"],
        ),
        Recogniser("UK_NHS", [r"(?<![\d.,£$€])\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)"], is_nhs_number),
        Recogniser("UK_PUPIL_NUMBER", [r"\b[A-Z]\d{11}[\dA-Z]\b"]),
        Recogniser("UK_NI_NUMBER", [r"\b(?!QQ)[A-Z]{2}(?:[\s-]?\d\d){3}[\s-]?[A-D]\b"]),
        Recogniser("CASE_NUMBER", _case_numbers(), has_digits),
        Recogniser("DATE_OF_BIRTH", _dates_of_birth()),
        Recogniser("HANDLE", _handles()),
    ]


def is_nhs_number(found: str) -> bool:
    """Ten digits of which the last checks the others, modulo eleven (NHS Data Dictionary)."""
    digits = [int(sign) for sign in found if sign.isdecimal()]
    check = -sum((10 - i) * digit for i, digit in enumerate(digits[:9])) % 11
    return check == digits[9]


def has_digits(found: str) -> bool:
    """At least four, for a year of three or a room number identifies nobody."""
    return sum(sign.isdecimal() for sign in found) >= 4


def _case_numbers() -> list[str]:
    systems = r"case|ref|reference|file|id|lcs|ehm|mosaic|liquidlogic|eclipse|azeus|carefirst|frameworki|urn|pid|child"
    cue = rf"\b(?:{systems})(?:\s?(?:id|no|nr|num|number|ref|reference))?\s?[.:#-]{{0,2}}\s?(?:is\s|was\s)?"
    return [
        # Five digits or more, for "Mosaic 2023" is a year; or fewer among letters and strokes.
        rf"{cue}(?P<it>\d{{5,12}})(?!\d)",
        rf"{cue}(?P<it>[A-Z]{{1,5}}[/-]?\d[A-Z\d/-]{{3,20}})\b",
        r"\[case number\](?:,| and| &| or)\s?(?P<it>[A-Z]{0,5}[/-]?\d[A-Z\d/-]{3,20})\b",
        r"\b[A-Z]{2,5}/\d{2,4}/\d{3,8}\b",
        r"\b[A-Z]{2,5}-\d{5,8}\b",
        # The family courts' own.
        r"\b[A-Z]{2}\d{2}[A-Z]\d{5}\b",
        r"(?<![\w&])#\d{4,12}\b",
    ]


def _dates_of_birth() -> list[str]:
    cue = (
        r"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|birth\s?dat?e|birthday|born|b\.)\W{0,3}"
        r"(?:is\s|was\s|on\s|in\s){0,2}(?:the\s)?"
    )
    return [
        rf"{cue}(?P<it>{_DATE})",
        # Beside a name: "(Ben, 1/2/2013)".
        rf"\[name\]\s?(?:,\s?\(?|\()(?P<it>{_DATE})(?=\))",
        rf"{cue}(?P<it>{_MONTH}\s\d{{4}})",
        rf"(?P<it>{_DATE})\s?\(?(?:dob\b|d\.o\.b)",
    ]


def _handles() -> list[str]:
    sites = r"facebook|instagram|twitter|tiktok|snapchat|youtube|linkedin|threads|x|fb"
    apps = r"insta|instagram|snap|snapchat|tiktok|tik tok|twitter|facebook|fb|discord|whatsapp"
    return [
        r"(?<![\w.@+-])@[\w.]{2,40}(?<!\.)",
        r"(?<![\w/])u/(?P<it>[\w-]{3,30})",
        rf"\b(?:{sites})\.com/(?P<it>[\w.@/-]{{2,60}}(?<![./]))",
        rf"\b(?:{apps})(?:\s(?:is|name|handle|account|user|username|as)){{0,2}}\s?[:-]?\s(?P<it>[a-z]\w{{0,30}}[\d_.][\w.]{{0,30}}(?<!\.))",
    ]
