"""Words that may be one thing or another: asked about once, with choices, and kept until then."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.choices import SETTLING
from actions.moves import playing_back, recalling
from actions.record import wording
from actions.speaking import Choice, excerpt, say
from actions.state import Ask, Reply, State
from actions.words import pieces, reading, remarks
from knowledge.library import Library

IDEAS = 3
WORDS_OF_AN_IDEA = 14


def ask_which(
    dispatcher: CollectingDispatcher, state: State, response: str, words: str, among: Sequence[str], **said: str
) -> State:
    """Asks what the words are; the form says nothing more in this turn."""
    choices = [SETTLING[kind] for kind in among]
    say(dispatcher, response, None, choices, words=excerpt(words), **said)
    return state.but(asides=state.asides.but(unsettled=words, among=tuple(among), quiet=True))


def settled_as(words: str, choice: str | None, state: State) -> str | None:
    """Which of what was offered is meant; None where nothing is waiting, or something else was said."""
    among = state.asides.among
    if choice is not None:
        return choice if choice in among else None
    if among and reading.says_no(words):
        return "none" if "none" in among else None
    labels = {kind: SETTLING[kind].label for kind in among}
    return pieces.nearest(words, labels) if pieces.is_short(words) else None


def without_unsettled(state: State) -> State:
    return state.but(asides=state.asides.but(unsettled=None, among=()))


def without_asked(state: State) -> State:
    """Words that were asked about count no more once something else is said."""
    return without_unsettled(state) if state.asides.among else state


def ask_meant(state: State, words: str, library: Library) -> Ask | None:
    """The question that words answer too late: the one they name, the last that was left, or the last."""
    at = recalling.named_in(state, words, library).at
    if at is None:
        at = next((n for n, ask in reversed([*enumerate(state.plan.asks)]) if ask.key in state.plan.skipped), None)
    at = flow.last_answered(state) if at is None else at
    return state.plan.asks[at] if at is not None else None


def answered_late(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State:
    """The words with what was said to that question before."""
    ask = ask_meant(state, words, library)
    if ask is None:
        return state
    is_first = ask.key not in state.replies
    after = (
        state.but(replies={**state.replies, ask.key: Reply(text=words)})
        if is_first
        else flow.added_to(state, ask.key, words)
    )
    skipped = tuple(key for key in state.plan.skipped if key != ask.key)
    say(dispatcher, "utter_answered_late", question=wording(ask, state, library))
    return after.but(plan=after.plan.but(skipped=skipped))


def ideas_of(state: State) -> list[Choice]:
    """Up to three short things that the leader said, as choices; first what they said would help."""
    struck = state.amendments.struck
    given = [ask for ask in state.plan.asks if ask.key in state.replies and ask.key not in struck]
    texts = [state.amendments.reworded.get(ask.key, state.replies[ask.key].text) for ask in given]
    told = [
        (ask.kind == "raise", remarks.says_what_raises(text), n, text)
        for n, (ask, text) in enumerate(zip(given, texts, strict=True))
    ]
    clauses = (playing_back.telling_clause(text) for *_, text in sorted(told, reverse=True))
    short = (one.strip(" .,;") for one in clauses if one and len(one.split()) <= WORDS_OF_AN_IDEA)
    return [Choice("answer:idea", one) for one in list(dict.fromkeys(short))[:IDEAS]]
