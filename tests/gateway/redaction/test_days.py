"""Days, feasts, greetings and cities stay, and people who are called like them go."""

from __future__ import annotations

import pytest

from gateway.redaction.labels import LABEL, neutral
from gateway.redaction.presidio import PresidioRedactor


@pytest.mark.parametrize(
    "text",
    [
        "Christmas Eve at the latest",
        "Christmas Eve starts early",
        "by New Year's Eve",
        "Xmas Eve, or Boxing Day",
        "Eve of Easter",
        "from January or Feb-ish",
        "mid-Jan, Sept-ish, Janish, Mon-ish",
        "mid-June to end-Aug",
        "Febuary or Wensday, by Tuseday",
        "before May half term, in early Sept",
        "Whitsun",
        "Hogmanay",
        "after Eid, before Diwali",
        "Holi and Rosh Hashana",
        "Bonfire Night, Guy Fawkes Night and Halloween",
        "Advent",
        "Michaelmas, Candlemas or Trinity Sunday",
        "Twixmas, or bank holiday Monday",
        "St David's Day and St Patrick's Day",
        "Valentine's Day",
        "Maundy Thursday",
        "June starts with an inspection",
        "Easter starts early",
        "In April, 12 and in June, 14",
        "3 May, 12 and 14",
        "we were told June at the latest",
        "a little Easter break",
        "Christmas is my son's favourite",
        "Summer Reading Challenge",
    ],
)
def test_days_months_and_feasts_stay(redactor: PresidioRedactor, text: str) -> None:
    assert redactor.redacted(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eve rang me", "[name] rang me"),
        ("Eve's mum", "[name]'s mum"),
        ("Eve", "[name]"),
        ("Thanks Eve of course", "Thanks [name] of course"),
        ("at Christmas Eve rang me", "at Christmas [name] rang me"),
        ("Christmas Eve was hard for Eve", "Christmas Eve was hard for [name]"),
        ("April and May are sisters", "[name] and [name] are sisters"),
        ("April rang me", "[name] rang me"),
        ("I told June", "I told [name]"),
        ("June is seven", "[name] is seven"),
        ("June, 12, ran off", "[name], 12, ran off"),
        ("June rang me in June, and by July", "[name] rang me in June, and by July"),
        ("August's mum", "[name]'s mum"),
        ("his son August", "his son [name]"),
        ("little April cried", "little [name] cried"),
        ("Jan Smith and June Brown", "[name] and [name]"),
        ("Summer Bright starts on Monday", "[name] starts on Monday"),
        ("Jan's mum", "[name]'s mum"),
        ("Dec is 9", "[name] is 9"),
        ("Noel has left", "[name] has left"),
        ("little Noel", "little [name]"),
        ("Easter Jones was moved", "[name] was moved"),
        ("her daughter Easter", "her daughter [name]"),
        ("At Easter Priya left", "At Easter [name] left"),
        ("Diwali is seven", "[name] is seven"),
        ("Augusta rang me", "[name] rang me"),
        ("Ramadan, 8, ran off", "[name], 8, ran off"),
    ],
)
def test_whoever_is_called_like_a_day_goes(redactor: PresidioRedactor, text: str, expected: str) -> None:
    assert LABEL.sub(neutral, redactor.redacted(text).text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("Gracias", "Merci", "Diolch", "Shukran", "Dziękuję", "Ciao", "Salaam", "Obrigado"),
        *("Salam, how are you", "salam", "Asante!", "Namaste", "Shukriya", "Hallo", "Spasibo, see you Monday"),
    ],
)
def test_a_greeting_or_thanks_that_stands_alone_stays(redactor: PresidioRedactor, text: str) -> None:
    assert redactor.redacted(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salaam rang me", "[name] rang me"),
        ("Merci is seven", "[name] is seven"),
        ("Salam, 9, ran off", "[name], 9, ran off"),
        ("I met Salam", "I met [name]"),
        ("Dear Salam,", "Dear [name],"),
        ("Dear all,\nI am off.\nSalam", "Dear all,\nI am off.\n[name]"),
    ],
)
def test_whoever_is_called_like_a_greeting_goes(redactor: PresidioRedactor, text: str, expected: str) -> None:
    assert LABEL.sub(neutral, redactor.redacted(text).text) == expected


@pytest.mark.parametrize(
    "text",
    ["families in Florence", "people from Florence", "From Sofia and Valencia", "nurses recruited from Sofia"],
)
def test_cities_that_are_mostly_names_stay_where_they_are_surely_places(redactor: PresidioRedactor, text: str) -> None:
    assert redactor.redacted(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I heard from Florence", "I heard from [name]"),
        ("complaints from Sofia and Florence", "complaints from [name] and [name]"),
        ("confidence in Florence", "confidence in [name]"),
        ("it is in Florence's file", "it is in [name]'s file"),
        ("an email from Sofia", "an email from [name]"),
    ],
)
def test_whoever_is_called_like_a_city_goes(redactor: PresidioRedactor, text: str, expected: str) -> None:
    assert LABEL.sub(neutral, redactor.redacted(text).text) == expected
