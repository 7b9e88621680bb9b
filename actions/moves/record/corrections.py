"""An earlier answer that is put right: a figure where it stands, else what is so added to the answer it is for."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.questions import recalling
from actions.moves.record import filing, rewording
from actions.state import State
from actions.words.language import pieces
from actions.words.record import corrections
from actions.words.record.corrections import PutRight, Swap
from knowledge.library import Library

# So many words in common say which answer is put right.
SHARED = 2


def heard(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> tuple[State, str] | None:
    """The state with that put right, or asked of which answer it is, and what else was said; None where nothing is."""
    found = corrections.put_right_in(words) if state.replies else None
    if found is None or (found.swap and _is_of_rating(found.swap, state)):
        return None
    ats = _meant(found, state, library)
    if not ats:
        return None
    if len(ats) > 1:
        return filing.which_question(dispatcher, state, found.told, None, library), found.rest
    text = _mended(found, _said(state, ats[0]))
    if text is None:
        after = filing.filed(dispatcher, state, ats[0], found.told)
    else:
        after = rewording.reworded(
            dispatcher, state, ats[0], text, library, around=found.swap.new if found.swap else None
        )
    is_shown = bool(state.asides.revisiting) and state.plan.at == ats[0]
    return (course.moved_on(after) if is_shown else after), found.rest


def _is_of_rating(swap: Swap, state: State) -> bool:
    """Whether the figure that gives way is a rating, which is put right as one."""
    return any(corrections.same(swap.old, str(one.rating)) for one in state.replies.values() if one.rating is not None)


def _meant(found: PutRight, state: State, library: Library) -> list[int]:
    """The answers that may be meant: the one that is named, or those that hold what gives way, or share most words."""
    given = {at: _said(state, at) for at, ask in enumerate(state.plan.asks) if course.standing(state, ask.key)}
    last = course.last_kept(state)
    if found.target and not corrections.is_vague(found.target):
        is_latest = corrections.is_latest(found.target)
        at = last[0] if is_latest else recalling.question_named(state, found.target, state.plan.at, library)
        if at in given and (is_latest or not found.swap or corrections.held(found.swap.old, given[at])):
            return [at]
    holding = [at for at, text in given.items() if found.swap and corrections.held(found.swap.old, text)]
    if not holding:
        changed = [at for at, text in given.items() if found.swap and found.swap.is_plain and _stands(found, text)]
        return changed[:1] or (_alike(f"{found.target} {found.told}", given, SHARED) if found.is_announced else [])
    if not (found.is_announced or (found.swap and found.swap.is_plain)):
        # Two figures of a sentence may be told of something else.
        return _alike(found.told, {at: given[at] for at in holding}, SHARED)
    return holding if len(holding) == 1 else _alike(found.told, {at: given[at] for at in holding}, 1) or holding


def _stands(found: PutRight, text: str) -> bool:
    """Whether what is to be there is there already, in the sentence that says the rest."""
    return bool(found.swap and corrections.held(found.swap.new, text)) and _shares(found.told, text) >= SHARED


def _alike(told: str, among: dict[int, str], least: int) -> list[int]:
    shared = {at: _shares(told, text) for at, text in among.items()}
    best = max(shared.values(), default=0)
    return [at for at, count in shared.items() if count == best] if best >= least else []


def _shares(told: str, text: str) -> int:
    return len(pieces.content_words(told) & pieces.content_words(text))


def _mended(found: PutRight, text: str) -> str | None:
    """The answer with one in the place of the other; None where it is not clear where that is."""
    if found.swap is None:
        return None
    places = corrections.held(found.swap.old, text)
    if not places and corrections.held(found.swap.new, text):
        return text
    if len(places) > 1:
        best = {place: _shares(found.told, _sentence_at(text, place[0])) for place in places}
        places = [one for one in places if best[one] == max(best.values())]
    if len(places) != 1:
        return None
    (start, end), new = places[0], found.swap.new
    new = new[0].upper() + new[1:] if text[start].isupper() else new
    return course.joined(f"{text[:start]}{new}{text[end:]}", corrections.more_told(found.told, text))


def _sentence_at(text: str, at: int) -> str:
    return next((one for one in pieces.sentences(text) if text.find(one) <= at < text.find(one) + len(one)), text)


def _said(state: State, at: int) -> str:
    reply = course.standing(state, state.plan.asks[at].key)
    return reply.text if reply else ""
