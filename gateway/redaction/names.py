"""Finds the names of people: where spaCy sees them, and where lists, titles and the words around say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from spacy.language import Language
from spacy.tokens import Doc

from gateway.redaction.cues import Cues
from gateway.redaction.evidence import Evidence, Knowledge, Reading
from gateway.redaction.keeping import Keeping
from gateway.redaction.labels import NAME
from gateway.redaction.lexicon import Lexicon
from gateway.redaction.spreading import Spreading
from gateway.redaction.words import Word, clauses_of

SCORE = 0.85
Span = tuple[int, int]
# What spaCy found in clauses that were read before.
Read = dict[str, list[Span]]


class People(NlpArtifacts):
    """Where spaCy sees people in a text."""

    def __init__(self, spans: Sequence[Span], nothing: Doc) -> None:
        super().__init__([], nothing, [], [], None, "en")
        self.spans = spans


class Reader:
    """Reads texts with spaCy, clause by clause, so that what has not changed need not be read again."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        # What is read later is forgotten with its zone, so spaCy learns here, once, what every text is full of.
        for word in pipeline.Defaults.stop_words:
            pipeline.make_doc(word)

    def people_in(self, text: str, read: Read) -> People:
        """The people in a text; `read` is filled, and spares reading the same clause twice."""
        clauses = list(clauses_of(text))
        unread = list(dict.fromkeys(words for _, words in clauses if words not in read))
        read.update(zip(unread, self._read(unread), strict=True))
        spans = [(at + start, at + end) for at, words in clauses for start, end in read[words]]
        return People(spans, Doc(self._pipeline.vocab))

    def _read(self, clauses: Sequence[str]) -> list[list[Span]]:
        """The people in each clause; in a zone, for spaCy would keep every word that it reads, names included.

        Nothing of spaCy's may leave the zone, and zones cannot stand one in another: one text is read at a time.
        """
        with self._pipeline.memory_zone():
            return [_people_of(doc) for doc in self._pipeline.pipe(clauses)]


class NameRecogniser(EntityRecognizer):
    """One result for each name, of however many words."""

    def __init__(self, cues: Cues, lexicon: Lexicon) -> None:
        self._knowledge = Knowledge(lexicon, cues, Keeping(lexicon))
        super().__init__([NAME], supported_language="en")

    def load(self) -> None:
        """Everything is read when it is made."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """The names in a text; `nlp_artifacts` are `People`."""
        reading = Reading.of(text, self._knowledge)
        words = reading.words
        spans = nlp_artifacts.spans if isinstance(nlp_artifacts, People) else ()
        sure = Evidence(reading, self._knowledge, _within(words, spans)).names()
        names = Spreading(reading, self._knowledge).all_of(sure)
        return [RecognizerResult(NAME, start, end, SCORE) for start, end in _joined(text, words, sorted(names))]


def _people_of(doc: Doc) -> list[Span]:
    return [(one.start_char, one.end_char) for one in doc.ents if one.label_ == NAME]


def _within(words: Sequence[Word], spans: Sequence[Span]) -> set[int]:
    """The words that lie in the spans, both in order."""
    within: set[int] = set()
    i = 0
    for start, end in spans:
        while i < len(words) and words[i].start < start:
            i += 1
        while i < len(words) and words[i].start < end:
            within.add(i)
            i += 1
    return within


def _joined(text: str, words: Sequence[Word], names: Sequence[int]) -> Iterator[Span]:
    """Names of several words as one, from the first to the last of them."""
    span: Span | None = None
    for i in names:
        word = words[i]
        if span and text[span[1] : word.start] in (" ", "-", "\u00a0"):
            span = (span[0], word.end)
            continue
        if span:
            yield span
        span = (word.start, word.end)
    if span:
        yield span
