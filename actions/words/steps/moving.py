"""What orders a step of the plan to another day, by whatever words it is named, and what only says why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from actions.parts import Step
from actions.words.language import pieces
from actions.words.language.replies import REPLIES
from actions.words.steps import owners
from actions.words.steps.doers import doer_in
from actions.words.steps.rights import Right
from actions.words.steps.verdicts import explains, is_slight
from actions.words.steps.which_step import named_in
from actions.words.time import looking_back
from actions.words.time.calendar import DAY, MONTH
from actions.words.time.dates import meant_in, says_unfit
from knowledge.phrases import pattern_of, plain

_DEEDS = "|".join([*REPLIES["moves"], "change", "put", "reschedule", "delay", "swap", "switch"])
_LEADS = r"so|and|but|then|just|please|can|could|would|will|you|we|i|to|lets|let['’]s|let\s+us|need|want|also|instead"
# What is moved, and to when; a day ends where something else begins.
_TO_A_DAY = (
    r"(?P<named>(?:the|my|our|that|this|his|her|their|\[\w+|\w+['’]s)\s[^,.;!?\n]{1,100}?)(?:\s+(?:back|forward|on|out))?"
    r"\s+(?:to|for|until|till|on|onto)\s+"
    rf"(?P<day>(?:(?:the|next|this|a|w/?c|end|early|mid|late|first|last|of)\s+)*(?:\d|{DAY}|\b{MONTH}|today\b|tomorrow\b)"
    r"(?:(?!\s+(?:and|because|cos|as|since|so|but|if|when|please|pls|then|instead|rather|not|i|im|we)\b)[^,.;!?\n])*)"
)
_ORDER = re.compile(rf"(?:^|[,;:]\s*|\b(?:{_LEADS})\s+)(?:{_DEEDS})\s+{_TO_A_DAY}", re.I)
_ALSO = re.compile(rf",?\s+and\s+{_TO_A_DAY}", re.I)
# "I have cabinet all day", "she is away": how things stand, and nothing to be done.
_STANDS = re.compile(
    r"(?:\S+ ){0,5}?(?:am|is|are|was|were|isnt|arent|have|has|had|ive|im|ill be|hes|shes|theyre|weve|cant|cannot|wont"
    r"|got|clash\w*)\b"
)
_LED_BY = re.compile(r"^\W*(?:(?:and|but|so|because|cos|as|since|then|please|pls|thanks|instead)\b\W*)+", re.I)
_BESIDE = pattern_of([*REPLIES["beside"], *REPLIES["politely"], "would", "instead", "if possible"])


def taken_out(sentence: str, plan: Sequence[Step], today: date) -> tuple[list[Right], str]:
    """The steps that a sentence orders to another day, and what else it says; it is whole where it orders nothing."""
    found = _ORDER.search(sentence)
    rights, start = list[Right](), found.start() if found else 0
    end = start
    while found and (right := _right_of(found, plan, today)):
        rights.append(right)
        end = found.end()
        found = _ALSO.match(sentence, end)
    if not rights:
        return [], sentence
    left = (_LED_BY.sub("", one).strip(" ,;:") for one in (sentence[:start], sentence[end:]))
    return rights, ", ".join(one for one in left if _tells(one) and not says_why(one, today))


def moves(text: str, plan: Sequence[Step], today: date) -> bool:
    """Whether a sentence of a text orders a step of the plan to another day."""
    return any(taken_out(one, plan, today)[0] for one in pieces.sentences(text))


def says_why(sentence: str, today: date) -> bool:
    """Whether words beside such an order only say why: "I have cabinet all day on Tuesday"."""
    is_of_the_day = looking_back.speaks_of(sentence) or looking_back.wished_beside(sentence, today) is not None
    doer = doer_in(sentence)
    is_deed = owners.begins_with_deed(sentence) or (
        doer is not None and re.search(r"\bwill\b|['’]ll\b|\bto\s", sentence)
    )
    if pieces.asks(sentence) or is_of_the_day or is_deed or owners.owner_in(sentence) is not None:
        return False
    return says_unfit(sentence) or explains(sentence) or bool(_STANDS.match(pieces.bare(sentence)))


def _right_of(found: re.Match[str], plan: Sequence[Step], today: date) -> Right | None:
    at, day = named_in(found["named"], plan), meant_in(found["day"], today, sure=True)
    if at is None or day is None or looking_back.speaks_of(found["named"]):
        return None
    # "Move the papers to Friday's panel" names no day.
    is_day = looking_back.tells_only_of_a_day(found["day"])
    return Right(at, True, day) if is_day else None


def _tells(words: str) -> bool:
    return bool(pieces.content_words(_BESIDE.sub(" ", plain(words)))) and not is_slight(words)
