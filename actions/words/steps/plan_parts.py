"""A message about the plan in its parts: what takes a step out, what ends the steps, and what else it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import pieces
from actions.words.steps import owners
from actions.words.steps.verdicts import tells_nothing, verdict_in, without_why

# Where another order begins in a sentence.
_ORDERS = re.compile(
    r",?\s+(?:and|but|then|and\s+then)\s+(?=(?:please\s+|also\s+|just\s+)*(?:make|move|change|put|set|push|shift|bring|delete|remove|drop"
    r"|take|keep|leave|strike|scrap|cancel|bin|add)\b)",
    re.I,
)


@dataclass(frozen=True)
class Parts:
    """The orders that take a step out by its name, what else is said, and whether there are to be no more steps."""

    removals: tuple[str, ...]
    rest: str
    ends: bool


def parts_of(text: str) -> Parts | None:
    """None where a message is all one: then it is read as a whole."""
    said = [part for one in pieces.sentences(text) for part in _apart(one)]
    verdicts = [verdict_in(one) for one in said]
    removals = [one for one, found in zip(said, verdicts, strict=True) if found and found.is_order and found.named]
    ends = [one for one, found in zip(said, verdicts, strict=True) if found and found.undone == "no_more"]
    rest = [one for one in said if one not in (*removals, *ends)]
    if removals:
        rest = [" ".join(left) for one in rest if (left := without_why(pieces.clauses(one)))]
    if any(found and found.undone != "no_more" and not (found.is_order and found.named) for found in verdicts):
        # "That isn't a step. Take out the pause one" is of one step.
        return None
    is_mixed = len(removals) + bool(ends) > 1 or any(map(_tells, rest))
    if not (removals or ends) or not is_mixed:
        return None
    return Parts(tuple(removals), " ".join(rest), bool(ends))


def _apart(sentence: str) -> list[str]:
    """A sentence in its orders: "drop the visit one and make the call Thursday"; "that's all" at its end is one."""
    parts = _ORDERS.split(sentence)
    if len(parts) > 1 and any(_is_part(one) for one in parts):
        return parts
    *before, last = pieces.clauses(sentence)
    found = verdict_in(last) if before else None
    return [sentence[: sentence.rindex(last)].rstrip(" ,"), last] if found and found.undone == "no_more" else [sentence]


def _is_part(words: str) -> bool:
    found = verdict_in(words)
    return found is not None and ((found.is_order and bool(found.named)) or found.undone == "no_more")


def _tells(sentence: str) -> bool:
    return not tells_nothing(sentence) or owners.says_who_surely(sentence) or owners.says_when(sentence)
