"""Which of the questions so far a leader means who wants back to one, or to add to what they said to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.record import wording
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.dialogue import remarks
from actions.words.language import pieces, reading, wishes
from actions.words.language.replies import REPLIES
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain

# So many words in common name a question; fewer do where no other has any.
NAMED_BY = 2

_LOOKS, _NO_ANSWER = pattern_of(REPLIES["looks_back"]), pattern_of(REPLIES["no_answer_before"])
_WISH, _NAMES = pattern_of(REPLIES["wishes_back"]), pattern_of(REPLIES["names_one"])
_SKIPPED = re.compile(r"\b(?:skipped|left out|missed|passed)\b")
_BEFORE = re.compile(r"\b(?:last|previous|earlier|before|other|original)\b(?! \w+ (?:about|on|of)\b)")
# "What comes from before" is what a question may ask about, and names none.
_WHAT_IS = re.compile(r"what (?!(?:i|ive|we|weve|you|youve|was said)\b)")
_NEAREST = re.compile(r"\b(?:last|previous|before)\b")
_IT = re.compile(r"(?:it|that)")
_ORDINAL = re.compile(rf"(?:the |my )?(?:very )?({'|'.join(reading.ORDINALS)}|\d(?:st|nd|rd|th)|\d)")


@dataclass(frozen=True)
class Named:
    """Where the ask is that is named; `is_open` where something is named that none could be found for."""

    at: int | None
    is_open: bool = False


def named_in(state: State, words: str, library: Library) -> Named:
    """By its number, by how far back it is, or by the words it shares with a question or what was said to it."""
    place = wishes.question_in(words)
    if place:
        at = course.ask_of(state, place)
        return Named(at, is_open=at is None)
    back = wishes.steps_back_in(words)
    if back:
        return Named(_steps_before(state, back))
    wish = _LOOKS.sub(" ", plain(wish_in(words)))
    at = _by_words(state, wish, _LOOKS.sub(" ", plain(words)), library)
    return Named(at, is_open=at is None and bool(_NAMES.search(plain(wish_in(words))) and pieces.content_words(wish)))


def question_named(state: State, target: str, source: int, library: Library) -> int | None:
    """Where the ask is that `target` names, seen from the one at `source`; None where it may be several, or none."""
    words = plain(target)
    place = wishes.question_in(target) or _ordinal_in(words)
    if place:
        return course.ask_of(state, place)
    if _SKIPPED.search(words):
        return _skipped_named(state, words, library)
    mains = [at for at in seen(state) if state.plan.asks[at].kind == "main"]
    of_source = state.plan.asks[source].question if source < len(state.plan.asks) else None
    before = [at for at in mains if at < source and state.plan.asks[at].question != of_source]
    if _IT.fullmatch(words):
        return _skipped_named(state, "", library) if source >= len(state.plan.asks) else source
    if _BEFORE.search(words) and not _WHAT_IS.match(words):
        # "The last question" is the one before this; of earlier ones there may be several.
        return before[-1] if before and (len(before) == 1 or _NEAREST.search(words)) else None
    wish = _LOOKS.sub(" ", words)
    return _by_words(state, wish, wish, library)


def names_open(state: State, target: str, library: Library) -> bool:
    """Whether the question that is open is the one that is named by its words, and none before it shares as many."""
    ask, wanted = state.plan.current, pieces.content_words(_LOOKS.sub(" ", plain(target)))
    if ask is None or wishes.question_in(target):
        return False
    here = len(wanted & pieces.content_words(wording(ask, state, library)))
    others = (len(wanted & pieces.content_words(wording(state.plan.asks[at], state, library))) for at in seen(state))
    return here >= NAMED_BY and here > max(others, default=0)


def _skipped_named(state: State, words: str, library: Library) -> int | None:
    """The question that was skipped; of several, the one that is named."""
    asks = state.plan.asks
    left = {at: wording(ask, state, library) for at, ask in enumerate(asks) if ask.key in state.plan.skipped}
    if not words:
        return next(reversed(left), None)
    return next(iter(left)) if len(left) == 1 else pieces.nearest(_LOOKS.sub(" ", words), left, least=NAMED_BY)


def _ordinal_in(words: str) -> int | None:
    named = _ORDINAL.fullmatch(words.strip())
    return reading.place_in(named[1]) if named else None


def looked_back(dispatcher: CollectingDispatcher, state: State, at: int | None) -> State:
    """At an earlier question again, with what was said to it."""
    if at is None:
        say(dispatcher, "utter_back_none")
        return state
    given = state.replies.get(state.plan.asks[at].key)
    if given:
        say(dispatcher, "utter_back", words=excerpt(given.text))
    else:
        say(dispatcher, "utter_back_open")
    looked = course.back_to(state, at)
    # Nothing that was kept gives way unless that is said: "change it to …".
    return looked.but(asides=looked.asides.but(adding=given is not None))


def wish_in(text: str) -> str:
    """The sentence that says what is wished; the whole text where none does so by its words."""
    return next((one for one in pieces.sentences(text) if _WISH.search(plain(one))), text)


def answer_before(text: str) -> str | None:
    """What answers the question that is open, before a wish for another one; None where nothing does."""
    before = text[: text.find(wish_in(text))].strip()
    rest = remarks.substance_of(remarks.remarks_in(before).rest) if before else ""
    # "Back." before it is the wish itself.
    is_wish = not _LOOKS.sub(" ", plain(rest)).strip(" .")
    return None if is_wish or _NO_ANSWER.match(plain(rest)) else before


def listed(state: State, library: Library) -> str:
    """The questions so far with their numbers, a line for each."""
    numbers = {question: number for number, question in enumerate(state.plan.questions, 1)}
    mains = (state.plan.asks[at] for at in seen(state) if state.plan.asks[at].kind == "main")
    return "\n".join(f"{numbers[ask.question]}. {wording(ask, state, library)}" for ask in mains)


def _by_words(state: State, wish: str, text: str, library: Library) -> int | None:
    """A question is looked for in the wish alone before all that is told beside it, which may be of other things."""
    asked = {at: wording(state.plan.asks[at], state, library) for at in seen(state)}
    whole = {at: f"{words} {_said(state, at)}" for at, words in asked.items()}
    tries = ((wish, asked), (wish, whole), (text, whole))
    return next((at for words, among in tries if (at := _nearest(words, among)) is not None), None)


def _nearest(text: str, among: Mapping[int, str]) -> int | None:
    wanted = pieces.content_words(text)
    shared = {at: len(wanted & pieces.content_words(words)) for at, words in among.items()}
    found = [at for at, count in shared.items() if count]
    best = pieces.nearest(text, among, least=NAMED_BY)
    return best if best is not None else found[0] if len(found) == 1 else None


def _said(state: State, at: int) -> str:
    reply = state.replies.get(state.plan.asks[at].key)
    return reply.text if reply else ""


def seen(state: State) -> list[int]:
    """Where the asks are that were put so far, but for the one that is open and is no look back."""
    is_open = {state.plan.at} if not state.asides.revisiting else set()
    seen = {*state.replies, *state.plan.skipped, *state.plan.parked}
    return [at for at, ask in enumerate(state.plan.asks) if ask.key in seen and at not in is_open]


def _steps_before(state: State, count: int) -> int | None:
    before = [at for at in seen(state) if at < state.plan.at]
    return before[-min(count, len(before))] if before else None
