"""What a behaviour is called: by its name, by what of it is its alone, or loosely."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from actions.words.language import pieces
from actions.words.language.replies import REPLIES
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain
from knowledge.schema import Behaviour

BESIDE_A_NAME, AROUND_A_NAME = (pattern_of(REPLIES[name]) for name in ("beside_a_name", "around_a_name"))
_PREFERS = re.compile(
    r"\b(?:prefer|rather have|back|instead|before|a moment ago|earlier|chose|picked|wanted|asked for)\b"
)
# Words of so many letters are alike in their forms, where they are part of a name.
STEM = 6


def strongly_named(words: str, ids: Sequence[str], library: Library) -> list[str]:
    """Those that are named by what is theirs alone, however much else is said."""
    said = pieces.content_words(words)
    return [item_id for item_id in ids if said & _own_words(library.behaviour(item_id))]


def preferred(wished: str, whole: str, ids: Collection[str], library: Library) -> list[str]:
    """Those of them that are wished for in place of what is on the table: "you had X before, I should prefer that"."""
    return strongly_named(wished, sorted(ids), library) if _PREFERS.search(plain(whole)) else []


def loosely_named(part: str, ids: Sequence[str], library: Library) -> list[str]:
    """The one whose name holds all that is said, common words as well: "the people one"."""
    bare = AROUND_A_NAME.sub(" ", BESIDE_A_NAME.sub(" ", pieces.bare(part)))
    said = {word[:STEM] for word in bare.split()}
    held = [item_id for item_id in ids if said <= _every_word(library.behaviour(item_id))]
    return held if said and len(held) == 1 else []


def _every_word(item: Behaviour) -> set[str]:
    return {word[:STEM] for word in plain(f"{item.name} {item.short_name}").split() if len(word) > 3}


def _own_words(item: Behaviour) -> frozenset[str]:
    in_both = pieces.content_words(item.name) & pieces.content_words(item.short_name)
    return in_both | pieces.content_words(item.id.replace("-", " "))


def name_words(item: Behaviour) -> frozenset[str]:
    return pieces.content_words(f"{item.name} {item.short_name} {item.id.replace('-', ' ')}")
