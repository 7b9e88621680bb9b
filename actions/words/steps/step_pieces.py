"""One sentence about a step, taken apart: what is done, by whom and by when."""

from __future__ import annotations

import re
from datetime import date

from actions.parts import Step
from actions.words.steps import owners
from actions.words.steps.deadlines import is_when, parted_from_day, timed, without_foreseen
from actions.words.steps.doers import DOES_IT, OPENING, doer_in, without_whose
from actions.words.steps.verdicts import is_slight
from actions.words.time.calendar import DATED
from actions.words.time.dates import meant_in
from actions.words.time.weeks import within_week

# "The leavers list is separate" says that it is a step of its own.
_SEPARATE = re.compile(
    r"\s+(?:is|are|was|were)\s+(?:an?\s+|its\s+own\s+)?(?:sep|separate|another|different)(?:\s+(?:step|one|thing))?[\s.]*$",
    re.I,
)
# "I should also like to write to her": who wishes it does it, and the step is to write.
_WISHES = re.compile(
    r"^(?:i|we)(?:['’]?d|\s+(?:would|should))\s+(?:(?:also|now|then|rather|very much)\s+)*"
    r"(?:like|love|want|wish|prefer)\s+(?:also\s+)?to\s+(?=\w)",
    re.I,
)
_SAID = re.compile(
    r"(?:(?:as|like)\s+)?(?:i(?:['’]ve|\s+have)?(?:\s+(?:just|already|did))*\s+)?(?:said|say|told\s+you|meant)"
    r"(?:\s+(?:so|that|it|already|before))*",
    re.I,
)


def piece_in(segment: str, today: date, asks_who: bool = False, is_later: bool = False) -> Step:
    """One segment without what only says who and when."""
    does = DOES_IT.match(OPENING.sub("", segment)) if asks_who or is_later else None
    rest = OPENING.sub("", segment)[does.end() :].strip(" .,;!") if does else ""
    if does and (not rest or owners.says_when(rest)):
        return _timed(Step(what="", who=does["who"]), [rest] if rest else [], today)
    doer, told = doer_in(segment), _WISHES.sub("", without_whose(OPENING.sub("", segment)))
    parts = [part.strip(" .;!") for part in re.split(r",\s+|\s+[–—-]\s+", _SEPARATE.sub("", told).strip(" .,;"))]
    parts = [part for part in parts if not _SAID.fullmatch(part)] or parts
    who, when = None, list[str]()
    times = [part for part in parts if owners.says_when(part)]
    owned = [owners.owner_in(part) for part in parts if part not in times] if asks_who else []
    if len(owned) > 1 and all(owned) and all(owners.says_who_surely(part) or not is_slight(part) for part in parts):
        return _timed(Step(what="", who=", ".join(one for one in owned if one)), times, today)
    for at in (-1, 0):
        while parts and (len(parts) > 1 or at == -1):
            part = parts[at]
            if doer and part.startswith(f"{doer} ") and not is_when(part[len(doer) :]):
                # Who does it is followed by what.
                break
            apart = parted_from_day(part, today) if not when and not is_when(part) else (part, "")
            is_time = at == -1 and (len(parts) > 1 or asks_who or is_later) and owners.says_when(part)
            if is_when(part) or is_time:
                when.insert(0 if at == -1 else len(when), part)
            elif who is None and _is_owner(apart[0], parts, at, bool(when or apart[1]), today):
                who, when = owners.owner_in(apart[0]), [*when, *([apart[1]] if apart[1] else [])]
            elif not (is_slight(part) or (who and owners.says_who_surely(part))):
                break
            parts.pop(at)
    what = ", ".join(parts)
    if what and not when:
        what, last = parted_from_day(what, today)
        when = [last] if last else []
    owner = owners.owner_in(what)
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
    told = without_foreseen(step.what)
    is_dated = bool(DATED.search(told))
    day = (meant_in(told, today, sure=True) or within_week(told, today)) if is_dated else None
    return step.but(when="", date=day.isoformat()) if day else step


def _is_owner(words: str, parts: list[str], at: int, is_dated: bool, today: date) -> bool:
    """Whether words are somebody: surely, or at the beginning or the end of a step that says its day, too."""
    if owners.says_who_surely(words):
        return True
    # "Sign it by Friday, the HR director" has its day in what stands before.
    stands_by_a_day = len(parts) > 1 and (is_dated or (at == -1 and bool(parted_from_day(parts[-2], today)[1])))
    return stands_by_a_day and owners.ends_with_owner(words)
