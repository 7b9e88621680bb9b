"""What stands around a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gateway.redaction.cues import Cues
from gateway.redaction.lexicon import Lexicon
from gateway.redaction.words import Word

AFTER_TITLE = re.compile(r"\.? ")
_BESIDE = re.compile(r",? \(?[\"“‘']?")
# Not "one", which is said of things: "Kent is one, and Surrey another".
_NUMBER = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_AGED = re.compile(
    r"(?:,\s|\s\(|,?\swho\s(?:is|was)\s|\sis\s|,?\saged?\s)"
    rf"(?:(?:[1-9]|1\d|{_NUMBER})(?=[,;)]|\snext\b|\sand\b|[.!?](?!\d)|$|\s(?:years?|months?)\sold\b)|"
    r"\[date of birth\]|d\.?o\.?b\b|\d{1,2}[./]\d{1,2}[./]\d{2})",
    re.IGNORECASE,
)
_IN = frozenset({"in", "across", "inside"})
# "A guy from finance" is named by nobody, while "its" may be "it's".
_ONE = frozenset({"a", "the"})
_NEXT = (" ", "-", "\u00a0")
# As in "3rd of May" and "May 2025".
_DATE_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?:\sof)?\s$")
_DATE_AFTER = re.compile(r"\s\d")
# So much stands before a month at most.
_TO_DATE = 8
# What stands after a greeting that stands alone.
_ALONE = re.compile(r"\s*(?:[,.!?;:…)\n]|$)")
# So many words after "is" a role may stand: "is our new chair".
_TO_ROLE = 4
# So many words after its first the word for an organisation may stand.
_TO_ORGANISATION = 4


class Neighbours:
    """Answers about one text."""

    def __init__(self, text: str, words: Sequence[Word], cues: Cues, lexicon: Lexicon) -> None:
        self._text, self._words, self._cues, self._lexicon = text, words, cues, lexicon

    def before(self, i: int, words: frozenset[str], between: re.Pattern[str] = _BESIDE) -> Word | None:
        """The word before, if it is one of these and nothing but what may stand between stands there."""
        if i == 0 or self._words[i - 1].low not in words:
            return None
        before = self._words[i - 1]
        return before if between.fullmatch(self._text, before.end, self._words[i].start) else None

    def is_next_to(self, j: int, step: int) -> bool:
        """Whether nothing but a space or a hyphen is between a word and the one a step before it."""
        if not (0 <= j < len(self._words) and 0 <= j - step < len(self._words)):
            return False
        left, right = sorted((j, j - step))
        return self._text[self._words[left].end : self._words[right].start] in _NEXT

    def is_said_of(self, i: int, saying: frozenset[str]) -> bool:
        """As in "Heather thinks"."""
        return self.is_next_to(i + 1, 1) and self._words[i + 1].low in saying

    def is_doing(self, i: int) -> bool:
        """Whether somebody says, does, or is told something by this name."""
        saying = self._cues.saying
        if self.is_said_of(i, saying) or self.before(i, self._cues.asking) is not None or self._is_in_a_role(i):
            return True
        if self.is_apposed(i):
            return True
        is_followed = self.is_next_to(i + 1, 1) and self._words[i + 1].is_capital
        return is_followed and self.is_said_of(i + 1, self._cues.speaking)

    def is_speaking(self, i: int) -> bool:
        """Whether somebody by this name says something, alone or with another name."""
        after = i + 1 if self.is_next_to(i + 1, 1) and self._words[i + 1].is_capital else i
        return self.is_said_of(after, self._cues.speaking)

    def is_aged(self, i: int) -> bool:
        """As in "Tyrone, 13, moved" and "Tyrone (dob 1/2/2013)"."""
        return _AGED.match(self._text, self._words[i].end) is not None

    def is_signed(self, i: int) -> bool:
        """A word alone on the last line of what began as a letter."""
        word, first = self._words[i], self._words[0]
        is_alone = self._text[word.start - 1 : word.start] == "\n" and not self._text[word.end :].strip()
        return is_alone and first.low in self._cues.greetings and word.low not in self._cues.greetings

    def is_addressed(self, i: int) -> bool:
        """As in a letter, a comma or nothing after it on its line."""
        return self._text[self._words[i].end : self._words[i].end + 1] in (",", "\n", "")

    def is_introduced(self, i: int) -> bool:
        """What stands before says that a capitalised word is somebody: "his mum Rain", "Dear Rain"."""
        cues, word = self._cues, self._words[i]
        if word.low in cues.afterwards or word.is_shouted:
            return False
        if self.is_signed(i):
            return True
        if self.before(i, cues.family) is not None:
            return not self._lexicon.is_word(word.low) or self._may_be_called(i)
        if self.before(i, cues.roles) is not None and word.low not in cues.departments:
            return i > 1 and self._words[i - 2].low in cues.mine and not self._lexicon.is_word(word.low)
        greeting = self.before(i, cues.greetings)
        return greeting is not None and greeting.opens and self.is_addressed(i) and word.low not in cues.greeted

    def is_placed(self, i: int) -> bool:
        """As in "from Keith": what stands before says that it is a place."""
        return self.before(i, self._cues.to_places) is not None

    def is_surely_placed(self, i: int) -> bool:
        """The same of what is a first name more often: "moved to Sofia" says it, "spoke to Sofia" does not."""
        cues = self._cues
        if self._words[i].is_possessive:
            return False
        if self.before(i, cues.in_places) is not None:
            return i < 2 or self._words[i - 2].low not in cues.in_somebody
        if self.before(i, cues.to_places | cues.of_places) is not None:
            return (i > 1 and self._words[i - 2].low in cues.moving) or self._are_places(i)
        is_joined = i > 1 and self._words[i - 1].low in ("and", "or") and self._words[i - 2].is_capital
        return is_joined and self.is_surely_placed(i - 2)

    def is_within(self, i: int) -> bool:
        """As in "in Eastbrook", and not "confidence in Eastbrook": nobody else is said to be in somebody."""
        is_in = self.before(i, _IN) is not None and not self._words[i].is_possessive
        return is_in and (i < 2 or self._words[i - 2].low not in self._cues.in_somebody)

    def is_a_patch(self, i: int) -> bool:
        """As in "the Eastbrook family hub" and "Eastbrook and Wendle localities"."""
        following = [word.low for word in self._words[i + 1 : i + 6]]
        if not self.is_next_to(i + 1, 1) or self._words[i].is_possessive:
            return False
        if len(following) > 2 and following[0] in ("and", "&", "or") and self._words[i + 2].is_capital:
            following = following[2:]
        called = [low for low in following if low not in self._cues.of_patches][:2]
        # "Kaczmarek, area manager" is somebody.
        return bool(called) and called[0] in self._cues.patches and self._cues.roles.isdisjoint(called[1:])

    def is_of_an_organisation(self, i: int) -> bool:
        """As in "Ashgrove Learning Trust", and not "Kaczmarek Trust Manager", who is somebody."""
        for j in range(i + 1, i + 1 + _TO_ORGANISATION):
            if not (self.is_next_to(j, 1) and self._words[j].is_capital) or self._words[j - 1].is_possessive:
                return False
            if self._words[j].low in self._cues.organisations:
                return not self._words_after(j, self._cues.roles)
        return False

    def is_little(self, i: int) -> bool:
        """As in "little Chelsea", and not "a little Easter party"."""
        return self.before(i, self._cues.little) is not None and (
            i < 2 or self._words[i - 2].low not in self._cues.articles
        )

    def is_dated(self, i: int) -> bool:
        """As in "by April", "last Easter" and "3 May", where it is a time and nobody."""
        word, cues = self._words[i], self._cues
        if self.before(i, cues.to_places | cues.before_days) is not None:
            return True
        before = self._text[max(0, word.start - _TO_DATE) : word.start]
        return bool(_DATE_BEFORE.search(before) or _DATE_AFTER.match(self._text, word.end))

    def is_addressing(self, i: int) -> bool:
        """As in "I told June"."""
        is_told = self.before(i, self._cues.addressing) is not None
        return is_told and i > 1 and self._words[i - 2].low in self._cues.pronouns

    def is_related(self, i: int) -> bool:
        """As in "April is my sister" and "April and May are twins"."""
        following = self._words[i + 1 : i + 6]
        if len(following) > 2 and following[0].low in ("and", "&") and following[1].is_capital:
            following = following[2:]
        if len(following) < 2 or following[0].low not in ("is", "are", "was", "were"):
            return False
        kin = following[2] if following[1].low in self._cues.mine and len(following) > 2 else following[1]
        return kin.low in self._cues.related and not kin.is_possessive

    def stands_alone(self, i: int) -> bool:
        """As in "Salaam, all"."""
        return self._words[i].opens and _ALONE.match(self._text, self._words[i].end) is not None

    def has_family(self, i: int) -> bool:
        """As in "India's mum"."""
        return self._words[i].is_possessive and self._words_after(i, self._cues.kin)

    def is_describing(self, i: int) -> bool:
        """Whether a thing or somebody comes next, as in "Roma families", and nothing that somebody does."""
        cues = self._cues
        if not self.is_next_to(i + 1, 1):
            return False
        following = self._words[i + 1].low
        is_plain = (
            following not in cues.saying and following not in cues.reading_on and following not in cues.after_somebody
        )
        return is_plain and self._lexicon.is_word(following)

    def explains_its_capital(self, i: int) -> bool:
        """A sentence begins with the word, or it is part of a title such as "Schools Bill"; no more is known of it."""
        word, before = self._words[i], self._words[i - 1] if i else None
        if word.opens:
            return not (word.is_possessive or self.is_doing(i) or self._is_called(i))
        if before and before.is_capital and not before.opens and not before.is_shouted and self.is_next_to(i, 1):
            return before.low not in self._cues.roles
        return self.is_next_to(i + 1, 1) and self._leads(self._words[i + 1])

    def reads_on(self, i: int) -> bool:
        """As in "Grace under pressure", which begins with a verb or a thing and no name."""
        return self.is_said_of(i, self._cues.reading_on)

    def has_object(self, i: int) -> bool:
        """As in "sue us"."""
        return self.is_said_of(i, self._cues.objects)

    def is_a_thing(self, i: int) -> bool:
        """As in "the Bill": nobody says "the" of somebody."""
        return i > 0 and self._words[i - 1].low in self._cues.articles and self.is_next_to(i, 1)

    def is_of_a_department(self, i: int) -> bool:
        """As in "bob in finance"."""
        low = self._words[i].low
        is_one = low in self._cues.before_departments or low in self._lexicon.mostly_names
        return is_one and self.before(i, _ONE) is None and self.is_in_a_department(i)

    def is_in_a_department(self, i: int) -> bool:
        following = self._words[i + 1 : i + 3]
        is_whole = len(following) == 2 and self.is_next_to(i + 1, 1) and self.is_next_to(i + 2, 1)
        return is_whole and following[0].low in ("in", "from") and following[1].low in self._cues.departments

    def is_helping(self, i: int) -> bool:
        """As in "will never agree"."""
        return self._words[i].low in self._cues.modals and self.is_said_of(i, self._cues.after_modals)

    def _is_in_a_role(self, i: int) -> bool:
        """As in "Bishop is the chair of it"."""
        if not (self.is_next_to(i + 1, 1) and self._words[i + 1].low in ("is", "was")):
            return False
        following = self._following(i + 1)
        return (bool(following) and following[0] in self._cues.being) or self._is_a_role(following)

    def is_apposed(self, i: int) -> bool:
        """As in "Bishop, our chair of scrutiny"."""
        following = self._following(i)
        return bool(following) and following[0] in self._cues.mine and not self._cues.roles.isdisjoint(following)

    def _is_a_role(self, following: Sequence[str]) -> bool:
        return bool(following) and following[0] in self._cues.determiners and not self._cues.roles.isdisjoint(following)

    def _words_after(self, i: int, words: frozenset[str]) -> bool:
        return i + 1 < len(self._words) and self._words[i + 1].low in words

    def _following(self, i: int) -> Sequence[str]:
        """The next few words, in small letters."""
        return [word.low for word in self._words[i + 1 : i + 1 + _TO_ROLE]]

    def _are_places(self, i: int) -> bool:
        """As in "From Sofia and Valencia" where nothing more is said of them."""
        following = self._words[i + 1 : i + 3]
        is_joined = len(following) == 2 and following[0].low in ("and", "or") and self.is_next_to(i + 1, 1)
        return is_joined and self._words[i - 1].opens and following[1].low in self._lexicon.towns

    def _may_be_called(self, i: int) -> bool:
        """As in "his mum Rain", and not "a framework called Stronger"."""
        return self.before(i, self._cues.calling) is None or self._words[i].low in self._lexicon.words_and_names

    def _leads(self, word: Word) -> bool:
        return word.is_capital and word.low in self._cues.afterwards

    def _is_called(self, i: int) -> bool:
        """As in "Grace, can you" and not in "Grace, faith and hope"."""
        is_followed = i < len(self._words) - 1 and self._words[i + 1].low not in self._lexicon.words_and_names
        return is_followed and self.is_addressed(i)
