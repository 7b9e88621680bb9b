"""What a reply says about the talk, and what about the matter: the grammar is `grammar.yml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.words.context import objecting
from actions.words.dialogue import queries
from actions.words.language import pieces, talk
from actions.words.language.grammar import CLAUSES, LEAD, TABLE, any_of, worded, written_out
from actions.words.language.once import once
from knowledge.phrases import plain

# Where several are made in one breath, the first of these is heeded, and then each of those is answered.
_FIRST = ("no_answer", "strikes", "takes_off", "gives_up")
HEEDED = (*_FIRST, "heard", "said", "stays", "later", "declines", "skip", "rambles", "asked")
TOLD = ("unclear", "example", "more", "why", "names", "place")
TAKES_BACK = frozenset({"no_answer", "strikes", "takes_off"})
# What is ordered of an answer or a question, and no part of either.
ORDERS = TAKES_BACK | {"skip", "later", "gives_up", "declines"}
# What is left in an answer that follows or comes before, for nothing is done about it.
_STAYS = frozenset({"said", "heard", "aside"})
BESIDE = "beside"
# What is meant for the bot by all that was learned of such sentences, and that the grammar does not know.
UNREAD = "unread"
# What others did is asked of the research, in words that tell of the matter.
OF_SITUATION = frozenset({BESIDE, "example"})

_WHY = re.compile(r"\s+(?:because|since|as|for)\s+(?=(?:it|i|that|this|she|he|they|my|the)\b)", re.I)
_ITS_WHY = re.compile(
    r",\s+(?:(?:because\s+|as\s+|since\s+)?(?:it|that|this)(?:['’]?s|\s+(?:is|was|isn|wasn|does|did))"
    r"|(?:(?:because|as|since)\s+i|(?:i\s+)?(?:do|would|did)(?:\s+not|n['’]?t)\s+(?:want|like|need|mean|have))\b)",
    re.I,
)


_TALK = {kind: any_of([rf"(?:{one})(?: \?)?" for one in patterns]) for kind, patterns in TABLE["talk"].items()}
_NAMES_SUBJECT, _ASIDE = (any_of(TABLE[name]) for name in ("names_the_subject", "beside"))
_CASE, _KIND_OF_CASE = any_of(TABLE["asks_case"]), re.compile(TABLE["kind_of_case"])
_PLACE = any_of(["<asks_place>(?: \\?)?"])
_WHY_LEFT = re.compile(written_out(TABLE["why_left"], TABLE["pieces"]))
_INTENDS, _WORRIES, _INSIGHT = (re.compile(TABLE[name]) for name in ("intends", "worries", "insight"))
_HINTS, _OF_THE_MATTER = re.compile("|".join(TABLE["hints"])), re.compile(TABLE["of_the_matter"])
# More words than these are told of something, whatever they point at.
DOUBTED_AT_MOST = 30
# Of so few words that carry something nobody makes an answer, beside a question.
ASIDE_AT_MOST = 2
# So many of the words of a question, said in an answer, tell what it asks.
TELLS_AGAIN = 3


@dataclass(frozen=True)
class Remarks:
    """The remarks that a reply begins and ends with, and what is left of it between them, unchanged."""

    opening: frozenset[str]
    closing: frozenset[str]
    rest: str

    @property
    def kinds(self) -> frozenset[str]:
        return self.opening | self.closing

    @property
    def heeded(self) -> str | None:
        """The remark that something is to be done about; None where the reply is an answer, whatever it remarks."""
        meant = (
            self.kinds
            if not says_something(self.rest)
            else (self.opening & {"no_answer", "gives_up", "strikes", "takes_off", "declines", "later"})
            | (self.closing & {"strikes", "takes_off", "gives_up", "later", "declines", "skip", "rambles"})
        )
        return next((kind for kind in HEEDED if kind in meant), None)

    @property
    def is_all_talk(self) -> bool:
        """Whether there is nothing besides that could be an answer."""
        return bool(self.kinds) and (not self.rest or (self.is_left_out and not says_something(self.rest)))

    @property
    def is_left_out(self) -> bool:
        """Whether what was remarked is no part of the answer beside it."""
        return bool(self.kinds - _STAYS)

    def left_out_of(self, text: str) -> str:
        """What of a text is no part of the rest."""
        return text.replace(self.rest, " ").strip() if self.rest else text

    @property
    def is_unread(self) -> bool:
        """Whether all of it seems meant for the bot, and nothing says what is wanted."""
        return self.kinds == {UNREAD} and not self.rest

    @property
    def told(self) -> list[str]:
        """What is asked about the talk and can be answered, in the order in which it is."""
        return [kind for kind in TOLD if kind in self.kinds]


def remarks_in(text: str) -> Remarks:
    """What is said to the bot at the beginning and at the end; in the middle of an answer it is part of it."""
    said = pieces.sentences(text)
    kinds = [_read(one) for one in said]
    opening = len(kinds) if all(kinds) and frozenset().union(*kinds) != {BESIDE} else _run(kinds)
    closing = _run(kinds[opening:][::-1]) if opening < len(kinds) else 0
    rest = said[opening : len(said) - closing]
    begun, ended = (frozenset().union(*part) - {BESIDE} for part in (kinds[:opening], kinds[len(kinds) - closing :]))
    return Remarks(begun, ended, " ".join(rest))


def _run(kinds: Sequence[frozenset[str]]) -> int:
    """How many sentences in a row are remarks, from the first on; a mere "no" before an answer is none."""
    length = next((n for n, kind in enumerate(kinds) if not kind), len(kinds))
    while length and kinds[length - 1] == {BESIDE}:
        length -= 1
    return length


@once
def kinds_of(sentence: str) -> frozenset[str]:
    """What kinds of remark a sentence consists of; none where any clause of it says something else."""
    kinds = [_kind_of(clause) for clause in CLAUSES.split(sentence) if plain(clause)]
    if all(kinds):
        return frozenset(kind for kind in kinds if kind)
    # "Strike that last one, it is not fair on me": what stands behind an order only says why.
    first = next((kind for kind in kinds if kind != BESIDE), None)
    if first in TAKES_BACK and _ITS_WHY.search(sentence):
        return frozenset({str(first)})
    whole = _kind_of(sentence)
    if whole:
        return frozenset({whole})
    first = first or _kind_of(_WHY.split(sentence)[0])
    says_why = first in ORDERS and (bool(_ITS_WHY.search(sentence)) or is_likely(sentence))
    return frozenset({str(first)} if says_why else ())


def _read(sentence: str) -> frozenset[str]:
    """What kinds of remark a sentence is by the grammar, or that it is one by what was learned."""
    return kinds_of(sentence) or frozenset({UNREAD} if is_unread(sentence) else ())


def is_unread(sentence: str) -> bool:
    return _likelihood(sentence) >= talk.SURE


def _kind_of(clause: str) -> str | None:
    words = worded(clause)
    ways = (words, LEAD.sub("", words))
    found = (kind for kind, pattern in _TALK.items() if any(map(pattern.fullmatch, ways)))
    return next(found, BESIDE if _ASIDE.fullmatch(pieces.bare(clause)) else None)


def without_place_asked(text: str) -> str | None:
    """What else is said where a sentence asks how many questions are left, or where we are; None where none does."""
    said = pieces.sentences(text)
    rest = [one for one in said if not _asks_place(one)]
    return " ".join(rest) if len(rest) < len(said) else None


def _asks_place(sentence: str) -> bool:
    words = worded(sentence)
    return any(_PLACE.fullmatch(one) for one in (words, LEAD.sub("", words)))


def is_of_time(text: str) -> bool:
    """Whether a text says how little time there is, or asks how much is left, and nothing else."""
    made = remarks_in(text)
    return made.is_all_talk and made.kinds == {"place"}


def is_about_the_talk(clause: str) -> bool:
    """Whether a sentence or clause is about what was said and asked here, and not about the matter."""
    return bool(_read(clause)) or bool(_NAMES_SUBJECT.match(LEAD.sub("", pieces.bare(clause))))


def told_at_the_end(text: str) -> list[str]:
    """What the last clause asks about the talk that can be answered; the sentence before it may be an answer."""
    last = next(reversed(pieces.sentences(text)), "")
    kinds = kinds_of(last) | kinds_of(CLAUSES.split(last)[-1])
    return [kind for kind in TOLD if kind in kinds]


def told_beside_a_question(text: str) -> str | None:
    """What is told of the matter before or behind a question to the bot; None where nothing much is."""
    said = [one for one in pieces.sentences(text) if not (pieces.asks(one) or is_about_the_talk(one))]
    rest = " ".join(said)
    return rest if len(said) < len(pieces.sentences(text)) and len(pieces.content_words(rest)) > ASIDE_AT_MOST else None


def asks_for_a_case(text: str) -> bool:
    """Whether a reply asks for another case, or one of a kind, and says nothing else."""
    said = [LEAD.sub("", pieces.bare(one)) for one in pieces.sentences(text) if not kinds_of(one) - OF_SITUATION]
    asked = next((n for n, one in enumerate(said) if _CASE.fullmatch(one)), None)
    return asked == 0 and all(map(_KIND_OF_CASE.fullmatch, said[1:]))


def substance_of(text: str) -> str:
    """What is left of a reply without sentences about the talk; empty where it was nothing else."""
    return " ".join(one for one in pieces.sentences(text) if not is_about_the_talk(one))


def unanswered_in(text: str) -> str:
    """What somebody says that they asked and were not told; empty where they do not say what."""
    clauses = (clause for one in pieces.sentences(text) for clause in CLAUSES.split(one))
    found = (_TALK["unanswered"].fullmatch(LEAD.sub("", worded(clause))) for clause in clauses)
    named = next((one.groupdict() for one in found if one), {})
    return named.get("unanswered") or named.get("ignored") or ""


def tells_what_is_asked(text: str, question: str) -> bool:
    """Whether a text says again most of the words of a question, and more."""
    asked, said = pieces.content_words(question), pieces.content_words(text)
    return len(asked & said) >= max(TELLS_AGAIN, 0.6 * len(asked)) and bool(said - asked)


def says_why_left(text: str) -> bool:
    """Whether a few words only say why a question is left: "too much", "not for me"."""
    said = [worded(one) for one in pieces.sentences(text)]
    return bool(said) and all(_WHY_LEFT.fullmatch(one) or _WHY_LEFT.fullmatch(LEAD.sub("", one)) for one in said)


def wish_within(text: str) -> str | None:
    """The sentence of a text that wishes something of the talk that can be done; None where none does."""
    said = pieces.sentences(text)
    return next((one for one in said if kinds_of(one) & {*HEEDED, *TOLD} - _STAYS), None)


def tells_of_others(text: str) -> bool:
    """Whether words speak of somebody beside the one who says them."""
    return bool(_OF_THE_MATTER.search(pieces.bare(text)))


def tells_of_the_matter(text: str) -> bool:
    """Whether words beside a wish to skip say something that is worth keeping."""
    return tells_of_others(text) or bool(re.search(r"\b(?:i|my|me|the)\b", pieces.bare(text)))


def is_doubtful(text: str) -> bool:
    """Whether a reply may be about the question, the bot or the record, and says nothing that must be of the matter."""
    said = pieces.sentences(text)
    is_of_matter = any(_OF_THE_MATTER.search(pieces.bare(one)) for one in said if not kinds_of(one) - {BESIDE})
    points = any(_HINTS.search(pieces.bare(one)) or kinds_of(one) - {BESIDE} or is_likely(one) for one in said)
    return points and not is_of_matter and len(text.split()) <= DOUBTED_AT_MOST


def may_be_talk(sentence: str) -> bool:
    """Whether a sentence may be meant for the bot, by the grammar or by what was learned."""
    return bool(kinds_of(sentence)) or is_likely(sentence)


def is_likely(sentence: str) -> bool:
    return _likelihood(sentence) >= talk.LIKELY


@once
def _likelihood(sentence: str) -> float:
    """How likely it is meant for the bot; what leaders see or ask of themselves only sounds as if it were."""
    is_own = queries.wonders(sentence) or bool(_INSIGHT.fullmatch(pieces.bare(sentence)))
    return 0.0 if is_own else talk.likelihood(sentence)


def says_something(text: str) -> bool:
    """Whether anything is left of it without questions and without what is about the talk."""
    return any(not one.endswith("?") for one in pieces.sentences(substance_of(text)))


def intends(text: str) -> bool:
    """Whether somebody says what they will do."""
    return bool(_INTENDS.match(pieces.bare(text)))


def worries(text: str) -> bool:
    """Whether somebody asks whether they ought to go on, and does not ask to: "should I move on or am I too slow?"."""
    return pieces.asks(text) and bool(_WORRIES.search(pieces.bare(text)))


def protests(text: str) -> bool:
    """Whether somebody objects to what was made of their words."""
    told = any(kinds_of(one) & {"protests", "said", "no_answer"} for one in _parts_of(text))
    return told or objecting.disputes(text)


def _parts_of(text: str) -> list[str]:
    said = pieces.sentences(text)
    return said + [clause for one in said for clause in CLAUSES.split(one)]
