"""Putting right what was taken from the leader's words."""

from __future__ import annotations

from collections.abc import Mapping

from rasa_sdk.executor import CollectingDispatcher

from actions import flow, offering, reading
from actions.record import VALUES
from actions.speaking import say
from actions.state import Known, State
from knowledge.library import Library


def understood_in(text: str, state: State, library: Library) -> dict[str, Known]:
    """What a correction puts right, by the names of the context's fields."""
    meant = reading.without_denied(text)
    said = {field: reading.context_in(meant, field) for field in ("stability", "performance", "theme", "challenge")}
    # "Not stable" says what it is.
    said["stability"] = said["stability"] or reading.context_in(text, "stability")
    denied = reading.context_in(text, "theme")
    if denied and not said["theme"] and denied == state.context.value_of("theme"):
        said["theme"] = "general"
    subject = reading.subject_in(meant)
    if subject and not any(said.values()):
        understood = offering.understood(library.find(subject), subject)
        said["challenge"] = understood.challenge.value if understood.challenge else None
    return {field: Known(value=value, words=text) for field, value in said.items() if value}


def meant_instead(text: str, state: State, library: Library) -> dict[str, Known]:
    """What a no says that it is about: "not really, it's about the board"; nothing where it is a mere no."""
    return understood_in(text, state, library) if reading.subject_in(text) else {}


def put_right(dispatcher: CollectingDispatcher, state: State, fields: Mapping[str, Known], library: Library) -> State:
    """The context with these fields as they are, and, while nothing is chosen yet, what fits it now."""
    after = state.but(context=state.context.but(**fields))
    say(dispatcher, "utter_corrected", fields=", ".join(VALUES[str(known.value)] for known in fields.values()))
    if flow.field_to_clarify(after.context) or state.offer.chosen:
        return after
    return offering.looked_up(after.but(offer=state.offer.but(rejected=(), presented=False)), library)
