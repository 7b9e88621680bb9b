"""Words that turn to something else in the middle of things: another matter, named so in whatever words."""

from __future__ import annotations

import re
from bisect import bisect_right

from actions.words.language import pieces, reading, wishes
from knowledge.phrases import plain

_LEAD = (
    r"(?:(?:oh|and|but|so|no|ok|okay|right|well|now|actually|sorry|look|listen|wait|hang on|hold on|before that"
    r"|before (?:i answer|we go on|i go on|we do|i do)(?: that)?|first"
    r"|(?:that|this|it|the|your|what you ask)(?: question)? (?:brings|raises|reminds me of|makes me think of)"
    r"|can we|could we|shall we|can i|could i|may i|up|bring up|mention|say|ask about"
    r"|leave (?:this|that|it)|park (?:this|that|it)|there|here|for now|for today"
    r"|lets|let us|please|id like|i would like|i want|i need|ive got|i have|we have|theres|there is|this is"
    r"|thats|that is|its|it is|on|onto|to|for|a|an|the|about|do|talk about|look at|turn to|raise) )*"
)
_OTHER = (
    r"(?:(?:completely|totally|entirely|quite|very|wholly|altogether|slightly|rather|bit of a) )*"
    r"(?:(?:different|separate|unrelated|other|whole new|brand new) (?:thing|matter|subject|issue|topic|problem"
    r"|note|story|tack|kettle of fish|ball game|point)"
    r"|something (?:(?:completely|totally|entirely|quite) )?(?:different|else|separate|unrelated|new)|(?:new"
    r"|another) (?:subject|topic|matter|issue)"
    r"|(?:change|switch|shift) (?:of |the |)(?:subject|topic|tack|gear)|(?:different|separate|unrelated))"
)
_AFTER = (
    r"(?:(?: (?:altogether|entirely|completely|though|now|please|then|instead|today|on my mind|to (?:raise"
    r"|bring|talk about|discuss|say)|has come up|came up|here|for you"
    r"|(?:thats |that is )?(?:eating (?:at )?|bothering |worrying |bugging |troubling |nagging (?:at )?)me"
    r"|(?:which|that)(?: is|s) (?:quite |completely |really )?(?:separate|different|unrelated|new)))*)"
)
# The sentence, or what stands before its colon or comma, says no more than that.
_MARKER = re.compile(rf"{_LEAD}{_OTHER}{_AFTER}")
# A wish to bring up one more; "there is a second issue: trust" goes on with an answer.
_BRINGS = r"(?:raise|bring up|turn to|talk about|discuss|think through|put to you|mention|look at|go into)"
_ONE_MORE = (
    r"(?:another|(?:a|an|one|some)(?: (?:quite|completely|very|rather))?"
    r" (?:second|third|further|fresh|new|more|other|different|separate|quite different))"
    r" (?:matter|thing|issue|topic|subject|problem|concern)s?"
)
_TO_BRING = rf"(?: (?:that )?(?:i|we)(?:d| would| should)? (?:want|wanted|need|like|meant|hoped))? to {_BRINGS}"
_RAISES = re.compile(
    r"(?:(?:and|but|so|ok|okay|now|actually|sorry|please|before (?:that|i answer|we go on)|first) )*"
    rf"(?:(?:(?:may|can|could|might|shall) (?:i|we)|(?:i|we)(?:d| would| should)? (?:want|wish|like|need|wanted) to)"
    rf"(?: (?:please|just|also|now))* {_BRINGS} {_ONE_MORE}"
    rf"|(?:(?:i|we) have|ive|weve|there is|theres)(?: got)? {_ONE_MORE}{_TO_BRING})"
    r"(?: (?:altogether|entirely|please|now|too|as well|with you|on my mind|while (?:i am|im|we are|were) here|if i may"
    r"|if (?:that is|thats) (?:all right|ok|okay)))*"
)
_WISH = re.compile(
    r"\b(?:(?:i|we)(?:['’]?d| would)? (?:much |really |far )?rather|(?:can|could|shall|may) (?:we|i)"
    r"|(?:whether|if) we (?:could|can|might)|lets"
    r"|let us|(?:i['’]?d|i would) (?:prefer|like) to|i (?:want|need) to|actually)"
    r"(?: please| just| instead| rather)? (?:talk|speak|think|chat|discuss|bring up|raise|look at|turn to"
    r"|switch to|move on to|deal with|work on|do)(?: about| abt| of| to| through)? (?P<told>(?!about\b|abt\b)\S.*)",
    re.I | re.S,
)
# What turns by its verb: at the beginning as an order, or as a wish that begins, or ends with "now" or "please".
_ELSEWHERE = r"(?:turn|switch|move on|move over|change|go over|get on) to (?:talking about |talk about )?"
_NO_MATTER = (
    r"(?!(?:that|this|it|them|those|you|us|the (?:next|other|first|last|steps?|plan|questions?|record|summary|end)|my"
    r" (?:next|first) steps?|next|another|a (?:different|new|better)|something|questions?)\b)"
)
_ORDERS = re.compile(
    rf"^(?:(?:no|yes|not a pause|please|pls|ok|okay|now|and|but|so|just|then|right)\b[\s,.:–—-]*)*"
    rf"(?:(?:can|could|shall|may|cant|couldnt|can['’]t) (?:we|i|you) |let['’]?s "
    rf"|i['’]?d (?:like|prefer|rather) (?:us )?(?:to )?|i would (?:like|prefer|rather) (?:us )?(?:to )?)?"
    rf"(?:please |just |now )*{_ELSEWHERE}{_NO_MATTER}(?P<told>\S.*)",
    re.I | re.S,
)
_WANTS = re.compile(
    rf"\bi (?:want|need) to {_ELSEWHERE}{_NO_MATTER}(?P<told>\S.*?)[\s,]+(?:now|please|instead)\W*$", re.I | re.S
)
# For how long it is to be, or that they come back: enough where that is asked for.
_A_WHILE = (
    r"(?:for (?:a|the|a few|a couple of|some|two|three|five|ten|\d+) (?:bit|moments?|while|minutes?|mins?|second)"
    r"|(?:and )?(?:then )?(?:come|go|get) back\b.*|(?:and )?(?:then )?return to .*"
    r"|before (?:we|i) (?:go|carry|move) on\b.*|as a separate (?:matter|thing|topic|issue|subject)|separately)"
)
_FOR_A_WHILE = re.compile(rf"\b{_A_WHILE}", re.I)
_ASKS_FOR_IT = re.compile(
    r"\b(?:can|could|shall|may|might) (?:we|i)\b|\b(?:whether|if) we (?:could|can|might)\b|"
    r"\blet['’]?s\b|\blet us\b|\bif (?:i may|you (?:will|would)"
    r" allow|(?:that|it)(?: is|['’]?s) (?:all right|alright|ok|okay))\b",
    re.I,
)
# What ends such a wish and is no part of the matter.
_TAIL = re.compile(
    rf"(?:[\s,;–—-]+(?:{_A_WHILE}|if (?:i|we) (?:may|can)|if (?:that|it)(?: is|['’]?s) (?:all right|alright|ok|okay)"
    r"|now|please|pls|instead|for now|today|then(?: i| we)? .*"
    r"|(?:and )?not (?:to |about |on )?\S.*|than \S.*))+\W*$",
    re.I,
)
_INSTEAD = re.compile(
    r"\b(?:rather|instead|not this|leave this|leave that|drop this|forget this|enough of this|something else)\b", re.I
)
# That is enough where the matter is said to be another.
_NOW = re.compile(r"\bnow(?: please| pls)?\W*$", re.I)
_DIFFERS = re.compile(
    r"\b(?:its|it is|thats|that is|theyre|they are|this is|which is) (?:a |an )?(?:completely |quite )?"
    r"(?:different|separate|another|new|other) (?:topic|matter|subject|issue|thing|problem)\b"
)
_TALKS = re.compile(rf"\b(?:talk|speak|think|chat) (?:about|of) {_NO_MATTER}", re.I)
_MARK = re.compile(r"[:;,.!?–—-]+(?:\s+|$)")
_BELONGS = re.compile(
    r"\b(?:belongs?|same (?:topic|thing|matter|one|issue)|part of (?:this|it|that)"
    r"|stay (?:here|with this|on this|with that)"
    r"|to (?:this|the) (?:question|topic|one)|my answer|an answer|carry on|go on|the thing itself"
    r"|(?:isnt|is not|not|wasnt|never|nothing)(?: (?:really|actually|exactly|at all|a|an|something|any|anything))*"
    r" (?:new|another|different|separate|other)"
    r"|(?:what|as) (?:i|ive|i have)(?: (?:already|just|been|only))* (?:told|tell|telling|said|saying|talking))\b"
)
_TAKES_UP = re.compile(
    r"\b(?:new|different|another|separate|something else|turn to (?:it|that)|take (?:it|that) up"
    r"|begin (?:it|that|with (?:it|that))"
    r"|start (?:it|that))\b"
)
_DOES_TURN = re.compile(
    r"(?:(?:yes|yep|yeah|ok|okay|please|pls|no|not a pause|i said|and|but|then|now|just|lets|let us|can we|could we"
    r"|we can|id like to|i would like to|i want to|i wanted to|do) )*"
    r"(?:turn|switch|move|go|change)(?: over| on)? to \w+"
)
_STARTS = re.compile(r"[.!?]\s+|\n")
# So short a reply to whether it is new says that alone.
_ALONE = 6
# And so long is a sentence that says that it is not.
_LONGEST = 12


def told_in(text: str) -> str | None:
    """What is told of another matter, behind the words that turn to it; None where nothing turns to one."""
    starts = [0, *(found.end() for found in _STARTS.finditer(text))]
    for at in _marks(text):
        start = starts[bisect_right(starts, at) - 1]
        words = _bare(text[start:at])
        if _MARKER.fullmatch(words) or (start == 0 and _RAISES.fullmatch(words)):
            return (
                f"{text[:start]} {text[at:].lstrip(' ,.;:!?–—-')}".strip()
                if _tells(text[:start])
                else text[at:].lstrip(" ,.;:!?–—-")
            )
    return None


def wished_in(text: str) -> str | None:
    """What somebody would rather speak of; None where they wish for nothing else."""
    differs = bool(_DIFFERS.search(plain(text)))
    for one in pieces.sentences(text):
        is_meant = _INSTEAD.search(one) or differs or (_NOW.search(one) and _TALKS.search(one))
        is_meant = is_meant or (_FOR_A_WHILE.search(one) and _ASKS_FOR_IT.search(one))
        found = _ORDERS.search(one) or _WANTS.search(one) or (_WISH.search(one) if is_meant else None)
        if found:
            told = re.sub(r"\b(?:instead|please)\b", "", _TAIL.sub("", found["told"]), flags=re.I).strip(" .,!?")
            return told if pieces.content_words(told) else None
    return None


def told_after_wish(text: str) -> str:
    """What is said behind the sentence that would rather speak of something else: it is of that."""
    said = pieces.sentences(text)
    at = next((n for n, one in enumerate(said) if wished_in(one) is not None), len(said))
    return " ".join(said[at + 1 :])


def without_differing(text: str) -> str:
    """A text without sentences that only say that something is another matter."""
    said = pieces.sentences(text)
    return " ".join(one for one in said if not (_DIFFERS.search(plain(one)) and len(one.split()) <= _ALONE))


def takes_up(text: str) -> bool:
    """Whether a reply to whether to turn to something says to do that, whatever stands beside it."""
    said = [clause for one in pieces.sentences(text) for clause in pieces.clauses(one)]
    return any(_DOES_TURN.match(pieces.bare(one)) for one in said) and not belongs_here(text)


def announces(sentence: str) -> bool:
    """Whether a sentence, or what it begins with, only says that something else comes."""
    return any(_MARKER.fullmatch(pieces.bare(one)) for one in (sentence, next(iter(pieces.clauses(sentence)), "")))


def is_wish_alone(text: str) -> bool:
    """Whether a reply to whether it is something new says so and nothing else."""
    return len(text.split()) <= _ALONE and bool(_TAKES_UP.search(plain(text))) and not reading.declines(text)


def belongs_here(text: str) -> bool:
    """Whether a sentence of a reply to whether it is something new says that it is not."""
    said = (one for one in pieces.sentences(text) if len(one.split()) <= _LONGEST)
    return any(_BELONGS.search(plain(one)) for one in said)


def _marks(text: str) -> list[int]:
    return [
        *(found.start() for found in _MARK.finditer(text)),
        *([len(text)] if not re.search(r"[.:!?]\s*$", text) else []),
    ]


def _bare(words: str) -> str:
    return plain(words).replace(".", "").strip()


def _tells(before: str) -> bool:
    return len(pieces.content_words(wishes.without_politeness(before))) > 1
