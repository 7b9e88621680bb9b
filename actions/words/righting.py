"""What a reply puts right of the plan: a day, who does a step, or what the step is; and of which step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from actions.parts import Step
from actions.words import looking_back, owners, pieces, segments, wishes
from actions.words.calendar import DATED
from actions.words.dates import meant_in, without_days
from actions.words.doers import doer_in
from actions.words.figures import in_figures
from actions.words.replies import REPLIES
from actions.words.which_step import SLIGHT, is_all_of, named_in, place_in, shares, without_place
from knowledge.phrases import pattern_of, plain

_LEAD = re.compile(
    r"^\W*(?:(?:no|nope|nah|wait|hang on|hold on|sorry|oops|actually|and|but|so|oh|correction"
    r"|scrap that|not|i said|i meant|i mean)\b[\s,.:–-]*)+",
    re.I,
)
_NO = re.compile(
    r"^\W*(?:(?:and|but|oh)\W+)*"
    r"(?:no|nope|nah|wait|hang on|hold on|sorry|oops|actually|correction|scrap that|not|i said"
    r"|i meant|i mean)\b",
    re.I,
)
_REPEATS = re.compile(r"\bi said\b", re.I)
_CORRECTS = pattern_of(REPLIES["corrects_a_day"])
_WRONG = pattern_of(REPLIES["wrong_step"])
_MAKES = re.compile(
    r"^\W*(?:(?:so|and|then|please|can\s+you|could\s+you|but)\W+)*"
    r"(?:make|move|change|shift|push|put|set)\s+(?:it|that|this|the\s+(?:date|day))\b",
    re.I,
)
_STILL = re.compile(
    r"\b(?:is|are|was|looks?|still)\s+(?:(?:still|all|also)\s+)*(?:wrong|not\s+right|incorrect)\b", re.I
)
_NOTHING = re.compile(r"\b(?:nothing|not)(?:\s+is|['’]s)?\s+wrong\b", re.I)
_DONT = re.compile(r"\b(?:do(?:n['’]?t| not)|didn['’]?t|did not)\s+(?:put|want|make|say|write|use|mean)\b[^.,;]*", re.I)
_STEP = re.compile(r"\bstep\b|['’]s one\b", re.I)
_THE_STEP = r"(?:the|my|that|this)\s+(?:(?:next|first|second|third|last|only|right|real)\s+)?(?:step|one)"
_SAYS_WHAT = re.compile(
    rf"(?<!of )\b(?:{_THE_STEP.replace('|one', '')}\s+(?:is|was)|{_THE_STEP}\s+should\s+(?:be|say|read)"
    rf"|{_THE_STEP}\s+ought\s+to\s+(?:be|say|read)|change\s+{_THE_STEP}\s+to(?:\s+(?:say|read))?)"
    r"\s*(?:[:–-]\s*|(?!wrong|not\b|no\b|in\b|on\b|by\b|mine\b|incorrect|right\b|for\b|due\b|still\b"
    r"|done\b))(?P<what>\S.*)",
    re.I | re.S,
)
_SAYS_WHO = re.compile(
    r"\b(?:owner|person|who)\b(?:[^.;]*?\b(?:is|are|be|to|says?|reads?)\b)\s+(?:just\s+)?(?P<who>[^.;]+)", re.I
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
    rf"^(?:{_ALL}\s*(?:(?:is|are|by|for|on|down\s+to)\s+)*(?P<before>\S.*)|(?P<behind>\S.*?),?\s+(?:for|on|does)\s+{_ALL})$",
    re.I,
)
_WHERE = (
    r"(?:the\s+|my\s+)?"
    r"(?:(?:first|second|third|last|1st|2nd|3rd)\s+(?:step|one)|step\s+\w+|(?:the|that|this)\s+(?:step|one))"
)
_ADDS = re.compile(
    rf"\badd\s+(?:in\s+)?(?:to\s+{_WHERE}[,:]?\s+(?:that\s+)?(?P<behind>\S.*)|(?P<before>\S.*?)\s+to\s+{_WHERE}\W*$)",
    re.I,
)
_WHY = re.compile(r",\s+(?=(?:that['’]?s|its|it['’]s|because|cos|which)\b).*$", re.I | re.S)
_SPLITS = re.compile(
    r"\b(?:that|those|these|this|it|they|there)(?:['’]?s|['’]?re|\s+is|\s+are|\s+was|\s+were)"
    r"\s+(?:(?:really|actually|meant\s+to\s+be)\s+)*(?:2|two|3|three)\s+(?:separate\s+|different\s+)*(?:steps|things|actions|ones)\b"
    r"|\bsplit\s+(?:it|that|them|this|those|the)\b|\bru(?:n|nning)\s+(?:them|those|these|two)(?:\s+steps)?\s+together\b",
    re.I,
)
_APART = re.compile(
    r"^\W*(?:(?:but|and|no|the)\W+)*(?P<one>[^,.;]+?)\s+(?:and|n|&)\s+(?:the\s+)?(?P<other>[^,.;]+?)\s+(?:is|are)\s+"
    r"(?:(?:two|2|meant\s+to\s+be)\s+)*(?:separate|different)\b",
    re.I,
)
_CLAUSES = re.compile(
    r"[;]\s+|,\s+(?:and\s+|so\s+|but\s+)?|\s+and\s+(?=the\s+(?:date|day|owner|first|second|third|last)\b)", re.I
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
    # Whether the step is two, and what names the one and the other.
    is_split: bool = False
    names: tuple[str, ...] = ()
    # Whether it is so for all steps of which that is open.
    is_every: bool = False


def rights_in(text: str, plan: Sequence[Step], today: date) -> tuple[list[Right], str]:
    """What a text puts right of the steps of a plan, in its order, and what else it says; nothing where it tells of
    something else."""
    told = _SAYS_WHAT.search(text)
    if told and looking_back.is_merely_a_day(told["what"], today):
        told = None
    found, rest = list[Right](), list[str]()
    at: int | None = None
    for sentence in pieces.sentences(text[: told.start()] if told else text):
        here, left = _of_sentence(sentence, plan, today)
        # "The first one is wrong. The date is the 9th" speaks of one step.
        for one in here:
            at = at if one.at is None else one.at
            found.append(one if one.who else replace(one, at=at))
        at = at if here else place_in(sentence, plan)
        rest += left
    is_meant = told or any(map(corrects, pieces.sentences(text))) or any(one.is_of_step for one in found)
    if not is_meant:
        return [], text
    whole = [Right(named_in(text[: told.end()], plan), True, what=told["what"].strip())] if told else []
    return [*found, *whole], " ".join(one for one in rest if not _only_corrects(one))


def _only_corrects(sentence: str) -> bool:
    """Whether a sentence says that something was wrong, and tells nothing to be done."""
    tells = owners.begins_with_deed(_LEAD.sub("", sentence)) or doer_in(sentence) is not None
    return corrects(sentence) and not tells


def _of_sentence(sentence: str, plan: Sequence[Step], today: date) -> tuple[list[Right], list[str]]:
    """What a sentence puts right, by itself or in its clauses, and what else it says."""
    if segments.labelled_in(sentence) or wishes.step_told_in(sentence):
        return [], [sentence]
    clauses = [one.strip() for one in _CLAUSES.split(sentence) if one and one.strip()]
    read = [(clause, _right_in(clause, plan, today)) for clause in clauses]
    rights = [right for _, right in read if right]
    whole = _right_in(sentence, plan, today)
    if whole and not any(one.is_of_step for one in rights):
        return [whole], []
    if not any(right and (right.is_of_step or corrects(clause)) for clause, right in read):
        return [], [sentence]
    # What only says why such a day is meant says nothing besides.
    left = [clause for clause, right in read if not right and not _explains_a_day(clause)]
    return rights, [", ".join(left)] if left else []


def _explains_a_day(clause: str) -> bool:
    is_told = doer_in(clause) is not None and bool(re.search(r"\bwill\b|['’]ll\b", clause))
    return bool(DATED.search(in_figures(clause))) and not (is_told or owners.begins_with_deed(clause))


def corrects(text: str) -> bool:
    """Whether words say that something was wrong, or how it is to be instead, and may be no answer."""
    return disputes(text) or bool(_MAKES.match(text))


def disputes(text: str) -> bool:
    """Whether words say that something was wrong."""
    words = plain(text)
    return bool(_NO.match(text) or _CORRECTS.search(words) or is_wrong(text) or _DONT.search(text)) or (
        bool(pieces.denials_in(text)) and looking_back.tells_only_of_a_day(text)
    )


def only_repeats(text: str) -> bool:
    """Whether what looks like a correction but says that it was said before: "22 January, I said"."""
    return bool(_REPEATS.search(text)) and not disputes(_REPEATS.sub(" ", text).strip(" ,."))


def is_wrong(text: str) -> bool:
    """Whether somebody says that a step stands wrongly, without saying how it should."""
    return bool(_WRONG.search(plain(text)) or _STILL.search(text)) and not _NOTHING.search(text)


def _right_in(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
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
    named = pieces.content_words(SLIGHT.sub(" ", plain(found["named"]))) - {"one", "ones"}
    at = place_in(found["named"], plan)
    held = [n for n, step in enumerate(plan) if is_all_of(named, step)]
    at = at if at is not None else held[0] if len(held) == 1 else None
    return Right(at, True, who=owner) if at is not None else None


def _for_all(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    found = _EVERY.match(sentence.strip(" .!"))
    who = (found["before"] or found["behind"]) if found else ""
    is_who = bool(who) and owners.says_who_surely(who)
    return Right(None, True, who=owners.owner_in(who), is_every=True) if is_who else None


def _adds(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    found = _ADDS.search(sentence)
    more = _WHY.sub("", found["behind"] or found["before"]).strip(" .") if found else ""
    return Right(place_in(sentence, plan), True, more=more) if more else None


def _splits(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    apart = _APART.match(sentence)
    if apart:
        one, other = (pieces.content_words(name) for name in (apart["one"], apart["other"]))
        held = [n for n, step in enumerate(plan) if shares(one, step) and shares(other, step)]
        return Right(held[-1], True, is_split=True, names=(apart["one"], apart["other"])) if held else None
    return Right(place_in(sentence, plan), True, is_split=True) if _SPLITS.search(sentence) else None


def _bare(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    bare = _LEAD.sub("", pieces.without_denied(sentence).strip(" ,"))
    is_who = owners.says_who_surely(bare) or (corrects(sentence) and owners.ends_with_owner(bare))
    return Right(None, who=owners.owner_in(bare)) if is_who else None


def _redated(sentence: str, plan: Sequence[Step], today: date) -> Right | None:
    """A sentence that names a day and, besides, nothing but a step of the plan."""
    if not DATED.search(in_figures(sentence)):
        return None
    counted, at = place_in(sentence, plan), named_in(sentence, plan)
    before = plan[at].date if at is not None else None
    words = without_place(_DONT.sub(" ", sentence))
    day = meant_in(words, today, date.fromisoformat(before) if before else None)
    rest = pieces.content_words(SLIGHT.sub(" ", plain(without_days(words))))
    is_of_step = counted is not None or bool(_STEP.search(sentence)) or (at is not None and is_all_of(rest, plan[at]))
    is_named = is_of_step or (at is not None and shares(rest, plan[at]) and corrects(sentence))
    if day is None or (rest and not is_named):
        return None
    denied = (meant_in(re.sub(r"^\W*not\b", "", one, flags=re.I), today) for one in pieces.denials_in(sentence))
    return Right(at, is_of_step, day, _LEAD.sub("", words).strip(" .,"), denied=tuple(one for one in denied if one))


_WAYS = (_splits, _adds, _owned, _for_step, _for_all, _does, _bare, _redated)
