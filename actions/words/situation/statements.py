"""What a text tells of the situation a leader faces, apart from what is said in it about this conversation."""

from __future__ import annotations

import re

from actions.words.context import contexts, objecting
from actions.words.dialogue import advising, queries, remarks
from actions.words.language import pieces, reading, talk

# How somebody asks of their own doing.
_OWN = re.compile(
    r"\b(?:how|what|when|where|who|whether|why|should|can|could|do|am|are|which)\b.{0,40}?"
    r"\b(?:i|we)\b(?! (?:said|told|asked|mean|meant|choose|pick|press|answer|write|say here))"
)
# What was heard of the bot, and a greeting that says no more.
_HEARSAY = re.compile(
    r"(?:(?:hi|hello|so|well|ok|right|and|but) )*(?!(?:i|ive|we|i have) (?:told|say|said|understood)\b)"
    r"(?:(?:i|ive|i have|im|i am|we|they|people|everyone|somebody|someone"
    r"|(?:a|my|our) (?:\w+ )?(?:colleague|friend|boss|coach|director|manager|deputy|peer|mate))"
    r"(?: (?:was|am|are|been|have|has|had|do|did))* (?:told|hear|heard|say|said|says|gather|understand|understood"
    r"|recommended|suggested|tells|promised)|told|heard|apparently)(?: (?:me|us))?(?: that)?"
    r" (?:you(?! (?:all|both)\b)|youre|this (?:thing|bot|tool|program|chat|is|was|helps)|to (?:try|use|have a go))\b"
)
_GREETS = re.compile(
    r"(?:(?:oh|well|hello|hi|hiya|hey|good|gd|morning|afternoon|evening|day|greetings|there|all|again|dear"
    r"|bot|to you|thanks|thank you)(?: |$))+"
)
# What is said of a question, and there is none yet.
_LEAVES = frozenset({"skip", "later", "declines", "passes"})
_STAYS = re.compile(
    r"(?:(?:no|nah|nope|actually|sorry|please|just|oh|wait|hmm|dont|id rather|lets) )*(?:keep|leave|stay with)"
    r" (?:it|that|this|them|the (?:old|other|last|first) one|everything|what (?:i|we) (?:had|have))"
    r"(?: (?:as (?:it|they) (?:is|was|are|were)|there|then|thanks|please|instead|all|for now|alone))*"
)
# In so few words nobody asks about a situation before they have told it.
ASKS_HOW = 5


def is_of_situation(sentence: str) -> bool:
    """Whether a sentence is about what a leader faces, and neither about this conversation nor for it to answer."""
    return not (remarks.kinds_of(sentence) - remarks.OF_SITUATION or advising.asks_advice(sentence))


def of_situation(text: str) -> str:
    """A text without what is said in it about this conversation; the whole where nothing else is said."""
    lines = (" ".join(_of_the_matter(line)) for line in text.splitlines())
    return "\n".join(line for line in lines if line) or text


def _of_the_matter(line: str) -> list[str]:
    """The sentences about what a leader faces, without what they deny of it."""
    said = (objecting.of_the_matter(one) for one in pieces.sentences(line) if is_of_situation(one))
    return [one for one in said if one]


def without_talk(text: str) -> str:
    """A text without the sentences that are meant for the bot, or say how its leader comes to be here."""
    said = [one for one in pieces.sentences(text) if not (remarks.is_unread(one) or _is_aside(one) or _is_hearsay(one))]
    # A greeting is no beginning of a situation where nothing comes after it.
    return "" if all(_GREETS.fullmatch(pieces.bare(one)) for one in said) else " ".join(said)


def _is_hearsay(sentence: str) -> bool:
    """Whether a sentence only says what its leader heard of this: "I am told you ask questions"."""
    return bool(_HEARSAY.match(pieces.bare(sentence)))


def _is_aside(sentence: str) -> bool:
    kinds = remarks.kinds_of(sentence) - remarks.OF_SITUATION
    return bool(kinds) and kinds <= {"aside", "place"}


def asks_of_own_matter(sentence: str) -> bool:
    """Whether a question is one of a leader's own, which they bring: "how do I disagree with her and not lose her?"."""
    is_of_us = queries.asks_of_us(sentence) or advising.asks_advice(sentence)
    is_own = bool(_OWN.search(contexts.of_now(sentence))) and not is_of_us
    is_long = len(sentence.split()) > ASKS_HOW
    return pieces.asks(sentence) and is_own and is_long and talk.likelihood(sentence) < talk.EVEN


def tells_nothing(text: str) -> bool:
    """Whether a text only speaks to the bot or asks how to begin: "never done this, where do we start?"; or "skip"."""
    if all(_LEAVES & remarks.kinds_of(one) or reading.says_no(one) or stays(one) for one in pieces.sentences(text)):
        return True
    return all(
        talk.likelihood(one) >= talk.EVEN or (pieces.asks(one) and len(one.split()) <= ASKS_HOW)
        for one in pieces.sentences(text)
    )


def stays(text: str) -> bool:
    """Whether somebody only says that all is to stay as it was: "no, keep it"."""
    return bool(_STAYS.fullmatch(pieces.bare(text)))


def states(words: str, text: str) -> bool:
    """Whether words of a text state something of a situation, and are no part of a question."""
    whole = next((sentence for sentence in pieces.sentences(text) if words in sentence), words)
    return is_of_situation(whole) and not (pieces.asks(whole) or remarks.is_likely(whole))


def statements(text: str) -> list[str]:
    """The sentences that state something of a situation, without what they deny of it."""
    return [sentence for sentence in _of_the_matter(text) if not pieces.asks(sentence)]
