"""Words of which it is not clear what a leader wants done with them: they wait while that is asked, with choices."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.asides import Unsettled
from actions.choices import GUESSED, SETTLING
from actions.speaking import Choice, excerpt, say
from actions.state import State
from actions.words.language import pieces, reading
from actions.words.record import placing, restoring
from knowledge.phrases import plain

KEEP_IT, MEANT_FOR_YOU = Choice("answer:keep", "Keep it"), Choice("answer:meant", "It was meant for you")
KEEP_TOO = Choice("answer:keep", "Keep that too")
# How the kind of a step begins, before its place; and how many of its words name it on a button.
OF_STEP, NAMED_BY = "of_step-", 8
ONLY_OR_NOT = [Choice("answer:only", "Yes, strike the rest"), Choice("answer:meant", "No, keep it all")]


def doubted(dispatcher: CollectingDispatcher, state: State, words: str, guesses: Sequence[str] = ()) -> State:
    """Asks whether words are to be kept as an answer, or are one of the guesses; unless it is said, they are let go."""
    guessed = [GUESSED[name] for name in guesses if name in GUESSED]
    choices = [KEEP_IT, *guessed, MEANT_FOR_YOU]
    return asked(
        dispatcher, state, Unsettled(what="keep", words=words), "utter_keep_as_answer", choices, excerpt(words)
    )


def left_out(dispatcher: CollectingDispatcher, state: State, key: str, words: str) -> State:
    """Says what was no part of the answer of that key, and has it put in with a press; the talk goes on."""
    may_be_added = key in state.replies and state.asides.unsettled is None
    say(dispatcher, "utter_talk_left_out", choices=[KEEP_TOO] if may_be_added else [], words=excerpt(words))
    if not may_be_added:
        return state
    return state.but(asides=state.asides.but(unsettled=Unsettled(what="beside", words=words, key=key)))


def kept_out(dispatcher: CollectingDispatcher, state: State, key: str, words: str) -> State:
    """Says that all of a reply to the ask of that key was left out; a press has it in, and so does a word later."""
    say(dispatcher, "utter_no_answer", choices=[KEEP_IT])
    return state.but(asides=state.asides.but(unsettled=Unsettled(what="beside", words=words, key=key)))


def asked(
    dispatcher: CollectingDispatcher,
    state: State,
    unsettled: Unsettled,
    response: str,
    choices: Sequence[Choice],
    words: str = "",
    count: int = 0,
) -> State:
    """Puts what is not clear as all that is asked in this turn."""
    say(dispatcher, response, choices=choices, words=words, count=count)
    return state.but(asides=state.asides.but(unsettled=unsettled, quiet=True))


def ask_which(
    dispatcher: CollectingDispatcher,
    state: State,
    response: str,
    words: str,
    among: Sequence[str],
    step: int | None = None,
) -> State:
    """Asks what words are that are no part of the plan yet, or what is wrong with the step at that place."""
    what = excerpt(state.drafted[step].what) if step is not None else ""
    say(dispatcher, response, choices=[_choice(kind, state) for kind in among], words=excerpt(words), step=what)
    unsettled = Unsettled(what="plan", words=words, among=tuple(among), step=step)
    return state.but(asides=state.asides.but(unsettled=unsettled, quiet=True))


def steps_to_choose(state: State) -> list[str]:
    """The kinds by which words may be of a step of the plan, each with a choice that names it."""
    return [
        f"{OF_STEP}{n}"
        for n, step in enumerate(state.drafted)
        if step.what and f"step-{n}" not in state.amendments.struck
    ]


def _is_there(kind: str, state: State) -> bool:
    """Whether it is no step, or one that the plan still has: it may have been left out meanwhile."""
    return kind in SETTLING or int(kind.removeprefix(OF_STEP)) < len(state.drafted)


def _choice(kind: str, state: State) -> Choice:
    if kind in SETTLING:
        return SETTLING[kind]
    step = state.drafted[int(kind.removeprefix(OF_STEP))]
    return Choice(f"answer:{kind}", f'It is about "{excerpt(step.what, NAMED_BY)}"')


def settled_as(words: str, choice: str | None, state: State) -> str | None:
    """Which of what was offered is meant; None where nothing of the plan is asked about, or something else was said."""
    offered = state.asides.unsettled.among if state.asides.unsettled else ()
    among = [kind for kind in offered if _is_there(kind, state)]
    if choice is not None:
        return choice if choice in among else None
    if among and reading.says_no(words):
        return "none" if "none" in among else None
    labels = {kind: _choice(kind, state).label for kind in among}
    first = next(iter(pieces.clauses(words)), "")
    called = next((kind for kind, label in labels.items() if plain(label) == pieces.bare(first)), None)
    return called or (pieces.nearest(words, labels) if pieces.is_short(words) else None)


def beside_settling(words: str, choice: str | None, kind: str, state: State) -> str:
    """What is said beside what settles it, where that comes first: "the date. its tomorrow"; "" for nothing."""
    first, *others = pieces.clauses(words) or [""]
    is_first = choice is None and kind != "none" and settled_as(first, None, state) == kind
    return " ".join(others) if is_first else ""


def let_go(state: State) -> State:
    """The state in which nothing is asked any more of words that wait."""
    unsettled = state.asides.unsettled
    if unsettled is None or (unsettled.what == "plan" and not unsettled.among):
        return state
    kept_out = unsettled if unsettled.what == "beside" else state.asides.kept_out
    return state.but(asides=state.asides.but(unsettled=None, kept_out=kept_out))


def without_unsettled(state: State) -> State:
    """The state in which no words wait."""
    return state.but(asides=state.asides.but(unsettled=None))


def may_settle(words: str, state: State) -> bool:
    """Whether a short reply may be one to what is asked, and is no wish of its own."""
    is_known = agreed(words, None, state) is not None or placing.names_a_question(words)
    return is_known or restoring.kept_too(words) is not None or restoring.keeps_out(words)


def wished_back(words: str, choice: str | None, state: State) -> Unsettled | None:
    """What was kept out some turns ago, where a press or words have it kept."""
    wished = choice == "keep" or (choice is None and restoring.kept_too(words, is_at_once=False) is not None)
    return state.asides.kept_out if wished else None


def agreed(words: str, choice: str | None, state: State) -> bool | None:
    """Whether what is asked was said yes to, by a press or in words; None where it was neither."""
    if choice:
        return {"keep": True, "only": True, "meant": False, "none": False}.get(choice)
    if state.asides.unsettled is None:
        return None
    return True if reading.says_yes(words) else False if reading.says_no(words) else None


def begun(state: State, words: str) -> State:
    """With words as the beginning of the answer to the question that is open."""
    kept = course.noted(state, words)
    return kept.but(asides=kept.asides.but(adding=True)) if kept is not state else state
