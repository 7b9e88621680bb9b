"""A reply to what the research offers in its parts: what it asks, what it objects to, and what it tells or chooses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words import objecting, options, pieces, reading, remarks
from actions.words.replies import REPLIES
from knowledge.phrases import pattern_of, plain

_ELSE = pattern_of(REPLIES["wants_others"])
_WHY_OFFERED = re.compile(r"((and|but|so|well) )*why\w*\b.*\byou\b")
# What only ends a choice.
_ENDS = re.compile(
    r"(?:(?:and|just|so|ok|yes|please) )*(?:thats (?:it|all|the one)|that(?:ll| will| would) do|nothing else|only that)"
)
# Words that lean on what they stand beside, and tell nothing of a situation without it.
_LEANS = re.compile(r"(they|it|its|that|thats|this|these|those|both|theyre|one|the (first|second|last|other))\b")


@dataclass(frozen=True)
class Reply:
    """A reply: its questions to the bot, and what it tells besides them and its complaints."""

    words: str
    asked: tuple[str, ...]
    told: str

    @property
    def protests(self) -> bool:
        """Whether anything in it objects to what was made of the leader's words."""
        return any(map(_protests, pieces.sentences(self.words)))

    @property
    def declines(self) -> bool:
        """Whether it wants none of what is offered, or something else."""
        wants_others = any(_ELSE.search(plain(one)) for one in self.asked)
        return wants_others or reading.declines(self.told) or options.fits_none(self.told)

    @property
    def leans(self) -> bool:
        return bool(_LEANS.match(plain(self.told)))


def reply_in(words: str) -> Reply:
    said = pieces.sentences(words)
    asks = [one for one in said if pieces.asks(one) or objecting.asks(one) or _asks_why(one)]
    told = " ".join(
        one for one in said if one not in asks and not _protests(one) and not _ENDS.fullmatch(pieces.bare(one))
    )
    # A protest may be put as a question, and wants no answer; why something was offered does.
    return Reply(words, tuple(one for one in asks if _WHY_OFFERED.match(plain(one)) or not _protests(one)), told)


def _asks_why(sentence: str) -> bool:
    return plain(sentence).startswith("why")


def _protests(sentence: str) -> bool:
    if _ELSE.search(plain(sentence)):
        return False
    # "I said resilience" names what is chosen.
    if reading.chooses_anew(sentence) and not objecting.disputes(sentence):
        return options.blames(sentence)
    return remarks.protests(sentence) or options.blames(sentence) or objecting.complains(sentence)
