"""What a message is by its form: the classifier weighs all its words, so that much content drowns a short order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Dict, List, Optional, Pattern, Sequence, Text

import yaml

_TABLE = yaml.safe_load((Path(__file__).parent / "orders.yml").read_text("utf-8"))
_PIECE = re.compile(r"<(\w+)>")
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_APOSTROPHES = re.compile(r"['\u2019\u2018]")


def _compiled(pattern: Text) -> Pattern[Text]:
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda piece: _TABLE["pieces"][piece[1]], pattern)
    return re.compile(pattern)


def _all_compiled(name: Text) -> Dict[Text, List[Pattern[Text]]]:
    return {intent: [_compiled(one) for one in patterns] for intent, patterns in _TABLE[name].items()}


_BEGINS, _IS = _all_compiled("begins"), _all_compiled("is")
_OPENS = frozenset(_TABLE["opens"])
_BESIDE = {name: _compiled(_TABLE["beside"][name]) for name in ("begins", "holds", "question")}
_LONGEST: int = _TABLE["beside"]["longest"]


def ordered_in(text: Text) -> Optional[Text]:
    """The intent that the form of a message gives away; None where its words have to tell."""
    sentences = _sentences(text)
    found = [_order(sentence) for sentence in sentences]
    # A line of the record is named first: what is ordered besides is done with it, by `actions.interruptions.keeping`.
    for at, intent in enumerate(found):
        if intent in _BEGINS and _is_no_answer(sentences[:at]):
            return intent
    if found and found[0] and (found[0] in _OPENS or _is_no_answer(sentences[1:])):
        return found[0]
    return found[-1] if found and found[-1] and _is_no_answer(sentences[:-1]) else None


def _order(sentence: Text) -> Optional[Text]:
    bare = sentence.rstrip(" .!,;")
    for intent, patterns in _BEGINS.items():
        if any(pattern.match(bare) for pattern in patterns):
            return intent
    whole = (intent for intent, patterns in _IS.items() if any(pattern.fullmatch(bare) for pattern in patterns))
    return next(whole, None)


def _is_no_answer(sentences: Sequence[Text]) -> bool:
    """Whether nothing of what stands beside an order answers anything; a single word does not."""
    rest = [sentence for sentence in sentences if _order(sentence) is None]
    words = " ".join(rest)
    if len(words.split()) <= 1:
        return True
    if len(words.split()) > _LONGEST:
        return False
    is_question = len(rest) == 1 and bool(_BESIDE["question"].fullmatch(words))
    return is_question or bool(_BESIDE["begins"].match(words) or _BESIDE["holds"].search(words))


def _sentences(text: Text) -> List[Text]:
    plain = _APOSTROPHES.sub("", text.lower())
    return [" ".join(sentence.split()) for sentence in _SENTENCES.split(plain) if sentence.strip()]
