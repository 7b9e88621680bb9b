"""Finds addresses and the names of schools, as they are written in England.

No pattern repeats without a limit what it could also match another way, so that the time grows with the length alone.
"""

from __future__ import annotations

import re

from gateway.redaction.cues import Cues
from gateway.redaction.recognisers import Recogniser

_STREETS = (
    "street|st|road|rd|avenue|ave|lane|ln|close|drive|court|ct|crescent|cres|way|place|terrace|gardens|gdns|grove|walk|"
    "mews|hill|row|rise|view|square|green|park|wharf|quay|yard|croft|fold|gate|drove|bank|brow|mount|parade|passage|path|"
    "villas|cottages|buildings|heights|meadow|meadows|fields|garth|vale|dene|end|broadway|boulevard|esplanade|circus|"
    "approach|chase|copse|dale|loan|wynd|alley|crossing|bridge|orchard|paddock|common|circle|loop|spinney|turn"
)
_HOUSES = "house|lodge|cottage|farm|tower|mansions|barn|grange|point|villa|bungalow"
# A school's name ends with one of these.
_KINDS = (
    r"(?:C of E|CofE|RC|Church of England|Catholic|Community|Special|Primary|Infants?|Junior|High|Grammar|Secondary|"
    r"Nursery|Free|Comprehensive|Girls['’]?|Boys['’]?)"
)
_SCHOOLS = (
    rf"(?:{_KINDS}\s){{0,3}}(?:Academy|School|Primary|Infants|Juniors|High|Grammar|College|Nursery|Comp|PRU)"
    r"(?:\sTrust)?(?![\w-])"
)
# A name typed in small letters begins with no capital, so these end it.
_NO_NAME = (
    "the|a|an|of|and|in|on|at|for|to|is|are|per|out|every|each|all|more|new|our|my|up|down|half|years?|weeks?|days?|"
    "miles?|children|staff|cases|people|families|homes|places|schools|with|from|or|but|by|as|that|which|who|his|her|their"
)
_SMALL = rf"(?!(?:{_NO_NAME})\b)[a-z][\w'’-]{{1,20}}"
# What a flat or a room is called: "room and" and "room a long way off" are no doors.
_DOOR = r"(?:\d{1,4}[a-z]?|[a-z]\d{1,3}|a(?=,)|[b-hj-z]|one|two|three|four|five|six|seven|eight|nine|ten)\b"
_CAPITAL = r"[A-Z][\w'’-]{1,20}"


def premises(cues: Cues) -> list[Recogniser]:
    """Recognisers of addresses and schools."""

    def has_name(found: str) -> bool:
        return is_school(found, cues.no_school)

    def has_name_in_small_letters(found: str) -> bool:
        return not cues.no_school.intersection(found[: _kinds_at(found)].lower().split())

    return [
        Recogniser("ADDRESS", _addresses()),
        Recogniser("ADDRESS", _houses(), is_cased=True),
        Recogniser("SCHOOL", _schools(), has_name, is_cased=True),
        Recogniser("SCHOOL", [_school_in_small_letters()], has_name_in_small_letters),
        Recogniser(
            "SCHOOL", [rf"\b(?:PRU|AP),?\s\(?(?P<it>(?:{_CAPITAL}\s){{1,2}}(?:House|Centre|Hall))\b"], is_cased=True
        ),
    ]


def is_school(found: str, no_school: frozenset[str]) -> bool:
    """A name before what kind of school it is, and not "our Special School" or "Social Work Academy"."""
    words = found[: _kinds_at(found)].split()
    return any(word.lower().rstrip(".") not in no_school and len(word) > 2 for word in words)


def _kinds_at(found: str) -> int:
    """Where the kind of school begins, after the first word at the earliest."""
    first, *_ = found.split()
    kinds = re.compile(_SCHOOLS, re.IGNORECASE).search(found, len(first))
    return kinds.start() if kinds else 0


def _addresses() -> list[str]:
    house = r"\d{1,4}[a-z]?(?:\s?-\s?\d{1,4})?"
    flat = rf"(?:(?:flat|apartment|apt|unit|room)\s{_DOOR},?\s)"
    return [
        rf"\b{flat}?{house},?\s(?:{_SMALL}\s){{1,3}}(?:street|road|avenue|lane|crescent|terrace|gardens|grove|mews)\b",
        rf"\b{flat}(?:{house},?\s)?(?:{_SMALL}\s){{1,3}}(?:{_STREETS}|{_HOUSES})\b",
    ]


def _houses() -> list[str]:
    """With capitals: a number or a house's name before any kind of street."""
    streets = "|".join(kind.title() for kind in _STREETS.split("|"))
    houses = "|".join(kind.title() for kind in _HOUSES.split("|"))
    flat = r"(?:(?:Flat|Apartment|Apt|Unit)\s\w{1,4},?\s)"
    number = rf"{flat}?\d{{1,4}}[A-Za-z]?(?:\s?-\s?\d{{1,4}})?,?"
    named = rf"The\s(?:{_CAPITAL}\s){{0,2}}{_CAPITAL},|(?:{_CAPITAL}\s){{1,2}}(?:{houses}|Court|Hall),"
    return [
        rf"\b(?:{number}|{named})\s(?:{_CAPITAL}\s){{1,3}}(?:{streets}|{houses})\b",
        rf"\b{number}\sThe\s{_CAPITAL}\b",
    ]


def _schools() -> list[str]:
    saints = (
        rf"(?:Our Lady|Saint|St\.?|All|Holy|King|Queen|Sacred|Blessed)\s(?:(?:{_CAPITAL}|of|the|and|upon)\s){{1,5}}?"
    )
    return [rf"\b(?P<it>{saints}{_SCHOOLS})", rf"(?P<it>(?:[A-Z][\w'’.-]{{1,30}}\s){{1,4}}?{_SCHOOLS})"]


def _school_in_small_letters() -> str:
    where = r"\b(?:at|from|attends|attending|left|joined|joins|named)\s"
    kinds = rf"(?:{_KINDS}\s){{0,2}}(?:primary|high|academy|school|infants|juniors|comp)"
    # "At two primary schools" are none that has a name.
    return rf"{where}(?P<it>(?:{_SMALL}\s){{1,3}}?{kinds})(?!\s?(?:schools|pupils|heads|phase)|[\w-])"
