"""What names lines of the record: where an order to change them begins, which of them it means, and the new words."""

from __future__ import annotations

import re

from actions.words.language.pieces import content_words, sentences
from actions.words.language.reading import NUMBERS, ORDINALS, places_in
from actions.words.language.replies import REPLIES
from actions.words.language.wishes import BEGINNING, DEED, NUMBERED, counted_in, place_of
from actions.words.record.keeping import masked, part_in
from actions.words.time.calendar import MONTHS
from knowledge.phrases import pattern_of, plain

_POLITELY = rf"(?:(?:{'|'.join(REPLIES['politely'])})[\s,.]+)*"
_NOUN = r"(?:lines?|number|steps?)"
_LINE_TEXT = (
    rf"(?:(?:the|my)\s+)?(?:{_NOUN}\s*\d+\b|{_NOUN}\s+(?:{NUMBERED})\b"
    rf"|(?:\d+(?:st|nd|rd|th)|{NUMBERED}|last)\s+(?:line|step)\b)"
)
_LINE = re.compile(rf"\b{_LINE_TEXT}|\b(?:the|my|that)\s+step\b", re.I)
# A day that a step is moved to is no line.
_NUMBER = rf"(?:\d+(?:st|nd|rd|th)?|{NUMBERED}|last)\b(?!\s+(?:of\s+)?(?:{'|'.join(MONTHS)}))"
# Several are named one after another: "line 22 and line 6 and 16", "lines 3 to 5", "line 3. And line 8".
_ALSO = r"[.,;]?\s*(?:and also|as well as|and|also|plus|&)|,|to|-"
_LISTED = rf"{_NUMBER}(?:\s*(?:{_ALSO})\s*(?:(?:the\s+)?{_NOUN}\s*)?{_NUMBER})*"
_LINES = re.compile(rf"\b{_NOUN}\s*{_LISTED}", re.I)
_RANGE = re.compile(rf"\b(\d+)\s*(?:to|-)\s*(?:{_NOUN}\s*)?(\d+)\b", re.I)
# A word that is spelt like no other may have been taken for a name.
_SHOULD = r"(?:should|shud|shld|shd|shall|must|needs?\s+to|has\s+to|ought\s+to|\[\w+ \d+\]|person \d+)"
_GONE = r"(?:taken|struck|removed|deleted|dropped|cut|left|out|gone|moved|in|there|here)"
_SHOULD_BE = re.compile(rf"(?<!\w){_SHOULD}\s+(?:say|read|be(?!\s+{_GONE}\b))", re.I)
# "To" alone may belong to what a line is about: "reword what I said to health".
_SAYING = (
    rf"(?<!\w)(?:(?:to|shall|it|that)\s+(?:say|read)s?|{_SHOULD}\s+(?:say|read|be)|into)\b[\s:]+|:\s+|\s*(?:->|=)\s*"
)
_NEW_WORDS = re.compile(rf"(?:{_SAYING})[\"“']?(.+?)[\"”']?\s*$", re.I | re.S)
_NEW_WORDS_OF_LINE = re.compile(rf"(?:{_SAYING}|\b(?:to|with|by)\b[\s:]+)[\"“']?(.+?)[\"”']?\s*$", re.I | re.S)
_DEEDS = {name: pattern_of(phrases) for name, phrases in REPLIES["amending"].items()}
_STRIKES = rf"(?:{'|'.join(REPLIES['amending']['strike'])})"
_LED_BEHIND = re.compile(r"^[\s,.:;–—-]*(?:(?:its|it['’]s|it is|is|should say|please|pls|that['’]?s|as)\b\s*)*", re.I)
_RECORD = pattern_of(REPLIES["record"])
_REWORDS = rf"(?:{'|'.join(REPLIES['amending']['reword'])})"
# A number right behind what is to be done is that of a line: "change 1 to …", "strike 12".
_NUMBER_ALONE = re.compile(rf"{BEGINNING}{_REWORDS}\s+(\d+)(?=\s*(?::|->|=)|\s+to\b)", re.I)
# "Change 7 to 5" may be of a rating.
_FIGURE = re.compile(r"\s*(?::|->|=|to\b)\s*(?:an?\s+)?\d", re.I)
_STRUCK_ALONE = re.compile(
    rf"{BEGINNING}(?:strike|delete|remove|take\s+out|cross\s+out|scrap|get\s+rid\s+of)(?:\s+out)?\s+{_LISTED}"
    r"(?=\s*(?:[.,;!]|$)|\s+(?:and|then|please|also|from|out|off)\b)",
    re.I,
)
_OWN_CHECK_IN = r"(?:(?:the|my|that|our)\s+)?check[- ]?in\b"
# A wish may come after other words: "the 18th is my leave, can you move the check-in to …".
_CHECK_IN = re.compile(
    rf"{BEGINNING}(?:{DEED}\s+)?{_OWN_CHECK_IN}"
    rf"|(?:[,.:;–-]\s*|\b(?:can|could|would|will)\s+(?:you|we|i)\s+){_POLITELY}{DEED}\s+{_OWN_CHECK_IN}",
    re.I,
)
# How an order begins that names its line: "change line 2 …", "line 2 should say …", "in line 2 take out …". The line
# may be named before it: "line 2 has a stray bit at the end. Take that out."
_OUGHT = rf"(?:{_SHOULD}(?:\s+not)?|shouldn['’]?t)\s+(?:say|read|be|go|come)\b"
# Without a verb it must be a line: "step one: ring health" tells of a step.
_BECOMES = r"\s*(?:[:=]|->|(?:to|instead)\b)"
_BESIDE_LINE = rf"{BEGINNING}(?:{_LINE_TEXT}[^.!?:;]{{0,60}}?(?<!\w){_OUGHT}|lines?\s*(?:\d+|{NUMBERED})\b{_BECOMES})"
_POINTED = re.compile(
    rf"{BEGINNING}[^.!?;]*?\b{_LINE_TEXT}[^.!?;]*[.,!;:–-]+\s*{_POLITELY}{_STRIKES}\s+(?:out\s+)?"
    r"(?:that|it|this|them|those|both)\b",
    re.I,
)
_ORDERS = re.compile(
    rf"{BEGINNING}{DEED}\b[^.!?:;]*?\b{_LINE_TEXT}|{_BESIDE_LINE}"
    rf"|{BEGINNING}(?:in|from|on|at|for|with|of)\s+{_LINE_TEXT}\s*,?\s+{_POLITELY}{DEED}\b",
    re.I,
)
# Where a line belongs: "line 18 belongs with line 16".
_MOVED = re.compile(
    rf"{BEGINNING}(?:(?:move|put|file)\s+)?(?P<line>{_LINE_TEXT})\s+"
    r"(?:(?:really|actually|is|was|should|must|ought|to)\s+)*"
    rf"(?:(?:belongs?|goes?|go|be|fits?|answers?)\s+)?(?:with|to|under|in|into|for|by|beneath)\s+(?P<other>{_LINE_TEXT})",
    re.I,
)
# "Line 18 is in the wrong place": it is said what is wrong, and nothing ordered.
_WRONG = re.compile(
    rf"{BEGINNING}(?P<line>{_LINE_TEXT})['’]?\s*(?:s|is|are|was|looks|seems|(?:does|should|is)(?:n['’]?t|\s+not))\b"
    r"[^.!?;:]{0,30}?\b(?:wrong|misplaced|belong|there|not\s+right|not\s+mine|where\s+it)\b[^.!?;:]{0,40}\W*$",
    re.I,
)
# How a question begins that orders nothing; "can you change line 2" does.
_ASKS = re.compile(
    rf"{BEGINNING}(?:did|didn['’]?t|have|haven['’]?t|has|hasn['’]?t|had|is|isn['’]?t|are|aren['’]?t|was|wasn['’]?t|were|do"
    r"|does|doesn['’]?t|which|what|what['’]?s|whats|why|when|where|who|whose|how|should|shouldn['’]?t|if|whether)\b",
    re.I,
)
_WITHOUT_DEED = re.compile(rf"{BEGINNING}({_LINE_TEXT}{_BECOMES})", re.I)
_STARTS = re.compile(r"(?<=[.!?;])[\"”’')]?\s+|\n+|,\s+|\s+(?=(?:and|then|also|plus|&)\s)", re.I)
# How many characters of an order name its line, and stand between two sentences, at most.
_NAMED_WITHIN, _BETWEEN = 300, 10
_SENTENCE = re.compile(r"[.!?;][\"”’')]?\s+$|\n+$")


def orders_in(text: str) -> tuple[str, list[str]]:
    """What is said before the first order that names a line, and each order with all that belongs to it."""
    said = masked(text)
    starts = list[int]()
    for at in (0, *(found.end() for found in _STARTS.finditer(said))):
        if _begins(said, at) or (starts and _WITHOUT_DEED.match(said[at:])):
            starts.append(at)
    if not starts:
        return text, []
    orders = [text[at:end].strip(" ,") for at, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return text[: starts[0]].strip(), [_with_deed(one) for one in orders]


def _begins(said: str, at: int) -> bool:
    """Whether an order begins there; one that points back at its line is a sentence of its own."""
    is_sentence = not at or bool(_SENTENCE.search(said[max(0, at - _BETWEEN) : at]))
    order = said[at : at + _NAMED_WITHIN]
    alone = _NUMBER_ALONE.match(order)
    is_order = any(pattern.match(order) for pattern in (_ORDERS, _STRUCK_ALONE, _MOVED))
    is_order = is_order or (alone is not None and not _FIGURE.match(order, alone.end()))
    return is_order or (is_sentence and bool(_POINTED.match(order)))


def _with_deed(order: str) -> str:
    """ "And line 2 to structures" is to be changed."""
    found = _WITHOUT_DEED.match(order)
    return f"change {order[found.start(1) :]}" if found else order


def is_numbered(order: str) -> bool:
    """Whether it is plain that an order is for the record: it begins with what names a line and not what it may say."""
    return _begins(masked(order), 0)


def names_lines(text: str) -> bool:
    """Whether any order in a text is for a line by its number."""
    return bool(orders_in(text)[1])


def without_line(text: str) -> str:
    """The words without the line of the record that they name."""
    return _LINE.sub("", text).strip(" :,")


def names_a_step(text: str) -> bool:
    """Whether it is by the number of a step that a line is named; a step alone is the last."""
    named = _LINE.search(masked(text))
    return named is not None and "step" in named[0].lower()


def new_words_in(text: str) -> str | None:
    """What a line of the record is to say instead, where the wish already says it: "change line 2 to …"."""
    named = _LINE.search(text)
    end = named.end() if named else _end_of_number_alone(text)
    found = _NEW_WORDS.search(text) if end is None else _NEW_WORDS_OF_LINE.search(text, end)
    return found.group(1).strip() if found else None


def told_behind(text: str) -> str | None:
    """What stands behind the line that a wish names, whatever leads up to it: "change line 5, settled only til May"."""
    named = _LINE.search(text)
    told = _LED_BEHIND.sub("", text[named.end() :]).strip(" ,.:;–—-") if named else ""
    return told if content_words(told) else None


def wants_rewording(text: str) -> bool:
    """Whether a line of the record is to say something else, and not to be struck."""
    return _deed_in(text) == "reword"


def wants_striking(text: str) -> bool:
    return _deed_in(text) == "strike"


def lines_in(text: str) -> list[int]:
    """The numbers of the lines that are named; -1 for the last; none where a line is meant by its words.

    A number alone may stand in the line itself: "take out the bit where all three managers left".
    """
    said = masked(text)
    if alone := _NUMBER_ALONE.search(said):
        return [int(alone.group(1))]
    if struck := _STRUCK_ALONE.match(said):
        return _places_named(struck[0])
    named, other = _LINES.search(said), _LINE.search(said)
    if named and wants_rewording(text):
        # "Change line 14 to 6" names one line.
        return [place_of(re.findall(_NUMBER, named[0], re.I)[0])]
    if named:
        return _places_named(named[0])
    if other is None and content_words(_RECORD.sub(" ", plain(text))) - {*NUMBERS, *ORDINALS}:
        return []
    if other is None:
        return places_in(text)
    # "The step" is the last one.
    return counted_in(other[0]) or [-1]


def words_naming(order: str) -> frozenset[str]:
    """The words by which an order names its line, without what is to be done and what the line is to say."""
    new = new_words_in(order) if wants_rewording(order) else None
    named = order[: order.rfind(new)] if new else order
    return content_words(_RECORD.sub(" ", plain(part_in(named) or named))) - {*NUMBERS, *ORDINALS}


def moved_in(order: str) -> tuple[int, int] | None:
    """The number of a line and that of the one it belongs with; None where no order says so."""
    found = _MOVED.match(masked(order))
    return (counted_in(found["line"])[0], counted_in(found["other"])[0]) if found else None


def called_wrong(text: str) -> int | None:
    """The line of which is said that it is wrong or in the wrong place, where that is all that is said."""
    found = _WRONG.match(text)
    return next(iter(lines_in(found["line"])), None) if found and not asks(text) else None


def orders_something(text: str) -> bool:
    """Whether anything is to be done with a line: a question about one, or a word that names one, orders nothing."""
    return any(_deed_in(one) is not None and not asks(one) for one in sentences(masked(text)))


def asks(sentence: str) -> bool:
    """Whether a sentence asks of the record and orders nothing: "did you change it?", but not "can you change it?"."""
    return bool(_ASKS.match(sentence))


def speaks_of_check_in(text: str) -> bool:
    """Whether it is the day to look back that is to be changed, and no line."""
    return bool(_CHECK_IN.search(text)) and not _LINE.search(text)


def _deed_in(text: str) -> str | None:
    """What is to be done with a line: what is said first; what is pointed back at is struck."""
    said = masked(text)
    if _POINTED.match(said):
        return "strike"
    words = plain(said)
    found = {value: pattern.search(words) for value, pattern in _DEEDS.items()}
    starts = {value: match.start() for value, match in found.items() if match}
    if should := _SHOULD_BE.search(words):
        starts["reword"] = min(should.start(), starts.get("reword", should.start()))
    return min(starts, key=lambda value: starts[value], default=None)


def _places_named(named: str) -> list[int]:
    ranged = _RANGE.sub(lambda one: ", ".join(str(n) for n in range(int(one[1]), min(int(one[2]), 99) + 1)), named)
    return [place_of(one) for one in re.findall(_NUMBER, ranged, re.I)]


def _end_of_number_alone(text: str) -> int | None:
    alone = _NUMBER_ALONE.search(text)
    return alone.end() if alone else None
