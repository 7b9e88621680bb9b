"""How much time or how many questions a leader has for this."""

from __future__ import annotations

import re

from actions.words.dialogue import remarks
from actions.words.language import pieces
from actions.words.language.wishes import describes_a_situation

# Who has no more minutes than this is asked so many questions.
SHORT_OF_TIME, QUESTIONS = 15, 3
# A wish for few begins the sentence, or stands behind an "and".
LED_IN = len("and ")
# So many words before it in its sentence say something of their own.
TOLD = 3
_SMALL = {"one": 1, "a couple": 2, "couple": 2, "a few": 3, "few": 3, "two": 2, "three": 3, "four": 4, "five": 5}
_IN_WORDS = {"five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15}
_NUMBER = r"(?:one|two|three|four|five|a couple|couple|a few|few|[1-5])"
# Of "three or four" the last counts.
_COUNT = rf"(?:{_NUMBER} (?:or|to) )?(?P<count>{_NUMBER})"
_COUNTS = re.compile(rf"\b{_NUMBER}\b")
_QUESTIONS = r"(?:questions?|qs)"
_AT_MOST = (
    r"(?:please|pls|max|maximum|at (?:the )?most|only|tops|and no more|no more|and (?:thats it|thats all)|not \w+)"
)
_LIMITS = (
    r"(?:keep|stick|hold|stay|cut|limit|bring|get|narrow)(?: (?:it|this|that|them|me|us|these|the questions|down))*"
    r" (?:to|at|with)|(?:i|we)(?:d| would)? (?:want|wanted|need|like|asked for|agreed(?: on)?|said|can manage|can do)"
    r"|(?:you|it) (?:said|promised|agreed(?: on)?)"
)
_WISHES = [
    re.compile(one)
    for one in (
        r"\b(?:(?:only|just|like|about|do|to|with|at most|no more than|max|for|maybe|and)"
        r"(?: (?:gimme|give me|ask me|have|need|want))?"
        r"|(?:gimme|give me|ask me)(?: (?:only|just))?) "
        rf"{_COUNT}(?: of)?(?: more| short)? {_QUESTIONS}\b",
        # "One of them" is told of people, unless it is wished for.
        rf"^(?:(?:and|ok|so|please|but|can we|could we) )*(?:only|just|like|do|at most|no more than|max|maybe) {_COUNT}"
        rf" of (?:these(?: {_AT_MOST})*|(?:them|those)(?: {_AT_MOST})+)$",
        rf"^(?:and |ok |so |please |but )*{_COUNT}(?: more)? (?:questions?|qs) (?:(?:on|about|for) .*)?{_AT_MOST}",
        rf"\b(?:{_LIMITS}) (?:only |just |the |about )*{_COUNT}(?: more| short)? {_QUESTIONS}(?: {_AT_MOST})*$",
    )
]
# Without a word for what is counted; where questions are asked or offered it can be nothing else.
_BARE = re.compile(
    r"(?:(?:and|but|no|ok|so|please|hang on|wait|sorry|look) )*(?:(?:(?:can|could|shall|may|cant|couldnt) (?:we|you)"
    r"|lets|let us)(?: (?:please|just|only))* (?:do|have|stick to|keep (?:it|this|them) to)"
    r"|we (?:said|agreed(?: on)?)|(?:you|u) (?:said|promised|agreed(?: on)?)|(?:stick|keep (?:it|this|them)) to)"
    rf"(?: (?:only|just))? {_COUNT}(?: of (?:them|these|those))?"
    rf"(?: (?:{_AT_MOST}|then|now|though|instead|and now its \w+|and its \w+|so why \w+))*"
)
# That it was said before, beside the wish itself.
_SAID = re.compile(
    r"(?:(?:no|but|and|sorry|look|well) )*i(?:ve| have| did| had)?"
    rf" (?:say|said|ask for|asked for|want|wanted) {_COUNT}"
)
# Why there is time for few only, and nothing of the matter.
_BUSY = re.compile(
    r"(?:(?:but|and|so|sorry|as|because) )*"
    r"(?:(?:ive|i have|i|weve|theres)(?: only)?(?: got| have)?|im|i am|i need to|i must|ive to)"
    r" (?:be |go(?:ing)? |get |dash(?:ing)? |off |due )*(?:(?:a|an|another|my|the|in|at|to|into|on|for) )*"
    r"(?:meeting|mtg|call|appointment|train|panel|school run|next thing|\w+ o ?clock)(?: .{1,25})?"
)
_IN_SHORT = re.compile(
    r"(?:(?:be )?quick(?: as you can)?(?: (?:please|pls|plz))+|(?:make|keep) it (?:quick|short|brief)"
    r"(?: (?:please|pls))*"
    r"|(?:(?:can|could) (?:we|you|i) (?:do|have|get|give me) )?(?:the |a )?(?:short|quick) version(?: (?:please|pls))*)"
)
# A sentence that says how little time there is, and nothing else: "got 10 mins b4 a mtg".
_ONLY_TIME = re.compile(
    r"(?:(?:i|ive|we|weve|only|just|about|got|have|ok|so|hi|hello|literally) )*(?P<minutes>\w+) ?(?:minutes|mins|min)"
    r"(?: (?:left|only|max|tops|now|here|today|free|spare))*(?: (?:b4|before|until|till|til|to|between|for) .{2,30})?"
)
_MINUTES = re.compile(
    r"\b(?:have|ive|ive got|got|theres|there are|only|in|about|for) (?:\w+ )?(?P<minutes>\w+) (?:minutes|mins|min)\b"
)


def questions_wanted(text: str, is_of_questions: bool = False) -> tuple[int, str] | None:
    """How many questions there is time for, and what else is said; None where nothing is said of that.

    `is_of_questions`: they are being asked, so that a bare number counts them.
    """
    said = pieces.sentences(text)
    for one in said:
        count = _count_in(one) or (_bare_count_in(one) if is_of_questions else None)
        if count:
            rest = (_told_in(one) if other == one else other for other in said if not _says_again(other, count))
            return count, " ".join(filter(None, rest))
    return None


def is_counted(text: str) -> bool:
    """Whether a wish for few counts them itself, and is no mere lack of time."""
    said = pieces.sentences(text)
    return any(_COUNTS.search(pieces.bare(one)) and _wished_in(one) for one in said) or any(map(_bare_count_in, said))


def _says_again(sentence: str, count: int) -> bool:
    """Whether a sentence only says that this number was wished for before: "I did say three"."""
    found = _SAID.fullmatch(pieces.bare(sentence))
    return found is not None and _counted(found["count"]) == count


def _told_in(sentence: str) -> str:
    """What a sentence tells besides: "ten minutes before I see my managers, who are unhappy" is told whole."""
    is_of_the_matter = describes_a_situation(sentence) and not remarks.is_likely(sentence)
    return sentence if is_of_the_matter else _before(sentence)


def _before(sentence: str) -> str:
    """What a sentence says before it counts: "take it out and stick to three"."""
    clauses = pieces.clauses(sentence)
    if len(clauses) > 1 and _bare_count_in(clauses[-1]) and not any(map(_bare_count_in, clauses[:-1])):
        told = [one for one in clauses[:-1] if not _BUSY.fullmatch(pieces.bare(one))]
        return sentence[: sentence.index(told[-1]) + len(told[-1])].strip(" ,;:") if told else ""
    before, joint, _ = sentence.rpartition(" and ")
    is_told = joint and len(before.split()) >= TOLD and not _COUNTS.search(before.lower())
    return before if is_told else ""


def _wished_in(sentence: str) -> int | None:
    for clause in dict.fromkeys((sentence, *pieces.clauses(sentence))):
        wishes = filter(None, (one.search(pieces.bare(clause)) for one in _WISHES))
        wished = next((one for one in wishes if one.start() <= LED_IN or remarks.may_be_talk(sentence)), None)
        if wished:
            return _counted(wished["count"])
    return None


def _count_in(sentence: str) -> int | None:
    if wished := _wished_in(sentence):
        return wished
    words = pieces.bare(sentence)
    only = _ONLY_TIME.fullmatch(words)
    if _IN_SHORT.fullmatch(words) or (only and (_number(only["minutes"]) or SHORT_OF_TIME + 1) <= SHORT_OF_TIME):
        return QUESTIONS
    timed = None if pieces.asks(sentence) else _MINUTES.search(words)
    minutes = _number(timed["minutes"]) if timed else None
    return QUESTIONS if minutes and minutes <= SHORT_OF_TIME and remarks.may_be_talk(sentence) else None


def _bare_count_in(sentence: str) -> int | None:
    """The number in a sentence that is such a wish, or in the clause that ends it."""
    ways = dict.fromkeys((sentence, *pieces.clauses(sentence)[-1:]))
    found = next(filter(None, (_BARE.fullmatch(pieces.bare(one)) for one in ways)), None)
    return _counted(found["count"]) if found else None


def _counted(word: str) -> int:
    return _SMALL.get(word) or int(word)


def _number(word: str) -> int | None:
    """A number in figures or words, as far as it matters here."""
    return int(word) if word.isdigit() else _IN_WORDS.get(word)
