"""Which lines of the record somebody wants to keep where the rest is to go, and which part of a line is to go."""

from __future__ import annotations

import re

from actions.words.language import pieces
from actions.words.language.reading import NUMBERS
from knowledge.phrases import plain

# "The bit about that" is not all of a line of more words than this.
LONG = 20

_NUMBER = rf"(?:\d+|{'|'.join(NUMBERS[1:])})"
_NAMED = rf"(?:(?:the )?(?:lines?|numbers?|nos?) )?{_NUMBER}"
_LIST = rf"{_NAMED}(?: ?(?:and|to|through|&|-)? ?{_NAMED})*"
_KEEP = r"(?:keep|leave|hold on to|hang on to|save|retain|i (?:only |just )want(?: to keep)?|i want to keep)"
_ONLY = re.compile(
    rf"\bi (?:only|just) want (?:to keep )?(?P<wanted>{_LIST})|"
    rf"\b(?:only {_KEEP}|{_KEEP} (?:only|just|nothing but)|just {_KEEP}) (?P<lines>{_LIST})"
    rf"|\b{_KEEP} (?P<others>{_LIST})(?= only\b| alone\b)"
)
_KEPT = re.compile(rf"\b{_KEEP} (?P<lines>{_LIST})\b")
_REST = re.compile(
    r"\b(?:the rest|everything else|all else|anything else|all the others?|the others|the remainder|nothing else)\b"
)
_EXCEPT = re.compile(
    rf"\b(?:take|strike|delete|remove|drop|throw|get rid of|lose|bin|cut|scrap)\b.*\b(?:everything|all|the lot)\b.*"
    rf"\b(?:except|but|apart from|bar|other than|besides)(?: for)? (?P<lines>{_LIST})"
)
# What is told of others, or of oneself, is no order.
_TELLS = re.compile(r"\b(?:we|they|you|she|he|to|ll|ve|would|managers?|staff)(?: \w+)? $")
_LINES = re.compile(r"\b(?:lines?|numbers?)\b")
# Where a clause begins in a sentence that is run on, and the words that each of its clauses has at least.
_RUN_ON = re.compile(
    r"(?:,\s+|\s+[–—-]+\s+|(?<=\w['’\"”])\s+)(?=(?:(?:and|but|so|then)\s+)?(?:my|our|the|i|we|they|he|she|nobody|everyone|staff)\s)",
    re.I,
)
WORDS_STANDING = 4
# An apostrophe within a word closes no quotation.
_QUOTE = re.compile(
    r"[\"“](?P<double>[^\"”]{3,})[\"”]|(?<!\w)['‘](?P<single>(?:[^'’\n]|(?<=\w)['’](?=\w)){3,}?)['’](?!\w)"
)
_PART = re.compile(
    r"\b(?:line |number )\d+['’]s (?P<of>\w.*?)(?=[,.;]|\s+(?:and|out|off)\b|$)"
    r"|\b(?:the|that) (?:bit|part|words?|piece|sentence|clause)s? "
    r"(?:about|on|where|with|that says|saying|of|which says)?"
    r"\s*(?P<about>(?!(?:is|was|were|isn|wasn|not|should)\b)\w.*?)(?=\s+(?:from|in|out of|out|off|of)\b|[,.;]|$)"
    r"|\b(?:take|leave|cut|get|strike) (?P<out>(?!(?:it|that|this|line|number|\d)\b)\w[^.;:!?]*?) out of "
    r"(?:what i|my answer|the answer)\b",
    re.I,
)


def only_kept_in(text: str) -> list[int] | None:
    """The numbers of the lines that are to stay where all others go; None where that is not wished."""
    words = plain(text).replace(",", " ").replace(".", " ")
    words = re.sub(r"\s+", " ", words)
    found = _ONLY.search(words) or _EXCEPT.search(words) or (_KEPT.search(words) if _REST.search(words) else None)
    if found is None or _TELLS.search(words[: found.start()]):
        return None
    named = found.groupdict()
    places = _numbers(named.get("wanted") or named.get("lines") or named.get("others") or "")
    return places if len(places) > 1 or _LINES.search(words) else None


def masked(text: str) -> str:
    """A text of the same length whose quotations say nothing: no order begins in one, and no sentence ends there."""
    return _QUOTE.sub(lambda found: f"{found[0][0]}{'x' * (len(found[0]) - 2)}{found[0][-1]}", text)


def quoted_in(text: str) -> str | None:
    """What is given word for word of what is to go."""
    found = _QUOTE.search(text)
    return found["double"] or found["single"] if found else None


def part_in(text: str) -> str | None:
    """The part of a line that is to go, as it is named; None where the whole line is meant."""
    found = _PART.search(text)
    return quoted_in(text) or (next(filter(None, found.groups()), None) if found else None)


def holds(text: str, quoted: str) -> bool:
    """Whether a line says what is quoted, however it is punctuated."""
    return _where(text, quoted) is not None


def without_quoted(text: str, quoted: str) -> str:
    """A line without the words that are given; empty where it says nothing else."""
    found = _where(text, quoted)
    if found is None:
        return text
    before, after = text[: found.start()], text[found.end() :]
    is_sentence = not before.strip() or before.rstrip().endswith((".", "!", "?", "…"))
    return _tidy(before + (after.lstrip(".!?…") if is_sentence else after))


def statements(text: str) -> list[str]:
    """A text in its sentences, and where one is run on, in the clauses of it that stand by themselves."""
    said = [(one, [part for part in _RUN_ON.split(one) if part]) for one in pieces.sentences(text)]
    return [part for one, parts in said for part in (parts if _all_stand(parts) else [one])]


def _all_stand(parts: list[str]) -> bool:
    return all(len(part.split()) >= WORDS_STANDING for part in parts)


def without_part(text: str, part: str) -> str | None:
    """A line without its sentence or clause that is most about something, empty where that is all it says.

    None where no sentence is, or several are as much, or where all of a long line would go as "the bit about that".
    """
    wanted, said = pieces.content_words(part), statements(text)
    shared = [len(wanted & pieces.content_words(one)) for one in said]
    best = [one for one, count in zip(said, shared, strict=True) if count and count == max(shared)]
    if len(best) != 1 or (len(said) == 1 and len(text.split()) > LONG):
        return None
    return _tidy(text.replace(best[0], "", 1))


def _where(text: str, quoted: str) -> re.Match[str] | None:
    words = [re.escape(word) for word in re.findall(r"\w+", quoted)]
    # A label that stands at an end goes with its brackets.
    return re.search(rf"\[?\b{r'\W+'.join(words)}\b\]?", text, re.I) if words else None


def _tidy(text: str) -> str:
    """What is left, without the marks that belonged to what is gone; empty where no word is."""
    joined = re.sub(r"[\"“‘']\s*[\"”’']", "", re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split())))
    left = re.sub(r"(^|[.!?])\s*[,;:]+\s*", r"\1 ", joined).strip(" ,;")
    return left if re.search(r"\w", left) else ""


def _numbers(named: str) -> list[int]:
    """Each number that is named; "9 to 12" is all between them."""
    figures = re.sub(rf"\b({'|'.join(NUMBERS[1:])})\b", lambda one: str(NUMBERS.index(one[0])), named)
    ranged = re.sub(
        r"(\d+) ?(?:to|through|-) ?(?:lines? |numbers? )?(\d+)",
        lambda one: " ".join(str(n) for n in range(int(one[1]), min(int(one[2]), 99) + 1)),
        figures,
    )
    return [int(one) for one in re.findall(r"\d+", ranged)]
