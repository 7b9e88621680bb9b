"""Who does a step, where the words of the step say so themselves."""

from __future__ import annotations

import re

from actions.words.language.replies import REPLIES
from actions.words.steps import owners
from actions.words.steps.owners import LABEL
from knowledge.phrases import pattern_of, plain

JOINS = r"(?:and\s+then|then|and\s+also|also|and|n|&|plus)"
MODAL = (
    r"(?:['’]ll\s|['’](?:s|m|re)\s+(?=(?:going\s+to|to|\w+ing)\b)"
    r"|\s+(?i:will|shall|must|want\s+to|need\s+to|needs\s+to|have\s+to|has\s+to|plan\s+to"
    r"|intend\s+to|would\s+like\s+to"
    r"|(?:is|are|am)\s+(?:going\s+)?to|(?:is|are|am)(?=\s+\w+ing\b)|to)\s)"
)
_NAME = (
    rf"(?:(?:[A-Z][\w-]+\s+)?{LABEL}(?:\s+(?:and|from|in|at)\s+(?:{LABEL}|\w+))?"
    rf"|[A-Z][\w-]+(?:\s+(?:and\s+)?[A-Z][\w-]+)?)"
)
# What always happens is no step.
_HABIT = r"(?:never|always|often|still|only|already|usually|rarely|just)\b"
# "Me n hos", "hr": in short, in small letters.
_JOINED = (
    rf"(?i:(?:me|i|{owners.ROLE})\s+(?:n|and|&|\+)\s+(?:me\b|i\b|{LABEL}|{owners.ROLE}"
    r"|\w+(?=\s+(?:to|have|meet|go|sit|see|ring|agree|write|tell|talk|visit)\b))"
    rf"|(?:(?:my|our|the)(?:\s+[\w-]+){{1,4}}?|{LABEL})\s+(?:n|and|&|\+)\s+(?:me|i)\b)"
)
SUBJECT = rf"(?:{_JOINED}|(?i:i|we|me|us|{owners.ROLE}|(?:my|our|the)(?:\s+[\w-]+){{1,4}}?)|{_NAME})"
# "[person 1] chairs the meeting": a name, and what they do to something.
_PRESENT = (
    rf"{_JOINED}\s+(?!(?:of|in|from|at|for|on|by|with|and)\b)(?=\w+\s+\w)"
    rf"|(?:{_NAME}|(?i:{owners.ROLE}|(?:my|our|the)(?:\s+(?!{_HABIT})[\w-]+){{1,4}}?(?:\s+{LABEL})?))"
    rf"(?:\s+\([^)]*\)|,\s+(?:my|our|the|a)\s+[^,.;]{{2,40}},)?\s+"
    r"(?=\w+s\s+(?:the|a|an|each|every|all|my|our|his|her|their|it|them|me|us|on|with|up|over|out)\b)"
)
# "[colleague 1] in HR offer letters": somebody with their place, and what they are to see to.
_PLACED = (
    rf"(?:{LABEL}|[A-Z][a-z]+)\s+(?:in|from|at)\s+(?:{LABEL}|(?i:{owners.ROLE}))\s+"
    r"(?!(?:about|on|in|to|for|by|at|with|and|or|of|before|next|this|tomorrow|today|is|was|are|has|had)\b)(?=[a-z])"
)
_DOER = re.compile(rf"^(?:({SUBJECT}){MODAL}|({_PRESENT})|({_PLACED}))")
# "I'll do it a week on Tuesday" says who and when of what was said before.
DOES_IT = re.compile(
    rf"^(?P<who>{SUBJECT}){MODAL}(?:do|handle|sort|see\s+to|take)\s+(?:it|that|this|them|both|all\s+of\s+it)\b"
)
_MYSELF = re.compile(
    r"^\s*(?:what\s+)?(?:i|i['’]ll|i['’]m|i['’]d|ill|im)\b(?!['’]ve|\s+(?:have|had|am|can['’]?t"
    r"|could|was|never)\b|\s+(?:have|had|was|do|did|could|would|should|am)(?:n['’]?t|\s+not)\b)",
    re.I,
)
# What takes a "to" after it is mostly no name: "speak to Karen".
_NO_NAME = pattern_of(REPLIES["takes_to"])
# "Mine is to ring her", "the chair's is to write".
_OWNS = re.compile(
    rf"^(?:(?P<me>mine|my\s+(?:part|bit|one))|(?P<who>(?:(?:the|my|our)\s+[\w-]+(?:\s+[\w-]+)?|{LABEL}|[A-Z][\w-]+))['’]s"
    r"(?:\s+(?:part|bit|one|step))?)\s+(?:is|was|will\s+be)\s+to\s+(?=\w)",
    re.I,
)
# How a step ends that says whose it is: ", which is her step and not mine".
_WHOSE = re.compile(
    r",?\s+(?:and\s+)?(?:which|that|this|it)(?:['’]s|\s+is|\s+will\s+be)\s+(?:(?:his|her|their)\s+(?:own\s+)?(?:step|one|job|task|part|thing)"
    r"|hers|his|theirs)(?:,?\s+(?:and\s+)?not\s+(?:mine|ours|me|us|my\s+\w+))?[\s.]*$",
    re.I,
)
OPENING = re.compile(
    rf"^(?:{JOINS}\s+|(?:yes|yeah|yep|ok|okay|right)\s+(?=(?:i['’]?ll|i['’]?d|i|we)\s)|(?:as\s+)?i\s+(?:said|meant|told\s+you)[,:]?\s+|(?:yes|yeah|ok|okay|right"
    rf"|well|so|oh|no)[,.:]\s*|(?:(?:and|so|but|well|ok|right|no)[\s,]+)*any(?:way|how)\b[\s,.:–-]*"
    r"|(?:first|second|third|last|final)(?:ly)?\s*[,:]\s+|finally\s*,\s+"
    r"|step\s+(?:\d|one|two|three)\s+(?=\w)(?!(?:is|are|was|should|shd|needs?|has|had|to|and|n|on|by|in|at|of|will|or|for|does"
    r"|then|still|can|must|done)\b)"
    r"|(?:(?:and|so)\s+)?(?:now\s+|next\s+|my\s+|the\s+|these\s+are\s+my\s+|another\s+"
    r"|one\s+more\s+|(?:first|second|third|last|final)\s+)*(?:next\s+)?steps?(?:\s+(?:\d|one|two|three))?"
    r"(?:\s+(?:is|are))?\s*[:–-]\s*"
    r"|(?:my|the|another|a)\s+(?:(?:next|first|second|third|last|final|other|further)\s+)*"
    r"(?:step|one|action|(?<=first\s)|(?<=second\s)|(?<=third\s)|(?<=other\s)|(?<=last\s))\s*(?:is|would\s+be|will\s+be)\s+(?:that\s+|to\s+))+",
    re.I,
)
THINKS = re.compile(
    r"^(?:and\s+|but\s+)?i(?:['’]m| am| do(?:n['’]?t| not))?\s+(?:think|said|mean|meant|know"
    r"|suppose|guess|feel|told|not|gave|asked)\b",
    re.I,
)


def without_whose(text: str) -> str:
    """A step without what only says whose it is, at its beginning or its end."""
    return _WHOSE.sub("", _OWNS.sub("", text))


def doer_in(text: str) -> str | None:
    """Who does it, where a step says so itself: "I'll ring health", "My deputy will", "[person 1] to chair"."""
    words = OPENING.sub("", text)
    if owns := _OWNS.match(words):
        return owns["who"] or "me"
    if THINKS.match(words):
        return None
    found = _DOER.match(words)
    who = (found[1] or found[2] or found[3]).strip(" ,") if found else None
    if who and not (_NO_NAME.fullmatch(plain(who)) or owners.is_time(who)):
        return who
    return "I" if _MYSELF.match(words) else None
