"""Which option of a choice a reply names: by place, by the words of its label, by what it denotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from actions.words.context import contexts, standing
from actions.words.language import pieces, reading
from actions.words.language.tables import table_beside
from knowledge.cues import cues_in
from knowledge.phrases import plain

_TABLE = table_beside(__file__)
_SAYS, _SUBJECT, _NAMES_IT, _PLACE, _NONE, _SWAPS, _BLAMES, _BLAMES_ASKING, _ASKS_OF, _SEVERAL = (
    re.compile(_TABLE[name])
    for name in (
        "says_what",
        "subject",
        "names_it",
        "place",
        "none",
        "swaps",
        "blames",
        "blames_asking",
        "asks_of",
        "several",
    )
)
_PARTS = re.compile(r"(?<=[,;:])\s+|\s+[–—-]+\s+|\s+(?=and (?:it|this|that|we|i|they)\b)", re.I)
# A naming is short, or what it names stands in its first words.
SHORT, FIRST = 5, 9
# So long is a question about options; so many words that carry something may stand beside a place in a list.
ASKED, BESIDE = 14, 2


@dataclass(frozen=True)
class Named:
    """An option, and the words that name it."""

    value: str
    words: str


def named_in(text: str, field: str, labels: Mapping[str, str]) -> Named | None:
    """The option that a part of a text names, and does no more; what it denies it does not name."""
    said = [part for one in pieces.sentences(text) for part in _PARTS.split(pieces.meant_in(one))]
    meant = (part for part in map(pieces.without_denied, said) if not (blames(part) or pieces.asks(part)))
    return next((Named(value, part) for part in meant if (value := _named(part, field, labels))), None)


def subject_in(text: str, labels: Mapping[str, str]) -> Named | None:
    """The challenge that words say it is about, whatever was asked."""
    parts = (part for one in pieces.sentences(text) if not pieces.asks(one) for part in _PARTS.split(one))
    told = [pieces.without_denied(part) for part in parts]
    by_label = (one for one in told if _NAMES_IT.match(contexts.of_now(one)))
    labelled = next((Named(value, one) for one in by_label if (value := _labelled(contexts.of_now(one), labels))), None)
    of_it = (one for one in told if _SUBJECT.match(contexts.of_now(one)))
    return labelled or next((Named(value, one) for one in of_it if (value := _named(one, "challenge", labels))), None)


def valued(words: str, labels: Mapping[str, str]) -> str | None:
    """The challenge that is meant by what a leader calls the topic; what they deny it is not."""
    plainly = contexts.of_now(pieces.without_denied(words))
    return _labelled(plainly, labels) or _denoted(" ".join(plainly.split()[:FIRST]), "challenge")


_OWN = re.compile(
    r"(?:(?:no|its|it is|this is|thats|just|really|more|mostly|all|about|a|an|the|matter|question|of|i said|like i said"
    r"|as i said|i mean) )*(?P<own>(?!(?:i|we|not|dont|none|no|but|sorry|sure|know|thanks|please)\b)[a-z]{4,}"
    r"(?: (?:and )?(?!(?:i|as|like|really|please|thanks|mostly|again)\b)[a-z]{2,}){0,2})"
    r"(?: (?:i said|as i said|like i said|really|mostly|please|again|mainly))*"
)


def placed_in(text: str, labels: Mapping[str, str]) -> str | None:
    """The option that is meant by its place and nothing else: "the last one", "I said the fourth"."""
    values = list(labels)
    if not values:
        return None
    for part in (part for one in pieces.sentences(text) for part in _PARTS.split(one)):
        places = reading.places_in(part)
        is_place = all(_PLACE.fullmatch(word) or _is_place(word) for word in pieces.bare(part).split())
        if len(places) == 1 and is_place and (places[0] < 0 or 0 < places[0] <= len(values)):
            return values[-1 if places[0] < 0 else places[0] - 1]
    return None


def without_place_of_none(text: str, labels: Mapping[str, str]) -> str | None:
    """What is said besides the place behind all options, where none of them stands; None where it is not named."""
    behind = len(labels) + 1
    said = pieces.sentences(text)
    named = [one for one in said if all(_is_at(behind, part) or fits_none(part) for part in _PARTS.split(one))]
    is_named = any(reading.places_in(one) == [behind] for one in named)
    return " ".join(one for one in said if one not in named) if is_named else None


def _is_at(place: int, part: str) -> bool:
    is_place = all(_PLACE.fullmatch(word) or _is_place(word) for word in pieces.bare(part).split())
    return is_place and reading.places_in(part) == [place]


def several_in(text: str, labels: Mapping[str, str]) -> list[str]:
    """The options that are meant by their places where several are: "a bit of 1 and 2", "either the first or 3"."""
    values = list(labels)
    for part in (part for one in pieces.sentences(text) for part in _PARTS.split(one)):
        places = list(dict.fromkeys(reading.places_in(part)))
        is_place = all(_SEVERAL.fullmatch(word) or _is_place(word) for word in pieces.bare(part).split())
        if len(places) > 1 and is_place and all(0 < place <= len(values) for place in places):
            return [values[place - 1] for place in places]
    return []


def asked_about(sentence: str, labels: Mapping[str, str]) -> list[str]:
    """The options that a sentence asks about by their places, and asks nothing else: "the diff between 5 and 7"."""
    values, places = list(labels), list(dict.fromkeys(reading.places_in(sentence)))
    if not places or not _ASKS_OF.search(plain(sentence)) or len(sentence.split()) > ASKED:
        return []
    return [values[place - 1] for place in places if 0 < place <= len(values)]


def is_of_a_list(sentence: str) -> bool:
    """Whether a sentence does nothing but name something by its place in a list: "2 then, if I have to pick"."""
    parts = [part for part in _PARTS.split(sentence) if plain(part)]
    named = [part for part in parts if reading.places_in(part) and _is_of_places(part)]
    rest = " ".join(part for part in parts if part not in named)
    return bool(named) and len(pieces.content_words(rest)) <= BESIDE


def _is_of_places(part: str) -> bool:
    words = pieces.bare(part).split()
    return all(_PLACE.fullmatch(word) or _SEVERAL.fullmatch(word) or _is_place(word) for word in words)


def speaks_of_a_list(sentence: str) -> bool:
    """Whether a sentence names something by its place in a list, whatever the list is."""
    parts = [part for part in _PARTS.split(sentence) if reading.places_in(part)]
    return any(all(_PLACE.fullmatch(word) or _is_place(word) for word in pieces.bare(part).split()) for part in parts)


def _is_place(word: str) -> bool:
    return word in (*reading.ORDINALS, *reading.NUMBERS, "last") or word[0].isdigit()


def fits_none(text: str) -> bool:
    """Whether a reply says that none of the options fits."""
    return any(_NONE.fullmatch(pieces.bare(clause)) for clause in pieces.clauses(text))


def own_in(text: str) -> str | None:
    """What a leader calls it in a word or two where none of the options fits: "none of them. workforce i said"."""
    return called_in(text) if fits_none(text) else None


def called_in(text: str) -> str | None:
    """The same of a text, or of what is left of one, that says so elsewhere."""
    clauses = [one for sentence in pieces.sentences(text) for one in pieces.clauses(sentence)]
    left = [found["own"] for one in clauses if not fits_none(one) and (found := _OWN.fullmatch(pieces.bare(one)))]
    return left[0] if len(left) == 1 and len(clauses) == len(left) + sum(map(fits_none, clauses)) else None


def swapped_in(text: str) -> tuple[str, str] | None:
    """What is to be put in the place of what: "change slipping to improving"; None where nothing is."""
    found = _SWAPS.search(plain(text))
    return (found["old"], found["new"]) if found else None


def is_of_lasting(words: str) -> bool:
    """Whether words speak of how long a judgement has lasted, and of no judgement."""
    return standing.lasts(words) and contexts.context_in(standing.without_lasting(words), "performance") is None


def blames(sentence: str) -> bool:
    """Whether a sentence says of a word of it that it was the bot's and not theirs."""
    words = standing.without_supposed(sentence)
    is_question = pieces.asks(sentence) or pieces.is_short(sentence) or words.startswith("why")
    return bool(_BLAMES.search(words)) or (is_question and bool(_BLAMES_ASKING.search(words)))


def speaks_of(text: str, field: str, value: str, label: str) -> bool:
    """Whether words mention a value, by its label or by what denotes it."""
    shared = pieces.content_words(label) & pieces.content_words(text)
    return len(shared) > 1 or value in contexts.mentioned(text, field)


def _named(part: str, field: str, labels: Mapping[str, str]) -> str | None:
    words = contexts.of_now(part)
    lead = _SAYS.match(words)
    what = words[lead.end() :] if lead else words
    if not lead and (len(words.split()) > SHORT or _tells_another(part, field)):
        return None
    first = " ".join(what.split()[:FIRST])
    return placed_in(part, labels) or _labelled(what, labels) or _denoted(first, field)


def _tells_another(part: str, field: str) -> bool:
    """Whether words tell where the authority stands, and so do not name what it is about: "good at inspection"."""
    return any(standing.told_in(part, other) for other in ("performance", "stability") if other != field)


def _labelled(words: str, labels: Mapping[str, str]) -> str | None:
    """The one option most words of whose label are said."""
    said = pieces.content_words(words)
    shared = {value: said & pieces.content_words(label) for value, label in labels.items()}
    best = sorted(labels, key=lambda value: -len(shared[value]))
    return best[0] if len(best) > 1 and len(shared[best[0]]) > max(1, len(shared[best[1]])) else None


def _denoted(words: str, field: str) -> str | None:
    told = standing.told_in(words, field)
    if told:
        return told.value
    if field != "challenge":
        return contexts.context_in(words, field)
    counts = {value: 2 * (value in contexts.mentioned(words, field)) for value in contexts.values_of(field)}
    for value, count in cues_in(words, field).items():
        counts[value] = counts.get(value, 0) + count
    most = max(counts.values(), default=0)
    best = [value for value, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else None
