"""How actions speak: a response of the domain by name, with a card and choices; never words of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rasa_sdk.executor import CollectingDispatcher

from actions.state import State

SHOWN_WORDS = 12


@dataclass(frozen=True)
class Choice:
    """A button: its id is an intent, or an intent and a value (`answer:7`); its label is what the leader then says."""

    id: str
    label: str


def say(
    dispatcher: CollectingDispatcher,
    response: str,
    card: Mapping[str, Any] | None = None,
    choices: Sequence[Choice] = (),
    **words: object,
) -> None:
    """Utters a response of the domain, filling `words` in."""
    buttons = [{"title": choice.label, "payload": choice.id} for choice in choices]
    dispatcher.utter_message(response=response, json_message=dict(card or {}), buttons=buttons, **words)


def keep_record(dispatcher: CollectingDispatcher, record: Mapping[str, Any]) -> None:
    """Hands the record as it now stands to the gateway; the leader does not see this message."""
    dispatcher.utter_message(json_message={"record": dict(record)})


def order(
    dispatcher: CollectingDispatcher, what: Literal["share", "withhold", "erase", "tell_readers", "tell_shared"]
) -> None:
    """Has the gateway do what the leader wished; they do not see this message."""
    dispatcher.utter_message(json_message={"order": what})


def excerpt(text: str, words: int = SHOWN_WORDS) -> str:
    """The first words of what the leader wrote, unchanged but for the cut."""
    all_words = text.split()
    if len(all_words) <= words:
        return " ".join(all_words).rstrip(".")
    return " ".join(all_words[:words]).rstrip(",.;:") + " …"


def situation_in_short(state: State) -> str:
    return excerpt(state.situation_now)


def with_one_summary(messages: list[dict[str, object]]) -> list[dict[str, object]]:
    """The messages without the record as it stood in between: it is shown as it stands at last."""
    last = next((at for at in reversed(range(len(messages))) if _shows_record(messages[at])), None)
    return [{**one, "custom": {}} if _shows_record(one) and at != last else one for at, one in enumerate(messages)]


def _shows_record(message: Mapping[str, object]) -> bool:
    custom = message.get("custom")
    return isinstance(custom, dict) and custom.get("card") == "summary"
