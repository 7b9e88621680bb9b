"""What plainly replies to what is asked of the plan, in a few words beside whatever else is said."""

from __future__ import annotations

from itertools import takewhile

from actions.words.language import pieces, reading
from actions.words.steps import owners, stepping


def reply_in(door: str | None, text: str) -> str:
    """What of a text gives who, or when, as it is asked for at a door, and says nothing else; empty where nothing does.

    It is a sentence of its own, or what the first one begins with: "Friday the 11th please, and show me the record".
    """
    first, *others = pieces.sentences(text) or [""]
    begun = [first] if replies(door, first) else _begun(door, pieces.clauses(first))
    return ", ".join(begun + [one for one in others if replies(door, one)])


def replies(door: str | None, words: str) -> bool:
    """Whether words are the reply that is asked for at a door, whatever stands beside them."""
    if pieces.asks(words):
        return False
    if door == "step_who":
        # "Thanks" begins as a name does.
        is_name = len(words.split()) > 1 or owners.names_somebody(words)
        return owners.says_who_surely(words) or (is_name and owners.ends_with_owner(words))
    is_when = door in ("step_when", "check_in") and (owners.says_when(words) or stepping.names_no_day(words))
    return is_when or (door == "check_in" and reading.says_no(words) and len(words.split()) <= reading.THIN)


def _begun(door: str | None, clauses: list[str]) -> list[str]:
    """The clauses that reply, before one that does not; "no, may I see it first?" only hesitates."""
    begun = [*takewhile(lambda one: replies(door, one), clauses)]
    is_hesitant = len(begun) == 1 and len(begun[0].split()) == 1 and reading.says_no(begun[0])
    return [] if is_hesitant else begun
