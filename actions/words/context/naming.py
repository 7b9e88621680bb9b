"""What a message names of what the research offers: behaviours and cases, by names or words of their reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.parts import Offer
from actions.words.context import called
from actions.words.language import pieces, reading
from actions.words.language.replies import REPLIES
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain
from knowledge.schema import Behaviour, CaseStudy, Example

_ABOUT = re.compile(r"\bones? (?:about|on|for|where|that|with) (.+?)(?=\s+and the\b|[,.;]|$)", re.I)
_NOT_THAT = pattern_of(REPLIES["not_that"])
_NUMBERED = re.compile(r"\b(?:authority|area|council|borough|county|case|case study) ([a-k]|\d+)\b")
_PARTS = re.compile(r"[,.;!&]+|\band\b|\bplus\b", re.I)
_CASE_NUMBER = re.compile(r"\bcase(?: study)? (?:number |no )?(\d+)\b", re.I)
_AUTHORITY = re.compile(r"\bauthority ([a-h])\b", re.I)
# What is no word of a name, for it says a place in the list.
PLACES = {*reading.ORDINALS, "last"}
# Words of so many letters are alike in their forms: "keep" and "keeping".
STEM = 4
# A choice in words is as short as this, and says as little besides the names.
SHORT, BESIDES, NAME = 12, 3, 4


def named_in(words: str, ids: Sequence[str], library: Library) -> list[str]:
    """Those of the behaviours that are named; a message that says much else may hold a word of a name by chance."""
    said = pieces.content_words(words)
    names = {item_id: called.name_words(library.behaviour(item_id)) for item_id in ids}
    besides = said.difference(*names.values())
    if len(words.split()) > SHORT or len(besides) > BESIDES:
        return []
    # "The ability to collaborate" shares a word with every ability.
    return called.strongly_named(words, ids, library) or [item_id for item_id in ids if said & names[item_id]]


def counted_in(words: str, ids: Sequence[str]) -> list[str]:
    """Those that are meant by their place in the list, the last included."""
    places = reading.places_in(words) if len(words.split()) <= SHORT else []
    counted = {len(ids) if place < 0 else place for place in places}
    return [item_id for place, item_id in enumerate(ids, start=1) if place in counted]


def wanted_in(words: str, offer: Offer, library: Library) -> list[str]:
    """The behaviours that a message asks to work with, of all that were found; what it denies is not meant."""
    about = without_turned_down(words if not reading.says_unlike(words) else _without_cases(words))
    meant = [
        clause
        for clause in pieces.clauses(pieces.without_denied(about))
        if not (reading.refuses(clause) or reading.asks_why(clause))
    ]
    whole, every = ". ".join(meant), [one.id for one in offer.behaviours]
    wished = " ".join(clause for clause in meant if reading.wishes_for(clause))
    # A name beats a place: "the first lot then, belief in the team".
    merely = [item_id for one in pieces.sentences(whole) for item_id in merely_named(one, offer, library)]
    merely += called.preferred(wished, whole, {*every} - {*offer.shown}, library)
    refused = {*refused_in(words, offer, library)} if about != words or reading.refused_pieces(words) else set()
    wished_anyway = called.strongly_named(wished, every, library)
    ways = (
        [*merely, *_named_together(whole, offer.shown, library)],
        counted_in(whole, offer.shown),
        wished_anyway,
        [item_id for one in pieces.ones_in(whole) for item_id in _called(one, offer, library)],
    )
    # What is refused in the same breath leaves room for what is named in another way.
    left = ([item_id for item_id in way if item_id not in refused - {*wished_anyway}] for way in ways)
    return list(dict.fromkeys(next(filter(None, left), [])))


def turned_down_in(text: str) -> list[str]:
    """The clauses that name what is refused there or in the next: "simplify? no", "learning isn't for us"."""
    said = pieces.clauses(text)
    return [one for at, one in enumerate(said) if _is_turned_down(one, next(iter(said[at + 1 :]), ""))]


def _is_turned_down(clause: str, after: str) -> bool:
    is_name = len(clause.split()) <= NAME and not reading.says_no(clause)
    is_refused = reading.says_no(after) or bool(_NOT_THAT.match(plain(after)))
    return (is_name and is_refused) or (pieces.is_short(clause) and bool(_NOT_THAT.search(plain(clause))))


def without_turned_down(text: str) -> str:
    """What is left of a message without the clauses that only name what is refused."""
    dropped = turned_down_in(text)
    kept = (one for one in pieces.sentences(text) if one not in dropped)
    return " ".join(", ".join(c for c in pieces.clauses(one) if c not in dropped) for one in kept) if dropped else text


def merely_named(sentence: str, offer: Offer, library: Library) -> list[str]:
    """The behaviours that a sentence names while it says nothing else: "resilience one I suppose"."""
    if pieces.asks(sentence):
        return []
    every = [one.id for one in offer.behaviours]
    named = [
        item_id
        for part in _parts(sentence)
        for item_id in called.strongly_named(part, every, library) or called.loosely_named(part, every, library)
    ]
    names = set[str]().union(*(called.name_words(library.behaviour(item_id)) for item_id in named))
    said = pieces.content_words(called.AROUND_A_NAME.sub(" ", called.BESIDE_A_NAME.sub(" ", plain(sentence))))
    if not named or said - names - PLACES:
        return []
    return list(dict.fromkeys([*named, *_placed_in(sentence, offer.shown)]))


def wished_in(words: str, offer: Offer, library: Library) -> list[str]:
    """The behaviours of all that were found that a clause wishes for by their names, whatever stands beside it."""
    every = [one.id for one in offer.behaviours] or list(offer.shown)
    wishing = " ".join(
        clause for clause in pieces.clauses(words) if reading.wishes_for(clause) and not pieces.asks(clause)
    )
    refused = refused_in(words, offer, library)
    return [name for name in called.strongly_named(wishing, every, library) if name not in refused]


def _named_together(words: str, ids: Sequence[str], library: Library) -> list[str]:
    """Those that are named one way or another: by a name, by what they are about, by a place that stands alone."""
    besides_places = ", ".join(part for part in _parts(words) if not _is_place(part))
    by_name = named_in(words, ids, library)
    found = {*by_name, *_about(words, ids, library)}
    if besides_places and (found or not pieces.content_words(besides_places)):
        found.update(_placed_in(words, ids))
    return [item_id for item_id in ids if item_id in found]


def _parts(words: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(words) if part.strip()]


def _is_place(part: str) -> bool:
    return bool(reading.places_in(part)) and not pieces.content_words(part) - PLACES


def _placed_in(words: str, ids: Sequence[str]) -> list[str]:
    return [item_id for part in _parts(words) if _is_place(part) for item_id in counted_in(part, ids)]


def _about(words: str, ids: Sequence[str], library: Library) -> list[str]:
    """What "the one about keeping people with you" means: that whose summary alone speaks of it."""
    meant = _ABOUT.findall(words) if len(words.split()) <= SHORT else []
    return [item_id for about in meant if (item_id := _only_one_speaking_of(about, ids, library))]


def _only_one_speaking_of(about: str, ids: Sequence[str], library: Library) -> str | None:
    said = _stems(about)
    shared = {item_id: len(said & _stems(_described(library.behaviour(item_id)))) for item_id in ids}
    most = max(shared.values(), default=0)
    best = [item_id for item_id, count in shared.items() if count == most]
    return best[0] if most and len(best) == 1 else None


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in pieces.content_words(text)}


def _described(item: Behaviour) -> str:
    return f"{item.name} {item.short_name} {item.summary}"


def refused_in(words: str, offer: Offer, library: Library) -> list[str]:
    """The behaviours and cases on the table that a message names in order to put them aside."""
    refused = [*reading.refused_pieces(words), *turned_down_in(words)]
    behaviours = [item_id for piece in refused for item_id in _put_aside(piece, offer, library)]
    cases = [case_in(piece, offer.cases_shown, library) for piece in refused if _speaks_of_one(piece)]
    unlike = _case_unlike(words, offer, library)
    return list(dict.fromkeys([*behaviours, *filter(None, (*cases, unlike))]))


def _case_unlike(words: str, offer: Offer, library: Library) -> str | None:
    """The case on the table that somebody says is nothing like theirs, by its title or its place."""
    said = pieces.sentences(words)
    if not any(reading.says_unlike(one) for one in said):
        return None
    at = next(n for n, one in enumerate(said) if reading.says_unlike(one))
    # What is denied is named in the same breath, or just before it.
    about = [said[at], *said[max(at - 1, 0) : at]]
    named = (case_in(one, offer.cases_shown, library) for one in about)
    counted = (next(iter(counted_in(clause, offer.cases_shown)), None) for one in about for clause in _cases_in(one))
    return next(filter(None, (*named, *counted)), None)


def _without_cases(words: str) -> str:
    """What is left without sentences on a case that is nothing like theirs: its place is that of no behaviour."""
    said = pieces.sentences(words)
    return " ".join(one for one in said if not (reading.says_unlike(one) or reading.speaks_of_cases(one)))


def _cases_in(sentence: str) -> list[str]:
    return [clause for clause in pieces.clauses(sentence) if reading.speaks_of_cases(clause)]


def case_called(words: str, ids: Sequence[str], library: Library) -> str | None:
    """The case that is called by its number, or by the letter of its authority; those of `ids` come first."""
    number, letter = _CASE_NUMBER.search(words), _AUTHORITY.search(words)
    every = dict.fromkeys((*ids, *(item.id for item in library.every(CaseStudy))))
    if number:
        return next((one for one in every if one.endswith(f"case-study-{number[1]}")), None)
    named = f"authority {letter[1].lower()} " if letter else None
    return next((one for one in every if named and named in library.case(one).summary.lower()), None)


def case_in(words: str, ids: Sequence[str], library: Library) -> str | None:
    """The case whose title shares most words with a message, the first of those that share as many."""
    return pieces.nearest(words, {item_id: telling_title(library.case(item_id)) for item_id in ids})


def cases_numbered(words: str, library: Library) -> list[str]:
    """The case studies of an authority that is named by its letter, or the one that is named by its number."""
    found = _NUMBERED.search(pieces.bare(words))
    if not found:
        return []
    every = library.every(CaseStudy)
    of_authority = [one.id for one in every if plain(one.context.authority or "") == f"authority {found[1]}"]
    return of_authority or [one.id for one in every if one.id.endswith(f"/case-study-{found[1]}")]


def _speaks_of_one(piece: str) -> bool:
    return bool(pieces.ones_in(piece)) or reading.speaks_of_cases(piece)


def _put_aside(piece: str, offer: Offer, library: Library) -> list[str]:
    # What is not on the table, or was put aside, may be refused as well.
    every = dict.fromkeys([*offer.shown, *(one.id for one in offer.behaviours)])
    return (
        called.strongly_named(piece, list(every), library)
        or (named_in(piece, offer.shown, library) if _speaks_of_one(piece) else [])
        or (counted_in(piece, offer.shown) if not pieces.content_words(piece) - PLACES else [])
    )


def _called(one: str, offer: Offer, library: Library) -> list[str]:
    """What is meant by "the caseworkers one": a name, or the reason in which that word stands."""
    every = [suggestion.id for suggestion in offer.behaviours]
    said = pieces.content_words(one)
    reasons = {s.id: pieces.content_words(s.words or "") for s in offer.behaviours if s.id in offer.shown}
    fitting = [item_id for item_id, words in reasons.items() if said & words]
    by_reason = sorted(fitting, key=lambda item_id: -_mentions(said, library.behaviour(item_id)))[:1]
    return called.strongly_named(one, every, library) or by_reason


def _mentions(said: frozenset[str], item: Behaviour) -> int:
    """How often a behaviour speaks of what was said, where the reasons of several do."""
    text = " ".join((item.summary, *item.in_practice)).lower()
    return sum(text.count(word) for word in said)


def telling_title(item: CaseStudy | Example) -> str:
    """A title without what many titles hold, such as "an improving authority"."""
    return reading.without_common_of_titles(item.title)
