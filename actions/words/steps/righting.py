"""What a reply puts right of the plan: a day, who does a step, or what the step is; and of which step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from actions.parts import Step
from actions.words.dialogue import remarks
from actions.words.language import pieces, wishes
from actions.words.language.pseudonyms import without_pseudonyms
from actions.words.steps import drafting, moving, owners, segments
from actions.words.steps.doers import doer_in
from actions.words.steps.rights import Right, right_in
from actions.words.steps.verdicts import is_slight
from actions.words.steps.which_step import counts_beyond, named_in, place_in
from actions.words.steps.wrongs import CLAUSES, LEAD, corrects
from actions.words.time import looking_back
from actions.words.time.calendar import DATED, DAY
from actions.words.time.dates import meant_in
from actions.words.time.figures import in_figures

_THE_STEP = r"(?:the|my|that|this)\s+(?:(?:next|first|second|third|last|only|right|real)\s+)?(?:step|one)"
_SAYS_WHAT = re.compile(
    rf"(?<!of )\b(?:{_THE_STEP.replace('|one', '')}\s+(?:is|was)|{_THE_STEP}\s+should\s+(?:be|say|read)"
    r"|(?:it|that|this)\s+(?:should|ought\s+to|needs\s+to|has\s+to|must|is\s+(?:meant\s+|supposed\s+)?to|was\s+(?:meant|supposed)\s+to)"
    r"\s+(?:say|read)"
    rf"|{_THE_STEP}\s+ought\s+to\s+(?:be|say|read)|change\s+{_THE_STEP}\s+to(?:\s+(?:say|read))?)"
    r"\s*(?:[:–-]\s*|(?!wrong|not\b|no\b|in\b|on\b|by\b|mine\b|incorrect|right\b|for\b|due\b|still\b"
    r"|done\b))(?:that\s+(?=(?:i|we|my|the)\b))?(?P<what>\S.*)",
    re.I | re.S,
)
# "Make it: ring the chair", "change that to say …"; without a colon only what is to be done is meant.
_PUTS_SO = re.compile(
    r"\b(?:make|change|put|reword|rewrite|rephrase|have)\s+(?:it|that|this|the\s+(?:words?|wording))"
    r"(?:\s+(?:to\s+)?(?:say|read)\b|\s+(?:to|as|into)\b)?\s*(?P<mark>[:–-]\s+)?(?P<what>\S.*)",
    re.I | re.S,
)
_LOOKS_BACK = re.compile(
    r"^(?:(?:and|then|yes|yeah|ok|please|so|but|let['’]?s|i['’]?ll|we['’]?ll)\W+)*(?:(?:the\s+)?check[- ]?in\b"
    r"|(?:look|check|come|ask)(?:\s+(?:me|it|this|that))?\s+(?:back|in|again|on)\b)",
    re.I,
)
# "They are two: mine is to ring her; the chair's is to write".
_TOLD_APART = re.compile(
    r"\b(?:they|these|those|there|it|that)(?:['’]?re|['’]?s|\s+(?:are|is|were|was|should\s+be))\s+"
    r"(?:(?:really|actually|in\s+fact|meant\s+to\s+be|supposed\s+to\s+be)\s+)*(?:two|2|three|3|separate)"
    r"(?:\s+(?:separate|different|steps|things|actions|ones))*\s*[:.;,–-]\s*(?P<what>\S.*)",
    re.I | re.S,
)
# "It is mine, and it should read: …".
_JOINS = re.compile(r"[\s,;:–-]+(?:and|but|so|then)?[\s,]*$", re.I)
_SAYS = re.compile(r"\b(?:say|read)\b", re.I)
# "The calls are tomorrow": of the one step that there is, by whatever words it is named.
_IS_ON = re.compile(
    r"^(?:the|my|our|that|those|these)\s+(?:[\w'’-]+\s+){1,4}(?:is|are|was|were|happens?|should\s+be)\s+"
    r"(?:(?:on|for|by|due|meant|supposed|to|be)\s+)*(?P<day>[^,.;]+)$",
    re.I,
)
_LEANS = re.compile(r"^(?:and\s+)?(?:that['’]?s|its|it['’]s|which)\s+(?:\S+\s+){0,5}\S+$", re.I)


def rights_in(text: str, plan: Sequence[Step], today: date) -> tuple[list[Right], str]:
    """What a text puts right of the steps of a plan, in its order, and what else it says; nothing where it tells of
    something else."""
    told = _reworded(text, today)
    if told and any(_says_of_one(one, plan, today) for one in pieces.sentences(told["what"])):
        # "That's two steps. The letters are hers" says of what is there whose it is.
        told = None
    if told and counts_beyond(text[: told.start("what")], plan):
        # "My second step is to ring her", where there is but one, tells it.
        return [], text
    found, rest = list[Right](), list[str]()
    at: int | None = None
    has_corrected, is_moved = False, False
    for said in pieces.sentences(_JOINS.sub("", text[: told.start()]) if told else text):
        moves, sentence = moving.taken_out(said, plan, today)
        found, is_moved = [*found, *moves], is_moved or bool(moves)
        if moves and not sentence:
            at = moves[-1].at
            continue
        here, left = _of_sentence(sentence, plan, today)
        has_corrected = has_corrected or corrects(sentence)
        # "The first one is wrong. The date is the 9th" speaks of one step.
        for one in here:
            at = at if one.at is None else one.at
            if at is None and not (one.is_of_step or has_corrected or (told and one.who)):
                # A day or a name alone is a reply to what was asked.
                rest.append(sentence if len(here) == 1 else one.words or one.who or sentence)
                continue
            found.append(one if one.who else replace(one, at=at))
        at = at if here else place_in(sentence, plan)
        rest += left
    if any(one.day for one in found):
        # What only says why is no day and no step: "Tuesday is cabinet".
        rest = [one for one in rest if not (moving.says_why(one, today) and (is_moved or _explains_a_day(one)))]
    if any(one.is_every and one.who for one in found):
        rest = [one for one in rest if not owners.says_who_surely(one)]
    is_meant = told or any(map(corrects, pieces.sentences(text))) or any(one.is_of_step for one in found)
    if not is_meant:
        return [], text
    if told is None:
        return found, " ".join(one for one in rest if not _only_corrects(one))
    what, besides = _parted(told["what"])
    at = place_in(text[: told.start("what")], plan)
    whole = Right(named_in(text, plan) if at is None else at, True, what=what)
    return [*found, whole], " ".join(one for one in [*rest, *besides] if not _only_corrects(one))


def _says_of_one(sentence: str, plan: Sequence[Step], today: date) -> bool:
    right = right_in(sentence, plan, today)
    return right is not None and bool(right.named)


def cuts(text: str, plan: Sequence[Step], today: date) -> bool:
    """Whether words are to go from a step, which is not to go with them: "leave out 'take them down'"."""
    return any(one.less for one in rights_in(text, plan, today)[0])


def rewords(text: str, today: date) -> bool:
    """Whether words say what a step is to be instead: "change it to: ring the chair"."""
    return _reworded(text, today) is not None


def _reworded(text: str, today: date) -> re.Match[str] | None:
    told = _SAYS_WHAT.search(text)
    if told is None:
        apart = _TOLD_APART.search(text)
        told = apart if apart and len(drafting.told_in(apart["what"], today).steps) > 1 else None
    if told is None:
        told = _PUTS_SO.search(text)
        is_put = told and (
            told["mark"]
            or _SAYS.search(text[told.start() : told.start("what")])
            or owners.begins_with_deed(told["what"])
        )
        told = told if is_put and told and not owners.says_who_surely(told["what"]) else None
    return None if told and looking_back.is_merely_a_day(told["what"], today) else told


def _parted(what: str) -> tuple[str, list[str]]:
    """The new words of a step, and the sentences from the first on that speaks of the day to look back."""
    said = pieces.sentences(what)
    end = next((n for n, one in enumerate(said) if n and _LOOKS_BACK.match(one)), len(said))
    return " ".join(said[:end]), said[end:]


def _only_corrects(sentence: str) -> bool:
    """Whether a sentence says that something was wrong, and tells nothing to be done."""
    tells = owners.begins_with_deed(LEAD.sub("", sentence)) or doer_in(sentence) is not None
    return corrects(sentence) and not tells


def _of_sentence(sentence: str, plan: Sequence[Step], today: date) -> tuple[list[Right], list[str]]:
    """What a sentence puts right, by itself or in its clauses, and what else it says."""
    if segments.labelled_in(sentence) or wishes.step_told_in(sentence):
        return [], [sentence]
    clauses = [one.strip() for one in CLAUSES.split(sentence) if one and one.strip()]
    read = [(clause, right_in(clause, plan, today)) for clause in clauses]
    # "The 12th is a Saturday, so make it the 11th" puts one day right.
    days = [right for clause, right in read if right and right.day and corrects(clause)]
    said = [right for _, right in read if right and (right in days or right.is_of_step or not (days and right.day))]
    # "The 12th is a Saturday" names the 12th.
    named = (meant_in(re.sub(DAY, " ", clause, flags=re.I), today) for clause, right in read if right not in said)
    unfit = tuple(day for day in named if day)
    rights = [replace(right, denied=(*right.denied, *unfit)) if right.day else right for right in said]
    whole = right_in(sentence, plan, today)
    is_in_a_clause = any(right and (right.is_of_step or corrects(clause)) for clause, right in read)
    only = None if whole or is_in_a_clause or not corrects(sentence) else _of_the_only(clauses, plan, today)
    if only:
        left = [one for one in clauses if not (corrects(one) or _IS_ON.match(one.strip(" .!")) or _explains_a_day(one))]
        return [only], [", ".join(left)] if left else []
    if not is_in_a_clause:
        return ([whole], []) if whole else ([], [sentence])
    for n, right in enumerate(rights[1:], 1):
        if right.who and right.at is None and rights[n - 1].at is not None:
            # "The list is on Friday and it's just me" speaks of one step.
            rights[n] = replace(right, at=rights[n - 1].at, is_of_step=True)
    # What only says why it is meant says nothing besides.
    left = [clause for clause, right in read if not (right or _explains_a_day(clause) or _leans(clause))]
    return rights, [", ".join(left)] if left else []


def _leans(clause: str) -> bool:
    """Whether a clause only says why, or speaks to the bot: "I was talking to you"."""
    return bool(_LEANS.match(clause)) or is_slight(clause) or remarks.is_about_the_talk(clause)


def _of_the_only(clauses: Sequence[str], plan: Sequence[Step], today: date) -> Right | None:
    """The day that a clause of a correction sets, where there is but one step that it can be of."""
    there = [n for n, step in enumerate(plan) if step.what]
    found = next(filter(None, (_IS_ON.match(LEAD.sub("", one).strip(" .!")) for one in clauses)), None)
    if len(there) != 1 or found is None or looking_back.speaks_of(found[0]):
        return None
    day = meant_in(found["day"], today) if looking_back.tells_only_of_a_day(found["day"]) else None
    return Right(there[0], True, day, found["day"]) if day else None


def _explains_a_day(clause: str) -> bool:
    is_told = doer_in(clause) is not None and bool(re.search(r"\bwill\b|['’]ll\b", clause))
    return bool(DATED.search(in_figures(without_pseudonyms(clause)))) and not (
        is_told or owners.begins_with_deed(clause)
    )
