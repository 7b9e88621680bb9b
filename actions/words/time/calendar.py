"""The names of days, months, places in a month and lengths of time, as patterns."""

from __future__ import annotations

import re

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PLACES = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
# "Jan" is a person, unless a figure or what leads up to a month stands beside it, or nothing else does.
_LED_UP = "|".join(
    rf"(?<=\b{one}\s)"
    for one in ("in", "by", "of", "end", "early", "late", "mid", "until", "till", "next", "this", "start")
)
_JAN = (
    rf"(?:{_LED_UP}|(?<=\bmid-)|(?<=\d)|(?<=\d\s)|(?<=\d(?:st|nd|rd|th)\s))jan\b"
    r"|(?<=\bbefore\s)jan(?=\W*$|[,.;])|jan(?=\s*(?:the\s+)?\d|\s*/|\s+or\s+feb)|^jan(?=\W*$)"
)
MONTH = (
    rf"(?:january|{_JAN}|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
# "Sat" and "sun" alone are more often other words.
DAY = (
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thu(?:rs?)?|fri"
    r"|(?:(?<=on )|(?<=by )|(?<=next )|(?<=this ))(?:sat|sun))\b"
)
# What may name a time; looking for a day is slow, and most replies name none.
DATED = re.compile(
    rf"\d|{DAY}|\b{MONTH}|\b(?:today|tonight|tonite|tomorrow|tmr\w*|tmw|tmoz|tom\w?or+o\w*|tomoz|christmas|xmas|easter|(?:day|week|wk|fortnight|month|mth|year)s?)\b",
    re.I,
)
NTH = r"(?:st|nd|rd|th)?\b"
NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|(?:a\s+)?few|(?:a\s+)?couple\s+of)"
CLOCK = r"(?:seconds?|secs?|moments?|minutes?|mins?|hours?|hrs?)"
SPAN = r"(?:days?|weeks?|fortnights?|months?|years?)"
# What is done again and again.
REPEATED = r"\b(?:every|each|weekly|fortnightly|monthly|daily)\b"
