"""What a leader wishes back as it was, that was taken out, changed or set aside; the patterns are in `placing.yml`."""

from __future__ import annotations

from actions.words.language import pieces
from actions.words.record.placing import MINE_ALONE, PARTS, TABLE, first_in, pattern_in
from knowledge.phrases import pattern_of, plain

_RESTORES = [pattern_in(one) for one in TABLE["restores"]]
_KEEPS_TOO, _PART_OF_IT = ([pattern_in(one) for one in TABLE[name]] for name in ("keeps_too", "part_of_it"))
_WRONG = pattern_in(TABLE["wrong"])
# What wishes for the last thing back, whatever it was.
_UNDOES = ("undo", "revert", "reverse", "cancel", "go ", "back ", "i ")
_DEED_ALONE = pattern_of(TABLE["deed_alone"])
_KEEPS_OUT = pattern_in(TABLE["keeps_out"])
_OF_SITUATION = pattern_in(TABLE["of_situation"])
# The wish stands in one of so many parts of the first sentence.
KEEPS_WITHIN = 3


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


def kept_too(text: str, is_at_once: bool = True) -> str | None:
    """What else is said where somebody wants kept what was set aside, right before or not; None where nobody does."""
    said, wished = pieces.sentences(text), [*_KEEPS_TOO, *([*_PART_OF_IT, _OF_SITUATION] if is_at_once else ())]
    parts = (part for one in said[:1] for part in PARTS.split(one)[:KEEPS_WITHIN])
    return " ".join(said[1:]) if any(first_in([part], wished) is not None for part in parts) else None


def keeps_out(text: str) -> bool:
    """Whether somebody says of what was set aside that it is to stay so, and nothing else."""
    return bool(_KEEPS_OUT.fullmatch(pieces.bare(text)))


def told_besides(text: str, kept: str) -> str:
    """What is told besides that which is kept: it may be said once more, or only say where it belongs."""
    return " ".join(one for one in pieces.sentences(text) if not (_says_again(one, kept) or is_of_situation(one)))


def is_of_situation(text: str) -> bool:
    """Whether somebody says of what they want kept that it belongs with what they are facing."""
    return any(_OF_SITUATION.fullmatch(pieces.bare(part)) for part in PARTS.split(text))


def _says_again(sentence: str, kept: str) -> bool:
    said = pieces.content_words(sentence)
    return 2 * len(said & pieces.content_words(kept)) >= len(said)
