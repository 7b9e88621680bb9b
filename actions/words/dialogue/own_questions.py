"""A question of the leader's own: put as one, wished to be talked about, or asked of the research."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from actions.words.dialogue import confiding, queries, remarks
from actions.words.language import grammar, pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
Kind = Literal["case", "research", "example", "wish", "underneath", "put"]
# In this order: what is asked of the research may be put as a question, too.
_OF_RESEARCH: Sequence[Kind] = ("case", "research", "example")
KINDS: Sequence[Kind] = (*_OF_RESEARCH, "wish", "underneath", "put")
# What is a question only where it ends in its mark.
_MARKED = frozenset({*_OF_RESEARCH, "underneath"})
# A question in fewer words is an exclamation, and so is a short one of which nothing carries anything.
LEAST, ENOUGH = 5, 7


def _compiled(kind: str) -> list[re.Pattern[str]]:
    lead = "^<lead>" if kind in (*KINDS, "stays", "points") else "^"
    return [re.compile(grammar.written_out(f"{lead}(?:{one})(?: \\?)?$", _TABLE["pieces"])) for one in _TABLE[kind]]


_FORMS = {kind: _compiled(kind) for kind in (*KINDS, "stays", "points", "refuses")}
_OF_THE_PROGRAM, _ASKS_NOTHING = re.compile(_TABLE["of_the_program"]), re.compile(_TABLE["asks_nothing"])
_TIME = re.compile(r"\b(?:\d+|min|mins|minutes|none|quick|quickly|skip|pass|thanks|thank you)\b")
_ROLES, _PRONOUNS = re.compile(_TABLE["roles"], re.I), re.compile(_TABLE["pronouns"])
_POINTING = re.compile(r"\b(?:that|this|it|them|all|any of)\b", re.I)
_GROUPS, _ONE_PERSON = re.compile(_TABLE["groups"]), re.compile(_TABLE["one_person"])
_CALLED: dict[str, str] = _TABLE["called"]


@dataclass(frozen=True)
class OwnQuestion:
    """What it is about, as it stood; what kind it is; what else was said; and whether the open question is refused."""

    subject: str
    sentence: str
    kind: Kind
    rest: str
    refuses: bool = False
    # It was said to be what they want to turn to.
    is_held: bool = False

    @property
    def is_of_research(self) -> bool:
        return self.kind in _OF_RESEARCH

    @property
    def answers_besides(self) -> bool:
        """Whether anything is said besides, of which the question may be a part; how little time there is is not."""
        return bool(pieces.content_words(_TIME.sub(" ", pieces.bare(remarks.substance_of(self.rest)))))


def own_question_in(text: str) -> OwnQuestion | None:
    """The last question of their own that a text puts; None where it puts none."""
    said = pieces.sentences(text)
    stays = [one for one in said if _matches("stays", one)]
    holds = [*stays, *(one for one in said if _matches("points", one))]
    refuses = [one for one in said if one not in holds and _matches("refuses", one)]
    others = [one for one in said if one not in (*holds, *refuses)]
    found: list[tuple[str, Kind, str]] = [(one, *read) for one in others if (read := _kind_of(one))]
    if not found and stays and others:
        # "I cannot get past her silence. Could we stay with that?"
        found = [(others[-1], "wish", others[-1])]
    if not found:
        # "Can I tell them the truth? That is the real question."
        found = [(one, "put", one) for one, behind in pairwise(said) if behind in holds and _may_be_theirs(one)]
    if not found:
        return None
    sentence, kind, subject = max(reversed(found), key=lambda told: told[1] in _OF_RESEARCH)
    beside = [one for one in others if one != sentence]
    if kind == "example" and len(subject.split()) <= pieces.SHORT and beside and others[-1] != sentence:
        # "Has anybody been in this position? Somebody stepping up, I mean."
        after = others[others.index(sentence) + 1]
        subject, beside = f"{subject} {after}", [one for one in beside if one != after]
    put = [told for told in found if told[0] != sentence]
    if kind in _OF_RESEARCH and put and not pieces.content_words(_POINTING.sub(" ", subject)):
        # "How do I keep her with me? Is there anything in your research on that?"
        subject = put[-1][2]
        beside = [one for one in beside if one != put[-1][0]]
    return OwnQuestion(subject, sentence, kind, " ".join(beside), bool(refuses), bool(holds))


def _may_be_theirs(sentence: str) -> bool:
    """Whether a sentence asks what is neither asked of the program nor of what it keeps."""
    words = _words(sentence)
    is_plain = not (
        _OF_THE_PROGRAM.search(words) or _ASKS_NOTHING.fullmatch(words) or confiding.asked_in(sentence).kinds
    )
    return pieces.asks(sentence) and is_plain and _asks_something(sentence, words)


def points_at(text: str) -> bool:
    """Whether a text only says of what was asked that it is theirs, or what they want."""
    return bool(text) and all(_matches("points", one) for one in pieces.sentences(text))


def searched(question: OwnQuestion, before: str) -> str:
    """What to look for: the question, and who is meant in it, from its message or from what was said before."""
    if not _PRONOUNS.search(pieces.bare(question.subject)) or _ROLES.search(question.subject):
        return question.subject
    spoken_of = [found[0] for found in _ROLES.finditer(f"{before} {question.rest} {question.sentence}")]
    if _ONE_PERSON.search(pieces.bare(question.subject)):
        spoken_of = [role for role in spoken_of if not _GROUPS.fullmatch(role.lower())] or spoken_of
    if not spoken_of:
        return question.subject
    role = spoken_of[-1]
    return f"{question.subject.rstrip('? ')}: my {_CALLED.get(role.lower(), role.lower())}?"


def _kind_of(sentence: str) -> tuple[Kind, str] | None:
    words = _words(sentence)
    is_plain = not (_OF_THE_PROGRAM.search(words) or _ASKS_NOTHING.fullmatch(words))
    for kind in KINDS if is_plain else _OF_RESEARCH:
        found = next(filter(None, (form.match(words) for form in _FORMS[kind])), None)
        if found is None or (kind in _MARKED and not pieces.asks(sentence)):
            continue
        if kind not in _OF_RESEARCH and confiding.asked_in(sentence).kinds:
            return None
        if kind == "put" and not _asks_something(sentence, words):
            return None
        return kind, _as_it_stood(found.groupdict().get("subject"), sentence)
    return None


def _asks_something(sentence: str, words: str) -> bool:
    if queries.wonders(sentence) or queries.asks_of_us(sentence):
        return False
    if "," in sentence and not pieces.asks(sentence):
        # "Do I trust the figures, no": it is answered in the same breath.
        return False
    length = len(words.replace("?", "").split())
    return length >= ENOUGH or (length >= LEAST and bool(pieces.content_words(sentence)))


def _as_it_stood(subject: str | None, sentence: str) -> str:
    """The end of the sentence that the subject was read from."""
    if not subject:
        return sentence
    count = len(subject.replace("?", " ").split())
    return " ".join(sentence.split()[-count:])


def _matches(kind: str, sentence: str) -> bool:
    return any(form.match(_words(sentence)) for form in _FORMS[kind])


def _words(sentence: str) -> str:
    said = pieces.bare(sentence)
    return f"{said} ?" if sentence.rstrip("\"”’')").endswith("?") else said
