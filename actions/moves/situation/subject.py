"""The topic as the leader states it, wherever that is: it is taken at once, and said back in a line."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.choices import OPTIONS
from actions.moves.situation.correcting import righted
from actions.moves.situation.offering import SURE
from actions.parts import Known
from actions.record import named
from actions.speaking import say
from actions.state import State
from actions.words.context import centre, options, subjects
from actions.words.language import pieces, reading
from knowledge.library import Library

# A topic is called by so many words at most.
CALLED = 12


def known_in(text: str, library: Library) -> Known | None:
    """What the topic is by what a text states of it; where nothing can be made of that, it is open."""
    stated = subjects.stated_in(text, is_choosing=True)
    if stated is None or stated.is_asked or not stated.named:
        return None
    return _known(stated, library) or Known(value=None)


def heard(
    dispatcher: CollectingDispatcher, state: State, words: str, library: Library, is_choosing: bool = False
) -> tuple[State, str] | None:
    """The state with the topic as it is stated, or what it is said truthfully; and what else was said."""
    stated = subjects.stated_in(words, state.context.value_of("challenge"), is_choosing)
    if stated is None or not state.situation:
        return None
    before = state.context.challenge
    # "Is the topic right?" names none.
    is_named = stated.named and not (stated.is_asked and options.valued(stated.named, OPTIONS["challenge"]) is None)
    known = _known(stated, library) if is_named else before
    if known is None or not (known.value or known.term):
        say(dispatcher, "utter_topic_not_known")
        return state, stated.rest
    is_same = before is not None and (before.value, before.term) == (known.value, known.term)
    if stated.is_asked and not is_same and before and (before.value or before.term):
        say(dispatcher, "utter_topic_was", topic=named(known), before=named(before))
    else:
        say(dispatcher, "utter_topic_is", topic=named(known))
    if stated.is_heart and is_choosing:
        # It tells of the matter as well.
        state = flow.told_more(state, stated.words)
    after = state if is_same else righted(state, {"challenge": known}, library)
    return after, _besides(stated.rest)


def _besides(rest: str) -> str:
    """What else is said, without what was heeded with it: a no, and what is only in the background."""
    said = pieces.sentences(rest)
    heeded = [one for one in said if reading.says_no(one) or subjects.in_the_background(one, "challenge")]
    return " ".join(one for one in said if one not in heeded)


def _known(stated: subjects.Stated, library: Library) -> Known | None:
    if stated.is_heart:
        return _at_heart(stated)
    value = options.valued(stated.named, OPTIONS["challenge"])
    if value is None:
        guess = library.find(stated.named).understood["challenge"]
        value = guess.value if guess.value != "unknown" and guess.sureness >= SURE["challenge"] else None
    if value:
        return Known(value=value, words=stated.words)
    return _called(stated)


def _at_heart(stated: subjects.Stated) -> Known | None:
    """An option only where it is named and nothing else: a guess at what a leader means by the heart of it is none."""
    meant = centre.centre_in(f"it is {stated.named}")
    return Known(value=meant.values[0], words=stated.words) if meant else _called(stated)


def _called(stated: subjects.Stated) -> Known | None:
    called = pieces.without_denied(stated.as_written).strip(" ,;:")
    if stated.is_heart and len(called.split()) > CALLED:
        called = next(iter(pieces.clauses(called)), "").strip(" ,;:")
    is_name = 0 < len(called.split()) <= CALLED and pieces.content_words(called)
    # Where no option fits, it is called as its leader calls it.
    return Known(value=None, words=stated.words, term=called) if is_name else None
