"""Who somebody is, from the words around their name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gateway.redaction.cues import Cues
from gateway.redaction.labels import CARER, CHILD, COLLEAGUE, COUNCILLOR, PERSON, RELATIVE

# So many characters before and after a name are looked at.
AROUND = 40
_BESIDE = r",?\s\(?[\"“‘']?$"
_YEARS = r"(?:(?:who\s)?(?:is|was|['’]s)\s|aged?\s)?(?:1[0-9]|[1-9])(?![\d%]|\s(?:cases|children|kids|staff|years\sof))"
_AGED = rf",?\s\(?(?:{_YEARS}\b|(?:yr|year)\s\d|\[(?:age|date of birth)\]|d\.?o\.?b|born\b|nhs\b|upn\b)"


class Kinds:
    """Tells a child from a colleague, as far as the words beside a name say."""

    def __init__(self, cues: Cues) -> None:
        self._titles = re.compile(rf"\b(?:{_any(cues.titles)})\.?\s$", re.IGNORECASE)
        roles, own = _any(cues.roles - cues.children), r"(?:our|my|the|their|an?|new)\s"
        at_work = rf"(?:['’]s\s(?:{_any(cues.at_work)})\b|,?\s\(?{own}(?:[\w-]+\s){{0,3}}?(?:{roles})\b|"
        at_work += rf",?\s\(?(?:head|director|manager)\sof\b|\s(?:in|from)\s(?:{_any(cues.departments)})\b)"
        of_child = rf"(?:{_AGED}|['’]s\s(?:{_any(cues.childs)})\b)"
        self._rules = (
            (COUNCILLOR, _before(cues.councillor | {"lead member", "portfolio holder"}), None),
            (CARER, _before(("foster carer", "foster carers", "carer", "carers", "adopter", "adopters")), None),
            (CHILD, _before(cues.children), re.compile(of_child, re.IGNORECASE)),
            (RELATIVE, _before(cues.family - cues.children - cues.calling), None),
            (COLLEAGUE, _before(cues.roles - cues.children), re.compile(at_work, re.IGNORECASE)),
        )

    def of(self, text: str, start: int, end: int) -> str:
        """The kind of person that a name in a text is of."""
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        for kind, ahead, behind in self._rules:
            if ahead.search(before) or (behind and behind.match(after)):
                return kind
        return PERSON

    def is_titled(self, text: str, start: int) -> bool:
        """Whether "Mrs", "Cllr" or the like stands before a name."""
        return self._titles.search(text[max(0, start - AROUND) : start]) is not None


def _before(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(words)})(?:\s(?:called|named))?\.?{_BESIDE}", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word)))
