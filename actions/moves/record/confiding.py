"""Answers to what a leader asks of what is kept: who reads it, what a request reaches, whether something is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.record import rerating
from actions.record import lines_of, record_of, summary_card
from actions.speaking import Choice, excerpt, order, say
from actions.state import State
from actions.words.closing import consenting
from actions.words.context import contexts, objecting
from actions.words.dialogue import remarks
from actions.words.dialogue.confiding import asked_in
from actions.words.language import grammar, pieces, reading, wishes
from actions.words.language.replies import REPLIES
from actions.words.steps import plan_replies
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain

# What in such a question is no word of the line that is meant.
_NO_NAME = pattern_of(REPLIES["asks_if_kept"])
# Words are told by how they begin: "lifts" and "the lift".
STEM = 4
# Where a yes or a no is a reply by itself.
DECIDED = frozenset({"another_step", "check_in", "sure"})
NAMED_BY, SEEN_AT_MOST = 2, 2
# So few words behind such a question say what is meant: "The shingles and the crying."
FRAGMENT = 6
# What in a question of who would read a line names none.
_TAKEN_OUT = re.compile(r"\b(?:took|taken|take|struck|strike|cut|removed|deleted)\b")
_SHARES_NONE = re.compile(
    r"i (?:do not|dont|would not|wouldnt|will not|wont|would rather not|id rather not)(?: really)?"
    r"(?: wish| want| like)?(?: to)? share "
    r"(?:(?:it|this|that|any of (?:it|this|that)|my (?:words|answers|record|conversation))\b)(?: with(?: \w+){1,4})?"
)
_NOT_OF_A_LINE = pattern_of([*REPLIES["asks_if_kept"], *REPLIES["asks_if_seen"]])


def answered(
    dispatcher: CollectingDispatcher, state: State, kinds: Sequence[str], words: str, library: Library
) -> None:
    """Answers each of these, in the order in which they were asked."""
    for kind in kinds:
        if kind == "held":
            _say_held(dispatcher, state, words, library)
        elif kind == "taken":
            say_files(dispatcher, state, library)
        elif kind == "request":
            say(dispatcher, "utter_request")
            _say_kept_out(dispatcher, state)
        elif kind == "known":
            say(dispatcher, "utter_known_by_it")
        elif kind == "shared":
            order(dispatcher, "tell_shared")
            say(dispatcher, "utter_shares_all")
        elif _say_seen(dispatcher, state, words, library):
            _say_kept_out(dispatcher, state)
        elif kind == "coaches":
            say(dispatcher, "utter_coaches")
            _say_kept_out(dispatcher, state)
        else:
            say_who_reads(dispatcher, state)


def say_who_reads(dispatcher: CollectingDispatcher, state: State) -> None:
    """What is kept and who can read it; the gateway, which knows, adds who has."""
    order(dispatcher, "tell_readers")
    say(dispatcher, "utter_privacy")
    _say_kept_out(dispatcher, state)


def say_files(dispatcher: CollectingDispatcher, state: State, library: Library) -> None:
    """How the record is taken along; its calendar has something in it where a day was set."""
    record = record_of(state, library)
    has_dates = record["check_in"] or any(step["date"] for step in record["steps"])
    say(dispatcher, "utter_files" if has_dates else "utter_files_no_date", card=summary_card(record))


def met_a_risk(state: State) -> bool:
    """Whether anything was said of somebody's safety, in this topic or an earlier one."""
    return bool(state.asides.risk) or any(topic.asides.risk for topic in state.earlier_topics)


def _say_kept_out(dispatcher: CollectingDispatcher, state: State) -> None:
    if met_a_risk(state):
        say(dispatcher, "utter_kept_out")


def _say_seen(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> bool:
    """Of a line that is asked about, whether it would be read: all of it would be; whether there is such a line."""
    lines = lines_of(record_of(state, library))
    said = pieces.sentences(words)
    # What is told before the question names nothing of it.
    behind = said[next((at for at, one in enumerate(said) if asked_in(one).kinds), 0) :]
    naming = [one for one in behind if pieces.asks(one) or len(one.split()) <= FRAGMENT]
    asked = [stems for one in naming if (stems := _stems(_NOT_OF_A_LINE.sub(" ", plain(one))))]
    found = [number for number, (_, text) in enumerate(lines, 1) if any(_is_named(one, _stems(text)) for one in asked)]
    # What several lines speak of is no line that is meant.
    named = found if len(found) <= SEEN_AT_MOST else []
    for number in named:
        held = _sentence_of(lines[number - 1][1], set().union(*asked))
        say(dispatcher, "utter_seen", number=number, words=excerpt(held))
    return bool(named) or _say_unseen(dispatcher, state, asked, words, library)


def _say_unseen(
    dispatcher: CollectingDispatcher, state: State, asked: Sequence[set[str]], words: str, library: Library
) -> bool:
    """That what was taken out, and is asked about, is read by no coach; whether there is any such thing."""
    unsaid = record_of(state, library)["unsaid"]
    named = [one for one in unsaid if any(_is_named(stems, _stems(one)) for stems in asked)]
    meant = named or (unsaid[-1:] if _TAKEN_OUT.search(plain(words)) else [])
    if meant:
        say(dispatcher, "utter_unseen", words=excerpt(meant[0]))
    return bool(meant)


def _is_named(asked: set[str], said: set[str]) -> bool:
    shared = len(asked & said)
    return shared >= NAMED_BY or (shared > 0 and 2 * shared >= len(asked))


def _say_held(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> None:
    """What the record has of what is asked about: a rating, what it is about, the lines that speak of it."""
    # What is told beside it names nothing of it.
    words = " ".join(one for one in pieces.sentences(words) if asked_in(one).kinds) or words
    if any(one(dispatcher, state, words, library) for one in (_say_answers, _say_ratings, _say_fields)):
        return
    lines = lines_of(record_of(state, library))
    asked = _stems(_NO_NAME.sub(" ", plain(words)))
    if not asked and not state.asides.confirming:
        found = [number for number, (line, _) in enumerate(lines, 1) if line == _last_said(state)]
    else:
        shared = {number: len(asked & _stems(text)) for number, (_, text) in enumerate(lines, 1)}
        found = [number for number, count in shared.items() if count and count > len(asked) / 2]
        near = max(shared, key=lambda number: shared[number], default=None)
        if not found and near is not None and shared[near]:
            said = _sentence_of(lines[near - 1][1], asked)
            say(dispatcher, "utter_held_nearest", number=near, words=excerpt(said))
            return
    for number in found[:2]:
        say(dispatcher, "utter_held", number=number, words=excerpt(_sentence_of(lines[number - 1][1], asked)))
    if not found:
        say(dispatcher, "utter_not_held")
        _say_kept_out(dispatcher, state)


def _say_answers(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> bool:
    """All that was said to the question that is named by its number; whether one is."""
    sentence = next((one for one in pieces.sentences(words) if wishes.question_in(one)), "")
    place = wishes.question_in(sentence)
    if place is None or not 0 < place <= len(state.plan.questions):
        return False
    question = state.plan.questions[place - 1]
    kept = (course.standing(state, ask.key) for ask in state.plan.asks if ask.question == question)
    said = [reply.text if reply.rating is None else f"{reply.text} ({reply.rating})" for reply in kept if reply]
    if said:
        say(dispatcher, "utter_said_there", place=place, words="\n".join(said))
    else:
        say(dispatcher, "utter_said_there_none", place=place)
    return True


def _say_ratings(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> bool:
    """The ratings that are asked about, with a button for a number that is said to be right; whether there are any."""
    given = {reply.rating for reply in state.replies.values()} - {None}
    if not given and len(reading.numbers_in(words)) > 1:
        say(dispatcher, "utter_rating_none")
        return True
    speaks = rerating.speaks_of_one(words) or any(number in given for number in reading.numbers_in(words))
    meant = rerating.meant_by(words, state, library) if speaks else []
    if not meant:
        return False
    new = rerating.number_in(words)
    wrong = [(line, place) for line, place in meant if new is not None and state.replies[line].rating != new]
    choices = [Choice(f"amend:{line}", f"Change line {place} to {new}") for line, place in wrong]
    say(dispatcher, "utter_held_ratings", choices=choices, questions=rerating.questions_of(meant, state, library))
    return True


def _say_fields(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> bool:
    """What the record says of each field of the context that is asked about by its name; whether there is any."""
    record = record_of(state, library)
    numbers = {line: number for number, (line, _) in enumerate(lines_of(record), 1)}
    named = contexts.mentioned(words, "put_right")
    meant = [line for line in record["context"] if line["id"].removeprefix("context-") in named]
    for line in meant:
        number = numbers[line["id"]]
        say(dispatcher, "utter_held_field", number=number, label=line["label"], words=line["value"])
    return bool(meant)


def _sentence_of(text: str, asked: set[str]) -> str:
    """The sentence of a line that is most of what is asked about."""
    return max(pieces.sentences(text), key=lambda one: len(asked & _stems(one)), default=text)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in pieces.content_words(text)}


def _last_said(state: State) -> str:
    """The line that holds what was said last: the last answer, or else the situation."""
    given = [ask.key for ask in state.plan.asks[: state.plan.at] if ask.key in state.replies]
    return given[-1] if given else "situation"


def is_reply(door: str, rest: str) -> bool:
    """Whether what is said beside a question of who reads this is a reply; a yes to sharing waits for the answer."""
    if (door in DECIDED and reading.declines(rest)) or plan_replies.replies(door, rest):
        return True
    if door == "sure":
        # A yes waits until its leader has the answer, and so does what they say of it.
        is_no = consenting.without_refusal(rest) is not None
        return is_no or remarks.intends(rest) or wishes.changes_the_record(rest)
    if consenting.without_privacy(rest) == "" or _SHARES_NONE.fullmatch(pieces.bare(rest)):
        # Sharing is not asked about yet.
        return False
    # What else is asked beside it lost its question mark with it.
    told = [clause for clause in pieces.clauses(remarks.substance_of(rest)) if not objecting.begins_to_ask(clause)]
    return any(pieces.content_words(grammar.LEAD.sub("", pieces.bare(clause))) for clause in told)
