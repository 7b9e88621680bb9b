"""The lists of words that tell names from other words, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LISTS = Path(__file__).parent / "lists"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# A slip of the finger in a shorter word makes too many others, and no word is longer.
_SHORT, _LONG = 5, 20
# The longer months and days of the week end so, and nobody is called by a slip of them.
_SHORT_DAY, _DAYS = 6, ("uary", "ember", "tober", "esday", "nesday", "rsday", "urday")
# How what has an apostrophe goes on: "hasn't", "team's", "we'd".
_CONTRACTED = ("n't", "'s", "'ve", "'re", "'ll", "'d", "'m")
# What is put before a word to make another, and how those end that are made so and are nobody's name.
_PREFIXES = frozenset(
    {
        "co",
        "cross",
        "de",
        "dis",
        "hyper",
        "inter",
        "intra",
        "macro",
        "meta",
        "micro",
        "mid",
        "mis",
        "mono",
        "multi",
        "neuro",
    }
    | {
        "non",
        "out",
        "over",
        "poly",
        "post",
        "pre",
        "pro",
        "psycho",
        "re",
        "socio",
        "sub",
        "super",
        "trans",
        "un",
        "under",
        "up",
    }
)
_FORMED = ("ed", "ing", "ly", "ness", "tion", "able", "ment", "ary", "al", "ive", "ised", "ity", "ism")
_SHORTEST_TAIL = 4
# How what is nobody begins, and a word goes on: "somesuch", "whatsit".
_WHICHEVER = ("any", "every", "some", "what", "where")
# What is put before the word for a people: "Afro-Caribbean".
_HALVES = frozenset({"afro", "anglo", "euro", "franco", "greco", "indo", "ex", "non", "sino", "serbo", "ultra"})


@dataclass(frozen=True)
class Lexicon:
    """All in small letters. First names are no English words, `words_and_names` are; the rest everybody may say."""

    first_names: frozenset[str]
    words_and_names: frozenset[str]
    # Of the words that are names, those that are hardly ever a word where they have a capital letter.
    mostly_names: frozenset[str]
    # Places and peoples that are first names as well.
    places_and_names: frozenset[str]
    # Days, months, seasons and feasts, and those of them that are first names as well.
    days: frozenset[str]
    days_and_names: frozenset[str]
    words: frozenset[str]
    # Of the words, those that stand for longer ones, roles among them; in small letters nobody is called by them.
    shorthand: frozenset[str]
    authors: frozenset[str]
    places: frozenset[str]
    # Peoples, faiths and languages, which may be surnames as well.
    peoples: frozenset[str]
    towns: frozenset[str]
    terms: frozenset[str]
    # Common words of other languages.
    foreign: frozenset[str]

    @classmethod
    def read(cls) -> Lexicon:
        """The lists beside this module."""
        mostly = _words("mostly-names")
        return cls(
            first_names=_words("first-names"),
            words_and_names=_words("words-and-names") | mostly,
            mostly_names=mostly,
            places_and_names=_words("places-and-names"),
            days=_phrases("days"),
            days_and_names=_words("days-and-names"),
            words=_words("words") | _words("shorthand"),
            shorthand=_words("shorthand"),
            authors=frozenset(_lines("authors")),
            places=_phrases("places") | _phrases("countries"),
            peoples=_with_plurals(_phrases("peoples")),
            towns=_phrases("towns") | _phrases("cities"),
            terms=frozenset(_lines("public")),
            foreign=_words("foreign"),
        )

    def is_first_name(self, word: str) -> bool:
        """Whether a word in small letters, or a part of one with hyphens, is a first name and no English word."""
        if word in self.first_names:
            return True
        if "-" in word:
            parts = word.split("-")
            return any(part in self.first_names for part in parts) or all(self.is_also_a_name(part) for part in parts)
        # As in "hamzas plan"; no English word is a first name with an s.
        return (
            word.endswith("s") and word[:-1] in self.first_names and word not in self.words and word not in self.foreign
        )

    def is_also_a_name(self, word: str) -> bool:
        """Whether a word in small letters is an English word, a place or a day, and a name."""
        return word in self.words_and_names or word in self.places_and_names or word in self.days_and_names

    def is_day(self, word: str) -> bool:
        """Whether a word in small letters is a day, month or feast, or made of one, as "mid-jan" and "febish" are."""
        plain = word.removesuffix("ish").removesuffix("-") if word.endswith("ish") else word
        if plain in self.days or self._is_slip_of_a_day(plain):
            return True
        parts = plain.split("-")
        if len(parts) == 1 or not any(part in self.days for part in parts):
            return False
        return all(part in self.days or part in self.words for part in parts)

    def _is_slip_of_a_day(self, word: str) -> bool:
        if not _SHORT_DAY <= len(word) <= _LONG or word in self.words or self.is_first_name(word):
            return False
        return any(one in self.days and one.endswith(_DAYS) for one in _near(word))

    def is_word(self, word: str) -> bool:
        """Whether a word in small letters, or each part of one with hyphens, is an ordinary one."""
        plain = word.replace("’", "'")
        for ending in _CONTRACTED:
            plain = plain.removesuffix(ending)
        return all(not part or part in self.words for part in plain.split("-"))

    def is_of_a_people(self, word: str) -> bool:
        """Whether a word in small letters is a people, or made of one and ordinary words, as "eritrean-born" is."""
        if word in self.peoples:
            return True
        parts = word.split("-")
        if not any(part in self.peoples for part in parts):
            return False
        return all(part in self.peoples or part in _HALVES or self._is_only_a_word(part) for part in parts)

    def _is_only_a_word(self, word: str) -> bool:
        return word in self.words and not self.is_also_a_name(word)

    def is_made_of_words(self, word: str) -> bool:
        """Whether a word in small letters is formed of two others as no surname is: "ringfenced", "repurposed"."""
        return word.endswith(_FORMED) and self.is_of_two_words(word, _SHORTEST_TAIL)

    def is_of_two_words(self, word: str, shortest: int = 3) -> bool:
        """Whether a word in small letters is two others, the last no shorter than that: "signoff", and "blackwood"."""
        parts = ((word[:i], word[i:]) for i in range(2, len(word) - shortest + 1))
        return any(self._leads(head) and tail in self.words for head, tail in parts)

    def _leads(self, head: str) -> bool:
        return head in _PREFIXES or (len(head) > 2 and head in self.words)

    def is_clipped(self, word: str) -> bool:
        """Whether a word in small letters is one that lost its last letter on a phone: "sayin"."""
        return word.endswith("in") and f"{word}g" in self.words

    def is_made_up(self, word: str) -> bool:
        """Whether a word in small letters is put together of two small ones as "somesuch" is."""
        heads = (head for head in _WHICHEVER if word.startswith(head))
        return any(word[len(head) :] in self.words for head in heads)

    def is_slip(self, word: str) -> bool:
        """Whether a word in small letters is an ordinary one but for a letter too many, too few, wrong or misplaced."""
        return _SHORT <= len(word) <= _LONG and any(one in self.words for one in _near(word))


def _near(word: str) -> Iterable[str]:
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            yield head + letter + tail[1:]


def _lines(name: str) -> list[str]:
    lines = (LISTS / f"{name}.txt").read_text("utf-8").splitlines()
    return [line.strip().lower() for line in lines if line.strip() and not line.startswith("#")]


def _words(name: str) -> frozenset[str]:
    return frozenset(" ".join(_lines(name)).split())


def _phrases(name: str) -> frozenset[str]:
    """What stands between commas."""
    return frozenset(phrase.strip() for phrase in " ".join(_lines(name)).split(",") if phrase.strip())


def _with_plurals(peoples: frozenset[str]) -> frozenset[str]:
    return peoples | {f"{people}s" for people in peoples if not people.endswith("s")}
