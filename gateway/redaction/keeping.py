"""What everybody may say: public people, places and terms, where they stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gateway.redaction.lexicon import Lexicon
from gateway.redaction.words import Word, words_of

Phrases = Mapping[str, Sequence[tuple[str, ...]]]


class Keeping:
    """Phrases of two words or more are kept wherever they stand, single words unless they are part of a name."""

    def __init__(self, lexicon: Lexicon) -> None:
        towns = (town for town in lexicon.towns if " " in town)
        public = (*lexicon.authors, *lexicon.places, *lexicon.peoples, *lexicon.days, *lexicon.terms, *towns)
        split = [tuple(word.low for word in words_of(phrase)) for phrase in public]
        self._phrases = _by_first_word(words for words in split if len(words) > 1)
        self._single = frozenset(words[0] for words in split if len(words) == 1)
        self._lexicon = lexicon
        # These may be surnames, which a day of the week or an inspectorate never is.
        self._surnames = self._single - lexicon.terms - lexicon.days

    def phrases_in(self, words: Sequence[Word]) -> set[int]:
        """Which words are part of a public phrase, by number."""
        kept: set[int] = set()
        for i, word in enumerate(words):
            if not word.is_capital and word.low not in self._phrases:
                continue
            for phrase in self._phrases.get(word.low, ()):
                if tuple(one.low for one in words[i : i + len(phrase)]) == phrase:
                    kept.update(range(i, i + len(phrase)))
        return kept

    def is_public(self, word: str) -> bool:
        """Whether a word in small letters is public by itself."""
        return word in self._single or self._lexicon.is_of_a_people(word) or self._lexicon.is_day(word)

    def may_be_surname(self, word: str) -> bool:
        """Whether a public word may be a surname beside a first name."""
        return word in self._surnames or self._lexicon.is_of_a_people(word)


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        found[phrase[0]].append(phrase)
    return found
