"""A rating that is named by what it is about: which one is meant, and changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions.moves.record import filing, ratings, undoing
from actions.moves.record.amending import Amending
from actions.record import lines_of, record_of, summary_card, wording
from actions.speaking import Choice, say
from actions.state import State
from actions.words.dialogue import earlier_ratings, remarks, scores
from actions.words.language import pieces, reading, wishes
from actions.words.language.replies import REPLIES
from actions.words.record import lines
from actions.words.steps import segments
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain

# "The rating for the lead member", "my lead member score".
_ENDS = r"(?:to|should|shud|shd|shld|is|was|ought|must|not|instead|from|be|right|wrong|rating|score|mark)"
_WORDS = rf"(?:\b(?!{_ENDS}\b)[a-z]\w*\s*)"
_SPEAKS = re.compile(r"\b(?:ratings?|scores?|marks?)\b")
_NAMED = re.compile(
    r"\b(?:rating|score|mark)s?(?: (?:i gave|you have|youve got|i put))? "
    rf"(?:for|on|of|about|with|under|regarding|against) (?P<of>{_WORDS}+)"
    rf"|\b(?:the|my|that) (?P<before>{_WORDS}{{1,4}})(?:rating|score|mark)\b"
)
_ORDERS = re.compile(
    r"(?:(?:and|also|so|ok|no|please|actually|but|oh|wait|before that|can|could|would|will|you|we|i|just|want to"
    r"|need to|id like to|would like to|n|lets) )*"
    r"(?:(?:change|make|raise|lower|drop|move|put|set|correct|fix|amend|alter|update|revise) (?:the|my|that)\b"
    r"|(?:the|my|that) (?:\w+ ){0,4}(?:rating|score|mark)(?: \w+){0,6}"
    r" (?:should|shud|shd|shld|ought|needs?|must|has) (?:to )?be\b)"
)
# "Put the rating team on it": what others gave, or do.
_TOLD = re.compile(r"\b(?:ofsted|inspectors?|peer|they|them|their|staff|survey)\b")
_NO_NAME = pattern_of(REPLIES["no_rating_name"])


def by_name(dispatcher: CollectingDispatcher, state: State, words: str, library: Library, today: date) -> State | None:
    """The state with the rating changed that words name by what it is about; where several may be meant, that is asked.

    None where words name no rating so, or no number for it.
    """
    new = number_in(words)
    if new is None or not _names_in(words):
        return None
    meant = meant_by(words, state, library)
    if not meant:
        return None
    if len(meant) == 1:
        line, place = meant[0]
        return Amending(library, today).all_done(dispatcher, state, [f"Change line {place} to {new}"], line)
    return _which(dispatcher, state, meant, new, library)


def asked_which(dispatcher: CollectingDispatcher, state: State, new: int, library: Library) -> State:
    """Asks which of the ratings that were given is to be another; nothing is changed yet."""
    given = meant_by("", state, library)
    if not given:
        say(dispatcher, "utter_rating_none")
        return state
    return _which(dispatcher, state, given, new, library)


def _which(
    dispatcher: CollectingDispatcher, state: State, meant: Sequence[tuple[str, int]], new: int, library: Library
) -> State:
    orders = [Choice(f"amend:{line}", f"Change line {place} to {new}") for line, place in meant]
    said = questions_of(meant, state, library)
    say(dispatcher, "utter_rerate_which", choices=orders, card=summary_card(record_of(state, library)), questions=said)
    return state


def in_passing(
    dispatcher: CollectingDispatcher, state: State, words: str, library: Library, today: date, *, is_answering: bool
) -> tuple[State, str] | None:
    """The state with a rating changed that is ordered beside anything, and what else was said; None where none is.

    Where a question is answered, a number may be part of the answer: there it must be named as a rating.
    """
    said = pieces.sentences(words)
    named = next((n for n, one in enumerate(said) if _orders_one(one) and meant_by(one, state, library)), None)
    if named is not None:
        rest = " ".join([*said[:named], *said[named + 1 :]])
        after = by_name(dispatcher, state, said[named], library, today)
        return (after, rest) if after is not None else None
    earlier = _of_earlier(dispatcher, state, words, library)
    if earlier is not None:
        return earlier
    found = None if is_answering or wishes.question_in(words) else ratings.correction_in(words)
    at = ratings.at_of(state, found.before) if found and found.before is not None else None
    if found is None or at is None:
        of_own = None if is_answering else _of_their_own(dispatcher, state, said, library)
        return of_own
    # Why it is another number belongs to it; what is intended is for the door.
    is_of_it = not (remarks.intends(found.rest) or segments.labelled_in(found.rest))
    more = f"{found.beside} {found.rest}".strip() if is_of_it else found.beside
    after = ratings.rerated(dispatcher, state, at, found.rating, more)
    return undoing.edited(after, state, library), "" if is_of_it else found.rest


def _of_earlier(
    dispatcher: CollectingDispatcher, state: State, words: str, library: Library
) -> tuple[State, str] | None:
    """With another number where one was given that words name, with what they tell of it; and what else was said."""
    found = earlier_ratings.rerating_in(words)
    if found is None:
        return None
    at = ratings.at_of(state, found.before, found.question)
    if at is not None:
        told = found.told if pieces.content_words(found.told) - {*reading.NUMBERS} else ""
        after = ratings.rerated(dispatcher, state, at, found.rating, told)
        return undoing.edited(after, state, library), found.rest
    said = ratings.said_in_words(state, found.before) if found.told else None
    return (filing.filed(dispatcher, state, said, found.told), found.rest) if said is not None else None


def _of_their_own(
    dispatcher: CollectingDispatcher, state: State, said: Sequence[str], library: Library
) -> tuple[State, str] | None:
    """With how sure they say that they are, which is no step, and what else was said; None where they do not."""
    own = next((one for one in said if scores.rates_own(one) is not None), None)
    after = ratings.kept_in_words(dispatcher, state, own, library) if own else None
    if after is None:
        return None
    return undoing.edited(after, state, library), " ".join(one for one in said if one != own)


def _orders_one(sentence: str) -> bool:
    """Whether a sentence orders that a rating that it names be another number."""
    is_order = bool(_ORDERS.match(plain(sentence))) and not _TOLD.search(plain(sentence))
    return is_order and number_in(sentence) is not None and bool(_names_in(sentence))


def speaks_of_one(words: str) -> bool:
    return bool(_SPEAKS.search(plain(words)))


def meant_by(words: str, state: State, library: Library) -> list[tuple[str, int]]:
    """The lines of the ratings that words may mean, with their numbers: those that share most, or else all."""
    places = {line: place for place, (line, _) in enumerate(lines_of(record_of(state, library)), 1)}
    rated = {
        ask.key: f"{wording(ask, state, library)} {state.replies[ask.key].text}"
        for ask in state.plan.asks
        if ask.key in places and ask.key in state.replies and state.replies[ask.key].rating is not None
    }
    shared = {key: len(_names_in(words) & pieces.content_words(text)) for key, text in rated.items()}
    best = max(shared.values(), default=0)
    return [(key, places[key]) for key in rated if shared[key] == best]


def questions_of(meant: Sequence[tuple[str, int]], state: State, library: Library) -> str:
    """The questions of these ratings, each with the number of its line and what was given."""
    asks = {ask.key: ask for ask in state.plan.asks}
    return "\n".join(
        f"{place}. {wording(asks[key], state, library)} ({state.replies[key].rating})" for key, place in meant
    )


def _names_in(words: str) -> frozenset[str]:
    """The words that name what a rating is about."""
    found = _NAMED.search(plain(wishes.without_question(words)))
    named = found["of"] or found["before"] if found else ""
    return pieces.content_words(_NO_NAME.sub(" ", named)) - {*reading.NUMBERS, *reading.ORDINALS}


def number_in(words: str) -> int | None:
    """The last number from 1 to 10 that is not denied, and neither a question's nor a line's."""
    told = pieces.without_denied(wishes.without_question(scores.without_days(lines.without_line(words))))
    numbers = reading.numbers_in(told)
    return numbers[-1] if numbers and 1 <= numbers[-1] <= 10 else None
