"""A reply to a question about the context in its parts: what it asks, what it objects to, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.words.context import contexts, objecting, options, standing
from actions.words.dialogue import queries, remarks
from actions.words.language import pieces, reading
from actions.words.situation import statements

# What puts something right in so few words tells no more.
SHORT = 9
# Beside a question, what speaks of the choice itself names nothing: "I remember the word wicked".
_OF_THE_CHOICE = re.compile(r"\b(words?|terms?|options?|choices?|list|question|mean|meant)\b", re.I)


@dataclass(frozen=True)
class Reply:
    """A reply at the choice of `field`: its questions to the bot, and what it tells besides them and its protests."""

    words: str
    field: str
    asked: tuple[str, ...]
    told: str
    # Something else was put right in it, so that what it merely mentions is not meant for what is asked.
    has_corrected: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it neither asks nor objects, so that what it mentions it means."""
        return not (self.asked or self.has_corrected) and not remarks.protests(self.words) and self.told == self.words

    @property
    def fits_none(self) -> bool:
        return options.fits_none(self.told)

    @property
    def leaves_open(self) -> bool:
        """Whether it says that none of the options fits, or that its writer does not know."""
        return self.fits_none or (not self.asked and (reading.is_unsure(self.told) or reading.begins_unsure(self.told)))

    def apart_from(self, named: Sequence[str], is_of_a_list: bool = True) -> Reply:
        """The reply without what only put something right: short, by these words or by a place in an earlier list."""
        kept = [one for one in pieces.sentences(self.told) if not _only_names(one, named, is_of_a_list)]
        return replace(self, told=" ".join(kept), has_corrected=True)

    def of_the_whole(self) -> Reply:
        """The reply without what it tells of one service alone."""
        return replace(self, told=standing.of_the_whole(self.told))

    def of_the_matter(self, is_named: bool) -> str:
        """What it tells of the situation: not what only says what the field is not, unless an option was named."""
        said = pieces.sentences(self.told)
        return " ".join(one for one in said if is_named or not contexts.denied_in(one, self.field))


def reply_in(words: str, field: str, is_beside: bool = False) -> Reply:
    """The parts of what was said; a value that is only offered as a question, such as "improving?", is told.

    `is_beside`: a question to the bot that stood beside it was answered already.
    """
    said = pieces.sentences(words)
    asked = tuple(one for one in said if _asks(one, field))
    told = [one for one in said if one not in asked and not options.blames(one)]
    if asked or is_beside:
        told = [one for one in told if not _OF_THE_CHOICE.search(one) or options.speaks_of_a_list(one)]
    return Reply(words, field, asked, " ".join(told))


def _only_names(sentence: str, named: Sequence[str], is_of_a_list: bool) -> bool:
    is_said = any(words and (words in sentence or sentence in words) for words in named)
    return (is_of_a_list and options.speaks_of_a_list(sentence)) or (is_said and len(sentence.split()) <= SHORT)


def _asks(sentence: str, field: str) -> bool:
    if statements.asks_of_own_matter(sentence):
        return False
    is_guess = contexts.is_merely(sentence, field) and not queries.asks_of_us(sentence)
    return not is_guess and (pieces.asks(sentence) or objecting.asks(sentence) or queries.asks_of_us(sentence))
