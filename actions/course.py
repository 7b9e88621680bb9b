"""Where a leader is in the questions: pure steps from one state to another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.parts import Ask, Plan, Reply
from actions.state import State
from knowledge.schema import Question, QuestionKind

# A thin answer is probed, but a leader of few words is not pressed again and again.
PROBES_AT_MOST = 2
QUESTIONS_AT_MOST = 8
# So many of the answers that were kept last may be meant where none is named.
LATEST = 3
# What goes on with the sentence before it.
_GOES_ON = re.compile(r"(?:and|but|or|so|because|as|since|with|which|who|though|although|to|for|in|on|at|by)\b")


def plan_of(questions: Sequence[Question]) -> Plan:
    """Each question, then its parts one by one; a rating is followed by what would raise it."""
    return Plan(asks=tuple(ask for question in questions for ask in asks_of(question)))


def asks_of(question: Question) -> list[Ask]:
    raising = [Ask(question=question.id, kind="raise")] if question.kind is QuestionKind.CONFIDENCE else []
    parts = [Ask(question=question.id, kind="part", part=n) for n in range(len(question.parts))]
    return [Ask(question=question.id), *raising, *parts]


def answered(state: State, text: str, rating: int | None = None) -> State:
    """What was said to the current ask is kept, and the next ask is due."""
    kept = noted(state, text, rating)
    return moved_on(kept) if kept is not state else state


def noted(state: State, text: str, rating: int | None = None) -> State:
    """What was said to the current ask takes the place of what stood there, or is added to it where that was wished."""
    ask = state.plan.current
    if ask is None:
        return state
    before = standing(state, ask.key)
    if before and (state.asides.adding or state.asides.probing or state.asides.asked_number == ask.key):
        text, rating = joined(before.text, text), rating if rating is not None else before.rating
    plan = state.plan.but(skipped=tuple(key for key in state.plan.skipped if key != ask.key))
    asides = state.asides.but(adding=False, probing=False, asked_number=None, latest=_latest(state, ask.key))
    replies = {**state.replies, ask.key: Reply(text=text, rating=rating)}
    return state.but(replies=replies, plan=plan, asides=asides, amendments=state.amendments.without(ask.key))


def added_to(state: State, key: str, text: str) -> State:
    """An answer with more of it, as the record has it; where none was given, what was said is the answer."""
    before, given = standing(state, key), state.replies.get(key)
    return put_down(state, key, joined(before.text, text) if before else text, given.rating if given else None)


def joined(before: str, more: str) -> str:
    """What was said with more of it behind, which is no part of its last sentence."""
    if not (before and more):
        return before or more
    is_apart = before[-1].isalnum() and not _GOES_ON.match(more)
    return f"{before}{'.' if is_apart else ''} {more}"


def put_down(state: State, key: str, text: str, rating: int | None) -> State:
    """With that answer to a question, whatever stood there; the one that is open stays open."""
    return state.but(
        replies={**state.replies, key: Reply(text=text, rating=rating)},
        amendments=state.amendments.without(key, f"skipped-{key}"),
        plan=state.plan.but(skipped=tuple(one for one in state.plan.skipped if one != key)),
        asides=state.asides.but(latest=_latest(state, key)),
    )


def standing(state: State, key: str) -> Reply | None:
    """What the record says to an ask: as it was put in other words; None where it was struck."""
    reply = state.replies.get(key)
    if reply is None or key in state.amendments.struck:
        return None
    return reply.but(text=state.amendments.reworded.get(key, reply.text))


def _latest(state: State, key: str) -> tuple[str, ...]:
    return (*(one for one in state.asides.latest if one != key), key)[-LATEST:]


def last_kept(state: State) -> list[int]:
    """Where the asks are whose answers were kept last, the latest first."""
    keys = [ask.key for ask in state.plan.asks]
    known = [keys.index(key) for key in state.asides.latest[::-1] if key in keys and standing(state, key)]
    before = [at for at in range(min(state.plan.at, len(keys)) - 1, -1, -1) if standing(state, keys[at])]
    return list(dict.fromkeys((*known, *before)))[:LATEST]


def moved_on(state: State) -> State:
    """On to the next ask, or back to where a look at an earlier one began."""
    asides, plan = state.asides.but(adding=False, probing=False, asked_number=None), state.plan
    if asides.revisiting:
        return state.but(plan=plan.but(at=asides.revisiting[0]), asides=asides.but(revisiting=()))
    return state.but(plan=plan.but(at=plan.at + 1), asides=asides)


def may_be_probed(state: State) -> bool:
    """Whether the current ask may be gone into once more."""
    ask = state.plan.current
    probed = state.asides.probed
    return ask is not None and ask.kind == "main" and ask.key not in probed and len(probed) < PROBES_AT_MOST


def skipped(state: State) -> State:
    """Past the current ask and what is left of its question."""
    ask = state.plan.current
    if ask is None or state.asides.revisiting:
        return moved_on(state)
    was_answered = standing(state, ask.key) is not None
    plan = state.plan if was_answered else state.plan.but(skipped=tuple(dict.fromkeys((*state.plan.skipped, ask.key))))
    amendments = state.amendments.without(f"skipped-{ask.key}")
    return moved_on(state.but(plan=plan.but(at=_end_of(plan, plan.at) - 1), amendments=amendments))


def parked(state: State) -> State:
    """What is left of the current question comes again when all others were asked."""
    plan, at = state.plan, state.plan.at
    if plan.current is None:
        return state
    end = _end_of(plan, at)
    asks = (*plan.asks[:at], *plan.asks[end:], *plan.asks[at:end])
    return state.but(plan=plan.but(asks=asks, parked=(*plan.parked, plan.current.key)))


def next_up(state: State, question: Question) -> State:
    """At a further question, which was wished for now; the one that was open comes after it, unless it was answered."""
    plan, open_ = state.plan, state.plan.current
    is_begun = open_ is not None and Ask(question=open_.question).key in state.replies
    # What is asked on after it would have to be asked right after it.
    gone = {question.id, *([open_.question] if open_ and is_begun else [])}
    ahead = [ask for ask in plan.asks[plan.at :] if ask.question not in gone]
    asides = state.asides.but(adding=False, probing=False, asked_number=None, near=())
    return state.but(plan=plan.but(asks=(*plan.asks[: plan.at], *asks_of(question), *ahead)), asides=asides)


def is_last_question(plan: Plan) -> bool:
    """Whether nothing comes after the current question."""
    return _end_of(plan, plan.at) == len(plan.asks)


def _end_of(plan: Plan, at: int) -> int:
    """Where the question of the ask at `at` ends."""
    end = at
    while end < len(plan.asks) and plan.asks[end].question == plan.asks[at].question:
        end += 1
    return end


def with_questions(state: State, questions: Sequence[Question], at_most: int | None) -> State:
    """Further questions come next; of those planned and not asked yet, the last give way beyond `at_most` in all.

    What was put off stays where it is. What was promised stands: one that was left for another does not count.
    """
    plan, most = state.plan, state.asides.most
    if at_most is not None and most is not None:
        at_most = min(at_most, most + len(_left(state, plan.questions)))
    is_begun = plan.current is not None and Ask(question=plan.current.question).key in state.replies
    end = _end_of(plan, plan.at) if is_begun else plan.at
    asked, ahead = plan.asks[:end], plan.asks[end:]
    known = {ask.question for ask in asked}
    put_off = {key.rpartition("#")[0] for key in plan.parked}
    wanted = [question for question in questions if question.id not in known | put_off]
    # Who wishes for other questions is asked one of them at least.
    # It was promised that what was put off comes again.
    promised = {ask.question for ask in ahead} & put_off
    wanted = wanted if at_most is None else wanted[: max(1, at_most - len(known | promised))]
    names = {question.id for question in wanted} | promised
    left = dict.fromkeys(ask.question for ask in ahead if ask.question not in names)
    room = len(left) if at_most is None else max(0, at_most - len(known | names))
    staying = promised | {*list(left)[:room]}
    kept = [ask for ask in ahead if ask.question in staying]
    new = [ask for question in wanted for ask in asks_of(question)]
    return state.but(plan=plan.but(asks=(*asked, *new, *kept)))


def back_to(state: State, at: int) -> State:
    """Looks at an earlier ask; an answer or a skip returns to where the conversation was."""
    start = state.asides.revisiting or (state.plan.at,)
    asides = state.asides.but(revisiting=start, probing=False, asked_number=None)
    return state.but(plan=state.plan.but(at=at), asides=asides)


def ask_before(state: State) -> int | None:
    """Where the ask before the current one is that the leader has seen; None at the beginning."""
    seen = (*state.replies, *state.plan.skipped, *state.plan.parked)
    return next((at for at in range(state.plan.at - 1, -1, -1) if state.plan.asks[at].key in seen), None)


def ask_of(state: State, place: int) -> int | None:
    """Where question number `place` begins, if the leader has seen it; None where not."""
    questions = state.plan.questions
    if not 1 <= place <= len(questions):
        return None
    at = next(at for at, ask in enumerate(state.plan.asks) if ask.question == questions[place - 1])
    limit = state.asides.revisiting[0] if state.asides.revisiting else state.plan.at
    return at if at < limit else None


def last_answered(state: State, rated: bool = False) -> int | None:
    """Where the ask is that was answered (or rated) last before the current one; None where none was."""
    for at in range(min(state.plan.at, len(state.plan.asks)) - 1, -1, -1):
        reply = state.replies.get(state.plan.asks[at].key)
        if reply and (reply.rating is not None or not rated):
            return at
    return None


def at_next_steps(state: State) -> State:
    """Past the questions that are left, to the next step that is not told yet; open again where all was closed."""
    asides = state.asides.but(
        closed=False, quiet=False, adding=False, probing=False, asked_number=None, revisiting=(), another_step=True
    )
    return state.but(plan=state.plan.but(at=len(state.plan.asks)), asides=asides)


def shortened(state: State, count: int) -> State:
    """With so many questions to come, the open one among them; what was answered or left stays as it is.

    What is promised counts those that were answered before as well.
    """
    here = state.plan.current
    before = state.plan.questions[: state.plan.questions.index(here.question)] if here else ()
    after = _with_no_more_than(state, len(before) + count)
    return after.but(asides=after.asides.but(most=len(before) - len(_left(state, before)) + count))


def lengthened(state: State, questions: Sequence[Question], count: int | None) -> State:
    """With further questions behind those that are planned, so that `count` are to come where that is said.

    No promise of few stands any more.
    """
    plan, here = state.plan, state.plan.current
    ahead = len(plan.questions) - plan.questions.index(here.question) if here else 0
    fresh = [one for one in questions if one.id not in plan.questions]
    more = fresh if count is None else fresh[: max(0, count - ahead)]
    asks = (*plan.asks, *(ask for one in more for ask in asks_of(one)))
    return state.but(plan=plan.but(asks=asks), asides=state.asides.but(most=None))


def as_promised(state: State) -> State:
    """With no more questions than were promised; one that was left for another does not count."""
    most = state.asides.most
    return state if most is None else _with_no_more_than(state, most + len(_left(state, state.plan.questions)))


def _with_no_more_than(state: State, count: int) -> State:
    kept = state.plan.questions[:count]
    here = state.plan.current
    asks = tuple(
        ask
        for ask in state.plan.asks
        if ask.question in kept or ask.key in state.replies or ask.question == (here and here.question)
    )
    return state.but(plan=state.plan.but(asks=asks))


def _left(state: State, questions: Sequence[str]) -> list[str]:
    """Those of these questions that were left without an answer."""
    skipped = {key.rpartition("#")[0] for key in state.plan.skipped}
    answered_ones = {key.rpartition("#")[0] for key in state.replies}
    return [one for one in questions if one in skipped - answered_ones]


def has_open_questions(state: State) -> bool:
    """Whether a question that was planned is neither answered nor left."""
    return _first_open(state) is not None


def at_open_questions(state: State) -> State:
    """At the first question that is neither answered nor left; what is being put down of a step waits."""
    at = state.plan.at if state.plan.current and not state.asides.revisiting else _first_open(state)
    if at is None:
        return state
    asides = state.asides.but(closed=False, quiet=False, adding=False, probing=False, asked_number=None, revisiting=())
    return state.but(plan=state.plan.but(at=at), asides=asides)


def _first_open(state: State) -> int | None:
    seen = {*state.replies, *state.plan.skipped}
    return next((at for at, ask in enumerate(state.plan.asks) if ask.kind == "main" and ask.key not in seen), None)
