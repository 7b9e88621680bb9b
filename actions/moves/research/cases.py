"""Cases that a leader objects to: why they were shown and how they differ; what is refused is not shown again."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import cards
from actions.moves.situation import offering
from actions.speaking import say
from actions.state import State
from actions.words.context import naming
from actions.words.dialogue import cases
from actions.words.language import pieces
from knowledge.library import Library


def objected_to(
    dispatcher: CollectingDispatcher, state: State, words: str, library: Library
) -> tuple[State, str] | None:
    """The state once each objection to a case was met, and what else was said; None where there is none."""
    found, rest = cases.objections_in(words)
    known = {one: _meant(one, state, library) for one in found}
    if not any(known.values()):
        if not found or naming.refused_in(words, state.offer, library):
            # By its place: it is put aside where the choice is heard.
            return None
        # A refusal of "that case" where several lie there.
        titles = [library.case(case).title for case in state.offer.cases_shown]
        if len(titles) < 2 or state.plan.current or not any(cases.names_none(one.words) for one in found):
            return None
        say(dispatcher, "utter_case_which", titles="; ".join(titles))
        return state, rest
    refused = [case for one, meant in known.items() if one.is_refusal for case in meant]
    asked = [case for one, meant in known.items() for case in meant if case not in refused or one.asks_why]
    for case in dict.fromkeys(asked):
        _say_why(dispatcher, state, case, library)
    for case in dict.fromkeys(refused):
        item = library.case(case)
        differs = "" if case in asked else cards.compared_in_words(item, state.context)
        say(dispatcher, "utter_case_refused", title=item.title, differs=differs)
    return state.but(offer=offering.without_cases(state.offer, refused)), rest


def _meant(objection: cases.Objection, state: State, library: Library) -> Sequence[str]:
    """The cases that are meant: by number or authority, by their titles, or those that were shown last."""
    offer = state.offer
    denied = [one for one in pieces.denials_in(objection.words) if naming.cases_numbered(one, library)]
    # "I like case 8, not case 9" is of one of them.
    words = " ".join(denied) if objection.is_refusal and denied else objection.words
    seen = list(dict.fromkeys((*offer.cases_shown, *offer.cases_seen)))
    if called := naming.cases_numbered(words, library):
        return [one for one in called if one in seen]
    if objection.is_refusal and state.plan.current:
        # At a question, a case that is called by no number or authority may be one of their own.
        return []
    titled = naming.case_in(words, seen, library)
    if titled and not objection.is_of_several:
        return [titled]
    # Which of several is refused is not guessed; why they were shown can be told of each.
    is_plain = objection.is_of_several or len(seen) == 1 or not objection.is_refusal
    return list(offer.cases_shown or seen) if is_plain else []


def _say_why(dispatcher: CollectingDispatcher, state: State, case: str, library: Library) -> None:
    item = library.case(case)
    differs = cards.compared_in_words(item, state.context)
    quoted = next((one.words for one in state.offer.cases if one.id == case), None)
    if quoted:
        say(dispatcher, "utter_case_why", title=item.title, words=quoted.rstrip(".,;:"), differs=differs)
    else:
        say(dispatcher, "utter_case_why_whole", title=item.title, differs=differs)
