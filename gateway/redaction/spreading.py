"""From the names that are sure to the words that belong to them."""

from __future__ import annotations

from gateway.redaction.evidence import Knowledge, Reading
from gateway.redaction.words import Word

_JOINED = frozenset({"and", "&", "or"})


class Spreading:
    """Finds the other words of names, the other of two, and where a name stands again."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self._words, self._near, self._kept = reading.words, reading.near, reading.kept
        self._foreign = reading.foreign
        self._cues, self._lexicon, self._keeping = knowledge.cues, knowledge.lexicon, knowledge.keeping

    def all_of(self, sure: set[int]) -> set[int]:
        """The names and all that belongs to them, by number."""
        found = set(sure)
        found |= {i for i in range(len(self._words)) if i not in found and self._is_paired(i, found)}
        for step in (1, -1):
            for i in sorted(found, reverse=step < 0):
                self._grow(i, step, found)
        return found | self._said_again(found)

    def _is_paired(self, i: int, found: set[int]) -> bool:
        """The other of two, as in "Summer and Priya"."""
        word, lexicon = self._words[i], self._lexicon
        may_be = lexicon.is_also_a_name(word.low) if word.is_capital else word.low in lexicon.mostly_names
        if not may_be or i in self._kept or self._near.is_a_thing(i) or self._is_a_time(i):
            return False
        after = i + 2 in found and self._words[i + 1].low in _JOINED
        before = i - 2 in found and self._words[i - 1].low in _JOINED
        return after or before

    def _grow(self, i: int, step: int, found: set[int]) -> None:
        """Takes in the other words of a name: "Priya" is found, "Raghunath" beside it belongs to it."""
        j = i + step
        while self._near.is_next_to(j, step) and j not in found and self._belongs(j, step):
            found.add(j)
            j += step

    def _belongs(self, j: int, step: int) -> bool:
        word, lexicon = self._words[j], self._lexicon
        if word.low in self._cues.particles and not word.is_capital:
            further = j + 1
            return step < 0 or (self._near.is_next_to(further, 1) and self._words[further].is_capital)
        if j in self._kept or not word.is_capital or word.is_shouted:
            return self._belongs_in_small_letters(j, step)
        if word.low in self._cues.never_in_names:
            return False
        if step < 0:
            return self._may_be_first(word) and not (self._is_common_abroad(j) or self._is_a_time(j))
        return not word.opens and (
            not self._keeping.is_public(word.low)
            or self._keeping.may_be_surname(word.low)
            or word.low in lexicon.places_and_names
        )

    def _may_be_first(self, word: Word) -> bool:
        """Before a name stands a first name, with which a sentence may begin, too."""
        lexicon = self._lexicon
        if lexicon.is_also_a_name(word.low) or lexicon.is_first_name(word.low):
            return True
        return not (word.opens or lexicon.is_word(word.low) or self._keeping.is_public(word.low))

    def _belongs_in_small_letters(self, j: int, step: int) -> bool:
        word = self._words[j]
        if step < 0 or word.is_capital or self._words[j - 1].is_capital or j in self._kept:
            return False
        lexicon = self._lexicon
        if self._is_common_abroad(j):
            return False
        if lexicon.is_first_name(word.low):
            return True
        return (
            j not in self._foreign
            and len(word.low) > 2
            and not lexicon.is_word(word.low)
            and not lexicon.is_slip(word.low)
        )

    def _said_again(self, found: set[int]) -> set[int]:
        """Where the same name stands once more, with nothing beside it that says so."""
        exact = {self._words[i].text for i in found if self._words[i].is_capital}
        # In small letters only what is no ordinary word, or what somebody does: "dawn rang".
        lows = {self._words[i].low for i in found}
        small = {word for word in lows if self._lexicon.is_first_name(word) or not self._lexicon.is_word(word)}
        return {
            i
            for i, word in enumerate(self._words)
            if i not in self._kept
            and len(word.text) > 1
            and (word.text in exact or word.low in small or (word.low in lows and self._near.is_doing(i)))
            and not (self._is_common_abroad(i) or self._is_a_time(i))
        }

    def _is_a_time(self, i: int) -> bool:
        """As in "in April", even where April is somebody as well."""
        return self._words[i].low in self._lexicon.days_and_names and self._near.is_dated(i)

    def _is_common_abroad(self, i: int) -> bool:
        """Whether a word that needs no capital letter is an ordinary one in a sentence of another language."""
        word = self._words[i]
        return i in self._foreign and (word.opens or not word.is_capital) and word.low in self._lexicon.foreign
