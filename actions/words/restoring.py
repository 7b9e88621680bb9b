"""What a leader wishes back as it was, that was taken out, changed or set aside; the patterns are in `placing.yml`."""

from __future__ import annotations

from actions.words import pieces
from actions.words.placing import MINE_ALONE, PARTS, TABLE, first_in, pattern_in
from knowledge.phrases import pattern_of, plain

_RESTORES = [pattern_in(one) for one in TABLE["restores"]]
_KEEPS_TOO = [pattern_in(one) for one in TABLE["keeps_too"]]
_WRONG = pattern_in(TABLE["wrong"])
# What wishes for the last thing back, whatever it was.
_UNDOES = ("undo", "revert", "reverse", "cancel", "go ", "back ", "i ")
_DEED_ALONE = pattern_of(TABLE["deed_alone"])


def restores(text: str) -> str | None:
    """What of theirs somebody wants back that was taken out; empty where they do not name it, None where nothing."""
    mine = first_in([*pieces.sentences(text), *PARTS.split(text)], _RESTORES)
    if mine is not None:
        return "" if mine.startswith(_UNDOES) or MINE_ALONE.fullmatch(mine) else mine
    return "" if took_wrong(text) else None


def named_beside(text: str) -> str:
    """What a text says besides wishing something back, without what only protests at the deed."""
    said = [one for one in pieces.sentences(text) if first_in([one], _RESTORES) is None and not took_wrong(one)]
    return _DEED_ALONE.sub(" ", plain(" ".join(said)))


def only_restores(text: str) -> bool:
    """Whether a text wishes something back as it was, and says nothing else."""
    return first_in([text], _RESTORES) is not None


def took_wrong(text: str) -> bool:
    """Whether somebody says that something else was taken out than they meant."""
    return any(_WRONG.fullmatch(pieces.bare(one)) for one in PARTS.split(text))


def kept_too(text: str) -> str | None:
    """What else is said where somebody wants in their answer what was just set aside; None where nobody does."""
    said = pieces.sentences(text)
    wish = next(
        (one for one in said[:1] for part in PARTS.split(one)[:2] if first_in([part], _KEEPS_TOO) is not None), None
    )
    return None if wish is None else " ".join(said[1:])
