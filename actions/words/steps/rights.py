"""What one clause puts right of the plan: a day, who does a step, what it says besides, or that it is two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.parts import Step
from actions.words.language import pieces
from actions.words.steps import owners
from actions.words.steps.doers import doer_in
from actions.words.steps.which_step import SLIGHT, is_all_of, named_in, place_in, shares, without_place
from actions.words.steps.wrongs import DONT, LEAD, corrects
from actions.words.time.calendar import DATED
from actions.words.time.dates import meant_in, without_days
from actions.words.time.figures import in_figures
from knowledge.phrases import plain

_STEP = re.compile(r"\bstep\b|['’]s one\b", re.I)
_SAYS_WHO = re.compile(
    r"(?<!\[)\b(?:owner|person|who)\b(?:[^.;]*?\b(?:is|are|be|to|says?|reads?)\b)\s+(?:just\s+)?(?P<who>[^.;]+)", re.I
)
_FOR_STEP = re.compile(r"^\W*(?:(?:and|but|so)\s+)*(?:for|on|as\s+for)\s+(?:the\s+)?[^,.;]*?\b", re.I)
# "Dawn does the panel one", "the second is mine".
_DOES = re.compile(
    r"^(?P<who>\S.*?)\s+(?:does|do|takes|has|leads|runs|owns|is\s+doing|will\s+do|to\s+do)\s+(?:the\s+)?(?P<named>\S.*)$",
    re.I,
)
# "All me", "me for all of them".
_ALL = r"(?:all|both|everything|every\s+one|the\s+lot)(?:\s+(?:of\s+)?(?:them|these|those|three|two|steps))*"
_EVERY = re.compile(
    rf"^(?:{_ALL}\s*(?:(?:is|are|by|for|on|down\s+to)\s+)*(?P<before>\S.*)|(?P<behind>\S.*?),?(?:['’]ll|\s+(?:will|shall|can))?\s+(?:for|on|does|do|take|own)\s+{_ALL})$",
    re.I,
)
# "Vendor is me next week", "letters is [colleague 1] by 9 jan".
_IS_BY = re.compile(r"^(?P<named>\S.{0,80}?)(?:\s+(?:is|are|will\s+be)|['’]s|:|\s+[–-])\s+(?P<said>\S.*)$", re.I)
_WHERE = (
    r"(?:the\s+|my\s+)?"
    r"(?:(?:first|second|third|last|1st|2nd|3rd)\s+(?:step|one)|step\s+\w+|(?:the|that|this)\s+(?:step|one))"
)
_ADDS = re.compile(
    rf"\badd\s+(?:in\s+)?(?:to\s+{_WHERE}[,:]?\s+(?:that\s+)?(?P<behind>\S.*)|(?P<before>\S.*?)\s+to\s+{_WHERE}\W*$)",
    re.I,
)
# "Take 'where is q3' off the front of it", "leave out 'where is q3'".
_CUTS = re.compile(
    r"\b(?<!\bwill )(?<!\bshall )(?<!\bto )(?<!\bi )(?<!\bwe )(?<!['’]ll )"
    r"(?:take|drop|remove|cut|lose|delete|strip|leave|get\s+rid\s+of)\s+(?:out\s+)?(?:the\s+(?:words?|bit|part)\s+)?"
    r"(?:[\"“'‘](?P<quoted>[^\"”’]{1,120}?)[\"”'’](?!\w)|(?P<less>\S.*?)\s+(?:bit\s+|part\s+)?(?:off|from|out\s+of|out|at)\b)",
    re.I,
)
_WHY = re.compile(r",\s+(?=(?:that['’]?s|its|it['’]s|because|cos|which)\b).*$", re.I | re.S)
_SPLITS = re.compile(
    r"\b(?:that|those|these|this|it|they|there)(?:['’]?s|['’]?re|\s+is|\s+are|\s+was|\s+were)"
    r"\s+(?:(?:really|actually|meant\s+to\s+be)\s+)*(?:2|two|3|three)\s+(?:separate\s+|diff(?:erent)?\s+)*(?:steps|things|actions|ones)\b"
    r"|\b(?:2|two|3|three)(?:\s+(?:steps|things|actions))?,?\s+(?:and\s+)?not\s+(?:1|one|a\s+single)\b"
    r"|(?:^|[.,;–-]\s*)(?:2|two|3|three)\s+(?:separate|diff(?:erent)?)\s+(?:steps|things|actions|ones)\b"
    r"|\bsplit\s+(?:it|that|them|this|those|the)\b|\bru(?:n|nning)\s+(?:them|those|these|two)(?:\s+steps)?\s+together\b",
    re.I,
)
_APART = re.compile(
    r"^\W*(?:(?:but|and|no|the)\W+)*(?P<one>[^,.;]{1,60}?)\s+(?:and|n|&)\s+(?:the\s+)?(?P<other>[^,.;]{1,60}?)"
    r"\s+(?:is|are)\s+"
    r"(?:(?:two|2|meant\s+to\s+be)\s+)*(?:separate|different)\b",
    re.I,
)


_SAME = r"(?:(?:all|both|just|really|actually|only|still)\s+)*"
# Nothing more is said in that clause.
_SAID_ALL = r"(?:\s+(?:please|pls|then|now|instead|thanks|for\s+me|thank\s+you))*\W*(?:$|[,;.])"
_JOINS = re.compile(
    rf"\b(?:it|that|this|they|those|these|both|(?:the|those|these)\s+two)(?:['’]?s|['’]?re|\s+(?:is|are|was|were|belongs?|goes|go))\s+{_SAME}"
    r"(?:(?:part\s+of|to|with|in|at)\s+)?(?:the\s+same|one(?:\s+and\s+the\s+same)?|the\s+(?:first|one\s+before|last|other))"
    r"(?:\s+(?:step|thing|action|meeting|conversation|visit|call|talk|hour|one|session))?\W*"
    r"(?:$|[,;]|and\b|not\b|really\b|so\b|please\b)"
    r"|\b(?:keep|put|leave|have|take|treat|roll|fold)\s+(?:the\s+two|them|both|these|those|it\s+all|all\s+of\s+(?:it|that))"
    rf"(?:\s+(?:of\s+them|steps|two))?\s+(?:together|as\s+one|in(?:to)?\s+one)(?:\s+step)?{_SAID_ALL}"
    rf"|\b(?:merge|combine|join)\s+(?:the\s+two|them|both|these|those|it)(?:\s+(?:steps|together|up|(?:in)?to\s+one))*{_SAID_ALL}"
    r"|\bone\s+step,?\s+(?:and\s+)?not\s+(?:two|2)\b",
    re.I,
)
_NOT_APART = re.compile(
    r"\b(?:do(?:n['’]?t|\s+not)|not|never|no\s+need\s+to)\s+(?:to\s+)?(?:make|count|put|treat|keep|want|call)\s+(?:it|that|this|them|those)"
    r"(?:\s+(?:down|as|to\s+be))*\s+(?:(?:a|an|its|two|one)\s+)?(?:separate|second|another|new|own|different)\b",
    re.I,
)
_NOT_JOINED = re.compile(
    r"\b(?:you(?:['’]?ve|\s+have)?|not|never|(?:do|should|shall|must)n['’]?t)\s+(?:\w+\s+)?(?:keep|kept|put|leave|left|merge\w*|join\w*|combine\w*|roll\w*)\b",
    re.I,
)
_KEEPS = re.compile(
    r"^\W*(?:(?:no|but|and|please|so|ok)\W+)*(?:keep|leave)\s+(?P<named>(?:the|my|that)\s+.*?\b(?:ones?|steps?)\b.*)$",
    re.I,
)


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
    # What the step is to say besides.
    more: str | None = None
    # Words that it is not to say.
    less: str | None = None
    # Whether the step is two, and what names the one and the other.
    is_split: bool = False
    names: tuple[str, ...] = ()
    # Whether it is so for all steps of which that is open.
    is_every: bool = False
    # By what words the step is named.
    named: str = ""
    # Whether it is one with the step before it.
    is_joined: bool = False


def right_in(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    return next(filter(None, (one(sentence, plan, today) for one in _WAYS)), None)


def _owned(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    who = _SAYS_WHO.search(sentence)
    owner = owners.owner_in(who["who"]) if who else None
    return Right(named_in(sentence, plan), True, who=owner) if owner else None


def _for_step(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    """ "For the third, the principal EP and me"."""
    at = place_in(sentence, plan) if _FOR_STEP.match(sentence) else None
    rest = without_place(sentence).strip(" ,.:;")
    owner = owners.owner_in(re.sub(r"^(?:and|but|so)\s+", "", rest, flags=re.I)) if at is not None else None
    return Right(at, True, who=owner) if owner else None


def _does(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    found = _DOES.match(sentence.strip(" .!"))
    owner = owners.owner_in(found["who"]) if found else None
    if found is None or owner is None:
        return None
    at = place_in(found["named"], plan)
    at = at if at is not None else _called(found["named"], plan)
    return Right(at, True, who=owner) if at is not None else None


def _called(words: str, plan: Sequence[Step]) -> int | None:
    """The one step that holds all of these words; None where none or several do."""
    named = pieces.content_words(SLIGHT.sub(" ", plain(words))) - {"one", "ones"}
    held = [n for n, step in enumerate(plan) if is_all_of(named, step)]
    return held[0] if len(held) == 1 else None


def _is_by(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    """Who does a step that is named, and when: "letters is [colleague 1] by 9 jan"."""
    found = _IS_BY.match(LEAD.sub("", sentence).strip(" .!"))
    if found is None:
        return None
    who, when = owners.parted_from_when(found["said"])
    owner = owners.owner_in(who) if who else None
    at = _called(found["named"], plan)
    is_who = owner is not None and (owners.says_who_surely(who) or owners.ends_with_owner(who))
    if at is None or not is_who:
        return None
    return Right(at, True, meant_in(when, today) if when else None, when, who=owner, named=found["named"])


def _for_all(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    found = _EVERY.match(sentence.strip(" .!"))
    who = (found["before"] or found["behind"]) if found else ""
    is_who = bool(who) and owners.says_who_surely(who)
    return Right(None, True, who=owners.owner_in(who), is_every=True) if is_who else None


def _adds(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    found = _ADDS.search(sentence)
    more = _WHY.sub("", found["behind"] or found["before"]).strip(" .") if found else ""
    return Right(place_in(sentence, plan), True, more=more) if more else None


def _cuts(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    found = _CUTS.search(sentence)
    less = (found["less"] or found["quoted"]).strip(" ,.") if found else ""
    is_said = len(pieces.content_words(less)) > 0 and place_in(less, plan) is None
    held = [n for n, step in enumerate(plan) if is_said and less.lower() in step.what.lower() != less.lower()]
    at = place_in(sentence, plan)
    return Right(at if at in held else held[-1], True, less=less) if held else None


def _splits(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    apart = _APART.match(sentence)
    if apart:
        one, other = (pieces.content_words(name) for name in (apart["one"], apart["other"]))
        held = [n for n, step in enumerate(plan) if shares(one, step) and shares(other, step)]
        return Right(held[-1], True, is_split=True, names=(apart["one"], apart["other"])) if held else None
    return Right(place_in(sentence, plan), True, is_split=True) if _SPLITS.search(sentence) else None


def _joins(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    """ "That is part of the same meeting", "keep the two together"."""
    return Right(place_in(sentence, plan), True, is_joined=True) if _is_joined(sentence) else None


def _is_joined(sentence: str) -> bool:
    if DATED.search(in_figures(sentence)):
        # "Put them together in one room on Friday" is to be done.
        return False
    return bool(_NOT_APART.search(sentence) or (_JOINS.search(sentence) and not _NOT_JOINED.search(sentence)))


def _keeps(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    """ "Keep the one with Jan": nothing of it is to change."""
    found = _KEEPS.match(sentence)
    at = named_in(found["named"], plan) if found else None
    return Right(at, True) if at is not None else None


def _bare(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    bare = LEAD.sub("", pieces.without_denied(sentence).strip(" ,"))
    is_who = owners.says_who_surely(bare) or (corrects(sentence) and owners.ends_with_owner(bare))
    return Right(None, who=owners.owner_in(bare)) if is_who else None


def _redated(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    """A sentence that names a day and, besides, nothing but a step of the plan."""
    if not DATED.search(in_figures(sentence)):
        return None
    counted, at = place_in(sentence, plan), named_in(sentence, plan)
    before = plan[at].date if at is not None else None
    words = without_place(DONT.sub(" ", sentence))
    day = meant_in(words, today, date.fromisoformat(before) if before else None)
    rest = pieces.content_words(SLIGHT.sub(" ", plain(without_days(words))))
    # "The list by Friday" names a step; "Friday, after the list" only says when.
    begins = pieces.content_words(SLIGHT.sub(" ", plain(without_days(DATED.split(in_figures(words))[0]))))
    is_alone = at is not None and bool(begins) and is_all_of(rest, plan[at])
    is_of_step = counted is not None or bool(_STEP.search(sentence)) or is_alone
    is_named = is_of_step or (at is not None and shares(rest, plan[at]) and corrects(sentence))
    # "One more step: I'll ask finance by Friday" tells one.
    tells = counted is None and not is_alone and doer_in(LEAD.sub("", words)) is not None and not corrects(sentence)
    if day is None or (rest and not is_named) or (rest and tells):
        return None
    denied = (meant_in(re.sub(r"^\W*not\b", "", one, flags=re.I), today) for one in pieces.denials_in(sentence))
    return Right(at, is_of_step, day, LEAD.sub("", words).strip(" .,"), denied=tuple(one for one in denied if one))


_WAYS = (_joins, _keeps, _cuts, _splits, _adds, _is_by, _owned, _for_step, _for_all, _does, _bare, _redated)
