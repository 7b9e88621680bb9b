"""What of a message where steps are told tells of them, what is asked of the bot, and what only remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from actions.words.language import pieces, reading, talk, wishes
from actions.words.steps import drafting, owners, segments, stepping
from actions.words.steps.doers import OPENING, THINKS, doer_in
from actions.words.steps.verdicts import announces, is_slight, verdict_in
from actions.words.time.dates import meant_in

# How a sentence begins that says how things are or were, and not what will be done.
_LEAD = (
    r"(?:(?:and|but|so|btw|by the way|also|well|ok|okay|oh|wow|actually|good|though|no|sorry|honestly|anyway|bk|back)\b"
    r"[\s,.:–-]*)*"
)
_STATES = re.compile(
    rf"^\W*{_LEAD}(?:"
    r"(?:it|that|this|there|he|she)(?:['’]?s|['’]ll be)?\s(?!to\b)"
    r"|(?:they|these|those|you|u|we)(?:['’]?(?:re|ve|d))?\s"
    r"(?:are|were|have\s+been|had|did|dont|don['’]t|didn?['’]?t|just|got|keep|never|all)"
    r"|you(?:['’]?ve)?\s|u\s"
    r"|i(?:['’]?m|\s+am)\s+(?!going\b|to\b|\w+ing\b)|i(?:['’]?d|\s+would)\s+(?:not|never)\b"
    r"|i(?:\s+(?:was|were|did|had|know|knew|think|feel)|['’]ve)\b"
    r"|(?:is|was|were|are)\s"
    r"|(?:nobody|no\s+one|none|somebody|everyone|everybody)\s"
    r"|(?:(?:the|my|our|your|his|her|their|a|an|that|this)\s+)?(?:[\w\[\]'’-]+\s+){1,4}?"
    r"(?:is|isn['’]?t|was|wasn['’]?t|are|aren['’]?t|were|weren['’]?t|has|hasn['’]?t|had|hadn['’]?t|did(?:n['’]?t)?"
    r"|never|always|says|said)\s"
    r"(?!to\b|going\b)"
    r"|(?:a\s+|an\s+)?(?:10|[1-9])(?=,|\s+(?:now|sorry|out|actually|instead|not)\b|$)"
    r")",
    re.I,
)
_INTENDS = re.compile(
    r"\b(?:i['’]?ll|i\s+(?:will|shall|would|could|might|must|(?:have|need|want)\s+to)"
    r"|i['’]?d\s+(?!not\b|never\b|rather\b)|(?:has|have)\s+to)\b",
    re.I,
)
# How sure somebody is of a step is none: "I'd put myself at 7 that I'll do it".
_RATES = re.compile(
    r"\b(?:put|rate|give|score|say|place|call)\s+(?:myself|it|that|me|this)\s+(?:at\s+|as\s+)?(?:an?\s+)?(?:10|[1-9])\b"
    r"|^(?:\W*(?:and|but|so|also|honestly)\b)*\W*(?:i['’]?m|i\s+am|id\s+be|i['’]?d\s+(?:be|say))\s+(?:\w+\s+){0,2}"
    r"(?:confident|sure|certain|(?:an?\s+)?(?:10|[1-9]))\b",
    re.I,
)
# "I wanted more questions than one" is of the talk, and "I want to ask the team more questions" of the matter.
_OF_QUESTIONS = re.compile(
    rf"^\W*{_LEAD}(?:i|we)(?:['’]?(?:d|ve)|\s+(?:would|did|do|only|just|really|had|was|were))*\s+"
    r"(?:want(?:ed)?|ask(?:ed)?\s+(?:you\s+)?for|expect(?:ed|ing)?|need(?:ed)?|like|prefer|hoped?\s+for|hoping\s+for|got|thought)"
    r"\s+(?:(?!to\b)[\w'’-]+\s+){0,5}?(?:questions?|qs)\b",
    re.I,
)
# "Wheres q3", without its mark.
_ASKS = re.compile(
    r"^\W*(?:(?:and|n|so|but|oh|ok|also|btw)\W+)*(?:(?:where|what|who|why|how|when)['’]?(?:s|re)?\s+(?:is|are|was|were|did|do|does)\b"
    r"|(?:where|what|who|why|how|when)['’]?(?:s|re)\b)",
    re.I,
)
# What is kept here is shown, whatever is wished before or after it.
_SHOWS_KEPT = re.compile(
    r"\W*(?:(?:and|but|so|now|then|please|pls|just|also|first|ok|okay|(?:can|could|will|would)\s+(?:you|u))\W+)*"
    r"(?:show\s+me|let\s+me\s+(?:see|read)|(?:can|could|may)\s+i\s+(?:see|read))\s+"
    r"(?:(?:the|my|that|our|all)\s+)*(?:plan|record|steps|summary)\b",
    re.I,
)
WORDS_ASKED = 10
_NUMBER = re.compile(r"\W*(?:step\s+)?\d\W*", re.I)
_LEANS = re.compile(r"^\W*(?:(?:and|but)\s+)?(?:there|they|he|she|it|that|this|which|i['’]ve|i\s+have)\b", re.I)
_SEPARATE = re.compile(r"\b(?:is|are)\s+(?:sep|separate|another|different)\b", re.I)


@dataclass(frozen=True)
class Sifted:
    """The sentences of a message by what they do; each in its order."""

    told: str
    asked: str
    remarked: str


def sifted(text: str, today: date, asks_when: bool = False) -> Sifted:
    """A message about the plan in its parts; what follows a step and says why belongs to it.

    `asks_when`: a day was asked for, and what names one is a reply.
    """
    last = ""
    said: dict[str, list[str]] = {"told": [], "asked": [], "remarked": []}
    for sentence in pieces.sentences(text):
        is_day = asks_when and "?" not in sentence and meant_in(sentence, today) is not None
        kind = "told" if is_day else _kind_of(sentence, today)
        before = said["told"][-1] if said["told"] else ""
        tells = len(pieces.content_words(before)) > 1 and drafting.told_in(before, today).steps
        if kind == "remarked" and tells and _LEANS.match(sentence) and talk.likelihood(sentence) < talk.LIKELY:
            kind = "told"
        # "Is he in it? There shouldn't be anything" is one question.
        is_behind = last == "asked" and kind == "remarked" and pieces.is_short(sentence) and _LEANS.match(sentence)
        last = kind = "asked" if is_behind else kind
        said[kind].append(sentence)
    return Sifted(*(" ".join(said[kind]) for kind in ("told", "asked", "remarked")))


def _kind_of(sentence: str, today: date) -> str:
    if verdict_in(sentence):
        return "told"
    if stepping.asks_which(sentence) or _SHOWS_KEPT.match(sentence):
        return "asked"
    if is_slight(sentence) or announces(sentence):
        return "told"
    if _asks_in_short(sentence, today):
        return "asked"
    if segments.labelled_in(sentence) or wishes.step_told_in(sentence) or drafting.says_with_whom(sentence):
        return "told"
    if _NUMBER.fullmatch(sentence) or len(segments.counted(sentence)) > 1:
        return "told"
    told = drafting.told_in(sentence, today, asks_who=True)
    if told.says_of_last or _SEPARATE.search(sentence):
        return "told"
    if reading.asks_something(sentence) and "?" in sentence:
        return "asked"
    if _orders_us(sentence):
        return "asked"
    return "remarked" if remarks_only(sentence, today) else "told"


def _asks_in_short(sentence: str, today: date) -> bool:
    """Whether a few words ask something without its mark: "wheres q3"."""
    is_short = len(sentence.split()) <= WORDS_ASKED
    return is_short and bool(_ASKS.match(sentence)) and meant_in(sentence, today) is None


def speaks_of_us(sentence: str) -> bool:
    """Whether a sentence is of the questions and how the talk goes, and so no step and nothing to be kept."""
    return bool(_OF_QUESTIONS.match(sentence)) or talk.likelihood(sentence) >= talk.LIKELY


def _orders_us(sentence: str) -> bool:
    """Whether a sentence wishes something of the bot: "and can I see the record"."""
    words = OPENING.sub("", sentence)
    begins = reading.asks_something(" ".join(words.split()[:3])) or bool(re.match(r"show\s+me\b", words, re.I))
    return begins and talk.likelihood(sentence) >= talk.LIKELY


def remarks_only(sentence: str, today: date) -> bool:
    """Whether a sentence tells nothing to be done: it is of the talk, as was learned, or says how things are."""
    if _RATES.search(sentence) or _OF_QUESTIONS.match(sentence):
        return True
    if _is_plainly_a_step(sentence, today) or _INTENDS.search(sentence):
        return False
    return talk.likelihood(sentence) >= talk.LIKELY or _says_how_things_are(sentence)


def _says_how_things_are(sentence: str) -> bool:
    is_said = bool(THINKS.match(sentence) or _STATES.match(sentence))
    return is_said and not owners.begins_with_deed(OPENING.sub("", sentence))


def tells_plainly(text: str, today: date) -> bool:
    """Whether any sentence of a text is plainly a step, wherever it stands."""
    return any(_is_plainly_a_step(one, today) for one in pieces.sentences(text))


def tells_steps_alone(text: str, today: date) -> bool:
    """Whether all that is said is plainly a step, but for what counts them: "two. ring the chair by friday. …"."""
    said = [one for one in pieces.sentences(text) if len(pieces.content_words(one)) > 1]
    return bool(said) and all(_is_plainly_a_step(one, today) for one in said)


def _is_plainly_a_step(sentence: str, today: date) -> bool:
    """Whether it says who does it, or what is done with its day or owner, and begins like no statement."""
    words = OPENING.sub("", sentence)
    told = drafting.told_in(sentence, today)
    is_said = any((step.who and doer_in(step.what) is None) or step.date for step in told.steps)
    if owners.begins_with_deed(words):
        return talk.likelihood(sentence) < (1 if is_said else talk.SURE)
    if doer_in(words) is not None:
        return not _says_how_things_are(words) and talk.likelihood(sentence) < talk.SURE
    return told.is_plain and talk.likelihood(sentence) < talk.LIKELY
