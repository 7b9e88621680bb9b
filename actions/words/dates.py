"""Reading a date from what a leader typed, and saying one."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import dateparser.search

from actions.words import pieces
from actions.words.pseudonyms import without_pseudonyms
from actions.words.replies import REPLIES
from actions.words.working_days import SATURDAY, working, working_before
from knowledge.phrases import pattern_of, plain

WORDS_OF_A_TIME = 8
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PLACES = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
# "Sat" and "sun" alone are more often other words.
DAY = (
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thu(?:rs?)?|fri"
    r"|(?:(?<=on )|(?<=by )|(?<=next )|(?<=this ))(?:sat|sun))\b"
)
# What may name a time; looking for a day is slow, and most replies name none.
DATED = re.compile(
    rf"\d|{DAY}|\b{MONTH}|\b(?:today|tonight|tomorrow|christmas|xmas|easter|(?:day|week|wk|fortnight|month|mth|year)s?)\b",
    re.I,
)
_YEAR = r"(?:,?\s+(?P<year>20\d\d))?\b"
_NTH = r"(?:st|nd|rd|th)?\b"
_WRITTEN = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}}){_NTH}\s+(?:of\s+)?(?P<month>{MONTH}){_YEAR}",
        rf"\b(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}}){_NTH}{_YEAR}",
        r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
        # Not around the clock, nor "3/4 of them".
        r"(?<![\d/])(?!24/7\b)(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>(?:20)?\d\d))?(?![\d/]|\s+of\b)",
    )
]
_PLACED = re.compile(
    rf"\b(?P<place>{'|'.join(PLACES)})\s+(?P<weekday>{DAY})"
    rf"(?:\s+(?:in|of)\s+(?:(?P<month>{MONTH}){_YEAR}|(?P<any>(?:the|this|next|each|every)\s+month)))?",
    re.I,
)
_WEEKDAY = re.compile(
    rf"(?:\b(?P<later>(?:(?<!once )(?<!twice )\ba\s+)?(?:week|fortnight)\s+on|(?<!ce )\ba\s+(?:week|fortnight))\s+)?"
    rf"(?P<next>\bnext\s+)?(?P<weekday>{DAY})"
    r"(?!\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\b)(?P<week>\s+(?:week|fortnight)\b)?",
    re.I,
)
# The Monday after something, or every Monday, is not the one that comes.
_OTHER_WEEKDAY = re.compile(rf"\bthe\s+{DAY}\s+(?:after|before|following)\b|\b(?:every|each)\s+{DAY}", re.I)
_DAY_OF_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.I)
# "They may decide" names no month; "in may", "12 may" and "may" alone do.
_VERB = re.compile(
    r"(?<!\d )(?<!th )(?<!in )(?<!by )(?<!of )(?<!end )(?<!mid )(?<!mid-)(?<!late )(?<!next )(?<!this )(?<!early )"
    r"(?<!until )(?<!before )\b(?:may|march)\b(?!\s*[\d,;.]|$)"
)
_WHOLE_MONTH = re.compile(rf"\b(?P<month>{MONTH}){_YEAR}", re.I)
_PART_OF_MONTH = re.compile(rf"\b(?:week|early|start|beginning|mid|middle)(?:\s+(?:of|in)|-)?\s*{MONTH}", re.I)
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|(?:a\s+)?few|(?:a\s+)?couple\s+of)"
_CLOCK = r"(?:seconds?|secs?|moments?|minutes?|mins?|hours?|hrs?)"
_SPAN = r"(?:days?|weeks?|fortnights?|months?|years?)"
# So long from now ends on a working day.
_SPANS = re.compile(rf"\b{_NUMBER}\s+(?:days?|weeks?|fortnights?)\b", re.I)
# How long something takes is no date.
_LASTS = re.compile(rf"\b(?:half\s+)?{_NUMBER}\s+{_CLOCK}\b|\bfor\s+(?:the\s+next\s+)?{_NUMBER}\s+{_SPAN}\b", re.I)
# What is a day wherever it stands; "three weeks" is one only where a day was asked for.
_FROM_NOW = re.compile(
    rf"\b(?<!week )(?<!fortnight )(?:today|tonight|tomorrow)\b|\b(?:in|within)\s+{_NUMBER}\s+{_SPAN}\b"
    rf"|\b{_NUMBER}\s+{_SPAN}(?=\s+(?:from\s+(?:now|today)|time)\b)",
    re.I,
)
# Days that are said in words alone, as they are written in figures.
_IN_WORDS = {
    re.compile(rf"\b{said}\b", re.I): figures
    for said, figures in (
        (r"christmas eve", "24 december"),
        (r"christmas day", "25 december"),
        (r"boxing day", "26 december"),
        (r"new year['\u2019]?s eve", "31 december"),
        (r"new year['\u2019]?s day", "1 january"),
    )
}
_NTH_IN_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty[- ]first", "twenty[- ]second", "twenty[- ]third", "twenty[- ]fourth", "twenty[- ]fifth"),
    *("twenty[- ]sixth", "twenty[- ]seventh", "twenty[- ]eighth", "twenty[- ]ninth", "thirtieth", "thirty[- ]first"),
)
# "The second" alone is more often a thing than a day; from the eleventh on it is a day.
_NTH_DAYS = [(re.compile(rf"\b{said}(?=\s+(?:of\s+)?{MONTH})", re.I), n) for n, said in enumerate(_NTH_IN_WORDS, 1)] + [
    (re.compile(rf"\bthe\s+{said}\b", re.I), n) for n, said in enumerate(_NTH_IN_WORDS, 1) if n > 10
]
_UNITS = {
    re.compile(r"(?<=\d) ?wks?\b|\bwks?\b", re.I): " weeks",
    re.compile(r"(?<=\d) ?mths?\b|\bmths?\b", re.I): " months",
    re.compile(r"\b(?:a )?(?:couple|cpl) of(?= (?:days|weeks|months))", re.I): "2",
    # What is to be done before Christmas is done by its eve.
    re.compile(r"\b(?:by|before) (?:christmas|xmas)\b(?! (?:day|eve))", re.I): "by 24 december",
}
_MID_MONTH = re.compile(rf"\bmid(?:dle)?(?:\s+of)?[\s-]+(?={MONTH})", re.I)
_END_OF_THIS_MONTH = re.compile(r"\bend of (?:the|this) month\b", re.I)
_END_OF_WEEK = re.compile(
    r"\bend (?:of )?(?:the |(?P<this>this )|(?P<next>next ))?(?:week|wk)\b(?! (?:after|on|of|beginning|commencing))",
    re.I,
)
# What is to be done before a day is done on the working day before it.
_BEFORE = re.compile(
    rf"\bbefore\s+(?:the\s+|next\s+|this\s+)*(?={DAY}|\d{{1,2}}{_NTH}\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d|\d{{1,2}}/\d)",
    re.I,
)
_HALF_TERM = re.compile(r"\bhalf[\s-]?terms?\b", re.I)
_BARE_NUMBERS = re.compile(r"\b20\d\d\b|\b\d+/\d+\b")
_SECOND = re.compile(r"\bseconds?\b", re.I)
_THIS_WEEK = re.compile(r"\bthis\s+week\b", re.I)
_ANY_OF_A_DAY = re.compile(
    rf"\b{_NUMBER}\s+{_SPAN}\b(?:\s+time\b)?|\bfortnight\b|{DAY}|\b{MONTH}|\b(?:{'|'.join(PLACES)}|today|tomorrow|next|week|month|in|of|on|mid|middle|about|around)\b|\d+(?:st|nd|rd|th)?|[/-]",
    re.I,
)
# Up to where a day that was before, or is not meant, may be named.
_REPLACED = re.compile(
    r"\bfrom\b.*?(?=\bto\b)"
    r"|\b(?:rather than|instead of|in place of)\b.*?(?=[,.;!?]|\b(?:to|i|it|we|lets|can|could|make)\b|$)",
    re.I | re.S,
)
# Behind these a day is meant, whatever day was named before.
_MOVES = "|".join([*REPLIES["moves"], "change", "put"])
_REDATES = re.compile(
    rf"\b(?:{'|'.join(REPLIES['redates'])})\b|\b(?:{_MOVES})\b[^.;!?]*?\b(?:to|for|on|until)\b",
    re.I,
)
_ONE_DAY = re.compile(rf"\d|{DAY}|\b(?:then|that|date|day)\b", re.I)
_TIMES = pattern_of(REPLIES["times"])
_UNFIT = pattern_of(REPLIES["unfit_day"])
_CLAUSES = re.compile(r"[.;!?\n]+|,(?!\s*20\d\d)")
_NUMBER_ALONE = re.compile(r"^\W*(?:(?:the|on|to|for|by|its|it is|wait)\W+)*(\d{1,2})\W*$", re.I)
_SETTINGS = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future", "PREFER_DAY_OF_MONTH": "last"}


def date_in(text: str, today: date) -> date | None:
    """The day that a reply to "by when?" names or implies, from `today` on: of a month alone its last one."""
    if day := day_in(text, today):
        return day
    words = _in_figures(without_pseudonyms(text))
    day = _implied(words, today)
    return working(day) if day and _SPANS.search(words) else day


def day_in(text: str, today: date) -> date | None:
    """The first day from `today` on that is set in words about something else: no month alone, no length of time."""
    day = _set_in(text, today)
    before = _BEFORE.search(text)
    is_before = day is not None and before is not None and _set_in(text[before.end() :], today) == day
    return max(today, working_before(day)) if day and is_before else day


def _end_of_week(text: str, today: date) -> date | None:
    """The Friday that ends the week that is named, or the next where that is past."""
    found = _END_OF_WEEK.search(text)
    if found is None:
        return None
    friday = today + timedelta(days=SATURDAY - 1 - today.weekday() + (7 if found["next"] else 0))
    return friday if friday >= today else friday + timedelta(days=7)


def _set_in(text: str, today: date) -> date | None:
    text = _LASTS.sub(" ", _in_figures(without_pseudonyms(text)))
    if day := next((day for day in _written(text, today) if day >= today), None):
        return day
    for placed in _PLACED.finditer(text):
        if day := _placed(placed, today):
            return day
    # What is left of these names no day by itself.
    rest = _PLACED.sub(" ", text)
    if day := _day_of_named_month(rest, today):
        return day
    return (
        _weekday(_OTHER_WEEKDAY.sub(" ", rest), today)
        or _day_of_month(rest, today)
        or _from_now(rest, today)
        or _end_of_week(rest, today)
    )


def meant_in(text: str, today: date, before: date | None = None, sure: bool = False) -> date | None:
    """The last day that is meant, where somebody corrects themselves: "15 December, no wait, the 18th".

    `before`: the day that a text puts right; "the 22nd" is of the month of the day before it. `sure`: no month
    alone and no length of time is one.
    """
    read = day_in if sure else date_in
    found = None
    for part in _REDATES.split(_REPLACED.sub(" ", pieces.without_denied(_without_unfit(text, today)))):
        alone = _NUMBER_ALONE.match(part) if before else None
        words = f"{alone[1]}th" if alone else part
        since = max(today, before.replace(day=1) - timedelta(days=1)) if before and _is_without_month(words) else today
        found = read(words, since) or found
        before = found or before
    return found


def says_unfit(text: str) -> bool:
    """Whether a text says of a day that it will not do: "the 18 is my holidays"."""
    return bool(_UNFIT.search(plain(text)) and _ONE_DAY.search(text))


def _without_unfit(text: str, today: date) -> str:
    """The text without clauses that say that a day will not do, where another names one."""
    clauses = _CLAUSES.split(text)
    fit = ". ".join(clause for clause in clauses if not says_unfit(clause))
    return fit if len(clauses) > 1 and date_in(fit, today) else text


def _is_without_month(text: str) -> bool:
    """Whether a text names a day of a month by its number, "the 22nd", and no month."""
    return bool(_DAY_OF_MONTH.search(text)) and not _WHOLE_MONTH.search(text)


def says_time(text: str) -> bool:
    """Whether words that name no day speak of a time, and of little else: "when the dust settles"."""
    return len(text.split()) <= WORDS_OF_A_TIME and bool(_TIMES.search(plain(text)))


def speaks_of_half_term(text: str) -> bool:
    """Whether a text names a half term: councils have theirs in different weeks."""
    return bool(_HALF_TERM.search(text))


def without_days(text: str) -> str:
    """What a text says besides days, months and numbers."""
    return _ANY_OF_A_DAY.sub(" ", _in_figures(text))


def _in_figures(text: str) -> str:
    """With days that are said in words alone in figures: "Christmas Eve", "the twenty-fourth"."""
    for said, figures in (_UNITS | _IN_WORDS).items():
        text = said.sub(figures, text)
    # "Twenty-first" holds a "first".
    for pattern, day in reversed(_NTH_DAYS):
        text = pattern.sub(f"{day}th", text)
    return text


def spoken(day: date) -> str:
    """Such as "12 December 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def spoken_in_full(day: date) -> str:
    """Such as "Saturday 12 December 2026", so that a day that was heard wrongly is noticed."""
    return f"{day:%A} {spoken(day)}"


def _written(text: str, today: date) -> Iterator[date]:
    """Days with their month, which come in the next year where they are past in this one."""
    for match in (match for pattern in _WRITTEN for match in pattern.finditer(text)):
        month, year = _number_of(match["month"]), int(match["year"] or 0)
        years = [year % 100 + 2000] if year else range(today.year, today.year + 9)
        yield from (day for one in years if (day := _day(one, month, int(match["day"]))) and (year or day >= today))


def _number_of(month: str) -> int:
    return int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _placed(match: re.Match[str], today: date) -> date | None:
    """ "First Friday in December"; without a month it may be the first after anything."""
    if match["month"]:
        month = _number_of(match["month"])
        months = [(int(match["year"] or 0) or year, month) for year in (today.year, today.year + 1)]
    elif match["any"]:
        ahead = [(today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1) for n in range(2)]
        months = ahead[1:] if match["any"].lower().startswith("next") else ahead
    else:
        return None
    place, weekday = PLACES[match["place"].lower()], DAYS.index(match["weekday"][:3].lower())
    days = (_nth(year, month, weekday, place) for year, month in months)
    return next((day for day in days if day >= today), None)


def _nth(year: int, month: int, weekday: int, place: int) -> date:
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    return [day for day in days if day.weekday() == weekday][place if place < 0 else place - 1]


def _weekday(text: str, today: date) -> date | None:
    """ "Friday" is the one that comes; "next Friday" the one of next week; "Friday week" is a week later."""
    match = _WEEKDAY.search(text)
    if not match:
        return None
    weekday = DAYS.index(match["weekday"][:3].lower())
    days = 7 - today.weekday() + weekday if match["next"] else (weekday - today.weekday()) % 7 or 7
    later = (match["later"] or match["week"] or "").lower()
    weeks = 2 if "fortnight" in later else 1 if "week" in later else 0
    return today + timedelta(days=days, weeks=weeks)


def _day_of_month(text: str, today: date) -> date | None:
    """ "The 12th", of this month or else of the next that has one."""
    match = _DAY_OF_MONTH.search(text)
    days = (today + timedelta(days=n) for n in range(1, 63))
    return next((day for day in days if day.day == int(match.group(1))), None) if match else None


def _day_of_named_month(text: str, today: date) -> date | None:
    """ "End of January. The 29th will do"."""
    months, day = {found[0].lower() for found in _WHOLE_MONTH.finditer(_VERB.sub("", text))}, _DAY_OF_MONTH.search(text)
    if len(months) != 1 or day is None:
        return None
    return next((one for one in _written(f"{day[1]} {months.pop()}", today) if one >= today), None)


def other_day_in(text: str, day: date) -> date | None:
    """The nearest day of the weekday that words name, where the day that was read in them is no such day."""
    named = {found["weekday"][:3].lower() for found in _WEEKDAY.finditer(pieces.without_denied(text))}
    is_of_another = len(named) == 1 and not _BEFORE.search(text) and DAYS[day.weekday()] not in named
    if not is_of_another or not re.search(r"\d", text) or _OTHER_WEEKDAY.search(text):
        return None
    ahead = (DAYS.index(named.pop()) - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _from_now(text: str, today: date) -> date | None:
    match = _FROM_NOW.search(text)
    day = _searched(match[0].replace("tonight", "today"), today) if match else None
    return working(day) if day and match and _SPANS.search(match[0]) else day


def _implied(text: str, today: date) -> date | None:
    """The end of a month, or of a length of time; a half term, or a part of a month, is for the leader to say."""
    text = _END_OF_THIS_MONTH.sub(f"{today:%B}", _MID_MONTH.sub("15 ", _VERB.sub("", text)))
    if day := next((day for day in _written(text, today) if day >= today), None):
        return day
    # A day that is past, or that no calendar has, is none.
    if speaks_of_half_term(text) or any(pattern.search(text) for pattern in (_PART_OF_MONTH, *_WRITTEN)):
        return None
    month = _WHOLE_MONTH.search(text)
    if month:
        return _end_of(month, today)
    for pattern in (_LASTS, _PLACED, _BARE_NUMBERS, _SECOND, _THIS_WEEK, _OTHER_WEEKDAY):
        text = pattern.sub(" ", text)
    return _searched(text, today)


def _end_of(match: re.Match[str], today: date) -> date | None:
    month, year = _number_of(match["month"]), int(match["year"] or 0)
    year = year or (today.year if month >= today.month else today.year + 1)
    end = date(year, month, monthrange(year, month)[1])
    return end if end >= today else None


def _searched(text: str, today: date) -> date | None:
    settings = {**_SETTINGS, "RELATIVE_BASE": datetime(today.year, today.month, today.day)}
    found = dateparser.search.search_dates(text, languages=["en"], settings=settings)
    # The library takes words such as "on" for dates.
    dates = [when.date() for words, when in found or [] if re.search(r"\d|[a-z]{3}", words, re.I)]
    return next((day for day in dates if day >= today), None)
