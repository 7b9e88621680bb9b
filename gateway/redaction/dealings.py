"""Where somebody is dealt with who is called like a month or a word: "sit down with Jan", "will told me no"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gateway.redaction.cues import Cues
from gateway.redaction.lexicon import Lexicon
from gateway.redaction.neighbours import Neighbours
from gateway.redaction.words import Word

_STOPS = re.compile(r"\s*(?:[,.!?;:)\n]|$)")
# A month's day or year.
_NUMBER = re.compile(r"[\s,]*(?:the\s)?\d")
_JOINED = frozenset({"and", "&", "or", "to", "then"})
# As in "1:1 with".
_ALONE = re.compile(r"\b(?:1[:2-]1s?|one[ -](?:to|2)[ -]one)\s$", re.IGNORECASE)
_TO_ALONE = 12
# So many words before "with" say who or what is met.
_REACH = 4
# So many words may stand between somebody and what they do: "has never once said".
_HELPERS = 3


class Dealings:
    """Answers for the words of one text that are a month, a season or a word, and the name of many at work."""

    def __init__(self, text: str, words: Sequence[Word], near: Neighbours, cues: Cues, lexicon: Lexicon) -> None:
        self._text, self._words, self._near = text, words, near
        self._cues, self._lexicon = cues, lexicon

    def are_with(self, i: int) -> bool:
        """Whether what stands around the word says plainly that it is somebody."""
        word = self._words[i]
        if not (word.low in self._cues.given or word.low in self._lexicon.mostly_names):
            return False
        if not word.is_capital and (word.low in self._cues.seasons or word.low in self._lexicon.shorthand):
            return False
        if self._near.is_a_thing(i) or self._is_dated(i):
            return False
        return self._is_acting(i) or self._is_met(i) or self._is_told_of(i)

    def is_helping(self, i: int) -> bool:
        """As in "Will never agree", which leaves out who will."""
        return self._words[i].opens and self._near.is_helping(i)

    def _is_dated(self, i: int) -> bool:
        """As in "with Jan and Feb", "told June 4" and "leader since may": a month, a number or a time goes with it."""
        days = self._lexicon.days
        if self._words[i].low not in days:
            return False
        before = self._near.before(i, self._cues.before_days | {"from", "in"})
        if before is not None and not before.opens and not self._is_heard_from(i):
            return True
        if _NUMBER.match(self._text, self._words[i].end):
            return True
        if self._word(i + 1) in _JOINED and self._word(i + 2) in days:
            return True
        return i > 1 and self._words[i - 1].low in _JOINED and self._words[i - 2].low in days

    def _is_acting(self, i: int) -> bool:
        """As in "jan told me" and "Dawn has never once said"."""
        after = self._after_a_department(i)
        if after is None or not self._may_begin(i):
            return False
        if self._word(after) in self._cues.acting or self._is_in_a_state(after):
            return True
        # "Will never say" leaves out who will.
        if self._words[i].low in self._cues.modals and self._word(after) not in self._cues.helpers:
            return False
        for j in range(after, after + _HELPERS):
            if self._word(j) not in self._cues.helpers | self._cues.adverbs:
                return False
            if self._word(j + 1) in self._cues.acted:
                return True
        return False

    def _is_in_a_state(self, j: int) -> bool:
        """As in "is upset" and "has been ill"."""
        j += self._word(j) in ("has", "had")
        is_being = self._word(j) in ("is", "was", "been", "isn't", "wasn't", "isnt", "wasnt")
        return is_being and self._word(j + 1) in self._cues.feeling

    def _may_begin(self, i: int) -> bool:
        """Whether it stands where what is told begins: "but will told me"."""
        word = self._words[i]
        is_apart = word.opens or not self._near.is_next_to(i, 1)
        return is_apart or word.is_capital or self._words[i - 1].low in self._cues.before_somebody

    def _after_a_department(self, i: int) -> int | None:
        """Where what is done begins, "in HR" left out; nowhere where a stop comes first."""
        if not self._near.is_next_to(i + 1, 1):
            return None
        is_placed = self._word(i + 1) in ("in", "from") and self._word(i + 2) in self._cues.departments
        return i + 3 if is_placed else i + 1

    def _is_met(self, i: int) -> bool:
        """As in "tell Jan", "spoke to June" and "a row with jan about it"."""
        if i == 0 or not self._near.is_next_to(i, 1):
            return False
        if self._words[i].is_possessive and not self._has_what_somebody_has(i):
            return False
        low, before = self._words[i - 1].low, [word.low for word in self._words[max(0, i - _REACH) : i - 1]]
        if low in self._cues.telling:
            return not (before and before[-1] in self._cues.passive) and self._may_be_followed(i)
        if low in ("to", "from"):
            return self._is_heard_from(i) and self._may_be_followed(i)
        return low in ("with", "w") and self._is_with(i, before)

    def _is_heard_from(self, i: int) -> bool:
        """As in "not heard from April", which is no time."""
        is_to = i > 1 and self._words[i - 1].low in ("to", "from")
        return is_to and self._words[i - 2].low in self._cues.speaking_to

    def _is_with(self, i: int, before: Sequence[str]) -> bool:
        """Whether "with" is said of somebody, and not as in "start with June" and "spoke with grace"."""
        if not self._cues.dating.isdisjoint(before):
            return False
        word = self._words[i]
        is_month = word.low in self._lexicon.days and (word.is_capital or word.low not in self._cues.modals)
        is_alone = _ALONE.search(self._text, max(0, self._words[i - 1].start - _TO_ALONE), self._words[i - 1].start)
        if not self._cues.meetings.isdisjoint(before) or is_alone:
            return is_month or word.is_capital or self._is_followed_as_somebody(i)
        return is_month and self._is_followed_as_somebody(i)

    def _is_followed_as_somebody(self, i: int) -> bool:
        after = self._word(i + 1)
        if self._stops(i):
            return self._words[i].low not in self._cues.virtues
        return after in self._cues.after_somebody_met or (after in _JOINED and self._word(i + 2) in self._cues.pronouns)

    def _may_be_followed(self, i: int) -> bool:
        """In "the questions I ask will matter" it helps a verb."""
        word = self._words[i]
        return word.is_capital or word.low not in self._cues.modals or self._is_followed_as_somebody(i)

    def _is_told_of(self, i: int) -> bool:
        """As in "Jan, my AD", "my deputy May", "Jan and I" and "Jan is a person"."""
        if self._near.before(i, self._cues.before_days) is not None:
            return False
        if self._has_what_somebody_has(i) or self._is_of_a_role(i):
            return True
        following = [self._word(j) for j in range(i + 1, i + 5)]
        if not self._may_begin(i):
            return False
        if self._text[self._words[i].end : self._words[i].end + 1] == ",":
            is_whose = following[0] in self._cues.mine or following[0] == "the"
            return is_whose and not self._cues.roles.isdisjoint(following[1:])
        if following[0] in _JOINED:
            return following[1] in ("i", "me", "myself")
        is_one = following[0] in ("is", "was") and following[1] in self._cues.determiners
        return is_one and not (self._cues.roles | self._cues.persons).isdisjoint(following[2:])

    def _is_of_a_role(self, i: int) -> bool:
        """As in "my deputy May", and not "my deputy may go"."""
        word = self._words[i]
        is_month = word.low in self._lexicon.days and word.low not in self._cues.modals
        if i < 2 or not (word.is_capital or is_month):
            return False
        return self._words[i - 2].low in self._cues.mine and self._near.before(i, self._cues.roles) is not None

    def _has_what_somebody_has(self, i: int) -> bool:
        return self._words[i].is_possessive and self._word(i + 1) in self._cues.had

    def _stops(self, i: int) -> bool:
        return _STOPS.match(self._text, self._words[i].end) is not None

    def _word(self, j: int) -> str:
        return self._words[j].low if j < len(self._words) else ""
