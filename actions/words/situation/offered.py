"""A reply to what the research offers in its parts: what it asks, what it objects to, and what it tells or chooses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.context import objecting, options
from actions.words.dialogue import remarks
from actions.words.language import pieces, reading
from actions.words.language.replies import REPLIES
from actions.words.situation import statements
from knowledge.phrases import pattern_of, plain

_ELSE = pattern_of(REPLIES["wants_others"])
_WHY_OFFERED = re.compile(r"((and|but|so|well) )*why\w*\b.*\byou\b")
# Who has more time than for so many words may well read the list.
HURRIED = 14
# What only ends a choice.
_ENDS = re.compile(
    r"(?:(?:and|just|so|ok|yes|please) )*(?:thats (?:it|all|the one)|that(?:ll| will| would) do|nothing else|only that)"
)
# Who says this chooses nothing yet.
_HOLDS_OFF = re.compile(
    r"\b(?:before|until) (?:i|we) (?:pick|choose|decide|take|go|say|settle|answer)\b"
    r"|\b(?:havent|have not|not) (?:yet )?(?:picked|chosen|decided|made up my mind)\b"
    r"|\bi (?:hadnt|didnt|did not) (?:pick|picked|choose|chosen)\b"
)
# What asks to be told of something.
_ASKS_TO_TELL = re.compile(
    r"\b(?:tell me|say|hear|know|read|see|explain|a bit|little)(?: a (?:bit|little))? more\b|\btell me (?:about|what)\b"
    r"|\bmore (?:about|on|of)\b|\bwhat (?:did|happened|was|is|about|became|they did)\b|\bhow did\b"
)
# What leaves the choice to us, for want of time.
_IN_A_HURRY = re.compile(
    r"\b(?:ask|give) me (?:some?thing|smthi?n?g?|sth|anything|any|a question|the questions?|one)\b"
    r"|\btoo (?:much|long)(?: for me)?(?: to read)?\b|\btl ?dr\b|\bno time\b|\b(?:short|quick) version\b|\bwhichever\b"
    r"|\bany of (?:them|these|those)\b"
    r"|\bjust (?:start|begin|go|get going|get on with it|crack on|pick one|choose one|any)\b"
)
# What leaves the choice to us and says no more: "pick whichever you think is best".
_LEAVES_IT = re.compile(
    r"(?:(?:ok|oh|just|please|i|im|cant|dont|cannot|really|honestly|not|know|mind|pick|choose"
    r"|decide|sure|bothered|so|then|well|no) )*"
    r"(?:(?:you|u) (?:say|pick|choose|decide|tell me|go ahead)"
    r"|(?:(?:can|could|would|will) (?:you|u) )?(?:pick|choose|take|decide|do|go with|start with)"
    r" (?:(?:the one|whichever|whatever|what|the)(?: that| which)? )?"
    r"(?:(?:you|u) (?:think|reckon|like|would|want|prefer|say)"
    r"|best one|best fit|closest one|nearest one|likeliest one|for me|one for me)"
    r"|(?:whichever|whatever|the one|up to) (?:(?:one )?(?:you|u)|is best|fits best|is nearest)"
    r"|up to (?:you|u)|your (?:choice|call|pick))"
    r"(?: (?:think|reckon|like|prefer|is|are|the|best|fits?|most|nearest|closest|useful|one"
    r"|me|us|please|for|then|want|say))*"
)
# What means those that were offered before: "the first lot".
_BEFORE = re.compile(
    r"\b(?:first|earlier|previous|original|last|other|old) (?:lot|set|batch|list|ones|three|bunch)\b"
    r"|\b(?:ones|three|lot|list) (?:before|you had before|from before|earlier)\b"
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
        return wants_others(self.words) or reading.declines(self.told) or options.fits_none(self.told)

    @property
    def leans(self) -> bool:
        return bool(_LEANS.match(plain(self.told)))


def holds_off(words: str) -> bool:
    """Whether somebody asks first, and has not chosen: "before I pick, what is the difference"."""
    return any(_HOLDS_OFF.search(pieces.bare(one)) for one in pieces.sentences(words))


def leaves_it_to_us(words: str) -> bool:
    """Whether somebody leaves it to us what is taken up."""
    return bool(_LEAVES_IT.fullmatch(" ".join(pieces.bare(one) for one in pieces.sentences(words))))


def asks_to_tell(sentence: str) -> bool:
    return bool(_ASKS_TO_TELL.search(pieces.bare(sentence)))


def is_in_a_hurry(words: str) -> bool:
    """Whether a short reply says that there is no time to choose."""
    return len(words.split()) <= HURRIED and any(
        _IN_A_HURRY.search(pieces.bare(one)) for one in pieces.sentences(words)
    )


def wants_others(words: str) -> bool:
    """Whether somebody asks what else there is, as a question or by how it begins."""
    asking = (one for one in pieces.sentences(words) if pieces.asks(one) or objecting.begins_to_ask(one))
    return any(_ELSE.search(plain(one)) for one in asking)


def brings_back(words: str) -> bool:
    """Whether somebody wants those that were offered before."""
    return pieces.is_short(words) and any(_BEFORE.search(pieces.bare(one)) for one in pieces.sentences(words))


def without_before(words: str) -> str:
    """The words without what only says that those offered before are meant: its place is that of none of them."""
    return _BEFORE.sub(" ", words)


def reply_in(words: str) -> Reply:
    said = pieces.sentences(words)
    said_here = [one for one in said if not statements.asks_of_own_matter(one)]
    asks = [one for one in said_here if pieces.asks(one) or objecting.asks(one) or _asks_why(one)]
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
    if reading.wishes_for(sentence) and not (objecting.disputes(sentence) or pieces.asks(sentence)):
        # "You had learning there, and I should prefer that one back" chooses.
        return False
    # "I said resilience" names what is chosen.
    if reading.chooses_anew(sentence) and not objecting.disputes(sentence):
        return options.blames(sentence)
    return remarks.protests(sentence) or options.blames(sentence) or objecting.complains(sentence)


def case_asked_behind(text: str) -> tuple[str, str] | None:
    """What is said before another case is asked for, and how it is; None where none is, or nothing stands before it."""
    said = pieces.sentences(text)
    at = next((n for n in range(1, len(said)) if remarks.asks_for_a_case(" ".join(said[n:]))), None)
    return (" ".join(said[:at]), " ".join(said[at:])) if at else None
