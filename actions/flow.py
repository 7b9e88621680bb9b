"""Where the conversation goes next: pure steps from one state to another."""

from __future__ import annotations

from actions.parts import Context, ContextField, Step
from actions.state import State

CLARIFIED: tuple[ContextField, ...] = ("challenge", "performance", "stability", "problem")
FIELDS: tuple[ContextField, ...] = (*CLARIFIED, "theme")
# Where steps are told, and where the plan is made.
STEPPING = frozenset({"step_what", "step_who", "step_when", "another_step"})
PLANNING = STEPPING | {"check_in"}
QUESTIONS_ABOUT_CONTEXT = 3
STEPS_AT_MOST = 3


def next_door(state: State) -> str | None:
    """The slot of the form to ask for now; None when all has been asked."""
    asides = state.asides
    if asides.leaving:
        return None
    # What a line is to say is asked at once, unless somebody is at risk.
    if asides.confirming and (asides.confirming == "go_on" or not asides.amending):
        return "sure"
    if asides.amending:
        return "line"
    if asides.outcome_due:
        return "outcome"
    if asides.closed:
        return None
    if not state.situation:
        return "situation"
    open_field = field_to_clarify(state.context)
    if open_field:
        return open_field
    if not state.offer.chosen:
        return "chosen"
    return "answer" if state.plan.current else _next_of_steps(state)


def left_closed(state: State) -> State:
    """After the end, where nothing is left to ask, what was just said is all that is said: no record once more."""
    is_over = state.asides.closed and next_door(state) is None
    return state.but(asides=state.asides.but(quiet=True)) if is_over else state


def told_more(state: State, words: str) -> State:
    """More of the situation, after what the record says of it; nothing of what was struck or reworded comes back."""
    changed = state.amendments
    if "situation" not in (*changed.struck, *changed.reworded):
        return state.but(situation=f"{state.situation}\n{words}")
    standing = "" if "situation" in changed.struck else f"{changed.reworded['situation']}\n"
    fresh = state.but(situation=standing + words, amendments=changed.without("situation"))
    return _quoting_only(fresh, standing + words)


def _quoting_only(state: State, text: str) -> State:
    """Without quotations of what a text does not say."""
    offer, known = state.offer, {field: getattr(state.context, field) for field in FIELDS}
    gone = {field: one.but(words=None) for field, one in known.items() if one and (one.words or "") not in text}
    behaviours, cases = (
        tuple(one if (one.words or "") in text else one.but(words=None) for one in some)
        for some in (offer.behaviours, offer.cases)
    )
    return state.but(context=state.context.but(**gone), offer=offer.but(behaviours=behaviours, cases=cases))


def field_to_clarify(context: Context) -> ContextField | None:
    """The first thing the words did not say, while fewer than three were asked."""
    if len(context.asked) >= QUESTIONS_ABOUT_CONTEXT:
        return None
    return next((field for field in CLARIFIED if getattr(context, field) is None), None)


def _next_of_steps(state: State) -> str | None:
    asides = state.asides
    if asides.draft:
        return "step_who" if asides.draft.who is None else "step_when"
    if asides.another_step is not False and len(state.steps) < STEPS_AT_MOST:
        return "another_step" if state.steps and not asides.another_step else "step_what"
    if state.steps and not asides.check_in_asked:
        return "check_in"
    has_said_something = bool(state.replies or state.steps)
    return "sure" if has_said_something and not asides.share_asked else None


def drafted(state: State, *drafts: Step) -> State:
    """The first of these of which something is open is being put down, and the others wait; what is whole is a step."""
    first, *others = drafts
    if first.who is None or first.when is None:
        return state.but(asides=state.asides.but(draft=first, upcoming=tuple(others)))
    return with_step(state.but(asides=state.asides.but(upcoming=tuple(others))), first)


def with_step(state: State, step: Step) -> State:
    """A next step that is whole, and then what was told with it; whether there is another is asked next."""
    asides = state.asides.but(draft=None, another_step=None)
    return with_upcoming(state.but(steps=(*state.steps, step), asides=asides))


def with_upcoming(state: State) -> State:
    """On to what was told with a step that is whole, or is none any more."""
    upcoming = state.asides.upcoming
    return drafted(state, *upcoming) if upcoming and state.asides.draft is None else state
