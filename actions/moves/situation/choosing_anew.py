"""What a leader says that they chose, where something else was taken up, and what they take back."""

from __future__ import annotations

import re

from actions.state import State
from actions.words.context.naming import merely_named, refused_in, wanted_in
from actions.words.language import pieces, reading
from knowledge.library import Library

_ADDS = re.compile(r"\b(?:as well|too|also|both|with it|in addition)\b")


def chosen_anew(words: str, state: State, library: Library) -> list[str]:
    """What somebody says that they chose, where it is not what was taken up; nothing once a question was answered."""
    is_first = state.plan.at == 0 and not state.replies
    refused = {name for name in refused_in(words, state.offer, library) if not library.is_case(name)}
    says_so = reading.chooses_anew(words) or reading.declines(words)
    if is_first and says_so and refused:
        left = [name for name in wanted_in(words, state.offer, library) or state.offer.chosen if name not in refused]
        if left and set(left) != set(state.offer.chosen):
            return left
    if not is_first or not (reading.chooses_anew(words) or reading.declines(words)):
        return []
    named = [name for one in pieces.sentences(words) for name in merely_named(one, state.offer, library)]
    named = [name for name in named if name not in refused]
    if named and _ADDS.search(pieces.bare(words)):
        # What was taken up was meant too, after what was missed.
        named = [*named, *(name for name in state.offer.chosen if name not in refused)]
    return [] if set(named) == set(state.offer.chosen) else list(dict.fromkeys(named))


def besides_choice(words: str, state: State, library: Library) -> str:
    """What a message tells besides what it chooses and refuses."""
    naming = [
        one
        for one in pieces.sentences(words)
        if refused_in(one, state.offer, library)
        or merely_named(one, state.offer, library)
        or reading.says_no(one)
        or (reading.chooses_anew(one) and wanted_in(one, state.offer, library))
    ]
    return " ".join(one for one in pieces.sentences(words) if one not in naming)


def without_refused(state: State, words: str, library: Library) -> State:
    """What was chosen without a behaviour that is refused, as long as another is left."""
    refused = set(refused_in(words, state.offer, library))
    left = tuple(name for name in state.offer.chosen if name not in refused)
    return state.but(offer=state.offer.but(chosen=left)) if left else state
