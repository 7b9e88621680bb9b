"""What somebody wishes out of what was kept: found wherever it stands, and taken out; or it is asked which is meant."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.record import striking, undoing
from actions.record import can_be_reworded, lines_of, record_of, summary_card
from actions.speaking import Choice, excerpt, say
from actions.state import State
from actions.words.language import pieces, wishes
from actions.words.record import cutting, keeping
from knowledge.library import Library

SHOWN = 4
_HIDDEN = re.compile(r"\[\w+ \d+\]")


def heard(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> tuple[State, str] | None:
    """The state without what is to go, and what was said besides; None where nothing is wished out."""
    of_an_answer = _answer_cut(dispatcher, state, words, library)
    if of_an_answer is not None:
        return of_an_answer
    going = cutting.going_in(words)
    # What is quoted of a step that is being put down is for its door.
    if going is None or (going.is_quoted and state.asides.draft):
        return None
    found = _holding(state, going, library)
    if not found and going.is_quoted:
        return None
    if not found:
        say(dispatcher, "utter_cut_none", words=excerpt(going.about))
        return state, going.rest
    if len(found) > 1 and not going.is_everywhere:
        return _asked_which(dispatcher, state, going, list(found), library), going.rest
    return undoing.edited(_without(dispatcher, state, found, library), state, library), going.rest


def holder_of(state: State, words: str) -> int | None:
    """The number of the earlier topic that holds what is quoted to go; None where none does, or nothing is quoted."""
    going = cutting.going_in(words)
    if going is None or not going.is_quoted:
        return None
    for topic in reversed(state.earlier_topics):
        said = (topic.situation_now, *(one.text for one in topic.replies.values()), *(one.what for one in topic.steps))
        if any(keeping.holds(text, going.about) for text in said):
            return topic.number
    return None


def ordered(dispatcher: CollectingDispatcher, state: State, line: str, order: str, library: Library) -> State:
    """A line with done to it what is ordered; where that cannot be told, how it is to read is asked."""
    text = dict(lines_of(record_of(state, library)))[line]
    more = cutting.more_in(order)
    left = f"{text} {more}" if more else cutting.given_way(text, order) or cutting.left_of(text, order)
    if not left:
        return state.but(asides=state.asides.but(amending=line))
    after = state.but(amendments=state.amendments.but(reworded={**state.amendments.reworded, line: left}))
    say(dispatcher, "utter_amended_to", card=summary_card(record_of(after, library)), words=left)
    return undoing.edited(after, state, library)


def _answer_cut(
    dispatcher: CollectingDispatcher, state: State, words: str, library: Library
) -> tuple[State, str] | None:
    """Sentences of an answer that is named, which are counted: "take the first sentence out of question 3"."""
    said = pieces.sentences(words)
    at = next((n for n, one in enumerate(said) if cutting.counts(one) and cutting.cuts(one)), None)
    if at is None:
        return None
    place = wishes.question_in(cutting.without_count(said[at]))
    asks = [ask for ask in state.plan.asks if course.standing(state, ask.key)]
    if place:
        asks = [one for one in asks if state.plan.questions.index(one.question) + 1 == place][:1]
    else:
        asks = [state.plan.asks[n] for n in course.last_kept(state)[:1]]
    if not asks:
        return None
    after = ordered(dispatcher, state, asks[0].key, said[at], library)
    return after, " ".join([*said[:at], *said[at + 1 :]])


def _holding(state: State, going: cutting.Going, library: Library) -> dict[str, list[str]]:
    """The lines that a leader wrote, each with the pieces of it that are to go."""
    written = {line: text for line, text in lines_of(record_of(state, library)) if can_be_reworded(line)}
    if going.is_quoted:
        held = {line: [going.about] for line, text in written.items() if keeping.holds(text, going.about)}
        return dict(list(held.items())[-1:])
    hidden, wanted = _HIDDEN.findall(going.about), pieces.content_words(going.about)
    named = {
        line: [one for one in keeping.statements(text) if all(h in one for h in hidden)]
        for line, text in written.items()
    }
    shared = {(line, one): len(wanted & pieces.content_words(one)) for line, said in named.items() for one in said}
    best = max(shared.values(), default=0)
    found = {line: [one for one in said if best and shared[line, one] == best] for line, said in named.items()}
    return {line: said for line, said in found.items() if said}


def _without(dispatcher: CollectingDispatcher, state: State, found: dict[str, list[str]], library: Library) -> State:
    """The state without these pieces, which are said; a line that is one long piece, or a step, is written anew."""
    texts, taken, whole = dict(lines_of(record_of(state, library))), list[str](), list[str]()
    changed, struck = dict(state.amendments.reworded), list(state.amendments.struck)
    for line, said in found.items():
        left = texts[line]
        for one in said:
            left = keeping.without_quoted(left, one)
        if line.startswith("step-") or (not left and _is_much(line, texts[line])):
            whole.append(line)
            continue
        if left:
            changed[line] = left
        else:
            struck.append(line)
        taken.extend(said)
    after = state.but(amendments=state.amendments.but(reworded=changed, struck=tuple(struck)))
    if taken:
        shown = '", "'.join(excerpt(one) for one in taken[:SHOWN])
        say(dispatcher, "utter_struck", card=summary_card(record_of(after, library)), words=shown)
        striking.say_of_coaches(dispatcher, state)
    if whole:
        # How it is to read without that is for its writer.
        after = after.but(asides=after.asides.but(amending=whole[0]))
    return after


def _is_much(line: str, text: str) -> bool:
    """Whether more would go with a line than what is named."""
    return line == "situation" or len(text.split()) > keeping.LONG


def _asked_which(
    dispatcher: CollectingDispatcher, state: State, going: cutting.Going, found: list[str], library: Library
) -> State:
    record = record_of(state, library)
    places = {line: place for place, (line, _) in enumerate(lines_of(record), 1)}
    does = f'Take "{going.about}" out of' if going.is_quoted else f"Take the bit about {going.about} out of"
    choices = [Choice(f"amend:{line}", f"{does} line {places[line]}") for line in found[:SHOWN]]
    say(dispatcher, "utter_strike_which", choices=choices, card=summary_card(record))
    return state
