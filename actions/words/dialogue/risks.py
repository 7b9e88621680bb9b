"""What a leader says around a sign of risk: that it was none, that they are all right, or only tired."""

from __future__ import annotations

import re

from actions.words.language import pieces, reading
from actions.words.language.replies import REPLIES
from knowledge.phrases import pattern_of, plain

_OF_READING, _OF_STATE, _WELL, _SIGNS, _DESPAIRS, _LIGHT, _ONWARD, _JOKES = (
    pattern_of(REPLIES[name])
    for name in ("misread", "not_at_risk", "well", "signs", "despairs", "makes_light", "onward", "jokes")
)
_WEARY, _MADE_UP = pattern_of(REPLIES["weary"]), pattern_of(REPLIES["made_up"])
# What names another thing to go on to than what was left.
_ELSE = re.compile(r"\b(?:new|another|others?|different|else|fresh|afresh|scratch|topics?|subject)\b")
WEARY = _WEARY.pattern
# So many words, and so great a share of them, stand in what is said again.
SAME, SHARED = 3, 0.5
_MERELY_WEARY = re.compile(rf"\b(?:im|i am|i was|its|it is) (?:just|only|simply|merely) (?:\w+ )?(?:{WEARY})")
_KEEPS = re.compile(
    r"^(?:(?:no|yes|ok|okay|actually|please|but|and|sorry|can you|could you|id like you to|i want you to"
    r"|i would like you to|you can) )*"
    r"(?:put|keep|leave|include|add|record|note|write|have|count) (?:it|that|this|what i (?:said|wrote)"
    r"|those words)\b.{0,12}"
    r"\b(?:in|down|record|answer|noted|it)\b"
)
_KEEPS_OUT = re.compile(r"\b(?:not|dont|never|out|off|without)\b")


def was_misread(text: str, risk: str | None) -> bool:
    """Whether somebody says that what they wrote was taken for what it was not, and shows no new sign.

    Of their own distress, that they are "just tired" says how they are, and not that they were misread.
    """
    words = plain(text)
    if shows_risk(words):
        return False
    if _OF_READING.search(_OF_STATE.sub(" ", words)):
        return True
    return bool(_OF_STATE.search(words)) and not (risk == "own_distress" or _ONWARD.search(words))


def says_again(text: str, cleared: str | None) -> bool:
    """Whether most of what is said was said before, in words that a leader said were no sign of a risk."""
    said, before = pieces.content_words(text), pieces.content_words(cleared or "")
    return len(said & before) >= max(SAME, len(said) * SHARED) and not shows_risk(plain(text))


def reassures(text: str, risk: str | None = "own_distress") -> bool:
    """Whether somebody says that they are all right, or only tired, or that it was made up, and shows no new sign."""
    words = plain(text)
    is_said = bool(
        _MADE_UP.search(words) or _WELL.search(words) or _OF_STATE.search(words) or _MERELY_WEARY.search(words)
    )
    return is_said and not shows_risk(_WEARY.sub(" ", words)) and not was_misread(text, risk)


def denies(text: str, risk: str | None) -> bool:
    """Whether somebody says either."""
    return was_misread(text, risk) or reassures(text, risk)


def goes_on(text: str, risk: str | None) -> bool:
    """Whether somebody who was asked whether to go on says so, in however many words."""
    # "I can't go on" is a sign itself; what is said of one that is seen to keeps nobody from going on.
    onward = bool(_ONWARD.search(_SIGNS.sub(" ", plain(text))))
    return reading.accepts(text) or ((onward or reassures(text, risk)) and not reading.says_no(text))


def goes_back_to_it(text: str, risk: str | None) -> bool:
    """Whether somebody says outright that they go on from where they were, and names nothing else to go on to."""
    words = plain(text)
    return bool(_ONWARD.search(words)) and not _ELSE.search(words) and goes_on(text, risk)


def makes_light(text: str) -> bool:
    """Whether somebody calls their worry a mere feeling."""
    return bool(_LIGHT.search(plain(text)))


def jokes(text: str) -> bool:
    """Whether somebody says that they were joking."""
    return bool(_JOKES.search(plain(text)))


def wants_kept(text: str) -> bool:
    """Whether somebody asks for what was left out to be put in the record after all."""
    words = plain(text)
    return bool(_KEEPS.match(words)) and not _KEEPS_OUT.search(words) and len(words.split()) <= 2 * pieces.SHORT


def is_weary(text: str) -> bool:
    """Whether somebody is tired or tearful, and says nothing that sounds of more: what may be more counts as that."""
    words = plain(text)
    return bool(_WEARY.search(words)) and not (_DESPAIRS.search(words) or shows_risk(_WEARY.sub(" ", words)))


def shows_risk(words: str) -> bool:
    """Whether plain words show a risk besides what they deny."""
    return bool(_SIGNS.search(_WELL.sub(" ", _OF_STATE.sub(" ", _OF_READING.sub(" ", words)))))
