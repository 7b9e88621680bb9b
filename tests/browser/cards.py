"""One of every card that the actions can send, made by the actions themselves from the knowledge that is loaded."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import cards
from actions.asides import Asides
from actions.doors.asking import AskAnswer
from actions.moves.situation import offering
from actions.parts import Ask, Context, Known, Outcome, Plan, Reply, Step
from actions.record import record_of, summary_card
from actions.signposts import Signposts
from actions.state import State, Topic
from knowledge.encoder import Encoder
from knowledge.library import open_library
from knowledge.schema import QuestionKind
from scripts.settings import ROOT
from tests.browser.leader import SITUATION

Card = dict[str, Any]
# Not for the eye: what a line is known by, what kind of card or question it is, and which topic.
UNSEEN = ("card", "kind", "id", "topic", "begun")


def kinds() -> set[str]:
    """Every kind of card that stands in the code of the actions."""
    return {kind for path in (ROOT / "actions").rglob("*.py") for kind in _kinds_in(path)}


def _kinds_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        pairs = zip(node.keys, node.values, strict=True) if isinstance(node, ast.Dict) else ()
        for key, value in pairs:
            if isinstance(key, ast.Constant) and key.value == "card":
                yield from (one.value for one in ast.walk(value) if isinstance(one, ast.Constant) and one.value)


def made(var: Path) -> list[Card]:
    """The cards; what is optional in them is there."""
    library = open_library(var, Encoder())
    context = Context(
        challenge=Known(value="landscape", words="a senior team I didn't pick"),
        performance=Known(value="improving", words="moving the right way"),
        stability=Known(value="stable"),
    )
    state = offering.looked_up(State(situation=SITUATION, context=context, begun="2026-11-02"), library)
    state = offering.chosen(state, state.offer.shown, library)
    one, other = (library.case(item_id) for item_id in state.offer.cases_shown)
    asks = state.plan.asks
    by_kind = {library.question(ask.question).kind: ask for ask in asks if ask.kind == "main"}
    rating = by_kind[QuestionKind.CONFIDENCE]
    said = _talked_through(state, rating, asks)
    return [
        cards.findings_card(state, library),
        cards.comparison_card(one, other, state, library),
        cards.behaviour_card(library.behaviour(state.offer.shown[0]), library),
        cards.case_card(one, library),
        _asked(AskAnswer(library), state, by_kind[QuestionKind.OPEN]),
        _asked(AskAnswer(library), said, rating),
        summary_card(record_of(said, library)),
        {"card": "safety", "kind": "child_risk", "lines": [_plain(s) for s in Signposts.read(None).child_risk]},
    ]


def _talked_through(state: State, rating: Ask, asks: tuple[Ask, ...]) -> State:
    others = [ask for ask in asks if ask.kind == "main" and ask != rating]
    before = Topic(number=2, begun="2026-05-12", replies={rating.key: Reply(text="4 then", rating=4)})
    step = Step(what="Meet each of them", who="my deputy", when="by half term", date="2027-02-12", answer=others[0].key)
    return state.with_earlier((before,)).but(
        replies={others[0].key: Reply(text="Nobody opens the paper."), rating.key: Reply(text="7, nearly", rating=7)},
        plan=state.plan.but(skipped=(others[1].key,)),
        steps=(step,),
        outcomes=(Outcome(day="2027-03-01", text="Three of four have moved."),),
        asides=Asides(check_in="2027-03-01"),
    )


def _asked(asking: AskAnswer, state: State, ask: Ask) -> Card:
    dispatcher = CollectingDispatcher()
    at = state.plan.asks.index(ask)
    asking.ask(dispatcher, state.but(plan=Plan(asks=state.plan.asks, at=at)))
    return next(message["custom"] for message in dispatcher.messages if "card" in message["custom"])


def _plain(signpost: Any) -> dict[str, str]:
    found: dict[str, str] = signpost.model_dump()
    return found


def words_in(card: Card) -> list[str]:
    """All that a leader should be able to read of a card."""
    # The title of a comparison is that of its cases.
    said = {name: part for name, part in card.items() if (card["card"], name) != ("comparison", "title")}
    return list(_words(said))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        # A case's context in a sentence says what its parts beside the leader's own say.
        unseen = (*UNSEEN, "context") if value.get("places") else UNSEEN
        value = [one for name, one in value.items() if name not in unseen]
    if isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif value not in (None, ""):
        yield _readable(str(value))


def _readable(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return " ".join(text.split())
    return f"{day.day} {day:%B %Y}"
