"""Whom words name who will do a step: "me", a role, a name, a label such as "[colleague 1]"."""

from __future__ import annotations

import re
from itertools import takewhile

from actions.words.language import pieces
from actions.words.language.replies import REPLIES
from actions.words.time import looking_back
from actions.words.time.calendar import DATED, DAY
from actions.words.time.dates import says_time
from actions.words.time.figures import in_figures
from knowledge.phrases import pattern_of, plain

WORDS_OF_WHO = 8
# Several people take more words, and each of them so many at most.
WORDS_OF_SEVERAL = 16
# Of what stands at the end of a step, so much may be somebody who does it.
WORDS_OF_A_NAME = 4

LABEL = r"\[\w+ \d+\]"
_LEAD = re.compile(
    r"^(?:(?:so|well|oh|no|nope|yes|yeah|and|then|ok|okay|right|sorry|wait|scrap that|as i said"
    r"|i said|said|i told you|told you|who"
    r"|owner|to(?=\s+(?:my|our|the|me|us)\b)|(?:(?:that|it|this) )?(?:falls|comes)(?: down)? to|down to"
    r"|(?:that|it)(?:['’]?s|['’]?ll be|['’]d be| is| will be"
    r"| would be)(?: going to be| for)?|thats|its)\b[\s,.:–-]*)+(?=\S)",
    re.I,
)
_TAIL = re.compile(
    r"(?:[\s,.!…]+(?:again|please|pls|obviously|obvs|obv|ofc|clearly|naturally|of course|ffs|then|really|probably"
    r"|not (?:that|him|her|them)"
    r"|(?:(?:as|like) )?i (?:think|suppose|guess|said|told you|say)(?: (?:already|before|so))?"
    r"|that['’]?s (?:it|all)|said))+$",
    re.I,
)
_DOES = re.compile(
    r"(?:(?:['’]ll|\s+(?:will|shall|can|should|to|has to|have to|(?:is|are"
    r"|am) (?:going )?to))\s+(?:do|lead|own|take|handle|sort)"
    r"|\s+(?:does|doing|owns|takes|handles|sorts))\b(?:\s+(?:on|it|that|this|them|one|both))*$"
    r"|(?:['’]ll|\s+(?:will|shall))$|\s+(?:sits?|sitting|comes?|joins?|joining)\s+(?:in|along|too|us|as\s+well)$",
    re.I,
)
# "Priya's" is by her.
_OF_SOMEBODY = re.compile(rf"^({LABEL}|[A-Z]\w+)['’]s$")
# "The two leads" are people.
_LEADS = re.compile(rf"^({LABEL}|[A-Z]\w+(?: [A-Z]\w+)?|(?i:i|he|she|they))\s+leads(?:\s+(?:on|it|that|this|them))*$")
_MYSELF = re.compile(
    r"(?:(?:just|only|also|both|both of|the two of|all of|together|with|and|n|me|i|ill|im|mine|ours|myself|us"
    r"|we|ourselves|him|her|them"
    r"|he|she|they)\b ?)+(?:alone|together|both)?"
)
# People who are named one after another.
_AND = re.compile(r"\s*(?:,|&|\+|\b(?:and|n|with|plus)\b)\s*", re.I)
# A time says when and not who, though it names no day: "after the inspection".
_WHEN = re.compile(
    r"^(?:in (?:the|a|an|\d+|two|three|four|early|late|mid|our|my)|within|after|before|by|until|till"
    r"|once|when|whenever|as soon as"
    r"|during|over (?:the|christmas|easter)|from|on|next|this"
    r"|at the (?:end|start|beginning|next)|straight after|following)\b",
    re.I,
)
# "Me and May" names no month.
# What is left of "as I said", and "the day before it goes": nobody.
_NO_NAMES = re.compile(
    r"\b(?:as|like|so|well|then|and|but|or|the|an?|of|to|for|by|on|in|at|that|it|same|again|yes|yep|yeah|ok|okay|another|more"
    r"|next|one)\b"
)
_TIME = re.compile(
    r"^(?:the\s+)?(?:day|week|month|night|morning|evening|weekend|moment|same\s+day|year|every|each|weekly|daily|monthly"
    rf"|fortnightly|{DAY})(?:s)?\b",
    re.I,
)
# "Mine" is me.
_OWN = {"mine": "me", "ours": "us"}
_FIRST = re.compile(r"\b(?:me|us)\b", re.I)
_OF_LEADER = re.compile(r"\b(?:me|i|mine|myself)\b", re.I)
_THIRD = re.compile(r"(?:him|her|them|he|she|they)")
_IN_SHORT = "|".join(sorted(REPLIES["roles"], key=len, reverse=True))
# "hr bp", "finance lead".
ROLE = rf"(?:{_IN_SHORT})(?:\s+(?:bp|business\s+partners?|leads?|managers?|mgrs?|team|head|dir|director|officer))?\b"
_ROLE = re.compile(
    rf"^(?:{LABEL}|{ROLE}|(?:me|us|both of us|with|together with|along with|jointly with|my|our|the)\s)", re.I
)
_VERB, _DEED = pattern_of(REPLIES["verbs"]), pattern_of(REPLIES["deeds"])
_BEGINS = pattern_of([*REPLIES["deeds"], *REPLIES["begins_a_step"]])
# "Me to see Dan" is a step.
_TO_DO = re.compile(rf"^(?:me|us|{LABEL}|{ROLE})\s+to\s+\w+", re.I)
_SETS = pattern_of(REPLIES["dated"])
# "And I say sorry" is no part of a day.
_TELLS = re.compile(r"\b(?:i|we)\s+(?!mean|meant|said)\w+", re.I)
# "Sit down with Jan", "keep the two together": what is done, to whom or to what.
_ORDERS = re.compile(
    r"^\w+\s+(?:(?:down|up|out|back|off|together|along)\s+)*(?:with|to|the|a|an|my|our|his|her|him|them|it|at|into|all|both|these|those)\b",
    re.I,
)
_PART_OF_A_TIME = re.compile(r"^(?:early|late|mid|end|start|beginning)\b", re.I)
# "End the contract" is done, and "end of term" is a time.
_TIME_OF = re.compile(r"^\W*(?:the\s+)?(?:end|start|beginning|middle|close)\s+of\b", re.I)
# Who is called like a month, where it is asked who.
_NAMESAKE = re.compile(r"^\W*(?:(?:its|it['’]?s|that['’]?s|thats)\s+)?(jan)\b(?!\s*(?:the\s+)?\d)\W*(.*)$", re.I | re.S)
# "Meet my chair, my deputy and finance" is one step.
_LISTS = re.compile(r"\b(?:and|or)\b")


def owner_in(text: str) -> str | None:
    """Who is named where it was asked who does it; None for a question, a sentence, or what is too long for a name."""
    who = _bare(text)
    several = [one for one in _AND.split(who) if one]
    is_sentence = (
        "?" in text
        or len(who.split()) > (WORDS_OF_SEVERAL if len(several) > 1 else WORDS_OF_WHO)
        or any(len(one.split()) > WORDS_OF_WHO for one in several)
        or bool(_VERB.search(_without_labels(who)) or _DEED.match(plain(who)))
    )
    if _PART_OF_A_TIME.match(who):
        return None
    is_order = bool(_ORDERS.match(who)) and begins_with_deed(who)
    is_somebody = bool(_NO_NAMES.sub("", plain(who)).strip())
    if not is_somebody or is_sentence or is_order or _TO_DO.match(who) or is_time(who) or says_when(who):
        return None
    return _OWN.get(plain(who), who)


def is_time(who: str) -> bool:
    """Whether words begin as a time does, and are nobody: "the day before it goes"."""
    return bool(_TIME.match(who))


def namesake_in(text: str) -> tuple[str, str] | None:
    """Somebody who is called like a month, and the time that is named behind; None where more is said."""
    found = _NAMESAKE.match(text)
    return (found[1], found[2].strip()) if found and (not found[2] or says_when(found[2])) else None


def spoken(who: str) -> str:
    """Who it is, as it is said to the leader: "the QA lead and me" is "the QA lead and you"."""
    return _OF_LEADER.sub("you", who)


def leading_in(text: str) -> str | None:
    """Who is named at the beginning, where more is said behind it; None where nobody is."""
    first, *others = next(iter(pieces.sentences(text)), "").split(", ")
    named = [first, *takewhile(lambda one: len(one.split()) <= WORDS_OF_A_NAME and owner_in(one), others)]
    return owner_in(", ".join(named))


def parted_from_when(text: str) -> tuple[str, str]:
    """Somebody and the time that is named right behind: "me next week"; all of it, and "", where none is."""
    words = text.split()
    cuts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, min(len(words), WORDS_OF_WHO)))
    return next(
        ((who, when) for who, when in cuts if says_when(when) and who.count("[") == who.count("]") and owner_in(who)),
        (text, ""),
    )


def named_in_part(text: str) -> str | None:
    """Whom words name that are said to be who does it; a few words that begin with nobody are somebody all the same."""
    named = leading_in(text)
    return named if named or len(text.split()) > WORDS_OF_WHO else text


def says_when(text: str) -> bool:
    """Whether words say a time, be it one that no calendar has."""
    return says_day(text) or (bool(_WHEN.match(text)) and says_time(text))


def says_day(text: str) -> bool:
    """Whether words name a day and nothing else, nobody and no deed: "by Friday"."""
    is_day = bool(DATED.search(in_figures(text))) and looking_back.tells_only_of_a_day(text)
    is_deed = begins_with_deed(text) and not _SETS.match(plain(text))
    return is_day and not (is_deed or names_somebody(text) or _TELLS.search(text))


def names_somebody(text: str) -> bool:
    """Whether words name the leader, or somebody by what they are called in short."""
    return bool(_FIRST.search(text) or re.search(rf"\b{ROLE}", text, re.I))


def says_who_surely(text: str) -> bool:
    """Whether it is somebody wherever it stands: "me", "that's me", "her"."""
    who = owner_in(text)
    return who is not None and bool(_MYSELF.fullmatch(plain(who).strip(" .")))


def ends_with_owner(text: str) -> bool:
    """Whether what stands between a step and its day says who does it."""
    who = owner_in(text)
    several = [one for one in _AND.split(who or "") if one]
    if len(several) > 1 and any(map(says_who_surely, several)):
        return all(len(one.split()) <= WORDS_OF_A_NAME for one in several)
    return (
        who is not None
        and bool(_ROLE.match(who) or re.fullmatch(r"(?:[A-Z]\w+\s?){1,2}", who))
        and not _LISTS.search(plain(who))
        and len(who.split()) <= WORDS_OF_A_NAME
    )


def begins_with_deed(text: str) -> bool:
    """Whether words begin with what is done, as an order to oneself does: "ring the chair"."""
    return bool(_BEGINS.match(plain(text))) and not _TIME_OF.match(text)


def points_at_doer(who: str) -> bool:
    """Whether it is but a "her", which says no more than the name that stands in the step."""
    return bool(_THIRD.fullmatch(plain(who)))


def _bare(text: str) -> str:
    """The words for somebody alone."""
    who = _TAIL.sub("", _LEAD.sub("", text.strip(" ,.;:!"))).strip(" ,.;:!")
    who = _OF_SOMEBODY.sub(r"\1", who)
    leader = _LEADS.match(who)
    return leader[1] if leader else _DOES.sub("", who).strip(" ,.;:!") or who


def _without_labels(text: str) -> str:
    return plain(re.sub(LABEL, " ", text))
