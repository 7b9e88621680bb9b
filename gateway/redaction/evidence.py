"""What says of a word that it is somebody's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gateway.redaction.cues import Cues
from gateway.redaction.dealings import Dealings
from gateway.redaction.keeping import Keeping
from gateway.redaction.languages import foreign_in
from gateway.redaction.lexicon import Lexicon
from gateway.redaction.neighbours import AFTER_TITLE, Neighbours
from gateway.redaction.words import Word, is_shaped_as_name, words_of

# In small letters, shorter ones are too often something else.
SHORTEST, SHORTEST_WITH_CUE = 4, 3
# Words of no list that end so are mostly forms of a verb, a noun or an adverb.
_ENDINGS = ("s", "ed", "ing", "ly", "ness", "tion", "able", "ment")
# What has none is a word that was shortened: "shd", "mbr".
_VOWEL = re.compile(r"[^\W\d_bcdfghjklmnpqrstvwxz]", re.IGNORECASE)
# Whoever goes by two letters mostly goes by one of these: "TJ", "JP".
_INITIALS = re.compile(r"[A-Z]J|J[A-Z]")


@dataclass(frozen=True)
class Knowledge:
    """What is known beside the text."""

    lexicon: Lexicon
    cues: Cues
    keeping: Keeping


@dataclass(frozen=True)
class Reading:
    """One text as its words, what stands around each, and by number those of public phrases and the foreign ones."""

    words: Sequence[Word]
    near: Neighbours
    dealings: Dealings
    kept: set[int]
    foreign: set[int]

    @classmethod
    def of(cls, text: str, knowledge: Knowledge) -> Reading:
        words = words_of(text)
        near = Neighbours(text, words, knowledge.cues, knowledge.lexicon)
        kept, foreign = knowledge.keeping.phrases_in(words), foreign_in(text, words, knowledge.lexicon)
        dealings = Dealings(text, words, near, knowledge.cues, knowledge.lexicon)
        return cls(words, near, dealings, kept, foreign)


class Evidence:
    """Judges the words of one text, each from itself and its neighbours."""

    def __init__(self, reading: Reading, knowledge: Knowledge, people: set[int]) -> None:
        self._words, self._near, self._kept = reading.words, reading.near, reading.kept
        self._dealings = reading.dealings
        self._cues, self._lexicon, self._keeping = knowledge.cues, knowledge.lexicon, knowledge.keeping
        self._people = people
        # "Frank is frank": where the word stands as well, the one with a capital is no word.
        self._small = {word.text for word in reading.words if not word.is_capital}
        # In another language every word would be unknown.
        self._foreign = reading.foreign

    def names(self) -> set[int]:
        """The words that are names by themselves or by what stands beside them, by number."""
        return {i for i in range(len(self._words)) if self._may_be_name(i) and self._is_name(i)}

    def _may_be_name(self, i: int) -> bool:
        """Whether it is no part of a public phrase; in "at Christmas Eve rang me" it is none after all."""
        if i not in self._kept:
            return True
        word, near = self._words[i], self._near
        is_day = word.low in self._lexicon.days_and_names and word.is_capital
        return is_day and (near.has_family(i) or near.is_said_of(i, self._cues.by_people))

    def _is_name(self, i: int) -> bool:
        word = self._words[i]
        if len(word.text) == 1 or word.low in self._cues.never_names:
            return False
        if self._has_title(i) or self._dealings.are_with(i):
            return True
        if (word.opens or not word.is_capital) and self._lexicon.is_clipped(word.low):
            return False
        if self._is_hail(i):
            return False
        if self._keeping.is_public(word.low):
            return word.is_capital and self._is_public_and_a_person(i)
        if not word.is_capital:
            return self._is_name_in_small_letters(i)
        return self._is_name_in_capitals(i) if word.is_shouted else self._is_name_with_a_capital(i)

    def _is_public_and_a_person(self, i: int) -> bool:
        """As in "his mum April" or "I asked Chelsea"."""
        word, near = self._words[i], self._near
        if not self._lexicon.is_also_a_name(word.low) or self._is_describing(i):
            return False
        if near.is_little(i) or self._is_somebodys_child(i):
            return True
        if word.low in self._lexicon.days_and_names:
            return self._is_called_like_a_day(i)
        if self._is_of_a_family(i) or (near.is_speaking(i) and not near.is_placed(i)):
            return True
        is_place_too = word.low in self._lexicon.places_and_names
        return is_place_too and not near.is_placed(i) and (near.is_doing(i) or near.is_aged(i))

    def _is_called_like_a_day(self, i: int) -> bool:
        """As in "his mum April" and "June is seven", and not "In June, 7"."""
        near = self._near
        if near.before(i, self._cues.family) is not None:
            return True
        if near.is_dated(i):
            return False
        if near.is_said_of(i, self._cues.by_people) or near.is_addressing(i):
            return True
        return near.is_aged(i) or near.is_related(i) or self._has_surname(i)

    def _has_surname(self, i: int) -> bool:
        """Whether spaCy takes it and the word after it for one name, or they say something: "June Brown"."""
        if not self._near.is_next_to(i + 1, 1) or i + 1 in self._kept:
            return False
        after, may_be = self._words[i + 1], self._words[i].low in self._lexicon.words_and_names
        if not after.is_capital or after.is_shouted or after.low in self._cues.never_in_names:
            return False
        is_seen = {i, i + 1} <= self._people or (may_be and self._near.is_speaking(i))
        return is_seen and not self._keeping.is_public(after.low)

    def _is_hail(self, i: int) -> bool:
        """Whether it is a greeting or thanks in another language, as in "Salaam, all"; nobody's name or signature."""
        near = self._near
        is_hail = self._words[i].low in self._cues.hailing and near.stands_alone(i)
        return is_hail and not (near.is_aged(i) or near.is_signed(i) or self._is_somebodys_child(i))

    def _is_somebodys_child(self, i: int) -> bool:
        """As in "India's mum", and not in "Ireland's mother and baby homes"."""
        return self._near.has_family(i) and i + 1 not in self._kept

    def _is_of_a_family(self, i: int) -> bool:
        """As in "his mum April"; what is a people as well is one in "mum Roma, dad Irish"."""
        family = self._near.before(i, self._cues.family)
        if family is None or not self._lexicon.is_of_a_people(self._words[i].low):
            return family is not None
        return family.low in self._cues.calling or (i > 1 and self._words[i - 2].low in self._cues.mine)

    def _is_describing(self, i: int) -> bool:
        """As "Christian" does in "we asked Christian families", but not in "Christian asked"."""
        return self._lexicon.is_of_a_people(self._words[i].low) and self._near.is_describing(i)

    def _is_name_in_capitals(self, i: int) -> bool:
        word = self._words[i]
        if len(word.text) == 2:
            return word.low in self._lexicon.words_and_names or bool(_INITIALS.fullmatch(word.text))
        # Longer than acronyms mostly are.
        return len(word.text) > SHORTEST and self._lexicon.is_first_name(word.low)

    def _is_name_with_a_capital(self, i: int) -> bool:
        word, near, lexicon = self._words[i], self._near, self._lexicon
        if not is_shaped_as_name(word.text):
            return False
        if near.is_introduced(i):
            return True
        if near.is_of_an_organisation(i) and not lexicon.is_first_name(word.low):
            return False
        if word.low in lexicon.places_and_names and near.is_surely_placed(i):
            return False
        if word.low in lexicon.words_and_names:
            return not (near.is_a_thing(i) or self._dealings.is_helping(i)) and self._is_somebody(i)
        if word.low in lexicon.towns and near.is_surely_placed(i):
            return False
        if lexicon.is_first_name(word.low):
            return not self._is_common_abroad(i)
        if (near.is_within(i) or near.is_a_patch(i)) and not near.is_doing(i):
            return False
        if lexicon.is_word(word.low) or word.low in lexicon.foreign:
            may_do = word.low in self._cues.hailing and (near.is_doing(i) or near.is_aged(i))
            return may_do or self._is_seen_with_a_name(i)
        if word.low in lexicon.towns:
            is_child = near.is_little(i) or near.is_aged(i) or self._is_somebodys_child(i)
            may_do = i in self._people or word.low in lexicon.places_and_names
            return is_child or (may_do and near.is_doing(i))
        if i in self._foreign:
            is_seen = i in self._people and not word.opens and near.before(i, self._cues.articles_abroad) is None
            return is_seen or self._is_named_abroad(i)
        if word.opens and self._is_no_listed_word(i):
            return False
        return i in self._people or len(word.text) >= SHORTEST_WITH_CUE

    def _is_no_listed_word(self, i: int) -> bool:
        """Whether what is in no list, and has its capital from the sentence, is made of words or a slip of one."""
        low, near = self._words[i].low, self._near
        if near.is_doing(i) or near.is_aged(i) or near.is_speaking(i):
            return False
        return self._lexicon.is_made_of_words(low) or (i not in self._people and self._lexicon.is_slip(low))

    def _is_common_abroad(self, i: int) -> bool:
        """Whether a first name is an ordinary word in a sentence of another language, where it begins with it."""
        word = self._words[i]
        return i in self._foreign and word.opens and word.low in self._lexicon.foreign

    def _is_named_abroad(self, i: int) -> bool:
        """As in "moja córka zosia"."""
        is_after = self._near.before(i, self._cues.before_names_abroad) is not None
        return is_after and i in self._foreign and self._words[i].low not in self._lexicon.foreign

    def _is_somebody(self, i: int) -> bool:
        """Whether what may be a name or a word is a name here."""
        word, near = self._words[i], self._near
        if word.low in self._lexicon.mostly_names:
            return not (word.opens and near.has_object(i))
        if near.is_aged(i):
            return True
        if near.explains_its_capital(i):
            return (i in self._people or word.low in self._small) and not near.reads_on(i)
        return True

    def _is_seen_with_a_name(self, i: int) -> bool:
        """Whether spaCy takes an ordinary word for a name, and not for itself alone."""
        word = self._words[i]
        if i not in self._people or word.opens or word.low in self._cues.afterwards:
            return False
        beside = [self._words[j].low for j in (i - 1, i + 1) if j in self._people]
        return self._near.is_doing(i) or any(not self._lexicon.is_word(one) for one in beside)

    def _is_name_in_small_letters(self, i: int) -> bool:
        word, near, lexicon = self._words[i], self._near, self._lexicon
        is_listed = lexicon.is_first_name(word.low)
        if is_listed and self._is_named_abroad(i):
            return True
        if is_listed and len(word.text) >= SHORTEST and i not in self._foreign:
            return not (word.low in lexicon.towns and near.is_surely_placed(i))
        if near.is_of_a_department(i):
            return True
        is_said = near.is_said_of(i, self._cues.saying) or near.before(i, self._cues.asking) is not None
        is_said = is_said or near.is_apposed(i)
        is_close = near.before(i, self._cues.somebodies) is not None
        if is_listed:
            return len(word.text) >= SHORTEST_WITH_CUE and (is_said or is_close)
        if word.low in lexicon.shorthand:
            return is_close
        if word.low in lexicon.mostly_names:
            return (near.is_said_of(i, self._cues.only_saying) and not near.is_a_thing(i)) or is_close
        if i in self._foreign or not self._is_unknown(word.low):
            return False
        # "Signoff in legal" is nobody.
        is_placed = near.is_in_a_department(i) and not lexicon.is_of_two_words(word.low)
        return is_said or is_close or is_placed or near.before(i, self._cues.towards) is not None

    def _is_unknown(self, low: str) -> bool:
        if len(low) < SHORTEST_WITH_CUE or low.endswith(_ENDINGS) or low in self._lexicon.towns:
            return False
        if not _VOWEL.search(low) or self._lexicon.is_clipped(low) or self._lexicon.is_made_up(low):
            return False
        return not self._lexicon.is_word(low) and not self._lexicon.is_slip(low)

    def _has_title(self, i: int) -> bool:
        cues, near, word = self._cues, self._near, self._words[i]
        title = near.before(i, cues.titles, AFTER_TITLE)
        if title is None or word.low in cues.afterwards:
            return False
        if word.is_capital:
            return title.is_capital or title.low in cues.councillor
        if title.low in cues.small_titles:
            return len(word.text) > 2
        if title.low not in cues.councillor or (i > 1 and self._words[i - 2].low in cues.determiners):
            return False
        lexicon = self._lexicon
        if near.is_helping(i):
            return False
        is_listed = lexicon.is_first_name(word.low) or word.low in lexicon.words_and_names
        is_said = near.is_said_of(i, cues.saying) and word.low not in cues.helpers | cues.modals
        return is_listed or not lexicon.is_word(word.low) or is_said
