"""Finds what points at one child only together: an age, a place or a school, and what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from gateway.redaction.cues import Cues
from gateway.redaction.labels import AGE, PLACE
from gateway.redaction.lexicon import Lexicon

SCORE = 1.0
# So many characters around an age belong to the same story.
AROUND = 240
OLDEST = 18

_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
_NUMBER = rf"(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|{_TEENS})"
_AGES = re.compile(
    rf"\b(?:{_NUMBER}[\s-]?(?:years?|yrs?|months?|weeks?|mths?|wks?)[\s-]?old\b|{_NUMBER}\s?(?:yo|y/o)\b|"
    rf"aged?\s(?:just\s|only\s)?{_NUMBER}\b|(?:year|yr)\s?\d{{1,2}}\b)|(?<=\],\s)\d{{1,2}}(?=,)|(?<=\]\s\()\d{{1,2}}(?=\))",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'’-]{1,20}"
_WORDS = re.compile(rf"{_NAME}(?:[\s-](?:(?:on|upon|in|le|and|of|the)[\s-])?{_NAME}){{0,3}}")


class CombinationRecogniser(EntityRecognizer):
    """Ages of children, and the places beside them, where something is told that happened to one."""

    def __init__(self, cues: Cues, lexicon: Lexicon) -> None:
        self._incidents = re.compile(rf"\b(?:{'|'.join(sorted(cues.incidents))})\b", re.IGNORECASE)
        self._before = re.compile(rf"\b(?:{'|'.join(sorted(cues.to_places))})\s$", re.IGNORECASE)
        self._places = lexicon.places | lexicon.towns
        super().__init__([AGE, PLACE], supported_language="en")

    def load(self) -> None:
        """Everything is compiled when it is made."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """The ages and the places of each combination."""
        found: dict[tuple[int, int], str] = {}
        for age in _AGES.finditer(text):
            if _years(age.group()) > OLDEST:
                continue
            start, end = max(0, age.start() - AROUND), min(len(text), age.end() + AROUND)
            if self._incidents.search(text, start, end) is None:
                continue
            places = list(self._places_in(text, start, end))
            if places or "[school]" in text[start:end]:
                found[age.span()] = AGE
                found |= dict.fromkeys(places, PLACE)
        return [RecognizerResult(kind, *span, SCORE) for span, kind in found.items()]

    def _places_in(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for match in _WORDS.finditer(text, start, end):
            is_place = match.group().lower() in self._places
            if is_place and self._before.search(text, max(0, match.start() - 10), match.start()):
                yield match.span()


def _years(age: str) -> int:
    digits = re.search(r"\d+", age)
    return int(digits.group()) if digits else 0
