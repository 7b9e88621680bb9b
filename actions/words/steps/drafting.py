"""A reply about next steps, read as a whole: what is to be done, by whom and by when, for one step or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.parts import Step
from actions.words.language import pieces
from actions.words.language.once import once
from actions.words.language.replies import REPLIES
from actions.words.language.wishes import without_politeness
from actions.words.steps import owners, quoting
from actions.words.steps.deadlines import WORDS_OF_A_DAY, timed
from actions.words.steps.doers import JOINS, OPENING, THINKS, doer_in
from actions.words.steps.segments import counted, segments, without_announcing
from actions.words.steps.step_pieces import piece_in
from actions.words.steps.verdicts import is_slight
from actions.words.time import looking_back
from actions.words.time.calendar import DATED
from actions.words.time.dates import meant_in
from actions.words.time.figures import in_figures
from knowledge.phrases import pattern_of, plain

_ANEW = re.compile(
    r"^(?:(?:and\s+)?then|(?:and\s+)?also|next|second(?:ly)?|third(?:ly)?|finally|lastly|another|plus)\b", re.I
)
_OTHERS = re.compile(r"^(?:(?:and|but|so)\s+)?(?:he|she|they|it|that|this|which)\b", re.I)
# Where somebody else may go on in one sentence.
_JOINT = re.compile(rf",?\s+(?:{JOINS})\s+|,\s+", re.I)
# What stands between sentences.
ENDS = frozenset(".;!")
# More words without a full stop are a story.
WORDS_OF_STEPS = 120
_JOINED = re.compile(rf"^{JOINS}\b", re.I)
_POINTS = re.compile(r"\b(?:it|them|him|her|this|that|these|those|they)\b", re.I)
_NOTED = re.compile(r"^(?!(?:the|my|our|a|an|again|also|then|on|by|in|at|to|for)\b)[a-z]+\s+to\s+\w", re.I)
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


@once
def told_in(text: str, today: date, asks_who: bool = False) -> Told:
    """A reply as the steps that it tells; words that only say who or when belong to the step before them."""
    text, speeches = quoting.hidden(text)
    listed = counted(text)
    told = Told(Step(what=""), tuple(step for one in listed for step in _counted(one, today)), True)
    told = told if len(listed) > 1 else _told_in(text, today, asks_who)
    # What a step has somebody told is read for no day and nobody, and stays in its words.
    of_last, *steps = (quoting.shown(one, speeches) for one in (told.of_last, *told.steps))
    return Told(of_last, tuple(steps), told.is_plain)


def _counted(text: str, today: date) -> Sequence[Step]:
    """What is counted as one step, which may be followed by another with a day of its own."""
    told = _told_in(text, today).steps
    return told if len(told) > 1 and all(map(_says_more, told)) else (piece_in(text, today),)


def _told_in(text: str, today: date, asks_who: bool = False) -> Told:
    of_last, steps, is_plain = Step(what=""), list[Step](), False
    text = without_announcing(text)
    parts = [(joint, one) for joint, segment in segments(text) for one in _apart(segment, today)]
    telling = [(joint, one) for joint, one in parts if not is_slight(one)]
    for joint, segment in telling or parts:
        piece = piece_in(segment, today, asks_who and not steps, bool(steps))
        if not piece.what:
            of_last, steps = (
                (of_last, [*steps[:-1], _with(steps[-1], piece, today)])
                if steps
                else (_with(of_last, piece, today), steps)
            )
        elif not steps or _begins_anew(joint, segment, piece) or _goes_on(steps[-1], joint, segment, piece):
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
    """Whether a step begins with what is done, and says to what: "ring the chair", and not "fix it"."""
    return owners.begins_with_deed(step.what) and len(pieces.content_words(step.what)) > 1


def is_noted_deed(words: str) -> bool:
    """Whether words behind ", and" are a deed of their own, be it but noted: "plan to the chair by weds"."""
    # "And tell them on the 10th" leans on what is done before.
    return not _POINTS.search(words) and (owners.begins_with_deed(words) or bool(_NOTED.match(words)))


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
    words = ", ".join(said for one in (step, more) if (said := one.unread or one.when))
    if step.when and len(words.split()) > WORDS_OF_A_DAY:
        # So many are no one day: the first that was read stays.
        return step.but(who=who, when=words)
    # "End of January. The 29th will do" is one day.
    return timed(step.but(who=who), words, today)


def _is_plainly_one(piece: Step, segment: str) -> bool:
    is_deed = owners.begins_with_deed(OPENING.sub("", segment)) and bool(piece.who or piece.when or piece.date)
    is_whole = bool(piece.who and piece.when)
    return bool(piece.what) and (is_deed or is_whole or doer_in(segment) is not None or bool(_ANEW.match(segment)))


def _says_more(step: Step) -> bool:
    return bool(step.when or step.date)


def _goes_on(last: Step, joint: str, segment: str, piece: Step) -> bool:
    """Whether a piece is another step than the last: each has its day, or what is done comes after who did that."""
    if _says_more(last) and _says_more(piece):
        return True
    is_said = last.who is not None and doer_in(last.what) is None
    if is_said and joint in ENDS and _says_more(piece) and _stands_alone(segment, piece):
        # Who does the last ended its sentence, and this has its own day: "the rota, me. and letters out by 9 jan".
        return True
    is_deed = owners.begins_with_deed(OPENING.sub("", segment))
    is_joined = bool(_ANEW.match(segment) or _JOINED.match(segment))
    return is_said and is_deed and (is_joined or piece.who is not None or _says_more(piece))


def _stands_alone(segment: str, piece: Step) -> bool:
    """Whether a piece tells something to be done, and leans on nothing before it."""
    leans = _OTHERS.match(segment) or THINKS.match(segment) or _POINTS.search(piece.what)
    return not leans and len(pieces.content_words(piece.what)) > 1


def _apart(segment: str, today: date) -> list[str]:
    """A segment in its steps, where somebody else goes on in it, and each of them has a day."""
    for joint in _JOINT.finditer(segment) if _may_be_several(segment) else ():
        left, right = segment[: joint.start()], segment[joint.end() :]
        is_own = doer_in(right) or (
            joint[0].startswith(",")
            and (_JOINED.match(joint[0].strip(" ,")) or _are_deeds(left, right))
            and is_noted_deed(right)
        )
        if is_own and all(is_dated(one) and meant_in(one, today, sure=True) for one in (left, right)):
            return [left, *_apart(right, today)]
    return [segment]


def _may_be_several(segment: str) -> bool:
    return len(segment.split()) <= WORDS_OF_STEPS and is_dated(segment)


def is_dated(words: str) -> bool:
    """Whether words may name a time."""
    return bool(DATED.search(in_figures(words)))


def _are_deeds(*parts: str) -> bool:
    return all(owners.begins_with_deed(OPENING.sub("", one)) for one in parts)


def _begins_anew(joint: str, segment: str, piece: Step) -> bool:
    if _OTHERS.match(segment) or THINKS.match(segment):
        return False
    is_listed = joint == ";" and len(piece.what.split()) > 1
    return is_listed or bool(_ANEW.match(segment)) or doer_in(segment) is not None
