"""What words say in the place of what was taken of the context."""

from __future__ import annotations

import re

from actions.choices import OPTIONS
from actions.moves.situation import offering
from actions.parts import ContextField, Known
from actions.record import VALUES
from actions.state import State
from actions.words.context import contexts, options, outright, standing
from actions.words.language import pieces, reading
from actions.words.situation import statements

# The shortest list of options but for the politics has so many.
FEWEST = 3
# A topic is called by so many words at most.
CALLED = 8
# What a leader says that it is, behind what they say that it is not; "its that they hate each other" calls it nothing.
_ITS_NAME = re.compile(
    r"\b(?:it['\u2019]?s|it is|more|mainly|mostly)\s+"
    r"(?:(?:really|more|mainly|mostly|all|actually|just|about|down to)\s+)*"
    r"(?P<named>(?:(?:the|my|our|how)\b(?!\s+(?:same|other|first|second|third|last|one|opposite|case|way|it)\b)"
    r"|(?:keep|los|hold|find|recruit|retain|staff|gett|hav|deal|liv)\w*ing\b|(?:staff|people|workforce|retention)\b)\s?.*)$",
    re.I | re.S,
)


def told(text: str, field: ContextField, state: State) -> Known | None:
    """What words say of a field that they deny: by a word of their own, one of the options, or what they call it."""
    found = _own_word(text, field, state) or _option(text, field, state)
    return found or (_called(text) if field == "challenge" else None)


def _called(text: str) -> Known | None:
    """What a leader calls the matter where no option is named: "not structures, it's the people"."""
    for sentence in pieces.sentences(text):
        found = _ITS_NAME.search(pieces.without_denied(sentence)) if not pieces.asks(sentence) else None
        named = found["named"].strip(" .,;:!") if found else ""
        if len(named.split()) > CALLED:
            named = next(iter(pieces.clauses(found["named"] if found else "")), "").strip(" .,;:!")
        # What goes on behind a colon tells of it, and calls it nothing.
        if 0 < len(named.split()) <= CALLED and not (found and ":" in found["named"]):
            return Known(value=None, words=sentence, term=named)
    return None


def _own_word(text: str, field: ContextField, state: State) -> Known | None:
    """What a leader calls their judgement where they deny what it was called here: the value may well be the same."""
    if field != "performance":
        return None
    denying = (one for one in pieces.sentences(text) if pieces.denials_in(one))
    named = ((one, standing.judgement_named(pieces.without_denied(one))) for one in denying)
    words, called = next((found for found in named if found[1]), ("", None))
    if called is None:
        return None
    before = state.context.value_of(field)
    value, term = called
    # Who came up from somewhere is still improving, whatever they are called now.
    return Known(value=before if before == "improving" and value == "high" else value, words=words, term=term)


def _option(text: str, field: ContextField, state: State) -> Known | None:
    """What words say in place of what was taken, by a clear word for one of the options."""
    before, stated = state.context.value_of(field), " ".join(statements.statements(text))
    told = offering.told(stated, field)
    if told and (told.value != before or told.term):
        return told
    if field == "stability" and (other := _by_denial(text, field)) and other.value != before:
        return other
    named_one = options.named_in(text, field, OPTIONS[field])
    if named_one and field == "challenge" and _is_of_a_shorter_list(named_one.words):
        return None
    return Known(value=named_one.value, words=named_one.words) if named_one and named_one.value != before else None


def _by_denial(text: str, field: ContextField) -> Known | None:
    """What a denial says by itself: "not settled" is unsettled."""
    said = {one: contexts.context_in(one, field) for one in pieces.denials_in(text)}
    return next((Known(value=value, words=one) for one, value in said.items() if value), None)


def _is_of_a_shorter_list(words: str) -> bool:
    """Whether a place is named that each list has: it is one of that which is shown."""
    places = reading.places_in(words) if options.is_of_a_list(words) else []
    return bool(places) and all(0 < place <= FEWEST for place in places) and "list" not in pieces.bare(words).split()


def telling(words: str | None, field: str) -> str | None:
    """Words that tell a value of a field: "change line 5, settled only til May" needs no "to" before them."""
    return words if words and _value_in(words, field) else None


def known_by(new: str, field: str, state: State) -> Known:
    """What new words say of a field; where they say more or other than one of its values, they stand for it."""
    value = _value_in(new, field)
    says_no_more = pieces.content_words(new) <= pieces.content_words(VALUES.get(value or "", ""))
    if value and (says_no_more or contexts.is_merely(new, field)):
        return Known(value=value, words=new)
    before: Known | None = getattr(state.context, field)
    return Known(value=value or (before.value if before else None), words=new, term=new.rstrip("."))


def _value_in(words: str, field: str) -> str | None:
    found = outright.told_in(words, field) or offering.told(words, field)
    named = options.named_in(words, field, OPTIONS.get(field, {}))
    value = found.value if found else named.value if named else None
    return contexts.context_in(words, field) if value is None and pieces.is_short(words) else value
