"""Which words stand in a sentence that is mostly not English, where what is in no list is no name for that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gateway.redaction.lexicon import Lexicon
from gateway.redaction.words import Word

_ENDS = re.compile(r"[.!?:;…\n\"“”()]|\s[-–—]\s")
# Most languages have words of two letters that are English, too.
_TELLING = 3
# One word is a slip, a term or a greeting.
_FEWEST = 2


def foreign_in(text: str, words: Sequence[Word], lexicon: Lexicon) -> set[int]:
    """The words of such sentences, by number; a sentence of which nothing can be said is as the whole text is."""
    weighed = [(sentence, _weight(sentence, words, lexicon)) for sentence in _sentences(text, words)]
    foreign = sum(weight[0] for _, weight in weighed)
    english = sum(weight[1] for _, weight in weighed)
    is_whole_foreign = _is_foreign(foreign, english)
    return {
        i
        for sentence, weight in weighed
        if _is_foreign(*weight) or (is_whole_foreign and weight[0] >= weight[1])
        for i in sentence
    }


def _is_foreign(foreign: int, english: int) -> bool:
    return foreign >= _FEWEST and foreign > english


def _weight(sentence: range, words: Sequence[Word], lexicon: Lexicon) -> tuple[int, int]:
    """How many words are of another language, and how many English; names tell neither."""
    foreign = [i for i in sentence if words[i].low in lexicon.foreign]
    small = [words[i].low for i in sentence if words[i].low not in lexicon.foreign and not words[i].is_capital]
    unknown = [low for low in small if not lexicon.is_word(low)]
    english = sum(len(low) >= _TELLING for low in small) - sum(len(low) >= _TELLING for low in unknown)
    if not _is_foreign(len(foreign) + len(unknown), english):
        # Looking for slips takes time, and can only make it more English.
        return len(foreign), english
    strange = sum(not (lexicon.is_first_name(low) or lexicon.is_slip(low)) for low in unknown)
    return len(foreign) + strange, english


def _sentences(text: str, words: Sequence[Word]) -> Iterator[range]:
    first = 0
    for i in range(1, len(words)):
        if _ENDS.search(text, words[i - 1].end, words[i].start):
            yield range(first, i)
            first = i
    yield range(first, len(words))
