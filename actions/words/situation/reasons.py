"""Which of a leader's words may stand as a reason for what is offered: a clause that states something of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.words.context import centre, contexts, objecting, options, standing
from actions.words.dialogue import remarks
from actions.words.language import pieces
from actions.words.language.tables import table_beside
from actions.words.situation import statements

_TABLE = table_beside(__file__)
_GREETING, _CONCEDES = re.compile(_TABLE["greeting"]), re.compile(f"^{_TABLE['concedes']}", re.I)
_POOR = re.compile("|".join(f"(?:{one})" for one in _TABLE["poor"]))
_OF_THE_PLACE = re.compile(_TABLE["of_the_place"])
# Fewer words are no reason for anything.
LEAST = 4
_TOLD = ("performance_told", "stability_told")


def reason_among(clauses: Sequence[str], text: str, taken: set[str]) -> str | None:
    """The first of these clauses of a text that may be a reason, and is none for anything else yet."""
    stated = (clause for clause in clauses if clause and statements.states(clause, text))
    return next((words for words in map(reason_in, stated) if words and words not in taken), None)


def tells_of_the_matter(text: str) -> bool:
    """Whether anything in a text tells more than who its writer is and where their authority stands."""
    said = [one for sentence in pieces.sentences(text) for one in (sentence, *pieces.clauses(sentence))]
    return any(_asks_of_it(one) or reason_in(one) for one in said)


def _asks_of_it(sentence: str) -> bool:
    """Whether a sentence asks something, and not of the bot."""
    return pieces.asks(sentence) and not remarks.is_likely(sentence) and not _OF_THE_PLACE.search(pieces.bare(sentence))


def reason_in(clause: str) -> str | None:
    """The words of a clause that may stand as a reason; None where it says nothing of the matter.

    It is none where it greets, denies, speaks to the bot, or says who somebody is or where their authority stands.
    """
    clause = _CONCEDES.sub("", clause)
    lead = _GREETING.match(clause.lower())
    words = clause[lead.end() :] if lead else clause
    if len(words.split()) < LEAST or objecting.of_the_matter(words) != words:
        return None
    is_poor = any(map(_POOR.match, (pieces.bare(words), pieces.bare(clause))))
    is_talk = (
        centre.centre_in(words) is not None
        or options.blames(words)
        or remarks.is_about_the_talk(words)
        or remarks.is_likely(words)
        or bool(_OF_THE_PLACE.search(pieces.bare(words)))
        or objecting.complains(words)
    )
    return None if is_poor or is_talk or _only_stands(words) else words


def _only_stands(words: str) -> bool:
    """Whether a clause tells of nothing but judgements and politics, which are known as such."""
    told = [standing.told_in(words, field) for field in ("performance", "stability", "problem")]
    is_short = not standing.tells_more(words)
    return is_short and (any(told) or any(contexts.context_in(words, field) for field in _TOLD) or _is_since(words))


def _is_since(words: str) -> bool:
    """Whether words only say which way it went: "up a bit since"."""
    return standing.told_in(f"RI. {words}", "performance") not in (None, standing.told_in("RI.", "performance"))
