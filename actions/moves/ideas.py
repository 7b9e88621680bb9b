"""What a leader who cannot choose a step said themselves that could be one."""

from __future__ import annotations

from actions.moves import playing_back
from actions.speaking import Choice
from actions.state import State
from actions.words import scores

IDEAS = 3
WORDS_OF_AN_IDEA = 14


def ideas_of(state: State) -> list[Choice]:
    """Up to three short things that the leader said, as choices; first what they said would help."""
    struck = state.amendments.struck
    given = [ask for ask in state.plan.asks if ask.key in state.replies and ask.key not in struck]
    texts = [state.amendments.reworded.get(ask.key, state.replies[ask.key].text) for ask in given]
    told = [
        (ask.kind == "raise", scores.says_what_raises(text), n, text)
        for n, (ask, text) in enumerate(zip(given, texts, strict=True))
    ]
    clauses = (playing_back.telling_clause(text) for *_, text in sorted(told, reverse=True))
    short = (one.strip(" .,;") for one in clauses if one and len(one.split()) <= WORDS_OF_AN_IDEA)
    return [Choice("answer:idea", one) for one in list(dict.fromkeys(short))[:IDEAS]]
