"""What somebody wants struck of their record, by what it is about: "the one in which I said he had not cared"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import pieces
from actions.words.language.wishes import BEGINNING
from actions.words.record import keeping
from knowledge.phrases import plain

# What a bit of the record is called; some are said of the matter as often, and need a verb that is not.
_OF_TEXT = (
    r"(?:bits?|lines?|sentences?|ones?|passages?|remarks?|comments?|phrases?|paragraphs?|words?|answers?|mentions?)"
)
_OF_ALL = r"(?:parts?|things?|stuff|pieces?|details?|points?)"
_SMALL = frozenset({"bit", "part", "piece", "detail", "mention", "word", "phrase"})
_WHOSE = r"(?:the|that|those|one|an?|any|my|some|this)\s+(?:(?:whole|entire|last|first|long|short|private|other)\s+)*"
_LEADS = (
    r"(?:(?:that\s+)?i\s+(?:wrote|said|made|put|gave)\s+)?"
    r"(?:in\s+which|where|about|on|which|that|when|with|regarding|concerning|mentioning|naming|saying|(?<=mention\s)of|(?<=mentions\s)of)\s+"
)
_SAID = (
    r"(?:what|something|anything|everything)\s+(?:that\s+)?i\s+(?:said|wrote|put|told\s+you|typed)\s+(?:about|on|of)\s+"
)
_ENDS = (
    r"(?=\s*[.!?,;(–—]|\s+-\s|\s+(?:out|off|please|pls|plz|thanks|too|as\s+well|struck|removed|deleted|erased|gone|altogether|entirely)\b"
    r"|\s+(?:from|in)\s+(?:the|my|this|that)\s+(?:record|notes?|summary|answers?)\b"
    r"|\s+(?:should|must|can|could|has\s+to|needs?\s+to|ought\s+to)\s+(?:go|come|be)\b"
    r"|\s+(?:were|was|is|came|went)\s+(?:struck|taken|removed|deleted|erased|left|cut|out|gone)\b"
    r"|\s+(?:to\s+)?(?:go(?=\s*(?:[.,;!?]|$))|come\s+out|be\s+\w+)\b"
    r"|\s+(?:and|or|plus)\s+(?:also\s+)?(?:the|that|what|case)\s+(?:bit|line|sentence|one|part|answer|i|stud)|$)"
)
_BIT = re.compile(
    rf"(?<!\bto\s)(?<!\bfor\s)(?<!\bout\sof\s)(?:{_WHOSE}(?P<called>{_OF_TEXT}|{_OF_ALL})\s+{_LEADS}|(?P<own>{_SAID}))(?P<about>\S[^.!?;:]{{0,160}}?){_ENDS}",
    re.I,
)
_CASE = re.compile(r"\b(?:case\s+stud(?:y|ies)|cases?|examples?)\s+(?:(?:number|no\.?)\s*)?(\d{1,2})\b", re.I)
_SURELY = (
    r"(?:strike(?!\s+(?:an?|up|over|action)\b)|struck|scratch|delete[ds]?|eras(?:e|ed|ing)|redact(?:ed)?|off\s+the\s+record"
    r"|(?:take|taken|leave|left|come|cross|crossed|rub|cut|keep|kept)\b[^.!?]{0,160}?\b(?:out|off))"
)
_MAYBE = (
    r"(?:remove[ds]?|cut|drop(?:ped)?|lose|scrap(?:ped)?|bin(?:ned)?|get\s+rid\s+of|gone|out"
    r"|(?:go|goes)(?=\s*(?:[.,;!?]|$|please)))"
)
_VERBS = [re.compile(rf"\b{verbs}\b", re.I) for verbs in (_SURELY, _MAYBE)]
_ORDERS = [
    re.compile(
        rf"(?:{BEGINNING}(?:(?:to|go\s+ahead\s+and|you\s+(?:can|may|should))\s+)*"
        rf"|[,;:]\s+(?:and\s+|but\s+)?(?:i\s+meant(?:\s+to)?|please|pls)\s+){verbs}\b"
        rf"|\b(?:should|must|has\s+to|have\s+to|needs?\s+to|ought\s+to|can|could)\s+(?:be\s+{verbs}|come\s+(?:out|off)|go)\b",
        re.I,
    )
    for verbs in (_SURELY, _MAYBE)
]
# How a wish opens; what is to be done comes later.
_WISH = re.compile(
    r"\bi(?:['’]?d|['’]?ll|\s+would|\s+should|\s+shd)?\s+(?:(?:really|much|also|just|still|rather|only)\s+)*"
    r"(?:like|want|wish|need|prefer|love|rather)\b"
    r"|\b(?:grateful|glad|happy|happier|obliged|better|best|kind|good)\s+(?:if|to)\b"
    r"|\b(?:can|could|would|will|may|might|shall)\s+(?:you|we|i|the|that|what|it)\b",
    re.I,
)
_HIDDEN, _SHORT = re.compile(r"\[\w+ \d+\]"), re.compile(r"\b[A-Z]{2}\b")
_THE_CASE = re.compile(
    r"\b(?:the|that|this)\s+(?:(?:other|last|second|first)\s+)?(?:case\s+stud(?:y|ies)|case|example)\b(?!\s*\d)", re.I
)
# Of what else than the record it is to come out.
_ELSEWHERE = re.compile(
    r"\b(?:out\s+of|from)\s+(?:the|our|their|his|her|an?|that|this)\s+(?!(?:record|notes?|summary|answers?|talk|text)\b)\w+",
    re.I,
)
# Where something else is ordered in the same sentence.
_OTHER_ORDER = re.compile(
    r",?\s+(?:and|then|but)\s+(?=(?:then\s+|also\s+)?(?:make|change|move|go|put|keep|add|set|let|give|show|back|return)\b)",
    re.I,
)
_OF_THE_WHOLE = re.compile(r"(?:the|my|this|that)\s+(?:summary|record|notes?|list|page|card|answers?)", re.I)
# A bit that is named by itself, after one was struck or before "take that out": "and the line about my deputy".
_NAMED_ALONE = re.compile(
    rf"{BEGINNING}(?:(?:and|also|plus|oh|ah)[\s,]+)*(?:also\s+)?(?={_WHOSE}{_OF_TEXT}\b|what\s+i\b)", re.I
)
_MORE = re.compile(r"\W*(?:(?:oh|ah|yes|no|ok|sorry)[\s,]+)*(?:and|also|plus)\b", re.I)
_THAT_TOO = re.compile(
    rf"{BEGINNING}(?:(?:and|you)\s+)*(?:{_SURELY}|{_MAYBE})?[^.!?]{{0,20}}?\b(?:that|it|those|them|both|this)\b[^.!?]{{0,20}}?"
    r"(?:\b(?:out|off|too|as\s+well|please|gone|struck)\b|$)",
    re.I,
)
_STILL_THERE = re.compile(
    r"\b(?:you havent|you have not|you didnt|you did not|it isnt|it is not|its not|still)\b"
    r"(?: \w+){0,3} (?:taken|take|struck|strike|removed|remove|deleted|delete|out|there|gone)\b"
)
# What goes wherever it stands is for another, as is what is asked.
_WIDE = re.compile(
    r"\b(?:any|every|all|anything|everything|everywhere)\b|\b(?:identif|recogni[sz]|anonym|gdpr)\w*", re.I
)
_ASKED = re.compile(
    rf"{BEGINNING}(?:did|didn['’]?t|have|has|haven['’]?t|is|was|were|are|do|does|why|how|what|when|who)\b", re.I
)
_WHY = re.compile(
    r"(?:and\s+)?(?:please|thanks?|that['’]?s|that\s+is|it['’]?s|it\s+is|it\s+isn|its|they|she|he|which|because|as|since"
    r"|for|before|so|out|off|from|in|altogether|entirely|gone|should|must|has|needs?|can|could|to|struck|removed|deleted"
    r"|which\s+i)\b",
    re.I,
)


@dataclass(frozen=True)
class Strikes:
    """What each bit that is to go is about, the cases by their numbers, and what else was said."""

    abouts: tuple[str, ...]
    cases: tuple[int, ...]
    rest: str
    # An answer goes whole; of anything else no more than what is named, and a bit is little.
    is_answer: bool = False
    is_bit: bool = False


def struck_in(text: str, is_more: bool = False) -> Strikes | None:
    """What somebody orders or wishes struck by what it is about; None where they wish none or quote it.

    Where something was struck before, it is `is_more` that a bit is named for.
    """
    said = [part for one in pieces.whole(pieces.sentences(text), text) for part in _OTHER_ORDER.split(one) if part]
    pointing = [one for one in said if _points_out(one)]
    found = [
        (at, one, list(_BIT.finditer(one)), cases_in(one))
        for at, one in enumerate(said)
        if _wishes_struck(one) or ((pointing or (is_more and _MORE.match(one))) and _names_alone(one))
    ]
    found = [one for one in found if one[2] or one[3]]
    if not found or _WIDE.search(text):
        return None
    bits = [bit for _, _, every, _ in found for bit in every]
    bits = [bit for bit in bits if words_naming(bit["about"]) and not _OF_THE_WHOLE.fullmatch(bit["about"].strip())]
    cases = tuple(n for *_, every in found for n in every)
    if not (bits or cases):
        return None
    rest = [_rest_of(one, every) for _, one, every, _ in found]
    others = [one for at, one in enumerate(said) if at not in {at for at, *_ in found} and one not in pointing]
    called = {(bit["called"] or "").lower().removesuffix("s") for bit in bits}
    told = " ".join(part for part in (*others, *rest) if part)
    return Strikes(
        tuple(bit["about"].strip() for bit in bits), cases, told, called == {"answer"}, bool(called & _SMALL)
    )


def words_naming(text: str) -> frozenset[str]:
    """What names a bit: the words that carry it, short ones in capitals, and whoever was taken out by their label."""
    labels, short = _HIDDEN.findall(text), _SHORT.findall(text)
    return pieces.content_words(_HIDDEN.sub(" ", text)) | {*labels, *short}


def cases_in(text: str) -> tuple[int, ...]:
    """The cases that are named by the numbers they have in the report."""
    return tuple(dict.fromkeys(int(one[1]) for one in _CASE.finditer(keeping.masked(text))))


def names_a_case(text: str) -> bool:
    """Whether a case is spoken of without its number."""
    return bool(_THE_CASE.search(keeping.masked(text)))


def _wishes_struck(sentence: str) -> bool:
    if keeping.quoted_in(sentence) or _ASKED.match(sentence) or _ELSEWHERE.search(sentence):
        return False
    if _orders(sentence, 0):
        return True
    of_text = any(bit["own"] or re.fullmatch(_OF_TEXT, bit["called"], re.I) for bit in _BIT.finditer(sentence))
    return (of_text or bool(cases_in(sentence))) and _orders(sentence, 1)


def orders_out(sentence: str) -> bool:
    """Whether a sentence begins as an order to strike, whatever it quotes."""
    return bool(_ORDERS[0].match(keeping.masked(sentence)))


def complains(sentence: str) -> bool:
    """Whether a sentence says that something was not struck yet."""
    return pieces.is_short(sentence) and bool(_STILL_THERE.search(plain(sentence)))


def _names_alone(sentence: str) -> bool:
    """Whether a sentence names a bit, and tells nothing of it but why it is to go: "and the line about my deputy"."""
    bit = _BIT.search(sentence) if _NAMED_ALONE.match(sentence) and not pieces.asks(sentence) else None
    behind = sentence[bit.end() :].strip(" ,;–—-.!") if bit else ""
    return bit is not None and (not behind or bool(_WHY.match(behind)))


def _points_out(sentence: str) -> bool:
    return bool(_THAT_TOO.match(sentence)) and any(verbs.search(sentence) for verbs in _VERBS)


def _orders(sentence: str, verbs: int) -> bool:
    """Whether something is ordered, or wished, to go: by verbs that are said of texts, or by others."""
    wish = _WISH.search(sentence)
    is_wished = wish is not None and _VERBS[verbs].search(sentence, wish.end()) is not None
    return is_wished or bool(_ORDERS[verbs].search(sentence))


def _rest_of(sentence: str, bits: list[re.Match[str]]) -> str:
    """What else is ordered behind what is to go; why it is to go is none of it."""
    behind = sentence[bits[-1].end() :].lstrip(" ,;–—-") if bits else ""
    behind = re.sub(r"^(?:(?:please|pls|plz|thanks|too)\b[\s,;]*)+", "", behind, flags=re.I)
    if not behind or _WHY.match(behind):
        return ""
    rest = re.sub(r"^(?:and|then|also|plus)\s+(?:then\s+)?", "", behind, flags=re.I)
    return rest if len(pieces.content_words(rest)) > 1 and plain(rest) else ""
