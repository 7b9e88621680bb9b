"""What a leader asks of what is kept: who reads it, what a request under the law reaches, whether it is kept at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import grammar, pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_CLAUSES = re.compile(r"[,;]\s+|\s+[–—-]+\s+|(?<=\S):\s+")
_LEAD = re.compile(rf"^(?:{_TABLE['lead']} )+")
# "I am just asking who reads it": no answer puts it so.
_TO_US = re.compile(r"\b(?:asking|wondering|checking|ask|check|remind me|tell me)\b")
_BEGINS_A_QUESTION = re.compile(
    r"(?:who|whos|whod|what|whats|where|which|how|if|whether|can|could|may|might|will|would|does|do|did|is|are|was|were"
    r"|has|have|had|am|should|suppose|supposing|read|show|tell|give|play)\b"
)
# An answer may put these to itself, where it goes on.
_OF_ITSELF = frozenset({"shared", "known"})
_BIDS = re.compile(r"(?:read|show|tell|give|play)\b")
_OF_ONESELF = re.compile(r"\b(?:i|me|mine)\b")


def _written(patterns: list[str], what: str) -> re.Pattern[str]:
    parts = {**_TABLE["pieces"], "object": f"(?:<{what}>)", "either": "(?:<named>|<mere>)"}
    return re.compile("|".join(f"(?:{grammar.written_out(one, parts)})" for one in patterns))


_OF_SHARING = _written(_TABLE["of_sharing"], "mere")
_NAMED, _MERE = _written(_TABLE["readers"], "named"), _written(_TABLE["readers"], "mere")
_ALWAYS = {kind: _written(patterns, "named") for kind, patterns in _TABLE["always"].items()}


@dataclass(frozen=True)
class Asked:
    """What is asked of what is kept, each once, and what else a text says."""

    kinds: tuple[str, ...]
    rest: str


def asked_in(text: str, is_of_sharing: bool = False) -> Asked:
    """What is asked; a question that an answer puts to itself ("Who reads it? Nobody.") is part of the answer.

    Where it is asked whether to share, nothing is an answer of that kind, and it is the coaches that are asked about.
    """
    said = pieces.sentences(text)
    told_last = next((at for at in reversed(range(len(said))) if _tells(said[at])), 0)
    found = [_asked_of(one, is_of_sharing or at >= told_last, is_of_sharing) for at, one in enumerate(said)]
    if any("request" in kinds for kinds, _ in found):
        # "And if somebody puts in an FOI? Would they get this?" is one question.
        found = [(kinds, "" if pieces.asks(rest) else rest) for kinds, rest in found]
    kinds = dict.fromkeys(kind for kinds, _ in found for kind in kinds)
    return Asked(tuple(kinds), " ".join(rest for _, rest in found if rest))


def _asked_of(sentence: str, is_last: bool, is_of_sharing: bool = False) -> tuple[tuple[str, ...], str]:
    """What a sentence asks and what it says before that; what follows in it belongs to the question."""
    begins = [0, *(found.end() for found in _CLAUSES.finditer(sentence))]
    # A "no" that leads in is a reply of its own.
    is_led_in = len(begins) > 1 and bool(_LEAD.fullmatch(f"{pieces.bare(sentence[: begins[1]])} "))
    for begin in begins[1:] if is_led_in else begins:
        kind = _kind_of(sentence[begin:], is_last, is_of_sharing)
        if kind:
            before = sentence[:begin].rstrip(" ,;:–—-")
            # "No, I was asking who reads it" refuses nothing.
            is_kept = before and not (is_of_sharing and _TO_US.search(pieces.bare(sentence[begin:])))
            return (kind,), f"{before}." if is_kept else ""
    return (), sentence


def _kind_of(words: str, is_last: bool, is_of_sharing: bool) -> str | None:
    led = pieces.bare(words)
    said = _LEAD.sub("", led)
    kind = next((kind for kind, pattern in _ALWAYS.items() if pattern.fullmatch(said)), None)
    is_plain = _NAMED.fullmatch(said) or kind in _OF_ITSELF or (kind == "held" and _BIDS.match(said))
    if not _BEGINS_A_QUESTION.match(said) or not (pieces.asks(words) or pieces.is_short(said) or is_plain):
        return None
    if kind in _OF_ITSELF:
        return kind if is_last or _OF_ONESELF.search(said) else None
    if is_of_sharing and (
        kind == "readers" or _OF_SHARING.fullmatch(said) or _MERE.fullmatch(said) or _NAMED.fullmatch(said)
    ):
        return "coaches"
    if kind or _NAMED.fullmatch(said) or ((is_last or _TO_US.search(led)) and _MERE.fullmatch(said)):
        return kind or "readers"
    return None


def _tells(sentence: str) -> bool:
    """Whether a sentence tells something."""
    return not pieces.asks(sentence) and bool(pieces.content_words(sentence)) and not _asked_of(sentence, True)[0]
