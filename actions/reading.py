"""Reading what a leader typed where a particular thing was asked for: a number, a yes, a context, a date."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import dateparser.search

NUMBERS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten".split())}
_NUMBER = re.compile(r"(?<![\d.,£])(\d{1,2})(?:\.\d+)?(?!\s*(?:%|\d|,\d|years?|months?|weeks?|days?))\b")
_YES = re.compile(r"\b(yes|yep|yeah|aye|ok|okay|sure|please do|go on|go ahead|both|all( of (them|these))?|another|one more|lets|let's)\b", re.I)
_NO = re.compile(r"\b(no|nope|nah|none|not now|nothing|that'?s (it|all)|that is (it|all)|thats (it|all)|no thanks|enough|done|never)\b", re.I)
_DONT_KNOW = re.compile(r"\b(don'?t know|do not know|not sure|unsure|no idea|rather not|skip|pass|can'?t say|hard to say|n/?a)\b", re.I)

_CONTEXT: dict[str, tuple[tuple[str, str], ...]] = {
    "performance": (
        ("improving", r"improv|getting better|on the up|moving (the right way|up)|better than it was|out of (intervention|inadequate|special measures)|turn(ed|ing) (it |things )?(a|the )?(round|around|corner)|upward"),
        ("low", r"inadequate|poor|struggl|failing|slid|slipp|declin|getting worse|going down|downward|intervention|weak|\blow\b|behind|commissioner"),
        ("high", r"outstanding|\bhigh|\bgood\b|strong|excellent|very well|consistently|top"),
    ),
    "stability": (
        ("unstable", r"unstable|not (very |that |at all )?(stable|settled)|unsettled|volatile|chang|new (leader|administration|lot|cabinet|council)|no overall|noc\b|hung|minority|coalition|swing|flux|turmoil|up in the air|rocky|churn"),
        ("stable", r"stable|settled|steady|same|solid|safe|long[- ]?(standing|serving)|years|rock"),
    ),
    "problem": (
        ("critical", r"critical|crisis|emergenc|urgent|now|immediate|today|tomorrow"),
        ("tame", r"tame|known|clear|straightforward|technical|process|plan|solved? before|simple"),
        ("wicked", r"wicked|complex|tangled|no (clear |right |easy )?answer|many|messy|everyone|disagree|complicated"),
    ),
    "challenge": (
        ("governance", r"account|govern|board|inspect|scrutin|ofsted|commissioner"),
        ("system-design", r"structur|restructur|deliver|model|design|integrat"),
        ("culture", r"cultur|blame|learn|trust|fear"),
        ("sustaining", r"sustain|last|keep|embed|slid"),
        ("landscape", r"politic|corporate|member|council|chief exec|landscape|leader"),
        ("shock", r"shock|money|cut|fund|sudden|budget|grant"),
        ("change", r"chang|transform|forward"),
    ),
    "theme": (
        ("disabled-children", r"send\b|\bsen\b|disab|autis|ehcp"),
        ("child-poverty", r"povert|poor|hardship|deprivation"),
        ("early-intervention", r"early (help|intervention|years)|prevent|family (help|hub|support)"),
    ),
}  # fmt: skip

CONTEXT_VALUES = {field: {"unknown", *(value for value, _ in patterns)} for field, patterns in _CONTEXT.items()}


def rating_in(text: str) -> int | None:
    """The first whole number from 1 to 10, in figures or words; None where there is none."""
    found = [int(match.group(1)) for match in _NUMBER.finditer(text)]
    if not found:
        found = [NUMBERS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in NUMBERS]
    return next((number for number in found if 1 <= number <= 10), None)


def context_in(text: str, field: str) -> str | None:
    """What a short reply says of one field of the context, as an id of the schema."""
    return next((value for value, pattern in _CONTEXT[field] if re.search(pattern, text, re.I)), None)


def says_yes(text: str) -> bool:
    return bool(_YES.search(text)) and not says_no(text)


def says_no(text: str) -> bool:
    """Whether a short reply declines; a long one is no mere no."""
    return len(text.split()) <= 6 and bool(_NO.search(text))


def does_not_know(text: str) -> bool:
    return bool(_DONT_KNOW.search(text)) and len(text.split()) <= 8


def date_in(text: str, today: date) -> date | None:
    """The first date that a text names or implies, from `today` on; None where it names none."""
    soon = _weekday_in(text, today) or _day_of_month_in(text, today)
    if soon:
        return soon
    found = dateparser.search.search_dates(
        text,
        languages=["en"],
        settings={
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": "last",
            "RELATIVE_BASE": datetime(today.year, today.month, today.day),
            "STRICT_PARSING": False,
        },
    )
    dates = [when.date() for words, when in found or [] if re.search(r"\d|[a-z]{3}", words, re.I)]
    return next((day for day in dates if day >= today), None)


def _day_of_month_in(text: str, today: date) -> date | None:
    """ "The 12th", of this month or else of the next that has one."""
    match = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)\b(?!\s*(?:of\s+)?[a-z]{3,9}\b(?<!and))", text, re.I)
    if not match or not 1 <= int(match.group(1)) <= 31:
        return None
    day = today
    for _ in range(62):
        day += timedelta(days=1)
        if day.day == int(match.group(1)):
            return day
    return None


def _weekday_in(text: str, today: date) -> date | None:
    """ "Friday" is the next one; "next Friday" the one of next week."""
    match = re.search(r"\b(next\s+)?(mon|tues?|wed(nes)?|thu(rs)?|fri|satur|sun)(day)?\b", text, re.I)
    if not match:
        return None
    day = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(match.group(2)[:3].lower())
    ahead = (day - today.weekday()) % 7 or 7
    next_monday = today + timedelta(days=7 - today.weekday())
    return next_monday + timedelta(days=day) if match.group(1) else today + timedelta(days=ahead)
