"""What we look for beside the names that spaCy finds: the identifiers of people in England."""

from __future__ import annotations

import re
from collections.abc import Sequence

from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import EmailRecognizer

FLAGS = re.IGNORECASE
CASED = 0
_NAME = r"[A-Z][a-z'\u2019]+(?:-[A-Z][a-z'\u2019]+)*"
_TITLE = (
    r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Rev|Judge|"
    r"Inspector|DI|DCI|Sgt)\.?"
)
# After these a capitalised word is somebody's name, whatever spaCy thinks of it.
_KIN = (
    r"(?:son|daughter|mum|mother|dad|father|brother|sister|gran|nan|partner|wife|husband|child|boy|girl|lad|baby|twins?|"
    r"called|named|colleague|deputy|manager|worker|carer|AD|PA|head)"
)


def recognisers() -> list[PatternRecognizer]:
    """All of them, each for one kind of personal data."""
    return [
        EmailRecognizer(supported_language="en"),
        _of("NAME", (rf"\b{_TITLE}\s+{_NAME}(?:\s+{_NAME}){{0,2}}", r"(?<=\bCllr\s)[a-z]{3,}\b"), flags=CASED),
        _kin(),
        _of("UK_POSTCODE", (r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b",)),
        _of("UK_PHONE", (r"(?<!\d)(?:\+44\s?\(?0?\)?|0)(?:[\s-]?\d){9,10}(?!\d)",)),
        _NhsNumber(),
        _of("UK_PUPIL_NUMBER", (r"\b[A-HJ-NP-RT-Z]\d{12}\b", r"\b[A-HJ-NP-RT-Z]\d{11}[A-Z]\b")),
        _of("UK_NI_NUMBER", (r"\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b",)),
        _of(
            "CASE_NUMBER",
            (
                r"(?:\b(?:case|ref(?:erence)?|file|id|lcs|mosaic|liquidlogic|urn|no\.?|number)\s*(?:no\.?|number|ref|id)?\s*[:#]?\s*)"
                r"(?=[A-Z0-9/-]*\d{3})[A-Z]{0,4}[-/]?\d[A-Z0-9/-]{3,}",
                r"#\d{4,}\b",
            ),
        ),
        _of(
            "DATE_OF_BIRTH",
            (
                r"\b(?:d\.?o\.?b\.?|born(?:\s+on)?|date of birth)\W{0,3}(?:the\s+)?"
                r"\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?(?:\d{1,2}|[A-Za-z]{3,9})[\s./-]+(?:\d{4}|\d{2})\b",
                r"\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2}\b",
            ),
        ),
        _of(
            "HANDLE",
            (
                r"(?<![\w.@])@[A-Za-z0-9_.]{3,30}\b",
                r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|twitter)[:\s]+(?:is\s+)?@?[a-z0-9]+[_.][a-z0-9_.]+",
            ),
        ),
        _of(
            "ADDRESS",
            (
                r"\b(?:flat\s+\d+\w?,?\s+)?\d{1,4}[a-z]?,?\s+(?:[A-Z][\w'\u2019-]+\s+){1,3}"
                r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Court|Ct|Crescent|Cres|Way|Place|Pl|Terrace|Gardens|Grove|Walk|Mews|Hill|Row|Rise|View|Square|Green|Park)\b",
            ),
        ),
    ]


class _NhsNumber(PatternRecognizer):
    """Ten digits whose last checks the others, modulo eleven (NHS Data Dictionary)."""

    def __init__(self) -> None:
        pattern = Pattern("NHS number", r"(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)", 0.9)
        super().__init__("UK_NHS", patterns=[pattern], supported_language="en")

    def validate_result(self, pattern_text: str) -> bool:
        digits = [int(sign) for sign in pattern_text if sign.isdigit()]
        check = 11 - sum((10 - i) * digit for i, digit in enumerate(digits[:9])) % 11
        return check % 11 == digits[9] and check != 10


def _kin() -> PatternRecognizer:
    # Looking behind needs a fixed width, so each word stands with its own.
    words = re.findall(r"[A-Za-z]+", _KIN.replace("twins?", "twin twins"))
    ahead = "|".join(rf"(?<=\b{word}\s)" for word in dict.fromkeys(words))
    return _of("NAME", (rf"(?:{ahead}){_NAME}(?:\s{_NAME})?",), flags=CASED)


def _of(kind: str, patterns: Sequence[str], flags: int = FLAGS) -> PatternRecognizer:
    named = [Pattern(f"{kind} {i}", pattern, 0.9) for i, pattern in enumerate(patterns)]
    return PatternRecognizer(kind, patterns=named, supported_language="en", global_regex_flags=flags)
