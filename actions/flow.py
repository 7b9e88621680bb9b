"""Where the conversation goes next: pure steps from one state to another."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.state import Ask, Context, ContextField, Plan, Reply, State, Step
from knowledge.schema import Question, QuestionKind

CLARIFIED: tuple[ContextField, ...] = ("challenge", "performance", "stability", "problem")
QUESTIONS_ABOUT_CONTEXT = 3
STEPS_AT_MOST = 3


def next_slot(state: State, tracker: Tracker) -> str | None:
    """The slot of the form to ask for now; None when all has been asked."""
    if not state.situation:
        return "situation"
    open_field = field_to_clarify(state.context)
    if open_field:
        return open_field
    if not state.offer.chosen:
        return "chosen"
    if state.plan.current:
        return "answer"
    return _next_of_steps(state, tracker)


def field_to_clarify(context: Context) -> ContextField | None:
    """The first thing the words did not say, while fewer than three were asked."""
    if len(context.asked) >= QUESTIONS_ABOUT_CONTEXT:
        return None
    return next((field for field in CLARIFIED if getattr(context, field) is None), None)


def _next_of_steps(state: State, tracker: Tracker) -> str | None:
    another = tracker.get_slot("another_step")
    if another == "no" or len(state.steps) >= STEPS_AT_MOST:
        return "check_in" if state.steps and tracker.get_slot("check_in") is None else None
    if state.steps and another is None:
        return "another_step"
    return next((slot for slot in ("step_what", "step_who", "step_when") if tracker.get_slot(slot) is None), None)


def plan_of(questions: list[Question]) -> Plan:
    """Each question, then its parts one by one; a rating is followed by what would raise it."""
    asks: list[Ask] = []
    for question in questions:
        asks.append(Ask(question=question.id))
        if question.kind is QuestionKind.CONFIDENCE:
            asks.append(Ask(question=question.id, kind="raise"))
        asks += [Ask(question=question.id, kind="part", part=n) for n in range(len(question.parts))]
    return Plan(asks=tuple(asks))


def answered(state: State, text: str, rating: int | None = None) -> State:
    """What was said to the current ask is kept in place of what stood there, and the next ask is due."""
    ask = state.plan.current
    if ask is None:
        return state
    return moved_on(state.but(replies={**state.replies, ask.key: Reply(text=text, rating=rating)}))


def moved_on(state: State) -> State:
    """On to the next ask, or back to where a look at an earlier one began."""
    asides, plan = state.asides, state.plan
    if asides.revisiting:
        return state.but(plan=plan.but(at=asides.revisiting[0]), asides=asides.but(revisiting=()))
    return state.but(plan=plan.but(at=plan.at + 1))


def skipped(state: State) -> State:
    """Past the current ask and what is left of its question."""
    ask = state.plan.current
    if ask is None or state.asides.revisiting:
        return moved_on(state)
    plan = state.plan.but(skipped=(*dict.fromkeys((*state.plan.skipped, ask.key)),))
    ahead = plan.at + 1
    while ahead < len(plan.asks) and plan.asks[ahead].question == ask.question:
        ahead += 1
    return state.but(plan=plan.but(at=ahead))


def back_to(state: State, at: int) -> State:
    """Looks at an earlier ask; an answer or a skip returns to where the conversation was."""
    start = state.asides.revisiting or (state.plan.at,)
    return state.but(plan=state.plan.but(at=at), asides=state.asides.but(revisiting=start))


def ask_before(state: State) -> int | None:
    """Where the ask before the current one is that the leader has seen; None at the beginning."""
    for at in range(state.plan.at - 1, -1, -1):
        ask = state.plan.asks[at]
        if ask.key in state.replies or ask.key in state.plan.skipped:
            return at
    return None


def last_answered(state: State) -> int | None:
    """Where the ask is that was answered last before the current one; None where none was."""
    return next((at for at in range(state.plan.at - 1, -1, -1) if state.plan.asks[at].key in state.replies), None)


def with_step(state: State, step: Step) -> State:
    return state.but(steps=(*state.steps, step))
