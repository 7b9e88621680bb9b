"""On what it rests: the publications behind what is asked, who was heard for them, and what they cannot show."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import say
from actions.state import State
from actions.words.context.called import strongly_named
from knowledge.library import Library
from knowledge.schema import Approach, CaseStudy, Document, Item


def say_evidence(dispatcher: CollectingDispatcher, state: State, door: str | None, term: str, library: Library) -> None:
    """What is known of the publications that are meant; of one that says nothing of itself, its name."""
    names = dict.fromkeys(item.source.document for item in _meant(state, door, term, library))
    documents = [library.get(name, Document) for name in names]
    known = [_told(one) for one in documents if one.method]
    others = [_named(one) for one in documents if not one.method]
    if known:
        say(dispatcher, "utter_evidence", sources="\n".join(known))
    if others:
        say(dispatcher, "utter_evidence_unknown", sources="; ".join(others))


def _meant(state: State, door: str | None, term: str, library: Library) -> Sequence[Item]:
    """The question that is open; what is named of the offer, or all of it; before there is one, what any rests on."""
    offer = state.offer
    if door == "answer" and state.plan.current:
        return [library.question(state.plan.current.question)]
    if named := strongly_named(term, offer.shown, library):
        return [library.behaviour(name) for name in named]
    ids = (*offer.shown, *offer.cases_shown, *([offer.approach] if offer.approach else []))
    every = (*library.every(CaseStudy), *library.every(Approach))
    return [library.get(item_id, Item) for item_id in ids] or every


def _named(document: Document) -> str:
    return f"“{document.title}” ({document.publisher}, {document.year})"


def _told(document: Document) -> str:
    method = document.method
    return f"- {_named(document)}: {method.kind}. {method.asked} {method.limits}" if method else _named(document)
