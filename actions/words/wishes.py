"""What a wish to change, strike or look back names: a question, a line of the record, or the new words for it."""

from __future__ import annotations

import re

from actions.words.dates import MONTHS
from actions.words.pieces import content_words, sentences
from actions.words.reading import NUMBERS, ORDINALS, places_in
from actions.words.replies import REPLIES
from knowledge.phrases import pattern_of, plain

# So many words tell of something; fewer may well be meant for what is there already.
SITUATION = 10
# A greeting is no longer than this: "good morning from a wet Leeds".
GREETING = 7

_TOLD = re.compile(r":\s+(\S.*)$", re.S)
# A word or two are more likely a rating: "change that to a 9".
_CHANGED_TO = re.compile(
    r"\b(?:change|alter|amend|correct) (?:it|that|this|that one|my answer|the answer) (?:to|so it says|so that it says)"
    r"[\s:]+(\S+(?:\s+\S+){2,})\s*$",
    re.I | re.S,
)
_NUMBERED = "|".join([*NUMBERS, *ORDINALS])
_LINE = re.compile(
    rf"\b(?:lines?|number|steps?)\s+(?:\d+|{_NUMBERED})\b|\b(?:\d+(?:st|nd|rd|th)|{_NUMBERED}|last)\s+(?:line|step)\b"
    r"|\b(?:the|my|that)\s+step\b",
    re.I,
)
# A day that a step is moved to is no line.
_NUMBER = rf"(?:\d+(?:st|nd|rd|th)?|{_NUMBERED}|last)\b(?!\s+(?:of\s+)?(?:{'|'.join(MONTHS)}))"
# Several are named one after another: "line 22 and line 6 and 16", "lines 3 to 5".
_LINES = re.compile(
    rf"\b(?:lines?|number|steps?)\s+{_NUMBER}"
    rf"(?:\s*(?:,\s*and|and also|as well as|,|and|&|to|-)\s*(?:(?:the\s+)?(?:lines?|number|steps?)\s+)?{_NUMBER})*",
    re.I,
)
_RANGE = re.compile(r"\b(\d+)\s*(?:to|-)\s*(\d+)\b", re.I)
_QUESTION = re.compile(
    rf"\b(?:question|answer|q)(?:\s+number)?\s*(?:\d+|{_NUMBERED})\b"
    rf"|\b(?:\d+(?:st|nd|rd|th)|{_NUMBERED})\s+(?:question|answer|one)\b",
    re.I,
)
# "To" alone may belong to what a line is about: "reword what I said to health".
_SAYING = r"\b(?:(?:to|should|shall|it|that)\s+(?:say|read)s?|into)\b[\s:]+|:\s+"
_NEW_WORDS = re.compile(rf"(?:{_SAYING})[\"“']?(.{{2,}}?)[\"”']?\s*$", re.I | re.S)
_NEW_WORDS_OF_LINE = re.compile(rf"(?:{_SAYING}|\b(?:to|with|by)\b[\s:]+)[\"“']?(.{{2,}}?)[\"”']?\s*$", re.I | re.S)
_DEEDS = {name: pattern_of(phrases) for name, phrases in REPLIES["amending"].items()}
_RECORD = pattern_of(REPLIES["record"])
BEGINNING = rf"^\W*(?:(?:{'|'.join(REPLIES['politely'])})[\s,.]+)*"
DEED = (
    rf"(?:{'|'.join([*REPLIES['amending']['reword'], *REPLIES['amending']['strike'], *REPLIES['moves']])})(?:\s+out)?"
)
# A number right behind what is to be done is that of a line: "change 1 to …".
_NUMBER_ALONE = re.compile(rf"{BEGINNING}{DEED}\s+(\d+)(?=\s*:|\s+to\b)", re.I)
_STEPS_BACK = re.compile(
    rf"\bback\s+(?:by\s+)?(\d+|{'|'.join(NUMBERS[1:])})\b(?!\s+(?:weeks?|months?|years?|days?))", re.I
)
# "New topic please: child poverty"; what is parked may be named between commas: "park this one, the hubs, I have …".
_NEW_TOPIC = re.compile(
    r"\b(?:(?:new|another|different) topic\b(?:[\s,]+(?:please|now|then))*"
    r"|(?:park|leave|drop|shelve) (?:this|that) (?:one|topic)\b(?: for now)?(?:,\s+(?:\w+\s?){1,3}(?=,))?)"
    r"[\s,.:;!–—-]*(.*)$",
    re.I | re.S,
)
_SO = rf"(?:(?:{'|'.join(REPLIES['politely'])})[\s,.]+)*"
# A wish may come after other words: "the 18th is my leave, can you move the check-in to …".
_ORDERS = re.compile(rf"{BEGINNING}{DEED}\b[^.!?]*?\b(?:{'|'.join(REPLIES['kept'])})\b", re.I)
_OWN_CHECK_IN = r"(?:(?:the|my|that|our)\s+)?check[- ]?in\b"
_CHECK_IN = re.compile(
    rf"{BEGINNING}(?:{DEED}\s+)?{_OWN_CHECK_IN}"
    rf"|(?:[,.:;–-]\s*|\b(?:can|could|would|will)\s+(?:you|we|i)\s+){_SO}{DEED}\s+{_OWN_CHECK_IN}",
    re.I,
)
_TOLD_STEP = re.compile(rf"\b(?:{'|'.join(REPLIES['told_step'])})\b(?:\s+(?:to|that)\b)?", re.I)
# "Pick the budget up where we left it": what is named stands between.
_PICKS_UP = re.compile(
    r"\bpick (?:(?:back )?up (?=(?:the|my|that|our)\b))?(?P<named>(?:the|my|that|our) \w+(?: (?!up\b|back\b)\w+){0,3})"
)
_WISHES_BACK = re.compile(
    r"^(?:(?:can|could|shall|may|cant|should) (?:we|i|you)\b|lets\b|let us\b|(?:id|i would|i) (?:like|want|need"
    r"|rather|prefer)\b|go back|going back"
    r"|back to|take me|bring me|take up|pick|return to|resume|carry on with|continue with|finish|on with)"
)
_GOES_BACK, _NO_TOPIC = pattern_of(REPLIES["goes_back"]), pattern_of([*REPLIES["no_topic"], *NUMBERS, *ORDINALS])
_POLITELY, _FILES, _NOT_NEW, _OTHER_TOPIC, _NO_SITUATION, _NOT_IN_SITUATION = (
    pattern_of(REPLIES[name])
    for name in ("politely", "files", "not_new", "other_topic", "no_situation", "not_in_situation")
)

_FURTHER, _HERE_AGAIN, _PLACE, _GREETS = (
    pattern_of(REPLIES[name]) for name in ("further_back", "here_again", "place", "greets")
)


def told_in(text: str) -> str | None:
    """What stands behind a colon or "change it to": "add to my last answer: …"; None where nothing does."""
    found = _CHANGED_TO.search(text) or _TOLD.search(text)
    return found.group(1).strip() if found else None


def question_in(text: str) -> int | None:
    """The number of the question that is named, or whose answer is: "my first answer"."""
    named = _QUESTION.search(text)
    return next(iter(_counted(named[0])), None) if named else None


def steps_back_in(text: str) -> int | None:
    """How many questions somebody wants to go back: "go back two"; None where they do not count them."""
    found = _STEPS_BACK.search(text)
    return _place(found[1]) if found else None


def wants_further_back(text: str) -> bool:
    """Whether somebody who looks at an earlier question wants the one before it, and has not just come back."""
    return bool(_FURTHER.search(plain(text))) and not _HERE_AGAIN.search(plain(text))


def wants_place(text: str) -> bool:
    """Whether a wish to see where we are is for the number of the question alone."""
    return bool(_PLACE.search(plain(text))) and not wants_files(text)


def without_question(text: str) -> str:
    """The words without the number of the question that they name."""
    return _QUESTION.sub("", text)


def without_line(text: str) -> str:
    """The words without the line of the record that they name."""
    return _LINE.sub("", text).strip(" :,")


def names_a_step(text: str) -> bool:
    """Whether it is by the number of a step that a line is named; a step alone is the last."""
    named = _LINE.search(text)
    return named is not None and "step" in named[0].lower()


def step_told_in(text: str) -> str | None:
    """What a wish for another step says of it: "add a step: ring health"; None where it says nothing."""
    wish = _TOLD_STEP.search(text)
    told = text[wish.end() :].strip(" :,-") if wish else ""
    return told or None


def new_words_in(text: str) -> str | None:
    """What a line of the record is to say instead, where the wish already says it: "change line 2 to …"."""
    named = _LINE.search(text)
    end = named.end() if named else _end_of_number_alone(text)
    found = _NEW_WORDS.search(text) if end is None else _NEW_WORDS_OF_LINE.search(text, end)
    return found.group(1).strip() if found else None


def wants_rewording(text: str) -> bool:
    """Whether a line of the record is to say something else, and not to be struck."""
    return _deed_in(text) == "reword"


def wants_striking(text: str) -> bool:
    return _deed_in(text) == "strike"


def lines_in(text: str) -> list[int]:
    """The numbers of the lines that are named; -1 for the last; none where a line is meant by its words.

    A number alone may stand in the line itself: "take out the bit where all three managers left".
    """
    alone = _NUMBER_ALONE.search(text)
    if alone:
        return [int(alone.group(1))]
    named = _LINES.search(text)
    if named:
        return _places_named(named[0])
    other = _LINE.search(text)
    if other is None and content_words(_RECORD.sub(" ", plain(text))) - {*NUMBERS, *ORDINALS}:
        return []
    if other is None:
        return places_in(text)
    # "The step" is the last one.
    return _counted(other[0]) or [-1]


def changes_the_record(text: str) -> bool:
    """Whether a text begins as an order to change what is kept: no reply to a yes or no, whatever else it holds."""
    return any(_ORDERS.match(sentence) for sentence in sentences(text))


def speaks_of_check_in(text: str) -> bool:
    """Whether it is the day to look back that is to be changed, and no line."""
    return bool(_CHECK_IN.search(text)) and not _LINE.search(text)


def wants_files(text: str) -> bool:
    """Whether a wish to see the record is one to take it away, as a file."""
    return bool(_FILES.search(plain(text)))


def topic_told_in(text: str) -> str | None:
    """What is said of a new topic behind the wish for one; None where nothing is."""
    found = _NEW_TOPIC.search(text)
    told = found.group(1).strip() if found else ""
    return told if content_words(told) else None


def gone_back_to(text: str) -> str | None:
    """What somebody names to go back to, where it is no question by its number: "go back to the hubs one"."""
    words = plain(text)
    found = _GOES_BACK.search(words) if len(words.split()) <= SITUATION else None
    named = words[found.end() :] if found else next((one["named"] for one in _PICKS_UP.finditer(words)), None)
    return _NO_TOPIC.sub(" ", named) if named is not None else None


def goes_back(text: str) -> bool:
    """Whether a sentence is a wish to go back to something, and does not tell of one."""
    words = without_politeness(text)
    return bool(_WISHES_BACK.match(words)) and (bool(_GOES_BACK.search(words)) or bool(_PICKS_UP.search(words)))


def wants_no_new_topic(text: str) -> bool:
    """Whether somebody says that they did not mean to begin anew, or wants to be back where they were."""
    return bool(_NOT_NEW.search(plain(text)))


def wants_other_topic(text: str) -> bool:
    """Whether it is the topic before this one that somebody wants back, without saying which that is."""
    return bool(_OTHER_TOPIC.search(plain(text)))


def describes_a_situation(text: str) -> bool:
    """Whether it is plain without being asked for that a text tells of something a leader faces."""
    words = without_politeness(text)
    is_order = _NO_SITUATION.match(words) or _NOT_IN_SITUATION.search(words)
    # What objects to the record in the middle of a text tells nothing either.
    told = [one for one in sentences(text) if not _NO_SITUATION.match(without_politeness(one))]
    return len(" ".join(told).split()) >= SITUATION and not is_order


def greets(text: str) -> bool:
    """Whether a text begins with a greeting and says little else."""
    words = plain(text)
    return bool(_GREETS.match(words)) and len(words.split()) <= GREETING


def without_politeness(text: str) -> str:
    """The text made plain, without what stands before a wish and is no part of it."""
    words = plain(text)
    while begun := _POLITELY.match(words):
        words = words[begun.end() :].lstrip()
    return words


def _deed_in(text: str) -> str | None:
    """What is to be done with a line: what is said first."""
    words = plain(text)
    found = {value: pattern.search(words) for value, pattern in _DEEDS.items()}
    starts = {value: match.start() for value, match in found.items() if match}
    return min(starts, key=lambda value: starts[value], default=None)


def _places_named(named: str) -> list[int]:
    ranged = _RANGE.sub(lambda one: ", ".join(str(n) for n in range(int(one[1]), min(int(one[2]), 99) + 1)), named)
    return [_place(one) for one in re.findall(_NUMBER, ranged, re.I)]


def _place(number: str) -> int:
    word = number.lower()
    if word == "last":
        return -1
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    return NUMBERS.index(word) if word in NUMBERS else int(re.sub(r"\D", "", word))


def _end_of_number_alone(text: str) -> int | None:
    alone = _NUMBER_ALONE.search(text)
    return alone.end() if alone else None


def _counted(named: str) -> list[int]:
    """The places in what is named; "one" is a number there: "line one"."""
    return places_in(re.sub(r"\bone\b", "1", named, flags=re.I))
