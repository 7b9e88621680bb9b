"""What says of a word that it is somebody's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gateway.redaction.cues import Cues
from gateway.redaction.keeping import Keeping
from gateway.redaction.lexicon import Lexicon
from gateway.redaction.words import Word

# In small letters, shorter ones are too often something else.
SHORTEST = 4
_BESIDE = re.compile(r",? \(?[\"“‘']?")
_AFTER_TITLE = re.compile(r"\.? ")
# Words of no list that end so are mostly forms of a verb, a noun or an adverb.
_ENDINGS = ("s", "ed", "ing", "ly", "ness", "tion")
# What may stand before a capital letter inside a name.
_PREFIX = re.compile(r"(?:Mc|Mac|O['’]|D['’]|De|Di|Fitz|Le|La|Van|St)(?=[^\W\d_])")


@dataclass(frozen=True)
class Knowledge:
    """What is known beside the text: lists, and whether a word has been met in ordinary writing."""

    lexicon: Lexicon
    cues: Cues
    never_names: frozenset[str]
    keeping: Keeping
    is_met: Callable[[str], bool]


class Evidence:
    """Judges the words of one text, each from itself and its neighbours."""

    def __init__(self, text: str, words: Sequence[Word], knowledge: Knowledge, people: set[int]) -> None:
        self._text, self._words, self._knows, self._people = text, words, knowledge, people
        self._cues = knowledge.cues
        self._kept = knowledge.keeping.phrases_in(words)

    def names(self) -> set[int]:
        """The words that are names, by number."""
        found = {i for i in range(len(self._words)) if i not in self._kept and self._is_name(i)}
        found |= {i for i in range(len(self._words)) if i not in found and self._is_paired(i, found)}
        for step in (1, -1):
            for i in sorted(found, reverse=step < 0):
                self._grow(i, step, found)
        return found | self._said_again(found)

    def _is_name(self, i: int) -> bool:
        word, lexicon = self._words[i], self._knows.lexicon
        if len(word.text) == 1 or word.low in self._knows.never_names:
            return False
        if self._has_title(i):
            return True
        if self._knows.keeping.is_public(word.low):
            return (
                self._before(i, self._cues.family) is not None
                and word.is_capital
                and word.low in lexicon.words_and_names
            )
        if not word.is_capital:
            return self._is_name_in_small_letters(i)
        if word.is_shouted:
            return len(word.text) == 2 and word.low in lexicon.words_and_names
        is_word_too = word.low in lexicon.words_and_names
        if not _is_shaped_as_name(word.text) or (is_word_too and self._is_a_thing(i)):
            return False
        return (
            i in self._people
            or lexicon.is_first_name(word.low)
            or self._is_never_met(word)
            or (is_word_too and not self._explains_its_capital(i))
            or self._is_introduced(i)
        )

    def _is_name_in_small_letters(self, i: int) -> bool:
        word = self._words[i]
        is_listed = self._knows.lexicon.is_first_name(word.low)
        if is_listed and len(word.text) >= SHORTEST:
            return True
        if self._before(i, self._cues.family | self._cues.roles) is not None:
            return is_listed or (self._is_never_met(word) and len(word.text) >= SHORTEST)
        following = self._words[i + 1 : i + 3]
        return (
            word.low in self._cues.before_departments
            and len(following) == 2
            and following[0].low in ("in", "from")
            and following[1].low in self._cues.departments
        )

    def _has_title(self, i: int) -> bool:
        title, word = self._before(i, self._cues.titles, _AFTER_TITLE), self._words[i]
        if title is None or word.low in self._cues.afterwards:
            return False
        if word.is_capital:
            return title.is_capital or title.low in self._cues.councillor
        if title.low in self._cues.small_titles:
            return len(word.text) > 2
        if title.low not in self._cues.councillor or (i > 1 and self._words[i - 2].low in self._cues.determiners):
            return False
        lexicon = self._knows.lexicon
        is_listed = lexicon.is_first_name(word.low) or word.low in lexicon.words_and_names
        return is_listed or self._is_never_met(word) or self._is_said_of(i)

    def _is_introduced(self, i: int) -> bool:
        """What stands before says that a capitalised word is somebody: "his mum Rain", "Dear Rain"."""
        word = self._words[i]
        if word.low in self._cues.afterwards:
            return False
        if self._before(i, self._cues.family) is not None:
            return True
        if self._before(i, self._cues.roles) is not None and word.low not in self._cues.departments:
            return i > 1 and self._words[i - 2].low in self._cues.mine
        greeting = self._before(i, self._cues.greetings)
        return greeting is not None and greeting.opens and self._is_addressed(i) and word.low not in self._cues.greeted

    def _explains_its_capital(self, i: int) -> bool:
        """A sentence begins with the word, or it is part of a title such as "Schools Bill"; no more is known of it."""
        word, before = self._words[i], self._words[i - 1] if i else None
        if word.opens:
            return not (word.is_possessive or self._is_said_of(i) or self._is_addressed(i))
        follows = before is not None and before.is_capital and not before.opens and self._is_next_to(i, 1)
        follows = follows and before is not None and before.low not in self._cues.roles and not before.is_shouted
        leads = (
            self._is_next_to(i + 1, 1)
            and self._words[i + 1].is_capital
            and self._words[i + 1].low in self._cues.afterwards
        )
        return follows or leads

    def _is_a_thing(self, i: int) -> bool:
        """As in "the Bill": nobody says "the" of somebody."""
        return i > 0 and self._words[i - 1].low in self._cues.determiners - self._cues.mine and self._is_next_to(i, 1)

    def _is_said_of(self, i: int) -> bool:
        return i + 1 < len(self._words) and self._words[i + 1].low in self._cues.saying

    def _is_addressed(self, i: int) -> bool:
        """As in a letter, a comma or nothing after it on its line."""
        return self._text[self._words[i].end : self._words[i].end + 1] in (",", "\n")

    def _is_never_met(self, word: Word) -> bool:
        """A word of no text that the language model has seen: in these messages mostly a rare name."""
        if len(word.text) < SHORTEST or (not word.is_capital and word.low.endswith(_ENDINGS)):
            return False
        parts = [part for part in re.split(r"[-'’]", word.text) if len(part) >= SHORTEST]
        met = self._knows.is_met
        return any(
            not (met(part) or met(part.lower()) or met(part.title()) or met(part.lower()[:-1])) for part in parts
        )

    def _is_paired(self, i: int, found: set[int]) -> bool:
        """The other of two, as in "Summer and Priya"."""
        word = self._words[i]
        if word.low not in self._knows.lexicon.words_and_names or not word.is_capital or i in self._kept:
            return False
        joined = {"and", "&", "or"}
        after = i + 2 in found and self._words[i + 1].low in joined
        before = i - 2 in found and self._words[i - 1].low in joined
        return after or before

    def _grow(self, i: int, step: int, found: set[int]) -> None:
        """Takes in the other words of a name: "Priya" is found, "Raghunath" beside it belongs to it."""
        j = i + step
        while self._is_next_to(j, step) and j not in found and self._belongs(j, step, found):
            found.add(j)
            j += step

    def _belongs(self, j: int, step: int, found: set[int]) -> bool:
        word = self._words[j]
        if word.low in self._cues.particles and not word.is_capital:
            further = j + 1
            return step < 0 or (self._is_next_to(further, 1) and self._words[further].is_capital)
        if not word.is_capital or word.is_shouted or word.opens or j in self._kept:
            return self._belongs_in_small_letters(j, step, found)
        if word.low in self._cues.afterwards | self._cues.titles | self._cues.roles:
            return False
        return not self._knows.keeping.is_public(word.low) or (
            step > 0 and self._knows.keeping.may_be_surname(word.low)
        )

    def _belongs_in_small_letters(self, j: int, step: int, found: set[int]) -> bool:
        word = self._words[j]
        is_unusual = "-" in word.text or self._knows.lexicon.is_first_name(word.low) or self._is_never_met(word)
        return step > 0 and not word.is_capital and not self._words[j - 1].is_capital and is_unusual

    def _is_next_to(self, j: int, step: int) -> bool:
        if not 0 <= j < len(self._words):
            return False
        left, right = sorted((j, j - step))
        return self._text[self._words[left].end : self._words[right].start] in (" ", "-", "\u00a0")

    def _said_again(self, found: set[int]) -> set[int]:
        """Where the same name stands once more, with nothing beside it that says so."""
        exact = {self._words[i].text for i in found if self._words[i].is_capital}
        # In small letters only what is no ordinary word.
        small = {self._words[i].low for i in found} - self._knows.lexicon.words_and_names
        small = {word for word in small if self._knows.lexicon.is_first_name(word) or not self._knows.is_met(word)}
        return {
            i
            for i, word in enumerate(self._words)
            if i not in self._kept and len(word.text) > 1 and (word.text in exact or word.low in small)
        }

    def _before(self, i: int, words: frozenset[str], between: re.Pattern[str] = _BESIDE) -> Word | None:
        """The word before, if it is one of these and nothing but what may stand between stands there."""
        if i == 0:
            return None
        before = self._words[i - 1]
        if before.low not in words:
            return None
        return before if between.fullmatch(self._text, before.end, self._words[i].start) else None


def _is_shaped_as_name(word: str) -> bool:
    """Capitals stand only at the beginning of its parts, as in "McAdam-Lee" and not in "DfE"."""
    return all(_PREFIX.sub("", part, count=1)[1:].islower() or len(part) == 1 for part in word.split("-"))
