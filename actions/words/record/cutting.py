"""What is to go of what was written, or to stay of it: the first sentence, all but the last, the bit about somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import pieces
from actions.words.language.reading import NUMBERS, ORDINALS
from actions.words.language.wishes import BEGINNING
from actions.words.record import keeping, strikes, swapping
from knowledge.phrases import plain

# An order about words of so few words may call them "it".
SHORT = 5

_GOES = r"(?:remove|delete|delet|erase|strike|cut|drop|lose|scrap|bin|take|leave (?:out|off)|get rid of|trim|without)"
_STAYS = r"(?:keep|leave|retain|hold on to|save)"
_TEXT = r"(?:sentences?|bits?|parts?|words?|lines?|clauses?|phrases?|paragraphs?|half|rest|names?|mentions?|wording)"
_NTH = rf"(?:last|{'|'.join(ORDINALS)}|\d(?:st|nd|rd|th))"
_COUNTED = re.compile(
    rf"\b(?P<nth>{_NTH})(?: (?P<count>{'|'.join(NUMBERS[2:])}|\d))? (?:sentences?|lines?|bits?|parts?|ones?|half)\b"
)
_GONE, _STAYING = re.compile(rf"\b{_GOES}\b"), re.compile(rf"\b{_STAYS}\b(?! (?:out|off)\b)")
_ONLY = re.compile(r"\b(?:only|just|nothing but|all but|everything but|everything except)\b")
_REST = re.compile(r"\b(?:the rest|everything else|all else|the others?|what is left|the remainder)\b")
_ORDER = re.compile(
    rf"(?:(?:please|just|only|can|could|would|will|you|i want you to|simply|now|and) )*"
    rf"(?:{_GOES}|{_STAYS}|shorten|tidy(?: up)?|simplify|reword|rephrase|rewrite|correct|fix|split|make)\b(?P<what>.*)"
)
_OF_WORDS = re.compile(rf"\b(?:{_TEXT}|what i (?:said|wrote|put)|my answer|the answer|spelling|typo)\b")
_IT = re.compile(r"\b(?:it|that|this|them)\b")
_ADDS = re.compile(
    rf"{BEGINNING}(?:add|put in|include|also say)(?:\s+(?:that|in|this)\b|:)+[\s:,]*(?P<more>\S.*)$", re.I | re.S
)
_CUTS = re.compile(
    rf"(?:(?:please|just|only|can|could|would|will|you|no|ok|and|now|sorry) )*(?:{_GOES}|{_STAYS})\b.*"
    r"\b(?:(?:my|the|that|this) (?:\w+ )?answer|question \w+|q ?\d)"
)
_CLAUSES = re.compile(r"[.;,]\s+|\s+(?:and|but|then)\s+", re.I)

_BIT = (
    r"(?:the|that|those|any|every|all(?: of)?(?: the)?|my)?\s*"
    r"(?P<bit>bit|part|piece|sentence|line|detail|stuff|words?|mention|reference|anything|everything"
    r"|what i (?:said|wrote|put))s?\s+"
    r"(?:about|on|where|naming|mentioning)\s+(?P<about>[^,.;:!?]+?)"
)
_RATHER = (
    r"(?:which\s+|that\s+)?"
    r"(?:i(?:['’]?d|\s+would)?\s+(?:much\s+|really\s+)?(?:rather|prefer|like|want|need|wish)"
    r"|(?:should|shd|must|ought\s+to|needs?\s+to|has\s+to|have\s+to|had\s+better))\b"
)
_OUT = (
    r"\b(?:(?<!work )(?<!sort )(?<!find )(?<!point )(?<!figure )(?<!carry )(?<!set )(?<!turn )out"
    r"(?!\s+of\s+(?!it\b|there\b|(?:my|the)\s+(?:record|notes?|answers?)\b))"
    r"|(?:go|goes|went|gone|off)(?=\s*(?:[,.;!?]|$|please|altogether|entirely|completely|too|as\s+well))"
    r"|removed|struck|deleted|erased|redacted)\b"
)
_RECORD = (
    r"(?:(?:out\s+of|from|off|in)\s+(?:the|my|this|that)\s+(?:record|answers|notes?|summary|situation|story)"
    r"|out\s+of\s+(?:it|there|this)|from\s+(?:it|there|this))"
)
_TAKES_OUT = (
    r"(?:^|[,;]\s*|\b(?:and|can you|could you|please)\s+)"
    r"(?:take|leave|cut|remove|delete|strike|get|drop|keep)\s+(?:out\s+)?"
)
_NAMED = [
    re.compile(rf"\b{_BIT}\s+{_RATHER}[^.!?]*?{_OUT}", re.I),
    re.compile(
        rf"\bi(?:['’]?d|\s+would)?\s+(?:much\s+)?(?:rather|prefer)\s+(?:(?:it|you|that|if)\s+)*(?:took\s+|take\s+)?{_BIT}"
        rf"\s+(?=(?:was|were|be|came|come|went|go|is|out)\b)[^.!?,]*?{_OUT}",
        re.I,
    ),
    re.compile(
        rf"\bi\s+(?:do\s+not|don['’]?t)\s+want\s+{_BIT}\s+(?:{_RECORD}|in\s+(?:it|there)|kept|recorded|read)\b", re.I
    ),
    re.compile(
        rf"{_TAKES_OUT}(?:any|every|all|anything|everything)\s+(?:the\s+)?(?:(?P<bit>mention|reference|bit|part|word)s?\s+)?"
        r"(?:about|on|of|to|with)\s+(?P<about>[^,.;:!?]+?)(?=\s+(?:out|from|off|please|in)\b|[,.;:!?]|$)",
        re.I,
    ),
    re.compile(
        rf"{_TAKES_OUT}(?P<about>(?!(?:it|that|this|them|those|line|step|question"
        r"|(?:the|that) (?:bit|part|sentence|first|last))\b)[^,.;:!?]+?)"
        rf"\s+{_RECORD}(?P<bit>)",
        re.I,
    ),
]
# What stands there word for word, as somebody says of it that they never said so, or where it says so.
_STRIKES = r"(?:take|strike|remove|delete|cut|leave|drop|lose|scrap|get\s+rid\s+of)"
_SAYING = [
    re.compile(
        r"\b(?:i|we)(?:['’]ve|ve|\s+have)?\s+(?:never|did\s+not|didn['’]?t)\s+(?:said|say|wrote|write|typed?|told\s+you|put)"
        rf"\s+(?:that\s+)?(?P<about>[^.!?;,]{{4,120}}?)\s*[,;–—-]+\s*(?:(?:so|please|and|pls|no)\s+)*{_STRIKES}\b",
        re.I,
    ),
    re.compile(
        rf"\b{_STRIKES}\b[^.!?;:]{{0,60}}?\b(?:where\s+(?:it|i)\s+(?:says?|said)|(?:that|which)\s+says|saying)\s+"
        r"(?:that\s+)?(?P<about>[^.!?;]{4,120}?)(?:\s+(?:please|pls|too|as\s+well))*[.!]*$",
        re.I,
    ),
]
_WIDE = re.compile(
    r"\b(?:any|every|all|anything|everything|altogether|completely|entirely|everywhere|mentions|references)\b"
)
# Why it is to go wherever it stands.
_TELLS_WHO = re.compile(
    r"\b(?:identif\w+|recognis\w+|recogniz\w+|anonym\w+|confidential\w*|in confidence|privately"
    r"|names? (?:her|him|them)|(?:know|tell|guess|work out) (?:who|it was|its|it is)|traced?|gdpr|data protection)\b"
)
_DISOWNS = re.compile(
    r"\b(?:(?:was|is|were|are)(?: not|nt) (?:\w+ ){0,2}(?:answers?|reply|one)|no answer|(?:take|cut|leave|get|strike) "
    r"(?:it|that|this|those|them) out|(?:remove|delete|strike|drop|scrap) (?:it|that|this|those|them)"
    r"|(?:was|were|is) (?:only |just )?(?:me )?(?:thanking|talking to|meant for|for|said to|to) you)\b"
)


@dataclass(frozen=True)
class Going:
    """What is to go wherever it stands, or where it is; and what else was said."""

    about: str
    is_everywhere: bool
    rest: str
    # It was given word for word.
    is_quoted: bool = False


def going_in(text: str) -> Going | None:
    """What somebody wishes out of what was kept, by what it is about or word for word; None where they wish none."""
    said = pieces.sentences(text)
    for at, one in enumerate(said):
        others = " ".join([*said[:at], *said[at + 1 :]])
        quoted = keeping.quoted_in(one)
        if quoted and (_DISOWNS.search(plain(keeping.masked(one))) or strikes.orders_out(one)):
            return Going(quoted, is_everywhere=False, rest=others, is_quoted=True)
        saying = next(filter(None, (form.search(one) for form in _SAYING)), None)
        if saying and not quoted and len(pieces.content_words(saying["about"])) > 1:
            return Going(saying["about"].strip(), is_everywhere=False, rest=others, is_quoted=True)
        found = next(filter(None, (form.search(one) for form in _NAMED)), None)
        if found is None or not pieces.content_words(found["about"]):
            continue
        is_everywhere = bool(_WIDE.search(plain(found[0])) or _TELLS_WHO.search(plain(text)))
        before = re.sub(r"(?:[\s,;]|\b(?:and|but|also)\b)+$", "", one[: found.start()])
        left = " ".join(part for part in (*said[:at], before, *said[at + 1 :]) if part and not _says_why(part))
        return Going(found["about"].strip(), is_everywhere, left)
    return None


def _says_why(sentence: str) -> bool:
    return bool(_TELLS_WHO.search(plain(sentence))) and pieces.is_short(sentence)


def is_order(words: str, text: str) -> bool:
    """Whether words are not what is to stand in the place of a text, but say what is to become of it."""
    if more_in(words) or given_way(text, words):
        return True
    first = next(iter(pieces.clauses(words)), "")
    found = _ORDER.match(plain(first))
    if found is None:
        return False
    is_of_it = bool(_IT.search(found["what"])) and len(first.split()) <= SHORT
    return bool(_OF_WORDS.search(found["what"])) or is_of_it or keeping.quoted_in(first) is not None


def given_way(text: str, order: str) -> str | None:
    """A text in which some words gave way to others as the first sentence of an order says."""
    first = next(iter(pieces.sentences(order)), "")
    return swapping.swapped(text, swapping.pairs_in(first))


def counts(words: str) -> bool:
    """Whether sentences are named by their place."""
    return bool(_COUNTED.search(plain(keeping.masked(words))))


def cuts(sentence: str) -> bool:
    """Whether a sentence orders something out of an answer of its writer's, or out of "it"."""
    return bool(_CUTS.match(plain(keeping.masked(sentence))))


def without_count(words: str) -> str:
    return _COUNTED.sub(" ", plain(words))


def more_in(words: str) -> str | None:
    """What is to be added to a text, where words say that and are not the text."""
    found = _ADDS.match(words)
    return found["more"] if found else None


def left_of(text: str, order: str) -> str | None:
    """What an order leaves of a text; None where it cannot be told."""
    quoted = keeping.quoted_in(order)
    if quoted:
        return keeping.without_quoted(text, quoted) if keeping.holds(text, quoted) else None
    said = pieces.sentences(text)
    parts = [plain(one) for one in _CLAUSES.split(order) if plain(one)]
    named = {one: place for one in parts if (place := _places(one, len(said)))}
    if named:
        return _left_by_place(said, parts, named)
    part = keeping.part_in(order)
    return keeping.without_part(text, part) if part and _GONE.search(plain(order)) else None


def _left_by_place(said: list[str], parts: list[str], named: dict[str, set[int]]) -> str | None:
    gone, kept = set[int](), set[int]()
    for one, places in named.items():
        stays = _STAYING.search(one) or (_GONE.search(one) and _ONLY.search(one))
        (kept if stays else gone).update(places)
    if any(place not in range(len(said)) for place in gone | kept):
        return None
    rest = [one for one in parts if one not in named and _REST.search(one)]
    is_rest_gone = any(_GONE.search(one) or re.search(r"\bgo\b", one) for one in rest)
    if kept and not gone and (is_rest_gone or not rest):
        gone = set(range(len(said))) - kept
    return " ".join(one for n, one in enumerate(said) if n not in gone) if gone else None


def _places(clause: str, length: int) -> set[int]:
    """The places of the sentences that a clause counts, from 0."""
    found = _COUNTED.search(clause)
    if found is None:
        return set()
    count = _number(found["count"]) if found["count"] else 1
    if found["nth"] == "last":
        return set(range(length - count, length))
    nth = ORDINALS.index(found["nth"]) if found["nth"] in ORDINALS else int(found["nth"][:-2]) - 1
    return set(range(nth, nth + count))


def _number(word: str) -> int:
    return NUMBERS.index(word) if word in NUMBERS else int(word)
