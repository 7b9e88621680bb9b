"""Steps that are told beside something else: an order to go on to them, or a day to look back."""

from __future__ import annotations

import re
from datetime import date

from actions.words.language import pieces, talk, wishes
from actions.words.steps import drafting, segments
from actions.words.steps.doers import THINKS
from actions.words.steps.verdicts import is_slight
from actions.words.time import looking_back

# What only orders to go on to the steps.
_ORDERS = re.compile(
    r"(?:(?:ok|okay|right|so|and|but|no|yes|please|now|just|then|lets|can|could|shall|we|i|you|go|move|get|do|skip|on|straight|to|want|id|like"
    r"|ready|for|have|ive|enough|thats|my|the|a|few|two|three|some|add|put|in|down|here|are|these)(?: "
    r"|$))*(?:next )?(?:steps?|actions?|plan)"
    r"(?: (?:please|now|then|here|are|is|ok|thanks|pls))*$"
)
_BEHIND_ORDER = re.compile(r"\s*[,:]\s+|\s+[–—-]+\s+")
# Where a step may be told behind a day; the day itself has no more parts: "yes, Thursday, the 10th".
_BEHIND_DAY = re.compile(r",\s+(?:and\s+|then\s+|but\s+)*|\s+and\s+(?=(?:i|we|my)\b)", re.I)
PARTS_OF_A_DAY = 3


def steps_beside(text: str, today: date) -> tuple[str, str]:
    """What tells steps where a day to look back was asked for, without the wish for them, and what is said besides."""
    said = [part for one in pieces.sentences(text) for part in _behind_day(one, today)]
    wished = [wishes.step_told_in(one) or _called_step(one) for one in said]
    is_step = [bool(wish) or drafting.tells_a_step(one, today) for one, wish in zip(said, wished, strict=True)]
    told = [wish or one for one, wish, is_one in zip(said, wished, is_step, strict=True) if is_one]
    rest = [one for one, is_one in zip(said, is_step, strict=True) if not is_one]
    # "No, I ring finance on Monday": what is slight beside a step says no day.
    return " ".join(told), " ".join(one for one in rest if not is_slight(one) or drafting.is_dated(one))


def _behind_day(sentence: str, today: date) -> list[str]:
    """A sentence in its day and the step that is told behind it: "the 10th, and I ring finance on Monday"."""
    for joint in [*_BEHIND_DAY.finditer(sentence)][:PARTS_OF_A_DAY]:
        day, told = sentence[: joint.start()], sentence[joint.end() :]
        if looking_back.is_merely_a_day(day, today) and drafting.tells_a_step(told, today):
            return [day, told]
    return [sentence]


def told_beside_order(text: str, today: date) -> str | None:
    """What is told of steps beside an order to go on to them: "next steps. 1 lunch with the team. 2 …"; else None."""
    called = _called_step(text)
    if called:
        return called
    rest = " ".join(one for one in pieces.sentences(text) if not _ORDERS.match(pieces.bare(one)))
    if len(segments.counted(rest)) > 1:
        return rest
    said = pieces.sentences(rest)
    is_dated = [bool(drafting.told_in(one, today).steps) and _dated_deed(one, today) for one in said]
    told = " ".join(one for one, is_one in zip(said, is_dated, strict=True) if is_one)
    return told or None


def order_apart(text: str) -> str:
    """The text with an order to go on to the steps as a sentence of its own: "next steps pls, Priya to ring them"."""
    return " ".join(_apart(one) for one in pieces.sentences(text))


def _apart(sentence: str) -> str:
    order, *told = _BEHIND_ORDER.split(sentence, maxsplit=1)
    return f"{order}. {told[0]}" if told and _only_orders(order) else sentence


def _only_orders(sentence: str) -> bool:
    words = pieces.bare(sentence)
    return bool(_ORDERS.match(words)) and "step" in words


def told_behind_order(text: str, today: date) -> tuple[str, str] | None:
    """What is said before an order to go on to the steps, and the steps told behind it; None where none are."""
    said = pieces.sentences(order_apart(text))
    at = next((n for n, one in enumerate(said) if _only_orders(one)), None)
    told = told_beside_order(" ".join(said[at:]), today) if at is not None else None
    return (" ".join(said[:at]), told) if told else None


def _dated_deed(sentence: str, today: date) -> bool:
    """Whether a sentence says a day or who does it, and is said to nobody here."""
    is_said = any(step.date or step.when or step.who for step in drafting.told_in(sentence, today).steps)
    is_told = drafting.tells_a_step(sentence, today) or (is_said and not THINKS.match(sentence))
    return is_told and "?" not in sentence and talk.likelihood(sentence) < talk.EVEN


def _called_step(text: str) -> str | None:
    """What a sentence calls a step outright: "before that, one more step: ring health"."""
    called = segments.labelled_in(text)
    return called[1] if called else None
