"""What leaders call the sets of questions, and how they ask for all of one: `sets.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.words.language import pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_CALLED = {end: re.compile(rf"(?:{names})") for end, names in _TABLE["called"].items()}
_AROUND = re.compile(
    r"^(?:the |our |my |about )+"
    r"| (?:side|angle|end|bit|part|stuff|things?|aspect|one|ones|set|please|instead)(?=$| )"
)
# "Can you ask me about the money side": what stands behind it is what is named.
_ABOUT = re.compile(r"\b(?:about|on|towards?|into|at)\b ")
_OF_QUESTIONS = re.compile(r"\b(?:questions?|qs|sets?|(?:ask|give|show) me)\b")
_IN_FULL = [(re.compile(rf"(?:{names})"), told) for names, told in _TABLE["in_full"]]
_ALL_OF = re.compile(_TABLE["all_of"])


def called(words: str, titles: Mapping[str, str]) -> str | None:
    """The id of the set that words name, by its title or as leaders call it; `titles` by id."""
    said, content = _ABOUT.split(pieces.bare(words))[-1], pieces.content_words(words)
    by_title = next((one for one, title in titles.items() if content and content <= pieces.content_words(title)), None)
    ends = [end for end, pattern in _CALLED.items() if pattern.fullmatch(_AROUND.sub("", said))]
    return by_title or next((one for one in titles for end in ends if one.endswith(f"/{end}")), None)


def in_full(subject: str) -> str:
    """A side of a matter in the words in which questions are put, where leaders name it in a word."""
    said = _AROUND.sub("", pieces.bare(subject).removesuffix(" of it").removesuffix(" of this"))
    return next((told for pattern, told in _IN_FULL if pattern.fullmatch(said)), subject)


def all_of(text: str) -> str | None:
    """What somebody names who asks for all questions of a set, and for nothing else; None where nobody does."""
    words = pieces.bare(text)
    found = _ALL_OF.fullmatch(words)
    # "All of the budget" is an answer, "all of assessing capability" is none.
    is_asked = found and (_OF_QUESTIONS.search(words) or len(pieces.content_words(found["set"])) > 1)
    return found["set"] if found and is_asked else None
