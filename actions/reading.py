"""Reading what a leader typed where a particular thing was asked for: a number, a yes, a context."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import yaml

from actions.pseudonyms import without_pseudonyms
from knowledge.phrases import pattern_of, plain

FILE = Path(__file__).parent / "replies.yml"
SHORT = 8
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
THIN = 3

_NUMBER = re.compile(r"(?<![\d.,£])(\d{1,2})(?:\.\d+)?(?!\s*(?:%|\d|,\d|years?|months?|weeks?|days?))\b")
# A number before a word that it counts; what follows a rating is one of these, or the end of a clause.
_COUNTS = re.compile(
    r"\b\d+\s+(?!(?:out|or|to|at|on|now|today|because|as|but|and|since|so|for|i|we|its?|is|was|if|when|which|with|would|not|"
    r"maybe|perhaps|probably|possibly|though|although|max|tops|only|right|really|honestly|overall|some|most|depending|given|"
    r"please|thanks|of (?:10|ten))\b)(?=[a-z])",
    re.I,
)
_CLAUSES = re.compile(
    r"(?<=[.!?;:])\s+|,\s+|\s+[–—-]\s+|\s+(?=(?:but|because|so that|although|which|while)\b)|\n+", re.I
)
# What somebody says that it is not, up to where they say what it is.
_DENIED = re.compile(
    r"\b(?:not(?!\s+(?:only|just)\b)|no longer|never|isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t"
    r"|nothing(?!\s+(?:is|was|has|had|will|can|works?|chang|happen))|(?:nobody|no one) is"
    r"|(?:do|would)n['’]?t (?:think|feel|believe|say|call)(?: that)?(?: it['’]?s| it is| we['’]?re| we are)?)\b.*?"
    r"(?=[,.;:!?]|\b(?:but|it['’]?s|it is|we['’]?re|we are)\b|$)",
    re.I | re.S,
)
_NOT_THE_WORD = re.compile(r"\b(\w+) (?:isn['’]?t|is not|wouldn['’]?t be) the word\b", re.I)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_ONE = re.compile(r"\b((?:[a-z]+ )?[a-z]+) ones?\b(?! (?:year|month|week|day|of)s?\b)")
_SUBJECT = re.compile(r"\babout\s+(\S+\s.+)$", re.I | re.S)
REPLIES = yaml.safe_load(FILE.read_text("utf-8"))
_NO, _UNKNOWN, _BESIDE, _AGAINST, _ADDS, _RATES, _STOPS, _MISREAD, _ONWARD, _CASES, _ALL = (
    pattern_of(REPLIES[name])
    for name in (
        *("no", "unknown", "beside", "against", "adds", "rates"),
        *("common", "misread", "onward", "cases", "everything"),
    )
)
_SIGNS, _WELL = pattern_of(REPLIES["signs"]), pattern_of(REPLIES["well"])
_PROTESTS, _ASIDES, _TO_US, _REFUSES, _WISHES, _AGAIN, _BACK = (
    pattern_of(REPLIES[name]) for name in ("protests", "remarks", "to_us", "refuses", "wishes", "afresh", "again")
)
_TITLES = pattern_of(REPLIES["titles"])
_YES = pattern_of([*REPLIES["yes"], *REPLIES["takes"]])
_DEEDS = {name: pattern_of([*REPLIES["yes"], *REPLIES[name]]) for name in ("erase", "share")}
_FIELDS = {
    field: [(value, pattern_of(phrases)) for value, phrases in values.items()]
    for field, values in REPLIES.items()
    if isinstance(values, dict)
}
CONTEXT_VALUES = {field: {"unknown", *(value for value, _ in values)} for field, values in _FIELDS.items()}


def numbers_in(text: str) -> list[int]:
    """The whole numbers up to 99 in figures, or else those up to ten in words, as they come."""
    text = without_pseudonyms(text)
    found = [int(match.group(1)) for match in _NUMBER.finditer(text)]
    words = re.findall(r"[a-z]+", text.lower())
    return found or [NUMBERS.index(word) for word in words if word in NUMBERS]


def rating_in(text: str) -> int | None:
    """The first whole number from 1 to 10 that counts nothing, as in "3 managers left"; None where there is none."""
    words = "|".join(NUMBERS)
    spelt = re.sub(rf"\b(?:{words})\b", lambda found: str(NUMBERS.index(found[0].lower())), text, flags=re.I)
    return next((number for number in numbers_in(_COUNTS.sub("", spelt)) if 1 <= number <= 10), None)


def places_in(text: str) -> list[int]:
    """Which are meant where things are counted, from 1: "question 2", "the second one"; the last is -1."""
    words = re.findall(r"[a-z]+|\d+(?:st|nd|rd|th)", text.lower())
    counted = [-1 if word == "last" else ORDINALS.index(word) + 1 for word in words if word in (*ORDINALS, "last")]
    figures = [int(word[:-2]) for word in words if word[0].isdigit()]
    return [*counted, *figures, *numbers_in(re.sub(r"\bone\b", "", text, flags=re.I))]


def place_in(text: str) -> int | None:
    """The first that is meant; None where none is."""
    return next((place for place in places_in(text) if place > 0), None)


def context_in(text: str, field: str) -> str | None:
    """What a reply says of one field of the context, as an id of the schema; what it denies it does not say."""
    kept = _of_now(without_denied(text))
    denied, pieces = denied_in(text, field), _denials(text)
    value: str
    for value, pattern in _FIELDS[field]:
        # "Not settled" is itself a way to say something.
        said = pattern.search(_without_longer(kept, pattern, field)) or any(pattern.match(piece) for piece in pieces)
        if said and value not in denied:
            return value
    return None


def denied_in(text: str, field: str) -> set[str]:
    """What a reply says of one field that it is not."""
    pieces = _denials(text)
    return {
        value
        for value, pattern in _FIELDS[field]
        if any(pattern.search(piece) and not pattern.match(piece) for piece in pieces)
    }


def _denials(text: str) -> list[str]:
    return [plain(piece) for piece in denials_in(text)]


def _without_longer(words: str, pattern: re.Pattern[str], field: str) -> str:
    """The words without those that are part of a longer phrase for another value: "requires improvement"."""
    for _, other in _FIELDS[field]:
        if other is not pattern:
            words = other.sub(lambda found: " " if _is_wider(found[0], pattern) else found[0], words)
    return words


def _is_wider(phrase: str, pattern: re.Pattern[str]) -> bool:
    found = pattern.search(phrase)
    return found is not None and len(found[0]) < len(phrase)


def known_part(text: str) -> str:
    """What is left of a short reply without the clauses that say that its writer does not know."""
    if not is_unsure(text):
        return text
    return ". ".join(clause for clause in clauses(text) if not _UNKNOWN.search(plain(clause)))


def denials_in(text: str) -> list[str]:
    """The pieces in which somebody says what is not so, or not wanted."""
    return [found[0] for found in _DENIED.finditer(_plainly_denied(text))]


def _plainly_denied(text: str) -> str:
    """ "Settled isn't the word" denies what comes before it."""
    return _NOT_THE_WORD.sub(r"not \1", text)


def without_denied(text: str) -> str:
    """What is left of a correction without what it says is not so: "not culture, it's money" speaks of money."""
    return _DENIED.sub("", _plainly_denied(text))


def sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCES.split(text) if sentence.strip()]


def protests(text: str) -> bool:
    """Whether somebody objects to what was made of their words."""
    return bool(_PROTESTS.search(plain(text)))


def is_of_situation(sentence: str) -> bool:
    """Whether a sentence is about what a leader faces, and not about this conversation."""
    words = plain(sentence)
    return not (_PROTESTS.search(words) or _ASIDES.search(words) or (_asks(sentence) and _TO_US.search(words)))


def of_situation(text: str) -> str:
    """A text without what is said in it about this conversation; the whole where nothing else is said."""
    lines = (" ".join(filter(is_of_situation, sentences(line))) for line in text.splitlines())
    return "\n".join(line for line in lines if line) or text


def states(words: str, text: str) -> bool:
    """Whether words of a text state something of a situation, and are no part of a question."""
    whole = next((sentence for sentence in sentences(text) if words in sentence), words)
    return is_of_situation(whole) and not _asks(whole)


def statements(text: str) -> list[str]:
    """The sentences that state something of a situation."""
    return [sentence for sentence in sentences(text) if states(sentence, sentence)]


def refuses(clause: str) -> bool:
    """Whether somebody says that they do not want what they name."""
    return bool(_REFUSES.search(plain(clause)))


def refused_pieces(text: str) -> list[str]:
    """The pieces that say what is not wanted; a denial within a sentence mostly tells of the situation."""
    denied = [piece for one in sentences(text) for piece in denials_in(one) if one.startswith(piece) or ones_in(piece)]
    return [*(clause for clause in clauses(text) if refuses(clause)), *denied]


def wishes_for(clause: str) -> bool:
    """Whether somebody says that they want to work with what they name."""
    return bool(_WISHES.search(plain(clause)))


def begins_afresh(text: str) -> bool:
    """Whether somebody wants what they told to be taken anew."""
    return bool(_AGAIN.search(plain(text)))


def wants_back(text: str) -> bool:
    """Whether somebody asks for something that they have seen."""
    return bool(_BACK.search(plain(text)))


def ones_in(text: str) -> list[str]:
    """What stands before "one" in short clauses: "the caseworkers one"."""
    short = (plain(clause) for clause in clauses(text) if _is_short(clause))
    return [found[1] for clause in short for found in _ONE.finditer(clause)]


def subject_in(text: str) -> str | None:
    """What somebody says that it is about, in words of their own; None where they do not say."""
    found = _SUBJECT.search(text)
    return found.group(1) if found else None


def words_for(text: str, field: str, value: str) -> str | None:
    """The clause of a text in which a field of the context is said."""
    pattern = dict(_FIELDS[field])[value]
    return next((clause for clause in clauses(text) if pattern.search(_of_now(clause))), None)


def says_yes(text: str) -> bool:
    """Whether a short reply agrees, or takes all that was offered, and says nothing else."""
    return _is_merely(text, _YES) and not (says_no(text) or does_not_know(text))


def accepts(text: str) -> bool:
    """Whether a short reply to an offer begins with a yes, whatever comes after it: "Yes, those look right"."""
    words = plain(text)
    begins = _is_short(text) and bool(_YES.match(words)) and not _AGAINST.search(words)
    return (says_yes(text) or begins) and not _asks(text)


def says_yes_to(deed: Literal["erase", "share"], text: str) -> bool:
    """Whether a short reply agrees to that in so many words; what cannot be taken back is done on nothing less."""
    return not _asks(text) and _is_merely(text, _DEEDS[deed]) and not _AGAINST.search(plain(text))


def refuses_to_share(text: str) -> bool:
    """Whether a clause of a text says not to share, whatever the others say."""
    words = (plain(clause) for clause in clauses(text))
    return any(_DEEDS["share"].search(one) and _AGAINST.search(one) for one in words)


def says_no(text: str) -> bool:
    """Whether a short reply declines and says nothing else: "There is never enough time" is no mere no."""
    return _is_merely(text, _NO) and not does_not_know(text)


def declines(text: str) -> bool:
    """Whether a reply to a yes or no begins with a no, whatever comes after it: "No thanks, I am off to cabinet"."""
    return says_no(text) or says_no(next(iter(clauses(text)), ""))


def takes_all(text: str) -> bool:
    """Whether a short reply takes everything that was offered, in so many words."""
    return _is_merely(text, _ALL) and not says_no(text)


def does_not_know(text: str) -> bool:
    """Whether a short reply leaves the question open and says nothing else."""
    return _is_merely(text, _UNKNOWN)


def is_unsure(text: str) -> bool:
    """Whether a short reply says that its writer does not know, whatever else it says: "Not sure how good we are"."""
    return _is_short(text) and bool(_UNKNOWN.search(plain(text)))


def is_thin(text: str) -> bool:
    """Whether a reply to an open question says hardly anything, and yet is no refusal to say more."""
    return len(text.split()) <= THIN and not (says_no(text) or does_not_know(text))


def wants_to_add(text: str) -> bool:
    """Whether a wish to change an answer is one to add to it."""
    return bool(_ADDS.search(plain(text)))


def speaks_of_cases(text: str) -> bool:
    """Whether a wish to hear more is about what others did, and not about a behaviour."""
    return bool(_CASES.search(plain(text)))


def was_misread(text: str) -> bool:
    """Whether somebody says that what they wrote was no sign of risk, and shows no new one."""
    words = plain(text)
    return bool(_MISREAD.search(words)) and not _shows_risk(words)


def denies_risk(text: str) -> bool:
    """Whether somebody says that they were misread or are all right, and shows no new sign of risk."""
    words = plain(text)
    return was_misread(text) or (bool(_WELL.search(words)) and not _shows_risk(words))


def wants_to_go_on(text: str) -> bool:
    """Whether somebody who was asked whether to go on says so, in however many words."""
    words = plain(text)
    # "I can't go on" is a sign itself; what is said of one that is seen to keeps nobody from going on.
    goes = bool(_ONWARD.search(_SIGNS.sub(" ", words))) or (bool(_WELL.search(words)) and not _shows_risk(words))
    return accepts(text) or (goes and not says_no(text))


def speaks_of_rating(text: str) -> bool:
    return bool(_RATES.search(plain(text))) or bool(numbers_in(text))


def clauses(text: str) -> list[str]:
    return [clause.strip() for clause in _CLAUSES.split(text) if clause and clause.strip()]


def content_words(text: str) -> set[str]:
    """The words that carry what is said, shortened to what is alike in their forms."""
    # A full stop may stand in a number, and is kept there.
    words = (word.strip(".") for word in plain(text).split())
    return {word[:6] for word in words if len(word) > 2 and not _STOPS.fullmatch(word)}


def without_common_of_titles(title: str) -> str:
    """What tells a case from others: nearly every title speaks of leading, change and authorities."""
    return _TITLES.sub(" ", plain(title))


def nearest[K](text: str, among: Mapping[K, str], least: int = 1) -> K | None:
    """The key of what shares most words with a text; None where nothing shares at least so many."""
    wanted = content_words(text)
    shared = {key: len(wanted & content_words(other)) for key, other in among.items()}
    best = max(shared, key=lambda key: shared[key], default=None)
    return best if best is not None and shared[best] >= least else None


def _shows_risk(words: str) -> bool:
    """Whether plain words show a risk besides what they deny."""
    return bool(_SIGNS.search(_WELL.sub(" ", _MISREAD.sub(" ", words))))


def _is_merely(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether a short text holds what is looked for, and no other word that carries anything."""
    words = plain(text)
    rest = _BESIDE.sub(" ", pattern.sub(" ", words))
    return _is_short(text) and bool(pattern.search(words)) and not content_words(rest)


def _of_now(text: str) -> str:
    """A text made plain in which "we're" does not look like "were"."""
    return plain(re.sub(r"\bwe['\u2019]re\b", "we are", text, flags=re.I))


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")


def _is_short(text: str) -> bool:
    return len(text.split()) <= SHORT
