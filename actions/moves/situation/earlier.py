"""The topics before this one: which of them is meant, and how one is taken up again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.speaking import say, situation_in_short
from actions.state import State, Topic
from actions.words.context import contexts, turns
from actions.words.dialogue import new_matter
from actions.words.language import pieces, reading, wishes
from actions.words.language.replies import REPLIES
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain

LISTED = 8
# "The 4m one" names a topic by a figure, which a number alone does not.
_FIGURE = re.compile(r"\d+(?:m|k|bn|%)\b")
# Words that begin with so many letters alike are alike.
ALIKE = 5
# That it is a topic: "the staffing topic".
_CALLED = re.compile(r"\bback to (?:the|my|that|our) (?:\w+ ){1,3}(?:topic|matter|conversation|subject)\b")
_TOPIC_BY_PLACE = re.compile(
    r"\b(?:first|second|third|fourth|other|earlier|previous|last|old|original) (?:topic|conversation|subject)\b"
)

_NO_TOPIC = pattern_of([*REPLIES["no_topic"], *REPLIES["politely"], *reading.NUMBERS, *reading.ORDINALS])
_THAT_ONE = pattern_of(REPLIES["that_one"])


def listed(state: State) -> list[Topic]:
    """The topics that can be chosen from, latest first."""
    return sorted(state.earlier_topics, key=lambda topic: topic.number, reverse=True)[:LISTED]


def named_in(words: str, state: State) -> int | None:
    """The number of the earlier topic that shares most words with a text; None where none shares any."""
    told = {topic.number: topic.situation_now for topic in listed(state)}
    found = pieces.nearest(words, told)
    figures = {*_FIGURE.findall(words.lower())}
    by_figure = (number for number, text in told.items() if figures & {*_FIGURE.findall(text.lower())})
    return found if found is not None else next(by_figure, None)


def chosen_by_name(words: str, state: State) -> int | None:
    """The earlier topic that is named right after they were listed, or meant by its place in the list."""
    door = flow.next_door(state)
    is_answer = door in flow.CLARIFIED and contexts.is_merely(words, door) and not reading.places_in(words)
    if is_answer or not (state.asides.topics_listed and pieces.is_short(words)):
        return None
    named = named_in(words, state)
    return named if named is not None else _counted_in(words, state)


def _counted_in(words: str, state: State) -> int | None:
    """The topic whose place is said and nothing else: "the first one", "2 please"; a yes means the only one."""
    topics, place = listed(state), next(iter(reading.places_in(words)), None)
    if pieces.content_words(reading.without_beside(_NO_TOPIC.sub(" ", plain(words)))):
        return None
    if place is None:
        is_only = len(topics) == 1 and (reading.says_yes(words) or bool(_THAT_ONE.search(plain(words))))
        return topics[0].number if is_only else None
    return topics[place if place < 0 else place - 1].number if 0 < abs(place) <= len(topics) else None


def gone_back_to(words: str, state: State, library: Library) -> int | None:
    """The earlier topic that "go back to the hubs one" means; None where the words may mean a question of this one."""
    named = wishes.gone_back_to(words)
    asked = [library.question(name).text for name in state.plan.questions]
    mine = pieces.content_words(" ".join((state.situation_now, *asked, *(r.text for r in state.replies.values()))))
    telling = pieces.content_words(named or "") - mine
    if not telling:
        return None
    found = named_in(" ".join(telling), state)
    return found if found is not None else _alike_in(telling, mine, state, is_called=bool(_CALLED.search(plain(words))))


def _alike_in(telling: frozenset[str], mine: frozenset[str], state: State, is_called: bool) -> int | None:
    """The earlier topic that holds a word alike, such as "staff" for "staffing"; or the only one, called a topic."""
    beginnings = {word[:ALIKE] for word in telling if len(word) >= ALIKE}
    if beginnings & {word[:ALIKE] for word in mine}:
        return None
    held = {
        topic.number: len(beginnings & {word[:ALIKE] for word in pieces.content_words(topic.situation_now)})
        for topic in listed(state)
    }
    best = max(held, key=lambda number: held[number], default=None)
    if best is not None and held[best]:
        return best
    return best if is_called and len(held) == 1 else None


def returned_to(words: str, state: State, library: Library) -> int | None:
    """The earlier topic that a wish to go back to something names, in the middle of things."""
    if not state.earlier_topics:
        return None
    said = (part for one in pieces.sentences(words) for part in dict.fromkeys((one, *pieces.clauses(one))))
    wishes_for = (one for one in said if wishes.goes_back(one))
    found = (gone_back_to(one, state, library) for one in wishes_for)
    number = next((number for number in found if number is not None), None)
    return number if number is not None else _other_topic(words, state)


def told_before_return(words: str) -> str:
    """What is told in sentences before the wish to go back to a topic."""
    said = pieces.sentences(words)
    parts = [[one, *pieces.clauses(one)] for one in said]
    at = next((n for n, one in enumerate(parts) if any(map(wishes.goes_back, one))), 0)
    return " ".join(said[:at])


def _other_topic(words: str, state: State) -> int | None:
    """The topic that is meant by its place, and called a topic: "go back to the first topic, I want …"."""
    parts = [clause for one in pieces.sentences(words) for clause in pieces.clauses(one)]
    named = next((one for one in parts if wishes.goes_back(one) and _TOPIC_BY_PLACE.search(plain(one))), None)
    if named is None or not state.earlier_topics:
        return None
    place = reading.place_in(named)
    ordered = sorted(topic.number for topic in state.earlier_topics)
    if place is None or place < 0:
        return ordered[-1]
    return place if place in ordered else None


@dataclass(frozen=True)
class Turning:
    """What words turn to; what of them is told before that; and what they come to where all of it belongs here."""

    matter: str
    before: str
    here: str


def turning_in(words: str, state: State) -> Turning | None:
    """What a text tells of another matter that it turns to; None where it turns to none."""
    turn = turns.turn_in(words, state.situation or "")
    if turn and (told := turn.words or _said_before(turn.named, state) or turn.named):
        before = " ".join(one for one in pieces.sentences(turn.before) if not new_matter.announces(one))
        return Turning(new_matter.told_in(told) or told, before, turn.told or told)
    matter = new_matter.told_in(words)
    if matter is not None:
        return Turning(matter, "", matter)
    matter = new_matter.wished_in(words)
    if matter is None:
        return None
    besides = " ".join(one for one in pieces.sentences(words) if new_matter.wished_in(one) is None)
    behind = new_matter.without_differing(new_matter.told_after_wish(words))
    before = new_matter.without_differing(besides.removesuffix(behind).strip()) if behind else besides
    whole = f"{matter[:1].upper()}{matter[1:]}. {behind}" if behind else matter
    return Turning(whole, new_matter.without_differing(before), besides or matter)


def _said_before(named: str, state: State) -> str | None:
    """The sentence of the last answers that is meant by what it is called, or else the last that told something."""
    texts = [state.replies[state.plan.asks[at].key].text for at in course.last_kept(state)]
    said = [one for text in texts for one in reversed(pieces.sentences(text)) if not pieces.asks(one)]
    at = pieces.nearest(named, dict(enumerate(said))) if named else None
    telling = (one for one in said if len(one.split()) >= turns.TELLING)
    return said[at] if at is not None else next(telling, None)


def taken_up(dispatcher: CollectingDispatcher, state: State, number: int, today: date) -> State:
    """The state with an earlier topic taken up, and said how far it had come."""
    taken = state.turned_to(number, today)
    situation = situation_in_short(taken)
    if taken.plan.current:
        say(dispatcher, "utter_topic_taken_up_questions", situation=situation, place=taken.plan.place)
    elif flow.next_door(taken):
        say(dispatcher, "utter_topic_taken_up", situation=situation)
    else:
        say(dispatcher, "utter_topic_taken_up_finished", situation=situation)
    return taken.but(asides=taken.asides.but(quiet=False, closed=False))
