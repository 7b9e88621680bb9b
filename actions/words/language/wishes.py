"""What a wish to change or to look back names: a question, a step, a topic; lines of the record are in `lines`."""

from __future__ import annotations

import re

from actions.words.language.pieces import bare, content_words, sentences
from actions.words.language.reading import NUMBERS, ORDINALS, places_in
from actions.words.language.replies import REPLIES
from knowledge.phrases import pattern_of, plain

# So many words tell of something; fewer may well be meant for what is there already.
SITUATION = 14
# A greeting is no longer than this: "good morning from a wet Leeds".
GREETING = 7

_TOLD = re.compile(r":\s+(\S.*)$", re.S)
# A word or two are more likely a rating: "change that to a 9".
_CHANGED_TO = re.compile(
    r"\b(?:change|alter|amend|correct) (?:it|that|this|that one|my answer|the answer) (?:to|so it says|so that it says)"
    # "My answer to question 3" names it.
    r"[\s:]+(?!(?:the\s+)?(?:question|q)\s*(?:number\s+)?\w+\s*:|(?:the|that)\s+(?:one|question|answer|bit|part)\b)(\S+(?:\s+\S+){2,})\s*$",
    re.I | re.S,
)
NUMBERED = "|".join([*NUMBERS, *ORDINALS])
_QUESTION = re.compile(
    rf"\b(?:question|answer|q)(?:\s+number)?\s*(?:\d+|{NUMBERED})\b"
    rf"|\b(?:\d+(?:st|nd|rd|th)|{NUMBERED})\s+(?:question|answer|one)\b",
    re.I,
)
# Bounded, since every order of a long message is looked for from its beginning.
BEGINNING = rf"^\W{{0,12}}(?:(?:{'|'.join(REPLIES['politely'])})[\s,.]+){{0,8}}"
DEED = (
    rf"(?:{'|'.join([*REPLIES['amending']['reword'], *REPLIES['amending']['strike'], *REPLIES['moves']])})(?:\s+out)?"
)
_STEPS_BACK = re.compile(
    rf"\bback\s+(?:by\s+)?(\d+|{'|'.join(NUMBERS[1:])})\b(?!\s+(?:weeks?|months?|years?|days?))", re.I
)
# "New topic please: child poverty"; what is parked may be named between commas: "park this one, the hubs, I have …".
_NEW_TOPIC = re.compile(
    r"\b(?:(?:new|another|different|fresh) (?:topic|subject|conversation)\b(?:[\s,]+(?:please|now|then))*"
    r"|(?:clean slate|fresh start|(?:start|begin)(?:ing)? (?:again|afresh|over|anew|fresh))\b"
    r"(?:[\s,]+(?:please|now|then|(?:on|with) (?:something|a|an) (?:(?:new|different|other|fresh)(?: \w+)?|else)))*"
    r"|(?:park|leave|drop|shelve) (?:this|that) (?:one|topic)\b(?: for now)?(?:,\s+(?:\w+\s?){1,3}(?=,))?)"
    r"[\s,.:;!–—-]*(.*)$",
    re.I | re.S,
)
_ORDERS = re.compile(rf"{BEGINNING}{DEED}\b[^.!?]*?\b(?:{'|'.join(REPLIES['kept'])})\b", re.I)
_TOLD_STEP = re.compile(rf"\b(?:{'|'.join(REPLIES['told_step'])})\b(?:\s+(?:to|that)\b)?", re.I)
# A step that is to be there again, with what it is.
_PUT_BACK = re.compile(
    r"\b(?:put|bring|get|have|add)\s+(?:back\s+)?(?:in\s+)?(?:my|the|that)\s+(?:(?:first|second|third|last|other|next)\s+)*step"
    r"(?:\s+(?:back|in|again|down|about\s+it))*\s*[:–-]\s*(?=\S)",
    re.I,
)
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

_ALL = re.compile(r"\b(?:all of (?:it|this|that)|everything|the lot|it all|all i)\b")
_KEPT = r"(?:it|this|that|(?:the|my) (?:record|summary|notes|plan)|a copy)"
_OTHERS = r"(?:him|her|them|(?:my|our|the) [a-z]+(?: [a-z]+){0,2}?)"
_GIVES_ON = re.compile(
    rf"\b(?:give|send|email|e mail|forward|pass|hand|show) {_KEPT} (?:on )?to {_OTHERS}\b"
    rf"|\b(?:give|send|show|email) {_OTHERS} {_KEPT}\b|\blet {_OTHERS} (?:have|see|read) {_KEPT}\b"
    rf"|\bshare {_KEPT} with {_OTHERS}\b"
)
_FURTHER, _HERE_AGAIN, _PLACE, _GREETS = (
    pattern_of(REPLIES[name]) for name in ("further_back", "here_again", "place", "greets")
)
_MEANS = re.compile(r"^(?:i (?:mean|meant|said|asked)(?: to| you to)? )+")
_OF_THE_TALK = re.compile(
    r"\b(?:topics?|subject|conversation|chat|session|something (?:else|new|different|separate)"
    r"|start(?:ing)? over|restart|(?:start|begin|go) (?:all )?(?:again|afresh|anew)"
    r"|from (?:scratch|the (?:start|beginning|top))"
    r"|(?:new|another|different|other|separate) (?:one|matter|issue|thing|problem|question))\b"
)
_NOT_BACK = re.compile(
    r"\b(?:dont|do not|didnt|did not|never|no need to|not asking to|not)\b(?: (?:you|me|us|i|we|please"
    r"|just|want|ask|asked|to|keep|be|go|going|take|taking|send|sending|it|that|this|one))* back\b"
)


def told_in(text: str) -> str | None:
    """What stands behind a colon or "change it to": "add to my last answer: …"; None where nothing does."""
    found = _CHANGED_TO.search(text) or _TOLD.search(text)
    return found.group(1).strip() if found else None


def question_in(text: str) -> int | None:
    """The number of the question that is named, or whose answer is: "my first answer"."""
    named = _QUESTION.search(text)
    return next(iter(counted_in(named[0])), None) if named else None


def steps_back_in(text: str) -> int | None:
    """How many questions somebody wants to go back: "go back two"; None where they do not count them."""
    found = _STEPS_BACK.search(text)
    return place_of(found[1]) if found else None


def wants_further_back(text: str) -> bool:
    """Whether somebody who looks at an earlier question wants the one before it, and has not just come back."""
    return bool(_FURTHER.search(plain(text))) and not _HERE_AGAIN.search(plain(text))


def wants_place(text: str) -> bool:
    """Whether a wish to see where we are is for the number of the question alone."""
    return bool(_PLACE.search(plain(text))) and not wants_files(text)


def without_question(text: str) -> str:
    """The words without the number of the question that they name."""
    return _QUESTION.sub("", text)


def step_told_in(text: str) -> str | None:
    """What a wish for another step says of it: "add a step: ring health"; None where it says nothing."""
    wish = _TOLD_STEP.search(text) or _PUT_BACK.search(text)
    told = text[wish.end() :].strip(" :,-") if wish else ""
    return told or None


def changes_the_record(text: str) -> bool:
    """Whether a text begins as an order to change what is kept: no reply to a yes or no, whatever else it holds."""
    return any(_ORDERS.match(sentence) for sentence in sentences(text))


def wants_files(text: str) -> bool:
    """Whether a wish to see the record is one to take it away, as a file."""
    return bool(_FILES.search(plain(text)))


def means_all(text: str) -> bool:
    """Whether a wish to have something gone is for all of it."""
    return bool(_ALL.search(plain(text)))


def gives_on(text: str) -> bool:
    """Whether somebody wants to give the record to others than coaches, who alone are shown it here."""
    said = map(plain, sentences(text))
    return any(_GIVES_ON.search(one) and "coach" not in one for one in said)


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
    words = _MEANS.sub("", without_politeness(text))
    return bool(_WISHES_BACK.match(words)) and (bool(_GOES_BACK.search(words)) or bool(_PICKS_UP.search(words)))


def begins_anew(text: str) -> bool:
    """Whether a wish to begin again is plainly of this conversation: "start that again" may be a thing they will do."""
    return any(_OF_THE_TALK.search(bare(one)) for one in sentences(text))


def refuses_to_go_back(text: str) -> bool:
    """Whether somebody says that they do not wish to go back: "don't go back", "I didn't ask to go back"."""
    return bool(_NOT_BACK.search(plain(text)))


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


def counted_in(named: str) -> list[int]:
    """The places in what is named; "one" is a number there: "line one"."""
    return places_in(re.sub(r"\bone\b", "1", named, flags=re.I))


def place_of(number: str) -> int:
    """The place that a number or a word for one names; -1 for the last."""
    word = number.lower()
    if word == "last":
        return -1
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    return NUMBERS.index(word) if word in NUMBERS else int(re.sub(r"\D", "", word))
