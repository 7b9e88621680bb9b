"""A reply about next steps, read as a whole: what is to be done, by whom and by when, for one step or several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from actions.parts import Step
from actions.words import looking_back, owners, pieces
from actions.words.calendar import DATED
from actions.words.dates import meant_in
from actions.words.deadlines import is_when, parted_from_day, timed
from actions.words.doers import OPENING, THINKS, doer_in
from actions.words.replies import REPLIES
from actions.words.segments import counted, segments, without_announcing
from actions.words.verdicts import is_slight
from actions.words.wishes import without_politeness
from knowledge.phrases import pattern_of, plain

_ANEW = re.compile(
    r"^(?:(?:and\s+)?then|(?:and\s+)?also|next|second(?:ly)?|third(?:ly)?|finally|lastly|another|plus)\b", re.I
)
_OTHERS = re.compile(r"^(?:(?:and|but|so)\s+)?(?:he|she|they|it|that|this|which)\b", re.I)
# "The leavers list is separate" says that it is a step of its own.
_SEPARATE = re.compile(
    r"\s+(?:is|are|was|were)\s+(?:an?\s+|its\s+own\s+)?(?:sep|separate|another|different)(?:\s+(?:step|one|thing))?[\s.]*$",
    re.I,
)
_SAID = re.compile(
    r"(?:(?:as|like)\s+)?(?:i(?:['’]ve|\s+have)?(?:\s+(?:just|already|did))*\s+)?(?:said|say|told\s+you|meant)"
    r"(?:\s+(?:so|that|it|already|before))*",
    re.I,
)
_LOOKS_BACK = pattern_of(REPLIES["looks_at_plan"])
_FOR = re.compile(r"^\W*(?:for|on|as\s+for|re|about|with)\s+([^,:]+?)(?:,|:|\s[–-])\s+(\S.*)$", re.I | re.S)
_WITH, _BESIDE = pattern_of(REPLIES["step_with"]), pattern_of(REPLIES["joins"])


@dataclass(frozen=True)
class Told:
    """What a reply says of the step that is spoken of, of which `what` is empty, and the steps that it tells."""

    of_last: Step
    steps: tuple[Step, ...]
    # Whether what it tells is plainly a step wherever it stands: by a number, or by who does it.
    is_plain: bool

    @property
    def says_of_last(self) -> bool:
        return self.of_last.who is not None or self.of_last.when is not None


def told_in(text: str, today: date, asks_who: bool = False) -> Told:
    """A reply as the steps that it tells; words that only say who or when belong to the step before them."""
    listed = counted(text)
    if len(listed) > 1:
        return Told(Step(what=""), tuple(_piece(one, today) for one in listed), True)
    of_last, steps, is_plain = Step(what=""), list[Step](), False
    text = without_announcing(text)
    for joint, segment in segments(text):
        piece = _piece(segment, today, asks_who and not steps, bool(steps))
        if not piece.what:
            of_last, steps = (
                (of_last, [*steps[:-1], _with(steps[-1], piece, today)])
                if steps
                else (_with(of_last, piece, today), steps)
            )
        elif not steps or _begins_anew(joint, segment, piece) or (_says_more(steps[-1]) and _says_more(piece)):
            steps.append(piece)
        else:
            more = piece.what if _says_more(piece) else segment
            steps[-1] = _with(steps[-1].but(what=f"{steps[-1].what}. {more}"), piece, today)
        is_plain = is_plain or _is_plainly_one(piece, segment)
    if len(steps) == 1 and not (steps[0].who or steps[0].when or of_last.who or of_last.when):
        steps = [steps[0].but(what=OPENING.sub("", text.strip()))]
    return Told(of_last, tuple(steps), is_plain and bool(steps))


def tells_a_step(text: str, today: date) -> bool:
    """Whether words where a day to look back was asked for tell a step: "I ring finance on Wednesday"."""
    return told_in(text, today).is_plain and not (_LOOKS_BACK.search(plain(text)) or looking_back.speaks_of(text))


def is_deed(step: Step) -> bool:
    """Whether a step begins with what is done: "ring the chair"."""
    return owners.begins_with_deed(step.what)


def says_with_whom(text: str) -> bool:
    """Whether words where another step was asked for say who does the last one, too."""
    words = without_politeness(text)
    return bool(_WITH.search(words)) or (bool(_BESIDE.match(words)) and len(words.split()) <= owners.WORDS_OF_WHO)


def of_named(text: str, what: str) -> str:
    """What is said of a step, without its name before that: "for the rules, my deputy"."""
    found = _FOR.match(text)
    return found[2] if found and pieces.content_words(found[1]) & pieces.content_words(what) else text


def joined(who: str | None, more: str) -> str:
    """Who does it, with what is said of that later; that a leader does it was but taken from an "I"."""
    is_more = bool(re.match(r"(?:also|with|together|along|jointly|and)\b", plain(more)))
    return more if not who or (who == "I" and not is_more) else f"{who}, {more}"


def _with(step: Step, more: Step, today: date) -> Step:
    """The step with what else is said of who does it and when."""
    who = step.who if more.who is None or (step.who and owners.points_at_doer(more.who)) else more.who
    if more.when is None and more.unread is None:
        return step.but(who=who)
    if not (more.when or more.unread):
        # The day is one that stands within the step.
        return step.but(who=who, when=step.when or more.when, date=step.date or more.date)
    said = [words for one in (step, more) if (words := one.unread or one.when)]
    # "End of January. The 29th will do" is one day.
    return timed(step.but(who=who), ", ".join(said), today)


def _is_plainly_one(piece: Step, segment: str) -> bool:
    return bool(piece.what) and (doer_in(segment) is not None or bool(_ANEW.match(segment)))


def _says_more(step: Step) -> bool:
    return bool(step.when or step.date)


def _begins_anew(joint: str, segment: str, piece: Step) -> bool:
    if _OTHERS.match(segment) or THINKS.match(segment):
        return False
    is_listed = joint == ";" and len(piece.what.split()) > 1
    return is_listed or bool(_ANEW.match(segment)) or doer_in(segment) is not None


def _piece(segment: str, today: date, asks_who: bool = False, is_later: bool = False) -> Step:
    """One segment without what only says who and when."""
    parts = [
        part.strip(" .;!")
        for part in re.split(r",\s+|\s+[–—-]\s+", _SEPARATE.sub("", OPENING.sub("", segment)).strip(" .,;"))
    ]
    parts = [part for part in parts if not _SAID.fullmatch(part)] or parts
    who, when = None, list[str]()
    owned = [owners.owner_in(part) for part in parts] if asks_who else []
    if len(owned) > 1 and all(owned) and not any(map(is_slight, parts)):
        return Step(what="", who=", ".join(one for one in owned if one))
    for at in (-1, 0):
        while parts and (len(parts) > 1 or at == -1):
            part = parts[at]
            apart = parted_from_day(part, today) if not when and not is_when(part) else (part, "")
            is_time = at == -1 and (len(parts) > 1 or asks_who or is_later) and owners.says_when(part)
            if is_when(part) or is_time:
                when.insert(0 if at == -1 else len(when), part)
            elif who is None and _is_owner(apart[0], bool(when or apart[1]) and len(parts) > 1):
                who, when = owners.owner_in(apart[0]), [*when, *([apart[1]] if apart[1] else [])]
            elif not (is_slight(part) or (who and owners.says_who_surely(part))):
                break
            parts.pop(at)
    what = ", ".join(parts)
    if what and not when:
        what, last = parted_from_day(what, today)
        when = [last] if last else []
    doer, owner = doer_in(segment), owners.owner_in(what)
    if (
        who is None
        and owner
        and (
            owners.says_who_surely(what)
            or (asks_who and doer in (None, owner))
            or (is_later and owners.ends_with_owner(what))
        )
    ):
        return _timed(Step(what="", who=owner), when, today)
    is_doer = bool(what) and (who is None or (doer is not None and owners.points_at_doer(who)))
    step = Step(what=what, who=doer if is_doer else who)
    return _timed(step, when, today)


def _timed(step: Step, when: list[str], today: date) -> Step:
    """The step with the day that stands beside it, or else one that is set within it."""
    if when:
        return timed(step, ", ".join(when), today)
    day = meant_in(step.what, today, sure=True) if DATED.search(step.what) else None
    return step.but(when="", date=day.isoformat()) if day else step


def _is_owner(words: str, stands_by_a_day: bool) -> bool:
    return owners.says_who_surely(words) or (stands_by_a_day and owners.ends_with_owner(words))
