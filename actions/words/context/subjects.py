"""What a leader states to be the topic, in so many words: that wins over whatever was taken for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.words.context import contexts
from actions.words.language import pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_LEAD, _BESIDE, _BACKDROP, _ABOUT = (re.compile(_TABLE[name]) for name in ("lead", "beside", "backdrop", "about"))
_STATES, _ASKS, _HEARTS = ([re.compile(one) for one in _TABLE[name]] for name in ("states", "asks", "hearts"))
_INSISTS, _NO = re.compile(_TABLE["insists"]), re.compile(r"(?:not|no|nothing)\b")
_THAN = re.compile(r" (?:rather )?than .*")


_CALLED_AFTER = re.compile(r"\b(?:topic|subject)\b[^:]*?(?::|\b(?:is|are|was|be|to|as|into)\b)\s+(\S.*)", re.I | re.S)
_CALLED_BEFORE = re.compile(r"(.+?)\s+(?:is|are)\b[^.]*\b(?:topic|subject)\b", re.I | re.S)


@dataclass(frozen=True)
class Stated:
    """What the topic is called, empty where it is only asked what it is; and what else is said."""

    named: str
    words: str
    is_asked: bool
    rest: str
    # It is said to be at the heart of it, and not called the topic.
    is_heart: bool = False

    @property
    def as_written(self) -> str:
        """What it is called, as its leader wrote it."""
        if self.is_heart:
            return _written(self.named, self.words)
        found = _CALLED_AFTER.search(self.words) or _CALLED_BEFORE.match(self.words)
        return found[1].strip(" .,;:!?") if found else self.named


def stated_in(text: str, taken: str | None = None, is_choosing: bool = False) -> Stated | None:
    """What the last sentence that does so states; `taken` is what it was taken for, which "it is about" must deny.

    `is_choosing`: the context is asked for, so that what is at the heart of it needs not be set against anything.
    """
    said = pieces.sentences(text)
    found = {one: stated for one in said if (stated := _stated(one, taken) or _heart(one, is_choosing))}
    if not found:
        return None
    rest = " ".join(one for one in said if one not in found)
    last = next(reversed(found.values()))
    return Stated(last.named, last.words, any(one.is_asked for one in found.values()), rest, last.is_heart)


def in_the_background(text: str, field: str) -> set[str]:
    """The values of a field that a text says are only around the matter: "the politics is the backdrop"."""
    clauses = (contexts.of_now(one).replace(".", "").strip() for one in pieces.clauses(text))
    named = (found["named"] for one in clauses if (found := _BACKDROP.fullmatch(_LEAD.sub("", one))))
    return set[str]().union(*(contexts.mentioned(one, field) for one in named))


def _stated(sentence: str, taken: str | None) -> Stated | None:
    words = _words(sentence)
    asked = _named(_ASKS, words) if pieces.asks(sentence) else None
    named = asked if asked is not None else _named(_STATES, words) if not pieces.asks(sentence) else None
    if named is None and taken and (about := _ABOUT.fullmatch(words)):
        denies = taken in contexts.denied_in(sentence, "challenge")
        named = about["named"].strip() if denies else None
    return Stated(named, sentence, asked is not None, "") if named is not None else None


def insists(text: str) -> bool:
    """Whether a text sets what it says against what was noted, or says that it was said before."""
    return any(_INSISTS.search(_words(one)) for one in pieces.sentences(text))


def _heart(sentence: str, is_choosing: bool) -> Stated | None:
    words = _words(sentence)
    named = _named(_HEARTS, words) if not pieces.asks(sentence) else None
    if not named or _NO.match(named) or not (is_choosing or _INSISTS.search(words)):
        return None
    return Stated(_THAN.sub("", named.split(" : ")[0]).strip(), sentence, False, "", is_heart=True)


def _written(named: str, sentence: str) -> str:
    """Words that were made plain, as they stand in a sentence."""
    words = sentence.split()
    ends = [" ".join(words[at:]) for at in range(len(words))]
    end = next((one for one in reversed(ends) if contexts.of_now(one).startswith(named)), "").split()
    upto = (" ".join(end[:count]) for count in range(1, len(end) + 1))
    return next((one for one in upto if len(contexts.of_now(one)) >= len(named)), named).strip(" .,;:!?")


def _named(patterns: Sequence[re.Pattern[str]], words: str) -> str | None:
    found = next((found for one in patterns if (found := one.fullmatch(words))), None)
    if found is None:
        return None
    return _BESIDE.sub("", f" {found.groupdict().get('named') or ''}".rstrip()).strip()


def _words(sentence: str) -> str:
    """Made plain, with a colon left between its parts, without what leads in."""
    said = " : ".join(part for one in re.split(r":\s", sentence) if (part := contexts.of_now(one).rstrip(".").strip()))
    return _LEAD.sub("", said)
