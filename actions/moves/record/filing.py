"""What is done with answers that were kept: taken out, put back whole, or moved to the question that they are for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.asides import Taken, Unsettled
from actions.moves.questions import recalling
from actions.moves.questions.settling import asked
from actions.moves.record import ratings, striking, undoing
from actions.moves.record.undoing import remembered
from actions.record import asks_number, can_be_reworded, lines_of, record_of, wording
from actions.speaking import Choice, excerpt, say
from actions.state import State
from actions.words.dialogue import new_matter, remarks, scores
from actions.words.language import pieces, wishes
from actions.words.record import keeping, withdrawing
from actions.words.record.placing import Placing
from knowledge.library import Library

# So many words say which answer is meant.
LABEL = 8

_HIDDEN = re.compile(r"\[\w+ \d+\]")
NONE_OF_THESE = Choice("answer:none", "None of these")


def taken_back(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State:
    """Without the answer that is meant to be none; where it may be one of several, that is asked."""
    given = _given(state)
    if not given:
        say(dispatcher, "utter_taken_back_none")
        return state
    if count := withdrawing.answers_counted(words):
        for at in course.last_kept(state)[:count]:
            state = struck(dispatcher, state, at)
        return state
    question = withdrawing.question_of(words)
    if question:
        return struck(dispatcher, state, _kept_at(question, state, given, library))
    meant, subject = _meant_by(words, state, given), _subject_of(words)
    if len(meant) == 1:
        part = part_struck(dispatcher, state, meant[0], subject, library) if subject else None
        return part if part is not None else struck(dispatcher, state, meant[0])
    if not meant and (line := _line_about(words, state, library)):
        return line_struck(dispatcher, state, line, library)
    return which_to_strike(dispatcher, state, meant or course.last_kept(state))


def _kept_at(question: str, state: State, given: dict[int, str], library: Library) -> int:
    """What was kept last at the question of that name; where nothing was, what was kept last at all."""
    at, last = recalling.question_named(state, question, state.plan.at, library), course.last_kept(state)
    named = state.plan.asks[at].question if at is not None else None
    here = [one for one in last if state.plan.asks[one].question == named and one in given]
    return next(iter(here), last[0])


def without_taking_back(words: str) -> str:
    """What is said beside sentences that take an answer back."""
    said = pieces.sentences(words)
    return " ".join(one for one in said if not remarks.kinds_of(one) & remarks.TAKES_BACK)


def misfiled_of(matter: str, before: State, after: State) -> str:
    """A matter as it was told in answers that were just taken out, or else as it is called."""
    gone = [reply.text for key, reply in before.replies.items() if key not in after.replies]
    told = [text for text in gone if pieces.content_words(text) & pieces.content_words(matter)]
    fuller = [new_matter.told_in(one) or one for one in told if len(one.split()) > len(matter.split())]
    return " ".join(fuller) or matter


def which_to_strike(dispatcher: CollectingDispatcher, state: State, ats: Sequence[int]) -> State:
    """Asks which of these answers is to be taken out, with buttons."""
    given = _given(state)
    choices = [Choice(f"answer:strike-{at}", excerpt(given[at], LABEL)) for at in ats[: course.LATEST]]
    return asked(dispatcher, state, Unsettled(what="strike"), "utter_strike_which", [*choices, NONE_OF_THESE])


def struck(dispatcher: CollectingDispatcher, state: State, at: int) -> State:
    """Without that answer, and at its question again."""
    key = state.plan.asks[at].key
    reply = course.standing(state, key) or state.replies[key]
    say(dispatcher, "utter_taken_back", words=excerpt(reply.text))
    left = remembered(_without(state, key), state, Taken(replies={key: reply}))
    asides = left.asides.but(probing=False, adding=False, asked_number=None)
    if at == left.plan.at or _is_next_to(state, at):
        return left.but(plan=left.plan.but(at=at), asides=asides)
    return course.back_to(left.but(asides=asides), at)


def part_struck(
    dispatcher: CollectingDispatcher, state: State, at: int, subject: str, library: Library
) -> State | None:
    """That answer without what it says of something; None where that is all of it. The question that is open stays."""
    reply = course.standing(state, state.plan.asks[at].key)
    if reply is None or not keeping.without_part(reply.text, subject):
        return None
    line = state.plan.asks[at].key
    after = striking.without_part(dispatcher, state, line, f"the bit about {subject}", library)
    return undoing.edited(after, state, library) if after is not None else None


def line_struck(dispatcher: CollectingDispatcher, state: State, line: str, library: Library) -> State:
    """Without a line of the record that is no answer."""
    words = dict(lines_of(record_of(state, library)))[line]
    say(dispatcher, "utter_taken_back", words=excerpt(words))
    return undoing.edited(
        state.but(amendments=state.amendments.but(struck=(*state.amendments.struck, line))), state, library
    )


def placed(dispatcher: CollectingDispatcher, state: State, placing: Placing, library: Library) -> State | None:
    """What was said, or kept last, with the question it is for; None where no other question is meant."""
    source = _source_of(placing, state)
    at = recalling.question_named(state, placing.target, state.plan.at if source is None else source, library)
    if placing.is_loose and (at is None or _fits_here(placing.target, state, at, library)):
        return None
    if source is None:
        words = placing.words or placing.before
        return (
            which_question(dispatcher, state, words, None, library)
            if at is None
            else filed(dispatcher, state, at, words)
        )
    key = state.plan.asks[source].key
    if at is None:
        return which_question(dispatcher, state, "", key, library)
    return moved(dispatcher, state, source, at, library)


def filed(dispatcher: CollectingDispatcher, state: State, at: int, words: str) -> State:
    """The words added to what was said to that question; the one that is open stays open."""
    say(dispatcher, "utter_filed", words=excerpt(words), place=_place(state, at))
    return course.added_to(state, state.plan.asks[at].key, words)


def moved(dispatcher: CollectingDispatcher, state: State, source: int, at: int, library: Library) -> State:
    """An answer added to that of another question; its own is open again where the talk comes straight from there."""
    old, new = state.plan.asks[source].key, state.plan.asks[at].key
    if old == new:
        say(dispatcher, "utter_nothing_changed")
        return state
    reply = course.standing(state, old)
    if reply is None:
        return state
    after = course.added_to(_without(state, old), new, reply.text)
    rating = reply.rating if reply.rating is not None else scores.rating_in(reply.text)
    if asks_number(state.plan.asks[at], library) and rating is not None:
        after = after.but(replies={**after.replies, new: after.replies[new].but(rating=rating)})
    say(dispatcher, "utter_moved", words=excerpt(reply.text), place=_place(state, at))
    asides = after.asides.but(probing=False, adding=False, asked_number=None)
    if source != state.plan.at and not _is_next_to(state, source):
        return after.but(asides=asides)
    return after.but(plan=after.plan.but(at=source), asides=asides)


def which_question(
    dispatcher: CollectingDispatcher, state: State, words: str, key: str | None, library: Library
) -> State:
    """Asks which of the questions so far is meant, with buttons; until then words wait, and an answer stays."""
    source = None if key is None else key.rpartition("#")[0]
    numbers = {question: number for number, question in enumerate(state.plan.questions, 1)}
    mains = [at for at in recalling.seen(state) if state.plan.asks[at].kind == "main"]
    choices = [
        Choice(f"answer:move-{at}", f"{numbers[ask.question]}. {excerpt(wording(ask, state, library), LABEL)}")
        for at in mains
        if (ask := state.plan.asks[at]).question != source
    ]
    if not choices:
        say(dispatcher, "utter_move_none")
        return state
    unsettled = Unsettled(what="move", words=words, key=key)
    return asked(dispatcher, state, unsettled, "utter_move_which", [*choices, NONE_OF_THESE])


def which_back(dispatcher: CollectingDispatcher, state: State, library: Library) -> State:
    """Asks which of the questions so far somebody wants back to."""
    return which_question(dispatcher, state, "", None, library)


def _source_of(placing: Placing, state: State) -> int | None:
    """Where the answer is that is to be moved; None where it is words of this message."""
    if placing.kind == "told" or (not placing.mine and remarks.substance_of(placing.before)):
        return None
    given, number = _given(state), scores.rating_in(placing.mine)
    rated = ratings.at_of(state, number) if number else None
    if rated is not None:
        return rated
    named = pieces.nearest(placing.mine, given) if placing.mine else None
    return named if named is not None else next(iter(course.last_kept(state)), None)


def _fits_here(target: str, state: State, at: int, library: Library) -> bool:
    """Whether what is named is as much in the question that is open as in that one."""
    current, wanted = state.plan.current, pieces.content_words(target)
    if current is None:
        return False
    here, there = (pieces.content_words(wording(one, state, library)) for one in (current, state.plan.asks[at]))
    return len(wanted & here) >= max(1, len(wanted & there))


def _given(state: State) -> dict[int, str]:
    """What was said to each ask, as the record has it."""
    kept = ((at, course.standing(state, ask.key)) for at, ask in enumerate(state.plan.asks))
    return {at: reply.text for at, reply in kept if reply}


def _meant_by(words: str, state: State, given: dict[int, str]) -> list[int]:
    """The answers that a wish to take one out may mean: by its question's number, by clear words, else the last."""
    wish, subject = withdrawing.wish_to_strike(words), _subject_of(words)
    place = wishes.question_in(wish)
    if place:
        numbers = {question: number for number, question in enumerate(state.plan.questions, 1)}
        return [at for at in given if numbers[state.plan.asks[at].question] == place][:1]
    last = course.last_kept(state)[0]
    if subject:
        return _about(subject, given, last)
    current = state.plan.current
    is_shown = bool(state.asides.revisiting) and current is not None and state.plan.at in given
    return [state.plan.at, last] if is_shown and last != state.plan.at else [last]


def _subject_of(words: str) -> str:
    """What a wish to take something out says that it is about: as a bit of an answer, or by itself."""
    return keeping.part_in(withdrawing.wish_to_strike(words)) or withdrawing.subject_of(words)


def _about(subject: str, given: dict[int, str], last: int) -> list[int]:
    """The answers that share most words with a subject; of several, the one that was kept last."""
    # Somebody whose name was put out of sight is still told from another one.
    hidden, wanted = _HIDDEN.findall(subject), pieces.content_words(subject)
    shared = {
        at: len(wanted & pieces.content_words(text)) for at, text in given.items() if all(one in text for one in hidden)
    }
    best = max(shared.values(), default=0)
    if not best:
        return []
    found = [at for at, count in shared.items() if count == best]
    return [last] if last in found else found


def _line_about(words: str, state: State, library: Library) -> str | None:
    """A line of the record besides the answers that a wish to take something out names."""
    subject = withdrawing.subject_of(words)
    lines = {
        line: text for line, text in lines_of(record_of(state, library)) if can_be_reworded(line) and "#" not in line
    }
    return pieces.nearest(subject, lines) if subject else None


def _without(state: State, key: str) -> State:
    asides = state.asides.but(latest=tuple(one for one in state.asides.latest if one != key))
    replies = {name: reply for name, reply in state.replies.items() if name != key}
    return state.but(replies=replies, asides=asides, amendments=state.amendments.without(key))


def _is_next_to(state: State, at: int) -> bool:
    """Whether the conversation has come to where it is straight from there, so that it simply goes on again."""
    current, its = state.plan.current, state.plan.asks[at]
    is_same = current is not None and current.question == its.question
    return not state.asides.revisiting and (at == state.plan.at - 1 or is_same)


def _place(state: State, at: int) -> int:
    return state.plan.questions.index(state.plan.asks[at].question) + 1
