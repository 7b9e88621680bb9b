"""What a reply puts right of the plan: a day, who does a step, or what the step is; and of which step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.parts import Step
from actions.words import looking_back, owners, pieces, reading
from actions.words.calendar import DATED
from actions.words.dates import meant_in, without_days
from actions.words.replies import REPLIES
from knowledge.phrases import pattern_of, plain

_LEAD = re.compile(
    r"^\W*(?:(?:no|nope|nah|wait|hang on|hold on|sorry|oops|actually|and|but|oh|correction"
    r"|scrap that|not|i said|i meant|i mean)\b[\s,.:–-]*)+",
    re.I,
)
_NO = re.compile(
    r"^\W*(?:(?:and|but|oh)\W+)*"
    r"(?:no|nope|nah|wait|hang on|hold on|sorry|oops|actually|correction|scrap that|not|i said"
    r"|i meant|i mean)\b",
    re.I,
)
_CORRECTS = pattern_of(REPLIES["corrects_a_day"])
_WRONG = pattern_of(REPLIES["wrong_step"])
_SLIGHT = pattern_of(
    [*REPLIES["beside"], *REPLIES["no"], *REPLIES["dated"], *REPLIES["corrects_a_day"], *REPLIES["right_beside"]]
)
_DONT = re.compile(r"\b(?:do(?:n['’]?t| not)|didn['’]?t|did not)\s+(?:put|want|make|say|write|use|mean)\b[^.,;]*", re.I)
_STEP = re.compile(r"\bstep\b|['’]s one\b", re.I)
_PLACE = re.compile(r"\b(?:step\s+(\w+)|(first|second|third|last)\s+(?:step|one))\b", re.I)
_SAYS_WHAT = re.compile(
    r"(?<!of )\b(?:the|my|that|this)\s+(?:(?:next|first|last|only|right|real)\s+)?step\s+(?:is"
    r"|was|should\s+(?:be|say|read)|ought\s+to\s+(?:be|say|read))"
    r"\s*(?:[:–-]\s*|(?!wrong|not\b|no\b|in\b|on\b|by\b|mine\b|incorrect|right\b|for\b|due\b"
    r"|done\b))(?P<what>\S.*)",
    re.I | re.S,
)
_SAYS_WHO = re.compile(r"\b(?:owner|person|who)\b(?:[^.;]*?\b(?:is|are|be|to)\b)\s+(?P<who>[^.;]+)", re.I)


@dataclass(frozen=True)
class Right:
    """What is put right: `at` is the place of the step among those of the plan, None where it names none."""

    at: int | None
    # Whether it speaks of a step in so many words, be it of the last.
    is_of_step: bool = False
    day: date | None = None
    words: str = ""
    who: str | None = None
    what: str | None = None
    # Days that it says it is not.
    denied: tuple[date, ...] = ()


def rights_in(text: str, plan: Sequence[Step], today: date) -> list[Right]:
    """What a text puts right of the steps of a plan, in its order; nothing where it tells of something else."""
    told = _SAYS_WHAT.search(text)
    said = pieces.sentences(text[: told.start()] if told else text)
    found = [one for sentence in said if (one := _right_in(sentence, plan, today))]
    is_meant = told or any(map(corrects, said)) or any(one.is_of_step for one in found)
    whole = [Right(named_in(text[: told.end()], plan), True, what=told["what"].strip())] if told else []
    return [*(found if is_meant else []), *whole]


def told_besides(text: str, plan: Sequence[Step], today: date) -> str:
    """The sentences that put nothing right and do not speak of a mistake either."""
    said = [one for one in pieces.sentences(text) if not (corrects(one) or is_wrong(one) or _SAYS_WHAT.search(one))]
    return " ".join(one for one in said if not _right_in(one, plan, today))


def corrects(text: str) -> bool:
    """Whether words say that something was wrong, and may be no answer."""
    words = plain(text)
    return bool(_NO.match(text) or _CORRECTS.search(words) or _WRONG.search(words) or _DONT.search(text)) or (
        bool(pieces.denials_in(text)) and looking_back.tells_only_of_a_day(text)
    )


def is_wrong(text: str) -> bool:
    """Whether somebody says that a step stands wrongly, without saying how it should."""
    return bool(_WRONG.search(plain(text)))


def _right_in(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    who = _SAYS_WHO.search(sentence)
    if who and (owner := owners.owner_in(who["who"])):
        return Right(named_in(sentence, plan), True, who=owner)
    bare = _LEAD.sub("", pieces.without_denied(sentence).strip(" ,"))
    if owners.says_who_surely(bare) or (corrects(sentence) and owners.ends_with_owner(bare)):
        return Right(None, who=owners.owner_in(bare))
    return _redated(sentence, plan, today) if DATED.search(sentence) else None


def _redated(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    """A sentence that names a day and, besides, nothing but a step of the plan."""
    at, is_of_step = named_in(sentence, plan), bool(_STEP.search(sentence))
    before = plan[at].date if at is not None else None
    words = _DONT.sub(" ", sentence)
    day = meant_in(words, today, date.fromisoformat(before) if before else None)
    rest = pieces.content_words(_SLIGHT.sub(" ", plain(without_days(words))))
    is_named = is_of_step or (at is not None and _shares(rest, plan[at]) and corrects(sentence))
    if day is None or (rest and not is_named):
        return None
    denied = (meant_in(re.sub(r"^\W*not\b", "", one, flags=re.I), today) for one in pieces.denials_in(sentence))
    return Right(at, is_of_step, day, _LEAD.sub("", words).strip(" .,"), denied=tuple(one for one in denied if one))


def named_in(text: str, plan: Sequence[Step]) -> int | None:
    """Which step is named: by its place, by words of it or of who does it; None where it names none."""
    place = _PLACE.search(text)
    counted = reading.places_in(place[1] or place[2]) if place else []
    if counted and -len(plan) <= counted[0] - (counted[0] > 0) < len(plan):
        return range(len(plan))[counted[0] - (counted[0] > 0)]
    among = {n: _words_of(step) for n, step in enumerate(plan)}
    words = _SLIGHT.sub(" ", plain(_unowned(without_days(text))))
    return pieces.nearest(words, among)


def _shares(rest: set[str], step: Step) -> bool:
    return bool(
        {word.rstrip("s") for word in rest} & {word.rstrip("s") for word in pieces.content_words(_words_of(step))}
    )


def _words_of(step: Step) -> str:
    return _unowned(f"{step.what} {step.who or ''}")


def _unowned(text: str) -> str:
    """ "Mark's" is of Mark."""
    return re.sub(r"['’]s\b", "", text)
