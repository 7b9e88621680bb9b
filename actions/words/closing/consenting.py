"""What a leader says of sharing: no, beside whatever else they say, and that it is to be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.words.language import pieces, reading
from actions.words.language.replies import REPLIES
from knowledge.phrases import pattern_of, plain

# Whom it would be shared with, and how; a clause of so few words that denies it declines.
_OF_SHARING = re.compile(r"\b(?:coach\w*|shar\w+|unshar\w+|private|myself|between us|show\w*|read\w*|see|seen)\b")
_DENIES = re.compile(
    r"^(?:(?:and|but|so|ok|okay|well|please|actually|sorry|thanks|thank you|its|it is|id|i would|i|im|i am|prefer|want"
    r"|would|want it|leave it|leave this) )*"
    r"(?:no|not|dont|do not|didnt|did not|never|without|wont|cant|nobody|no one|stop|keep|rather not|cancel"
    r"|withdraw|revoke|unshare\w*)\b"
)
_WORDS = 10
_NAMED = re.compile(
    r"\b(?:coach\w*|unshar\w+|stop sharing(?! (?:the|our|my(?! record)|her|his|their|a)\b)|(?:take|took"
    r"|taking) (?:it|that|this) back"
    r"|(?:it|this|that|record|conversation) shared|shar(?:e|ing) (?:it|this|that|my record|the record|what i))\b"
)
# A worker is shared with others as well; this is told of the record, or to nobody.
_OF_US = re.compile(
    r"\bcoach|\b(?:it|this|that|record|conversation|everything|all|both|rest|remainder)\b"
    r"(?! with (?!(?:my|the|a) coach|her\b|him\b|them\b))"
)
_DEFERS = pattern_of(REPLIES["defers"])
# "No, wait" and "no, hang on" put off a reply.
_HESITATES = re.compile(r"^(?:no )?(?:wait|hang on|hold on|hold fire|one (?:sec|second|moment|minute)|not yet i)\b")
_TAKES_BACK = pattern_of(REPLIES["takes_back_deed"])
_POLITE = pattern_of([*REPLIES["no"], *REPLIES["yes"], *REPLIES["politely"], "thanks", "thank you", "cheers"])
# These stand before no noun, as "no" does: "nah, you're alright".
_FLATLY = re.compile(r"^(?:nah|nope|naw)\b")
_PRIVATELY = re.compile(r"^(?!.*\bnot\b).*\bprivate(?:ly)?\b")


# What names sharing alone, before a no of its own: "and sharing, no thanks".
_TOPIC = re.compile(
    r"^(?:(?:and|but|so|oh|ok|as for|about|re|on|regarding|the|my|a|it|with|to) )*"
    r"(?:sharing|share|shared|coach(?:es|ing)?)"
    r"(?: (?:it|this|that|with|my|the|a|coach(?:es)?|thing|question|bit))*$"
)
_SHARES = re.compile(
    r"^(?:(?:and|but|so|ok|oh|yes|now|then|also|please|just|go ahead and|can|could|would|will|may|you|we|i|id|id like"
    r"|i would|should|like|ready|wish|want|wanted|to|lets|im|i am|be|happy|content|glad|for|do|you can|you may) )*"
    r"(?:share (?:it|this|that|them|everything|all|both|what(?:ever)? (?:is|remains|stays)"
    r"|the (?:lot|record|conversation"
    r"|whole|rest|others?|remainder)"
    r"|my (?:record|conversation|plan|notes))"
    r"|(?:send|show|give|pass) (?:it|this|that|everything|my record|the record)(?: on)? to (?:my|the|a) coach"
    r"|let (?:my|the|a) coach(?:es)? (?:see|read|have|look))\b"
)


def wishes_to_share(text: str) -> bool:
    """Whether a text orders, in a clause of its own, that it be shared."""
    return without_wish(text) is not None


def without_wish(text: str) -> str | None:
    """What else is said beside an order to share; None where a text gives no such order."""
    parts = [pieces.clauses(one) for one in pieces.sentences(text) if not pieces.asks(one)]
    if not any(_orders_sharing(clause) for clauses in parts for clause in clauses):
        return None
    left = (" ".join(one for one in clauses if not _orders_sharing(one)) for clauses in parts)
    return " ".join(one for one in left if one)


def only_wishes_to_share(text: str) -> bool:
    """Whether a text orders that it be shared, and says besides at most that nothing is to be added."""
    left = without_wish(text)
    orders = [one for said in map(pieces.clauses, pieces.sentences(text)) for one in said if _orders_sharing(one)]
    if left is None or refuses_of_sharing(text) or any(map(_more_than_ordered, orders)):
        return False
    is_courtesy = not (pieces.content_words(_POLITE.sub(" ", plain(left))) or reading.says_no(left))
    return is_courtesy or without_refusal_to_add(left) == ""


def _more_than_ordered(clause: str) -> bool:
    """Whether an order to share says more than with whom: "share it on 4 December"."""
    behind = _OF_SHARING.sub(" ", _POLITE.sub(" ", _SHARES.sub("", plain(clause))))
    return bool(
        re.search(r"\w", re.sub(r"\b(?:with|my|the|a|an|any|your|please|now|then|too|as|well|s|to)\b", " ", behind))
    )


def _orders_sharing(clause: str) -> bool:
    return bool(_SHARES.match(plain(clause)) and _OF_US.search(plain(clause)))


def refuses_of_sharing(text: str) -> bool:
    """Whether a text says no to sharing in so many words, whatever else it says."""
    return any(refuses_sharing(clause) for clauses in _parted(text) for clause in clauses)


def _parted(text: str) -> list[list[str]]:
    """The clauses of each sentence; one that only names sharing stands behind the no that follows it."""
    parts = [pieces.clauses(one) for one in pieces.sentences(text)]
    return [list(_joined(clauses)) for clauses in parts]


def _joined(clauses: list[str]) -> Iterator[str]:
    for at, clause in enumerate(clauses):
        before = clauses[at - 1] if at and _TOPIC.match(pieces.bare(clauses[at - 1])) else ""
        is_no = declines(clause) or bool(_DEFERS.search(plain(clause)))
        yield f"{clause.rstrip('.!')} {before}" if before and is_no else clause


def without_refusal(text: str) -> str | None:
    """What else is said beside a no to being read by a coach; None where a text says no such no."""
    parts = _parted(text)
    first, *others = [clause for clauses in parts for clause in clauses] or [""]
    is_put_off = bool(others) and bool(_HESITATES.match(plain(others[0])))
    if not any(map(refuses_sharing, [first, *others])) and (is_put_off or not declines(first)):
        return None
    left = (" ".join(one for one in clauses if not declines(one)) for clauses in parts)
    return " ".join(one for one in left if pieces.content_words(_POLITE.sub(" ", plain(one))))


def defers(text: str) -> bool:
    """Whether a text puts the reply off, and says nothing else."""
    parts = [clause for one in pieces.sentences(text) for clause in pieces.clauses(one)]
    others = [one for one in parts if not (_DEFERS.search(plain(one)) or declines(one) or reading.does_not_know(one))]
    return any(_DEFERS.search(plain(one)) for one in parts) and not _tells(others)


def _tells(clauses: list[str]) -> bool:
    return any(pieces.content_words(_POLITE.sub(" ", reading.without_beside(plain(one)))) for one in clauses)


def declines(clause: str) -> bool:
    """Whether a clause is a no by itself, or says no to being read or shared."""
    is_no = reading.says_no(clause) or reading.keeps_private(clause) or bool(_FLATLY.match(plain(clause)))
    return is_no or refuses_sharing(clause)


def refuses_sharing(clause: str) -> bool:
    """Whether a clause says of itself that nothing is to be shared: "no coach", "I don't want it shared"."""
    words = plain(clause)
    is_said = bool(_DENIES.match(words)) and bool(_OF_SHARING.search(words))
    return (is_said or bool(_PRIVATELY.match(words))) and len(words.split()) <= _WORDS and not pieces.asks(clause)


# Long before it is asked: a sentence that can be of nothing else, so that no step is taken for one.
_KEPT_PRIVATE = re.compile(
    r"(?:(?:no|nah|and|but|so|ok|please|thanks|thank you|id|i would|i had|ill|i will|i|rather|just"
    r"|prefer to|like to|want to|lets|also) )*"
    r"(?:(?:keep(?:ing)?|leave) (?:it|this|that|them|all of it|everything|it all)(?: all)? (?:to myself"
    r"|private|between us|confidential)"
    r"|(?:no|not|dont|do not|without|never)(?: (?:want|to|be|any|it|please|do))*"
    r" (?:sharing|shared?)(?: (?:it|this|that|anything|my record|the record|with (?:a|my|the"
    r"|any) coach(?:es)?|with (?:anyone|anybody)))*"
    r"|(?:no|not) (?:a |any )?coach(?:es)?)"
    r"(?: (?:please|thanks|thank you|for now|then|either|too|as well))*"
)


def without_privacy(text: str) -> str | None:
    """What else is said beside words that only keep things private, before sharing is asked; None where none do."""
    said = [clause for one in pieces.sentences(text) for clause in _clauses_apart(one)]
    left = [one for one in said if not _KEPT_PRIVATE.fullmatch(pieces.bare(one))]
    if len(left) == len(said):
        return None
    return " ".join(one for one in left if _POLITE.sub(" ", pieces.bare(one)).strip())


# What is not to be put down; where sharing is asked as well, it is no word of that.
_NOT_ADDED = re.compile(
    r"(?:(?:and|but|so|ok|please|sorry|no|nope|nah|oh|actually) )*"
    r"(?:(?:theres |there is |ive |i have |i see )?(?:no (?:need|reason)|nothing (?:else |more |further )?to)"
    r"|dont|do not|not|never|you neednt|neednt)\b.*"
    r"\b(?:add|adding|added|put|putting|include\w*|record\w*|note|noted|noting|keep|go|goes|need|that|it)\b"
    r"(?: (?:thank you|thanks|please|now|here|there))*"
    r"|(?:(?:and|but|so|ok|please|no|nope|nah|just) )*(?:leave|drop|forget|ignore) (?:it|that|this)"
    r"(?: (?:out|off|please|then|there))*"
)


def without_refusal_to_add(text: str) -> str | None:
    """What else is said beside a no to adding words to the record; None where a text says no such no.

    A no by itself is of that only where something else is wished beside it.
    """
    said = [clause for one in pieces.sentences(text) for clause in pieces.clauses(one)]
    denied = [one for one in said if _refuses_to_add(one)]
    left = [one for one in said if one not in denied and not (reading.says_no(one) and pieces.is_short(one))]
    is_no = bool(denied) or (bool(left) and bool(said) and reading.says_no(said[0]))
    if not is_no or any(map(refuses_sharing, said)):
        return None
    told = [one for one in left if pieces.content_words(_POLITE.sub(" ", plain(one)))]
    return text[text.index(told[0]) :] if told else "" if denied else None


def _refuses_to_add(clause: str) -> bool:
    words = pieces.bare(clause)
    return bool(_NOT_ADDED.fullmatch(words)) and len(words.split()) <= _WORDS and not _OF_SHARING.search(words)


def _clauses_apart(sentence: str) -> list[str]:
    """The clauses of a sentence of which one only keeps things private, or it as a whole."""
    said = pieces.clauses(sentence)
    return said if any(_KEPT_PRIVATE.fullmatch(pieces.bare(one)) for one in said) else [sentence]


def takes_back(text: str, is_last_deed: bool) -> bool:
    """Whether a text takes sharing back; right after it was shared, any words that undo what was last done do."""
    clauses = [clause for one in pieces.sentences(text) for clause in pieces.clauses(one)]
    if is_last_deed:
        return any(map(refuses_sharing, clauses)) or reading.says_no(text) or bool(_TAKES_BACK.search(plain(text)))
    # Long after it, only what names the sharing and says no more: leaders share workers, and keep to themselves.
    is_short = len(text.split()) <= _WORDS
    return is_short and any(_NAMED.search(plain(one)) and refuses_sharing(one) for one in clauses)
