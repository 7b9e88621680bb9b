"""What is taken where a number is asked for: a rating, with its words, or one of two that were given."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.choices import AT_A_QUESTION, RATINGS
from actions.doors.base import Said
from actions.moves.questions import heeding
from actions.moves.questions.playing_back import LEAST, play_back
from actions.moves.record import ratings
from actions.moves.research import table
from actions.parts import Ask
from actions.record import asks_number, wording
from actions.speaking import say
from actions.state import State
from actions.words.dialogue import scores
from actions.words.language import pieces, reading
from knowledge.library import Library


def corrected(words: str, state: State, ask: Ask, library: Library) -> tuple[int, ratings.Correction] | None:
    """Which rating is corrected, and how; where a number is asked for, only one that names the number it replaces."""
    found = ratings.correction_in(words)
    # "Make it a 5" where a number is asked for is that number.
    is_open = ask.kind == "raise" or (found is not None and found.is_wish and ask.key not in state.replies)
    if found is None or (found.before is None and (not is_open or asks_number(ask, library))):
        return None
    at = ratings.at_of(state, found.before)
    return (at, found) if at is not None else None


def asked(
    words: str, dispatcher: CollectingDispatcher, state: State, ask: Ask | None, library: Library
) -> State | None:
    """What is asked of the number that is asked for, answered; None where nothing is, or no number is."""
    of = scores.asked_in(words) if ask and asks_number(ask, library) else None
    if of == "what":
        return table.say_plainly(dispatcher, "answer", state, library)
    if of == "place":
        heeding.say_place(dispatcher, state)
    elif of == "scale":
        say(dispatcher, "utter_rating_scale")
    return state if of else None


def rated(ask: Ask, said: Said, dispatcher: CollectingDispatcher, state: State, library: Library) -> State:
    """The answer with its number; where none was given, or several, the words are kept and the number is asked for."""
    number = scores.rating_in(said.choice or said.words)
    is_asked = state.asides.asked_number == ask.key
    if number is not None and state.asides.revisiting and ask.key in state.replies and not is_asked:
        more = "" if said.choice or scores.is_mere(said.words) else said.words
        return course.moved_on(ratings.rerated(dispatcher, state, state.plan.at, number, more))
    rivals = [] if said.choice or is_asked else scores.rivals_in(said.words)
    if rivals:
        return several(ask, rivals, said.words, dispatcher, state, library)
    if number is None and not is_asked and ask.kind == "main":
        # The words are an answer, too; they are kept while the number is asked for.
        say(dispatcher, "utter_ask_rating_again", choices=[*RATINGS, *AT_A_QUESTION])
        return _waiting(ask, said.words, state)
    if number is None or len(pieces.content_words(said.words) - {*reading.NUMBERS}) > LEAST // 2:
        play_back(said.words, dispatcher, wording(ask, state, library))
    # A number that was asked for beside words that are kept adds nothing to them.
    is_mere = is_asked and number is not None and (bool(said.choice) or scores.is_mere(said.words))
    return _past_raising(ask, said.words, course.answered(state, "" if is_mere else said.words, number))


def several(
    ask: Ask, rivals: list[int], words: str, dispatcher: CollectingDispatcher, state: State, library: Library
) -> State:
    """Both are kept in the words; which of them is meant for what was asked is for the leader to say."""
    choices = [one for one in RATINGS if int(one.label) in rivals]
    say(dispatcher, "utter_ask_rating_which", choices=[*choices, *AT_A_QUESTION], question=wording(ask, state, library))
    stated = " ".join(one for one in pieces.sentences(words) if not pieces.asks(one))
    return _waiting(ask, stated or words, state)


def _waiting(ask: Ask, words: str, state: State) -> State:
    kept = course.noted(state, words)
    return kept.but(asides=kept.asides.but(quiet=True, asked_number=ask.key))


def _past_raising(ask: Ask, words: str, state: State) -> State:
    """Who has said with the number what would raise it is not asked that as well."""
    upcoming, given = state.plan.current, state.replies.get(ask.key)
    is_raising = upcoming is not None and (upcoming.question, upcoming.kind) == (ask.question, "raise")
    is_said = scores.says_what_raises(given.text if given else words, given.rating if given else None)
    return course.moved_on(state) if is_raising and is_said else state
