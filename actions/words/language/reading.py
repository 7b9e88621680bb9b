"""Reading what a leader typed where a particular thing was asked for: a number, a yes, a wish."""

from __future__ import annotations

import re
from typing import Literal

from actions.words.language import pieces
from actions.words.language.pseudonyms import without_pseudonyms
from actions.words.language.replies import REPLIES
from knowledge.phrases import pattern_of, plain

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
THIN = 3
_SAYS_NOTHING = re.compile(
    r"(?:(?:um|er|hmm|well|oh|honestly|tbh|really|just|i|im|am|ive|have|its|to be honest) )*"
    r"(?:not (?:really |so |too |quite |entirely |at all )*(?:sure|certain|enough|much|well|very well|often"
    r"|a lot|great)"
    r"|no (?:idea|clue)|unsure|dunno|(?:dont|do not) (?:really )?know|hard to say|difficult to say|cant say)"
    r"(?: (?:really|yet|tbh|honestly|to be honest|at the moment|right now|i think|i suppose|i guess|sorry|at all))*"
)
_FIRST = re.compile(r"\btop(?= (?:one|two|three|choice|suggestion)\b)")

NUMBER = re.compile(r"(?<![\d.,£])(\d{1,2})(?:\.\d+)?(?!\s*(?:%|\d|,\d|years?|months?|weeks?|days?))\b")
_PRIVATE, _SHARING = pattern_of(REPLIES["keeps_private"]), pattern_of(REPLIES["share"])
_QUESTION_WORDS = pattern_of(REPLIES["question_words"])
_REDATES, _RESTATES = pattern_of(REPLIES["redates"]), pattern_of(REPLIES["restates"])
_NO, _UNKNOWN, _BESIDE, _AGAINST, _ADDS, _RATES, _CASES, _ALL = (
    pattern_of(REPLIES[name]) for name in ("no", "unknown", "beside", "against", "adds", "rates", "cases", "everything")
)
_REFUSES, _WISHES, _AGAIN, _BACK = (pattern_of(REPLIES[name]) for name in ("refuses", "wishes", "afresh", "again"))
# "Belief in people, not simplify": so few words deny no more than a name.
DENIED = 2
_ANEW = pattern_of(REPLIES["chooses_anew"])
_UNLIKE = pattern_of(REPLIES["unlike"])
_TITLES = pattern_of(REPLIES["titles"])
_YES = pattern_of([*REPLIES["yes"], *REPLIES["takes"]])
_DEEDS = {name: pattern_of([*REPLIES["yes"], *REPLIES[name]]) for name in ("erase", "share")}
_TO_DO_WITH = re.compile(
    r"\b(?:what|how|where)\b.* (?:has|have|had|is|got|does|did)\b.*(?:to do with|c[oa]me (?:from|into)|get that from)\b"
)


def numbers_in(text: str) -> list[int]:
    """The whole numbers up to 99 in figures, or else those up to ten in words, as they come."""
    text = without_pseudonyms(text)
    found = [int(match.group(1)) for match in NUMBER.finditer(text)]
    words = re.findall(r"[a-z]+", text.lower())
    return found or [NUMBERS.index(word) for word in words if word in NUMBERS]


def in_figures(text: str) -> str:
    """The text with figures for the numbers up to ten that stand there in words."""
    words = "|".join(NUMBERS)
    return re.sub(rf"\b(?:{words})\b", lambda found: str(NUMBERS.index(found[0].lower())), text, flags=re.I)


def is_corrected(words: str) -> bool:
    """Whether words say that the number before them was wrong, and nothing else."""
    between = plain(words).replace(".", " ")
    return bool(_REDATES.search(between)) and not _RESTATES.sub(" ", _REDATES.sub(" ", between)).strip()


def places_in(text: str) -> list[int]:
    """Which are meant where things are counted, from 1: "question 2", "the second one"; the last is -1."""
    words = re.findall(r"[a-z]+|\d+(?:st|nd|rd|th)", _FIRST.sub("first", text.lower()))
    counted = [-1 if word == "last" else ORDINALS.index(word) + 1 for word in words if word in (*ORDINALS, "last")]
    figures = [int(word[:-2]) for word in words if word[0].isdigit()]
    return [*counted, *figures, *numbers_in(re.sub(r"\bone\b", "", text, flags=re.I))]


def place_in(text: str) -> int | None:
    """The first that is meant; None where none is."""
    return next((place for place in places_in(text) if place > 0), None)


def refuses(clause: str) -> bool:
    """Whether somebody says that they do not want what they name."""
    return bool(_REFUSES.search(plain(clause)))


def refused_pieces(text: str) -> list[str]:
    """The pieces that say what is not wanted; a denial within a sentence mostly tells of the situation."""
    denied = [
        piece
        for one in pieces.sentences(text)
        for piece in pieces.denials_in(one)
        if one.startswith(piece)
        or len(piece.split()) <= DENIED
        or pieces.ones_in(piece)
        or is_corrected(one[: one.find(piece)])
    ]
    return [*(clause for clause in pieces.clauses(text) if refuses(clause)), *denied]


def wishes_for(clause: str) -> bool:
    """Whether somebody says that they want to work with what they name."""
    return bool(_WISHES.search(plain(clause)))


def begins_afresh(text: str) -> bool:
    """Whether somebody wants what they told to be taken anew."""
    return bool(_AGAIN.search(plain(text)))


def chooses_anew(text: str) -> bool:
    """Whether somebody says that something else was meant to be chosen."""
    return bool(_ANEW.search(plain(text)))


def says_unlike(text: str) -> bool:
    """Whether somebody says that an authority is nothing like theirs."""
    return bool(_UNLIKE.search(plain(text)))


def asks_why(text: str) -> bool:
    """Whether somebody asks why, or what something has to do with it."""
    words = plain(text)
    return any(word.startswith("why") for word in words.split()) or bool(_TO_DO_WITH.search(words))


def wants_back(text: str) -> bool:
    """Whether somebody asks for something that they have seen."""
    return bool(_BACK.search(plain(text)))


def says_yes(text: str) -> bool:
    """Whether a short reply agrees, or takes all that was offered, and says nothing else."""
    return _is_merely(text, _YES) and not (says_no(text) or does_not_know(text))


def accepts(text: str) -> bool:
    """Whether a short reply to an offer begins with a yes, whatever comes after it: "Yes, those look right"."""
    words = plain(text)
    begins = pieces.is_short(text) and bool(_YES.match(words)) and not _AGAINST.search(words)
    return (says_yes(text) or begins) and not pieces.asks(text)


def says_yes_to(deed: Literal["erase", "share"], text: str) -> bool:
    """Whether a short reply agrees to that in so many words; what cannot be taken back is done on nothing less."""
    return not pieces.asks(text) and _is_merely(text, _DEEDS[deed]) and not _AGAINST.search(plain(text))


def keeps_private(text: str) -> bool:
    """Whether a short reply to whether to share wants it kept from others: "keep it to myself"."""
    return pieces.is_short(text) and bool(_PRIVATE.search(plain(text)))


def asks_something(text: str) -> bool:
    """Whether a message ends as a question, or begins as one and is short."""
    return pieces.asks(text) or (pieces.is_short(text) and bool(_QUESTION_WORDS.match(plain(text))))


def speaks_of_sharing(text: str) -> bool:
    """Whether words are about who may read them, and so no part of a situation."""
    return bool(_SHARING.search(plain(text)))


def says_no(text: str) -> bool:
    """Whether a short reply declines and says nothing else: "There is never enough time" is no mere no."""
    return _is_merely(text, _NO) and not does_not_know(text)


def declines(text: str) -> bool:
    """Whether a reply to a yes or no begins with a no, whatever comes after it: "No thanks, I am off to cabinet"."""
    return says_no(text) or says_no(next(iter(pieces.clauses(text)), ""))


def takes_all(text: str) -> bool:
    """Whether a short reply takes everything that was offered, in so many words."""
    return _is_merely(text, _ALL) and not says_no(text)


def does_not_know(text: str) -> bool:
    """Whether a short reply leaves the question open and says nothing else."""
    return _is_merely(text, _UNKNOWN)


def is_unsure(text: str) -> bool:
    """Whether a short reply says that its writer does not know, whatever else it says: "Not sure how good we are"."""
    return pieces.is_short(text) and bool(_UNKNOWN.search(plain(text)))


def begins_unsure(text: str) -> bool:
    """Whether the first clause of a text says that its writer does not know, and nothing else."""
    return does_not_know(next(iter(pieces.clauses(text)), ""))


def known_part(text: str) -> str:
    """What is left of a short reply without the clauses that say that its writer does not know."""
    if not is_unsure(text):
        return text
    return ". ".join(clause for clause in pieces.clauses(text) if not _UNKNOWN.search(plain(clause)))


def is_thin(text: str) -> bool:
    """Whether a reply to an open question says hardly anything, and yet is no refusal to say more."""
    return len(text.split()) <= THIN and not (says_no(text) or does_not_know(text))


def says_nothing_yet(text: str) -> bool:
    """Whether a reply to an open question leaves it as it was, and refuses nothing: "not sure", "not enough"."""
    return bool(_SAYS_NOTHING.fullmatch(pieces.bare(text)))


def wants_to_add(text: str) -> bool:
    """Whether a wish to change an answer is one to add to it."""
    return bool(_ADDS.search(plain(text)))


def speaks_of_cases(text: str) -> bool:
    """Whether a wish to hear more is about what others did, and not about a behaviour."""
    return bool(_CASES.search(plain(text)))


def speaks_of_rating(text: str) -> bool:
    return bool(_RATES.search(plain(text))) or bool(numbers_in(text))


def without_common_of_titles(title: str) -> str:
    """What tells a case from others: nearly every title speaks of leading, change and authorities."""
    return _TITLES.sub(" ", plain(title))


def _is_merely(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether a short text holds what is looked for, and no other word that carries anything."""
    words = plain(text)
    rest = without_beside(pattern.sub(" ", words))
    return pieces.is_short(text) and bool(pattern.search(words)) and not pieces.content_words(rest)


def without_beside(words: str) -> str:
    """Plain words without those that may stand beside a yes, a no or a wish, and make no more of it."""
    return _BESIDE.sub(" ", words)
