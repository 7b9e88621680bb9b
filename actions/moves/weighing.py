"""Where a leader asks what the bot thinks: that it does not judge, and what they themselves said."""

from __future__ import annotations

from collections import Counter

from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import say
from actions.state import State
from actions.words import pieces
from knowledge.phrases import plain

# A shorter word tells little, and one that came up in fewer sentences was not come back to.
LONG, OFTEN = 5, 2


def say_no_opinion(dispatcher: CollectingDispatcher, state: State, door: str | None, *, is_kept: bool = False) -> None:
    """That the bot does not judge; with it where they are, or what they came back to most."""
    if is_kept:
        say(dispatcher, "utter_no_opinion_kept")
    elif door == "answer" and state.plan.current:
        say(dispatcher, "utter_no_opinion_place", place=state.plan.place)
    elif word := _said_most(state):
        say(dispatcher, "utter_no_opinion_most", word=word)
    else:
        say(dispatcher, "utter_no_opinion")


def _said_most(state: State) -> str | None:
    """The word that comes up in most of their sentences, as they first wrote it; None where none comes back."""
    texts = [state.situation or "", *(reply.text for reply in state.replies.values())]
    counts, first = Counter[str](), dict[str, str]()
    for sentence in (one for text in texts for one in pieces.sentences(text)):
        words = {word[:6]: word for word in plain(sentence).replace(".", "").split() if len(word) >= LONG}
        told = words.keys() & pieces.content_words(sentence)
        counts.update(told)
        first |= {stem: words[stem] for stem in told if stem not in first}
    stem, count = max(counts.items(), key=lambda found: found[1], default=("", 0))
    return first[stem] if count >= OFTEN else None
