"""A question of the leader's own: theirs to answer, with the nearest that the sources ask and tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import cards, course, flow
from actions.choices import ANOTHER_NEAR, ASK_FIRST, STAY, TAKE_UP
from actions.moves.research import comparing
from actions.moves.research.telling import SENTENCES, having_told, in_short, tell_case
from actions.speaking import Choice, say
from actions.state import State
from actions.words.context import naming
from actions.words.dialogue.advising import advice_in
from actions.words.dialogue.own_questions import OwnQuestion, own_question_in, searched
from actions.words.dialogue.remarks import is_likely, remarks_in
from actions.words.language import pieces, reading
from knowledge.labels import Theme
from knowledge.library import Library
from knowledge.nearness import ACCOUNT_NEAR, OF_A_CASE_NEAR, QUESTION_NEAR, Near
from knowledge.schema import Item

# Where such a question is taken up: at the questions, at the choice, and where the context is asked for.
DOORS = frozenset({"answer", "chosen", *flow.CLARIFIED})
# So many are offered, one after the other.
OFFERED = 3
# A reply of fewer words that carry something answers no question by its meaning.
TELLS = 4
# What was told before is near where it is among so many of all accounts.
SHOWN_AMONG = 12
# What was told to a question of theirs, and not of the offer or of a question of the plan.
ACCOUNTS = "own"
_TAKES = re.compile(
    r"(?:yes |ok |please |and |so |then )*"
    r"(?:lets |let us |we |well |we will |ill |i will |can we |could we |id like to |happy to )?"
    r"(?:take|do|try|ask me|go with|answer|explore|have|use) "
    r"(?:that|it|this|that one|the other one|(?:that|this|your) question)(?: up| on)?(?: please| then| now| instead)*"
)

_WITHOUT_NO = re.compile(r"^(?:(?:no|so|please|and|then|let us|let['’]s|i(?:['’]d| would) rather)[\s,]+)+", re.I)


def _value(choice: Choice) -> str:
    return choice.id.partition(":")[2]


VALUES = {_value(one): one for one in (TAKE_UP, ANOTHER_NEAR, STAY)}


def heard_in(text: str, door: str | None) -> OwnQuestion | None:
    """The question of their own that a reply puts; None where it may be part of an answer."""
    own = own_question_in(text) if door in DOORS else None
    if own and ((own.kind == "put" and advice_in(text)) or comparing.compares(text)):
        return None
    if own is None or door != "answer" or own.is_of_research or not own.answers_besides:
        return own
    is_turned_to = own.is_held or own.refuses or (own.kind == "wish" and is_likely(own.sentence))
    return own if is_turned_to else None


def comes_near(own: OwnQuestion, state: State, library: Library) -> bool:
    """Whether the research asks anything that is near it."""
    return bool(_near(_searched(own, state), state, library))


def answered(dispatcher: CollectingDispatcher, state: State, door: str, own: OwnQuestion, library: Library) -> State:
    """What the sources have that comes near, or that they have nothing; the question itself is kept."""
    if own.kind == "case":
        return _of_a_case(dispatcher, state, own, library)
    text = _searched(own, state)
    near = _near(text, state, library)
    fresh = [] if own.kind == "example" else [name for name in near if _is_open(name, state)][:OFFERED]
    account = _account_near(text, near[:OFFERED], state, library)
    after = state if own.is_of_research else _kept(state, own)
    if not (fresh or account) and own.is_of_research and _say_shown(dispatcher, text, state, library):
        return after
    if not (fresh or account):
        # Beside a reply about the context it is part of what they are facing, and nobody waits for an answer to it.
        if own.is_of_research or door not in flow.CLARIFIED or not own.rest:
            say(dispatcher, "utter_own_none_of_research" if own.is_of_research else "utter_own_none")
        return after
    if not own.is_of_research:
        say(dispatcher, "utter_own_question")
    elif account:
        after = _told(dispatcher, after, account, library)
        account = None
    return _offered(dispatcher, after, door, fresh, account, library)


def _offered(
    dispatcher: CollectingDispatcher,
    state: State,
    door: str,
    near: Sequence[str],
    account: Near | None,
    library: Library,
) -> State:
    """The first of the questions that are near, and after it what was done elsewhere; choices come last."""
    if near:
        question = library.question(near[0])
        choices = _choices(door, near) if account is None else []
        source = library.citation(question)
        say(dispatcher, "utter_own_nearest", choices=choices, question=question.text, source=source)
        state = state.but(asides=state.asides.but(near=tuple(near), quiet=door == "answer"))
    if account:
        state = _told(dispatcher, state, account, library, _choices(door, near) if near else ())
    return state


def _choices(door: str, near: Sequence[str]) -> list[Choice]:
    if door != "answer":
        return [ASK_FIRST]
    return [TAKE_UP, *([ANOTHER_NEAR] if len(near) > 1 else []), STAY]


def pressed(
    dispatcher: CollectingDispatcher, state: State, door: str, choice: str, near: Sequence[str], library: Library
) -> State:
    """What a press on one of these choices does; `near` is what was on offer, and nothing where that is long past."""
    if not near:
        return state
    if choice == _value(STAY):
        say(dispatcher, "utter_own_stayed")
        return state
    if choice == _value(ANOTHER_NEAR):
        return _offered(dispatcher, state, door, near[1:] or near, None, library)
    return taken_up(dispatcher, state, near[0], library)


def meant_by(words: str, door: str | None) -> str | None:
    """The choice that typed words make; None where they make none. A yes is one at a question alone."""
    labelled = (one for one in (*VALUES.values(), ASK_FIRST) if pieces.bare(words) == pieces.bare(one.label))
    named = next(labelled, None)
    if named:
        return _value(named)
    if any(_TAKES.fullmatch(pieces.bare(one)) for one in (words, *pieces.clauses(words))):
        return _value(TAKE_UP)
    if door == "answer" and (reading.says_yes(words) or reading.says_no(words)):
        return _value(TAKE_UP if reading.says_yes(words) else STAY)
    return None


def meant_beside(words: str) -> tuple[str, str] | None:
    """The choice that a sentence makes in a button's own words, and what is said beside it; None where none does."""
    said = pieces.sentences(words)
    labels = {pieces.bare(one.label): _value(one) for one in VALUES.values()}
    at = next((n for n, one in enumerate(said) if pieces.bare(_WITHOUT_NO.sub("", one)) in labels), None)
    if at is None or len(said) == 1:
        return None
    return labels[pieces.bare(_WITHOUT_NO.sub("", said[at]))], " ".join([*said[:at], *said[at + 1 :]])


def answers(words: str, near: Sequence[str], state: State, library: Library) -> bool:
    """Whether a reply, for all that its meaning tells, answers the question on offer and not the one that is open."""
    ask = state.plan.current
    tells = len(pieces.content_words(words)) >= TELLS and not (remarks_in(words).kinds or pieces.asks(words))
    return ask is not None and bool(near) and tells and library.nearer(words, near[0], ask.question)


def taken_up(dispatcher: CollectingDispatcher, state: State, name: str, library: Library) -> State:
    """With that question next, and the one that was open after the others; before there is a plan, first in it."""
    if not state.plan.asks:
        say(dispatcher, "utter_own_first")
        return state.but(asides=state.asides.but(wanted=tuple(dict.fromkeys((name, *state.asides.wanted)))))
    say(dispatcher, "utter_own_taken_up")
    here = course.moved_on(state) if state.asides.revisiting else state
    return course.next_up(here, library.question(name))


def _searched(own: OwnQuestion, state: State) -> str:
    return searched(own, " ".join((state.situation or "", *(one.text for one in state.replies.values()))))


def _near(text: str, state: State, library: Library) -> list[str]:
    every = [one.id for one in library.questions_near(text) if one.score >= QUESTION_NEAR]
    return [name for name in every if _suits(name, state, library)]


def _is_open(name: str, state: State) -> bool:
    """Whether a question is neither answered, nor left, nor the one that is asked."""
    current = state.plan.current
    behind = {ask.question for ask in state.plan.asks[: state.plan.at]}
    return name not in behind and not (current and current.question == name)


def _suits(name: str, state: State, library: Library) -> bool:
    """Whether a question speaks of no theme but the leader's."""
    question = library.question(name)
    words = " ".join((question.text, *(part.text for part in question.parts))).lower()
    others = {str(one) for one in question.themes} - {Theme.GENERAL, state.context.value_of("theme")}
    return not any(one.replace("-", " ") in words for one in others)


def _kept(state: State, own: OwnQuestion) -> State:
    """With the question among what they are facing, where it stands once."""
    return state if own.subject in state.situation_now else flow.told_more(state, own.sentence)


def _account_near(text: str, questions: Sequence[str], state: State, library: Library) -> Near | None:
    told = state.asides.told.get(ACCOUNTS, ())
    near = library.accounts_near(text, questions)
    return next((one for one in near if one.score >= ACCOUNT_NEAR and one.text not in told), None)


def _say_shown(dispatcher: CollectingDispatcher, text: str, state: State, library: Library) -> bool:
    """Says which of what was told before comes nearest; False where none of it does."""
    told = {one for ids in state.asides.told.values() for one in ids}
    near = library.accounts_near(text)[:SHOWN_AMONG] if told else []
    shown = next((one for one in near if one.id in told or one.text in told), None)
    if shown is not None:
        title, source = library.title_of(shown.id), library.citation(library.get(shown.id, Item))
        say(dispatcher, "utter_own_shown", title=title, told=in_short(shown.text), source=source)
    return shown is not None


def _told(
    dispatcher: CollectingDispatcher, state: State, account: Near, library: Library, choices: Sequence[Choice] = ()
) -> State:
    title, source = library.title_of(account.id), library.citation(library.get(account.id, Item))
    place = cards.compared_in_words(library.case(account.id), state.context) if library.is_case(account.id) else ""
    text = f"{in_short(account.text)} {place}".strip()
    say(dispatcher, "utter_own_account", choices=choices, title=title, told=text, source=source)
    return having_told(state, ACCOUNTS, account.text)


def _of_a_case(dispatcher: CollectingDispatcher, state: State, own: OwnQuestion, library: Library) -> State:
    """What a case that is named did of what is asked; where that is not told, the case whole."""
    cases = naming.cases_numbered(own.sentence, library)
    if not cases:
        say(dispatcher, "utter_own_none_of_research")
        return state
    every = [one for one in library.accounts_near(own.sentence) if one.id in cases and one.score >= OF_A_CASE_NEAR]
    near = [one for one in every if one.id == every[0].id][:SENTENCES]
    if not near:
        return tell_case(dispatcher, state, ACCOUNTS, cases[0], library)
    return _told(dispatcher, state, Near(near[0].id, 1.0, " ".join(one.text for one in near)), library)
