"""A wish for other questions, wherever it is said: what they are to be about, and those that come next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.situation import finding
from actions.speaking import Choice, say
from actions.state import State
from actions.words.context import called
from actions.words.dialogue import remarks, sets
from actions.words.language import grammar, pieces, reading
from actions.words.time.calendar import DATED
from knowledge.library import Library

# And so many at least, where something is added to a full plan.
FEWEST = 2
INSISTING = 5
OFFERED = 3
# By so many words of its name a behaviour is called by it: one word is an answer.
CALLED = 2
# Where there may be questions, or were.
DOORS = frozenset({"answer", "step_what", "step_who", "step_when", "another_step", "check_in", "sure"})

_TABLE = grammar.TABLE["turns_to"]
_ONE, _CHOICE, _BEGINS, _NAMES, _ONES, _BACK, _ADDS = (
    [re.compile(grammar.written_out(one, _TABLE)) for one in _TABLE[kind]]
    for kind in ("one", "choice", "begins", "names", "ones", "back", "adds")
)
_OBJECTS, _GOES_OVER, _THE_OTHER = (re.compile(_TABLE[name]) for name in ("objects", "goes_over", "the_other"))
_WISHES = re.compile(grammar.written_out("<wish>", _TABLE))
_BESIDE, _NO = re.compile(_TABLE["beside"]), re.compile(r"(?:no|not|not any|without) (?:more|some|any)\b")
_CALLED_ONE = re.compile(r" ones?(?: (?:first|please|pls|now|next|then|instead))*$")
_LETS_DO = re.compile(
    r"(?:(?:ok|okay|right|well|so|then|actually|yes|no|oh|and|please|can|could|shall) )*"
    r"(?:lets|let us|we|i want to|id like to|i would like to|ill|i will|just) (?:just )?"
    r"(?:do|try|take|go with|go for|have|work on|look at|start with|begin with|pick|choose)"
    r" ((?:\w+ ){0,4}?\w+)(?: (?:please|then|first|now|instead|thanks|pls|ta))*"
)
_AROUND = re.compile(r"\b(?:the|one|ones|questions?|qs|please|about|then|first|now|next|let us do|lets do)\b")
_TAKEN = re.compile(r"\b(?:instead|rather|i (?:wanted|asked for|chose|meant))\b")


@dataclass(frozen=True)
class Wish:
    """What other questions are to be about, if that is said; whether those before are meant; and what else is said."""

    subject: str
    is_back: bool
    rest: str
    # The behaviour is wished for beside those that were chosen.
    is_more: bool = False
    # One question is wished for, in the place of the one that is open.
    is_one: bool = False
    # Another behaviour is wished for, and not said which.
    is_choice: bool = False


def wish_in(text: str, library: Library) -> Wish | None:
    """The wish for other questions that a sentence or clause of a text is; None where none is."""
    told = pieces.sentences(text)
    beside = [one for one in told if _BESIDE.fullmatch(_bare(one))]
    said = [clause for one in told if one not in beside for clause in _parts_of(one, library)]
    read = {clause: _wish(clause, library) or _instead(clause, library) for clause in said}
    wishes = [wish for wish in read.values() if wish]
    if not wishes:
        return None
    subject = next((one.subject for one in wishes if one.subject), "") or " ".join(beside)
    kinds = {kind: all(getattr(one, kind) for one in wishes) for kind in ("is_back", "is_more", "is_one", "is_choice")}
    is_more = kinds["is_more"]
    rest = " ".join(one for one in said if read[one] is None and not (is_more and _insists(one)))
    return Wish(subject, rest=rest, **kinds)


def names_behaviour(text: str, library: Library) -> bool:
    """Whether the wish that a text holds is for a behaviour, and for no matter of the leader's own."""
    wish = wish_in(text, library)
    return wish is not None and (wish.is_choice or bool(finding.behaviours(wish.subject, library)))


def behaviours_wished(text: str, library: Library) -> list[str]:
    """The behaviours that a short wish names, of all there are: "let's do resilience"."""
    found = _LETS_DO.fullmatch(pieces.bare(text))
    return finding.behaviours(found[1], library) if found and not reading.refuses(text) else []


def is_open_to(state: State, door: str | None) -> bool:
    """Whether other questions can come: once some were planned, and unless a yes or no is about something else."""
    is_asked_else = state.asides.confirming is not None or state.asides.amending is not None
    return bool(state.plan.asks) and door in DOORS and not is_asked_else


def turned(dispatcher: CollectingDispatcher, state: State, wish: Wish, library: Library) -> State:
    """At the questions that are wished for, which is said; where there are no more, that is."""
    if wish.is_back and (state.plan.current or course.has_open_questions(state)):
        say(dispatcher, "utter_questions_again")
        return course.at_open_questions(state)
    more = [name for name in finding.behaviours(wish.subject, library) if name not in state.offer.chosen]
    if wish.is_more and more:
        return _with_more(dispatcher, state, more, library)
    if wish.is_one and state.plan.current:
        return _swapped(dispatcher, state, library)
    if wish.is_choice:
        return _offered_again(dispatcher, state, library)
    title, found = finding.questions(wish.subject, state, library)
    if not found:
        say(dispatcher, "utter_another_side_none" if state.plan.current else "utter_questions_none")
        return state
    # What is taken up now was chosen, too.
    left = state.but(offer=state.offer.but(chosen=(*state.offer.chosen, *more[:1])))
    after = course.with_questions(past_current(left), found, course.QUESTIONS_AT_MOST)
    say(dispatcher, "utter_another_side", title=title)
    return course.at_open_questions(after)


def whole_set(dispatcher: CollectingDispatcher, state: State, name: str, library: Library) -> State:
    """With all questions of a set; those of another than the open one is from come next."""
    ask, title = state.plan.current, library.set_title(name)
    is_here = ask is not None and library.question(ask.question).set == name
    left = state if is_here else past_current(state)
    after = course.with_questions(left, library.questions_of(name), at_most=None)
    say(dispatcher, "utter_whole_set", title=title, count=len(after.plan.questions))
    return after if is_here else course.at_open_questions(after)


def whole_set_wished(words: str, library: Library) -> str | None:
    """The set of which somebody asks for all questions by what it is called."""
    named = sets.all_of(words)
    return finding.set_called_loosely(named, library) if named else None


def _offered_again(dispatcher: CollectingDispatcher, state: State, library: Library) -> State:
    """The behaviours that were found and not chosen, to be pressed; nothing is changed until one is."""
    found = dict.fromkeys((*state.offer.shown, *(one.id for one in state.offer.behaviours)))
    left = [name for name in found if name not in state.offer.chosen][:OFFERED]
    choices = [Choice(f"another_side:{name}", library.behaviour(name).short_name.capitalize()) for name in left]
    say(dispatcher, "utter_which_behaviour" if choices else "utter_questions_none", choices=choices)
    return state.but(asides=state.asides.but(quiet=bool(choices)))


def objects(words: str) -> bool:
    """Whether what is said beside a wish for another question only says why this one will not do."""
    return any(_OBJECTS.fullmatch(pieces.bare(one)) for one in pieces.sentences(words))


def _swapped(dispatcher: CollectingDispatcher, state: State, library: Library) -> State:
    """With the open question left for the next best that goes with what was chosen, or else for one of another set."""
    asked, context = set(state.plan.questions), state.context
    near = library.questions(
        state.offer.sets, state.offer.chosen, context.value_of("challenge"), context.value_of("theme")
    )
    found = [one for one in near if one.id not in asked] or finding.questions("", state, library)[1]
    left = past_current(state)
    if not found:
        say(dispatcher, "utter_another_side_none" if left.plan.current else "utter_questions_none")
        return left if left.plan.current else state
    say(dispatcher, "utter_another_question")
    return course.with_questions(left, found[:1], len(left.plan.questions) + 1)


def _with_more(dispatcher: CollectingDispatcher, state: State, names: Sequence[str], library: Library) -> State:
    """With behaviours chosen as well, and questions that go with them after those that are planned."""
    asked = set(state.plan.questions)
    room = max(FEWEST, course.QUESTIONS_AT_MOST - len(asked))
    fresh = [one for one in finding.questions_with(names, library) if one.id not in asked][
        : min(room, finding.QUESTIONS)
    ]
    asks = [ask for question in fresh for ask in course.asks_of(question)]
    offer = state.offer.but(chosen=(*state.offer.chosen, *names))
    titles = " and ".join(library.behaviour(name).short_name for name in names)
    say(dispatcher, "utter_behaviour_added", names=titles, count=len(fresh))
    return state.but(offer=offer, plan=state.plan.but(asks=(*state.plan.asks, *asks)))


def past_current(state: State) -> State:
    """Past the question that is open, which is not wanted, and back from a look at an earlier one."""
    here = course.moved_on(state) if state.asides.revisiting else state
    return course.skipped(here) if here.plan.current else here


def _insists(sentence: str) -> bool:
    """Whether somebody says beside such a wish that they wished for it before: "I asked for both"."""
    return len(sentence.split()) <= INSISTING and reading.chooses_anew(sentence)


def _merely_named(subject: str, library: Library) -> bool:
    """Whether words name behaviours and nothing else: "commitment from health" is the leader's own matter."""
    named = [library.behaviour(one) for one in finding.behaviours(subject, library)]
    names = pieces.content_words(" ".join(f"{one.name} {one.short_name}" for one in named))
    return bool(named) and pieces.content_words(subject) <= names


def _parts_of(sentence: str, library: Library) -> Sequence[str]:
    """A sentence whole where it is a wish as it stands, or holds none; or else its clauses."""
    clauses = pieces.clauses(sentence)
    is_whole = _wish(sentence, library) or not any(_wish(clause, library) for clause in clauses)
    return [sentence] if is_whole else clauses


def _wish(clause: str, library: Library) -> Wish | None:
    words = _bare(clause)
    # "No more questions" asks for none.
    if not _NO.match(pieces.bare(clause)) and any(one.fullmatch(words) for one in _BACK):
        return Wish("", is_back=True, rest="")
    if any(one.fullmatch(words) for one in _ONE):
        return Wish("", is_back=False, rest="", is_one=True)
    if any(one.fullmatch(words) for one in _CHOICE):
        return Wish("", is_back=False, rest="", is_choice=True)
    if any(one.fullmatch(words) for one in _BEGINS):
        return Wish("", is_back=False, rest="")
    added = next((found["subject"] for one in _ADDS if (found := one.fullmatch(words))), None)
    if added and _merely_named(added, library):
        return Wish(added, is_back=False, rest="", is_more=True)
    named = next((found["subject"] for one in _NAMES if (found := one.fullmatch(words))), None)
    ones = next((found["subject"] for one in _ONES if (found := one.fullmatch(words))), None)
    if named is None and ones and (finding.behaviours(ones, library) or finding.set_called(ones, library)):
        named = ones
    # "Ask me about the hubs in March" wishes for a day to look back.
    return Wish(named, is_back=False, rest="") if named and not DATED.search(named) else None


def _instead(sentence: str, library: Library) -> Wish | None:
    """A behaviour that is named to the bot to be taken: "the belief in people one", "can we do openness instead"."""
    words, subject = _bare(sentence), pieces.without_denied(sentence)
    is_named = _TAKEN.search(words) and called.strongly_named(subject, finding.every(library), library)
    is_wish = is_named and remarks.may_be_talk(sentence) and not reading.asks_why(sentence)
    is_whole = len(pieces.content_words(_unled(subject))) >= CALLED or bool(_CALLED_ONE.search(words))
    is_over = _goes_over(words, sentence, library)
    is_called = is_whole and _merely_named(_unled(subject), library)
    return Wish(subject, is_back=False, rest="") if is_wish or is_called or is_over else None


def _goes_over(words: str, sentence: str, library: Library) -> bool:
    """Whether somebody goes over to a behaviour that is named: "can we go to the other one, resilience"."""
    found = _GOES_OVER.fullmatch(words)
    if found is None or not finding.behaviours(found["subject"], library):
        return False
    is_wish = bool(_WISHES.match(words)) or remarks.is_likely(sentence)
    is_named = is_wish and _merely_named(_unled(found["subject"]), library)
    return is_named or bool(_THE_OTHER.fullmatch(found["subject"]))


def _unled(subject: str) -> str:
    return _AROUND.sub(" ", _bare(subject))


def _bare(clause: str) -> str:
    """Made plain, without what leads in."""
    return grammar.LEAD.sub("", pieces.bare(clause))
