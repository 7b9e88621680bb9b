"""Which of the questions so far a leader means who wants back to one, or to add to what they said to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from actions import flow
from actions.record import wording
from actions.state import State
from actions.words import pieces, remarks, wishes
from actions.words.replies import REPLIES
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain

# So many words in common name a question; fewer do where no other has any.
NAMED_BY = 2

_LOOKS, _NO_ANSWER = pattern_of(REPLIES["looks_back"]), pattern_of(REPLIES["no_answer_before"])
_WISH, _NAMES = pattern_of(REPLIES["wishes_back"]), pattern_of(REPLIES["names_one"])


@dataclass(frozen=True)
class Named:
    """Where the ask is that is named; `is_open` where something is named that none could be found for."""

    at: int | None
    is_open: bool = False


def named_in(state: State, words: str, library: Library) -> Named:
    """By its number, by how far back it is, or by the words it shares with a question or what was said to it."""
    place = wishes.question_in(words)
    if place:
        at = flow.ask_of(state, place)
        return Named(at, is_open=at is None)
    back = wishes.steps_back_in(words)
    if back:
        return Named(_steps_before(state, back))
    wish = _LOOKS.sub(" ", plain(wish_in(words)))
    at = _by_words(state, wish, _LOOKS.sub(" ", plain(words)), library)
    return Named(at, is_open=at is None and bool(_NAMES.search(plain(wish_in(words))) and pieces.content_words(wish)))


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
    mains = (state.plan.asks[at] for at in _seen(state) if state.plan.asks[at].kind == "main")
    return "\n".join(f"{numbers[ask.question]}. {wording(ask, state, library)}" for ask in mains)


def _by_words(state: State, wish: str, text: str, library: Library) -> int | None:
    """A question is looked for in the wish alone before all that is told beside it, which may be of other things."""
    asked = {at: wording(state.plan.asks[at], state, library) for at in _seen(state)}
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


def _seen(state: State) -> list[int]:
    """Where the asks are that were put so far, but for the one that is open and is no look back."""
    is_open = {state.plan.at} if not state.asides.revisiting else set()
    seen = {*state.replies, *state.plan.skipped, *state.plan.parked}
    return [at for at, ask in enumerate(state.plan.asks) if ask.key in seen and at not in is_open]


def _steps_before(state: State, count: int) -> int | None:
    before = [at for at in _seen(state) if at < state.plan.at]
    return before[-min(count, len(before))] if before else None
