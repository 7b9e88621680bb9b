"""What a message is by its form: the classifier weighs all its words, so that much content drowns a short order."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Dict, List, Optional, Pattern, Sequence, Text

import yaml

_TABLE = yaml.safe_load((Path(__file__).parent / "orders.yml").read_text("utf-8"))
_PIECE = re.compile(r"<(\w+)>")
SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_CLAUSES = re.compile(r"[.,!?;:()\u2013\u2014]+|\s-\s")
_PSEUDONYMS = re.compile(r"\[[^\]]*\]")
_APOSTROPHES = re.compile(r"['\u2019\u2018]")


def _compiled(pattern: Text) -> Pattern[Text]:
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda piece: _TABLE["pieces"][piece[1]], pattern)
    return re.compile(pattern)


def _all_compiled(name: Text) -> Dict[Text, List[Pattern[Text]]]:
    return {intent: [_compiled(one) for one in patterns] for intent, patterns in _TABLE[name].items()}


_BEGINS, _IS = _all_compiled("begins"), _all_compiled("is")
_OPENS = frozenset(_TABLE["opens"])
_AWAY = {name: _compiled(_TABLE["away"][name]) for name in ("resume", "unless")}
_OVER = {name: _compiled(pattern) for name, pattern in _TABLE["over"].items()}
_CRUMB, _GOODBYE = _OVER.pop("crumb"), _OVER.pop("goodbye")
_THANKS = _compiled("<lead><thanks>")
_BESIDE = {name: _compiled(_TABLE["beside"][name]) for name in ("begins", "holds", "question")}
_LONGEST: int = _TABLE["beside"]["longest"]
_LONGEST_BACK: int = _TABLE["away"]["longest"]


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


def comes_back(text: Text) -> bool:
    """Whether somebody who had stopped says that they are back or want to go on, whatever else they say."""
    is_short = len(text.split()) <= _LONGEST_BACK
    sentences = [sentence.rstrip(" .!,;") for sentence in _sentences(text)]
    return (
        is_short and any(map(_AWAY["resume"].fullmatch, sentences)) and not any(map(_AWAY["unless"].search, sentences))
    )


def bids_goodbye(text: Text) -> bool:
    """Whether a message ends with a goodbye, whatever it says before."""
    sentences = _sentences(_PSEUDONYMS.sub("", text))
    clauses = [re.sub(r"[^\w ]", "", one).strip() for one in _CLAUSES.split(sentences[-1])] if sentences else []
    said = [clause for clause in clauses if clause]
    # Thanks, or a kind word, may come last.
    while len(said) > 1 and (_CRUMB.fullmatch(said[-1]) or _THANKS.fullmatch(said[-1])):
        said.pop()
    return bool(said) and bool(_GOODBYE.fullmatch(said[-1]))


def over_in(text: Text) -> Optional[Text]:
    """What is said after the end where it is nothing but a goodbye (thanks are one) or a greeting; else None."""
    # A word of thanks in another language may have been taken for a name: "[person 1], bye bye".
    unnamed = _PSEUDONYMS.sub("", text)
    clauses = [clause.strip() for sentence in _sentences(unnamed) for clause in _CLAUSES.split(sentence)]
    said = [re.sub(r"[^\w ]", "", clause).strip() for clause in clauses]
    telling = [clause for clause in said if clause and not _CRUMB.fullmatch(clause)]
    return next((intent for intent, one in _OVER.items() if telling and all(map(one.fullmatch, telling))), None)


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
    # "Dziękuję" and "a bientôt" are written with their accents or without.
    bare = "".join(one for one in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(one))
    plain = _APOSTROPHES.sub("", bare)
    return [" ".join(sentence.split()) for sentence in SENTENCES.split(plain) if sentence.strip()]
