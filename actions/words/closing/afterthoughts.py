"""What is brought up once all was asked: a step, a day, a question, something to add, a goodbye, or no new topic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from actions.words.dialogue import remarks
from actions.words.dialogue.confiding import asked_in
from actions.words.language import pieces, reading, wishes
from actions.words.language.replies import REPLIES
from actions.words.steps import segments
from actions.words.time import looking_back
from actions.words.time.dates import meant_in
from knowledge.phrases import pattern_of, plain

Kind = Literal["step", "check_in", "amend", "asks", "adds", "protests", "goodbye", "no_topic"]

# A step is told in so few words; more may be a situation.
WORDS_OF_A_STEP = 25
# Words that lead in, and say that what follows is more of the same.
_MORE = re.compile(
    r"^(?:(?:oh|and|so|ok|okay|right|sorry|wait|hang on|hold on|before (?:that|i go|we finish)|no|yes|thanks"
    r"|thank you)[\s,.:;–—-]+)*"
    r"(?:(?:just )?(?:one|a|1) (?:more|last|final|other|small|quick|further) (?:thing|bit|point"
    r"|note)(?: to add)?|(?:and )?(?:the|my) last thing"
    r"|there was (?:one more|another) thing[^.:]*|another thing|one last|last one|ps|p\.s\.|"
    r"i (?:also )?(?:forgot|meant|wanted|should have|shouldve|should)(?: to)? (?:say|said|mention|mentioned|add"
    r"|added|tell|told)(?: you)?(?: that)?"
    r"|i (?:never|didn['’]?t|did not|haven['’]?t) (?:told|tell|said?|mention(?:ed)?|add(?:ed)?)(?: you)?(?: that)?"
    r"|(?:can|could|please|may) (?:you |i )?(?:please )?(?:also )?add(?: to (?:that|it|my record"
    r"|the record))?(?: that| this| in)?"
    r"|(?:please )?add(?: to (?:that|it|my record|the record))?(?: that| this)?"
    r"|for the record|note (?:down )?that|also)\b[\s,.:;–—-]*",
    re.I,
)
_PUT_IN = re.compile(
    r"[\s,.;–—-]*\b(?:please )?(?:can you |could you )?(?:put|add|get|write|note) (?:that|it|this) (?:in|down"
    r"|to (?:it|that|the record|my record))(?: too| as well| please| would you)*[.!?]*$",
    re.I,
)
_STEP = re.compile(
    r"\b(?:put|add|get|fit|write|have|want|wanted|need|include|note|forgot|missed|do|make|gave|given|give|told"
    r"|said|got|lost|are|were|as|is)\b"
    r"(?: \w+){0,4} (?:next )?(?:step|steps|actions?)\b|^(?:my |the |next |another |one more )*steps?\b"
    r"|\b(?:one more|another|a new|my next) step\b"
)
_BYE, _BESIDE_BYE = pattern_of(REPLIES["bids_goodbye"]), pattern_of(REPLIES["beside_goodbye"])
# Who is off, and where to: "I'm off to my four o'clock", "got to run", "right, next meeting".
_BESIDE_OFF = r"(?:(?:and|but|so|ok|okay|right|well|thanks|thank you|sorry|anyway|great|cheers|now|all) )*"
_TO_NEXT = (
    r"(?: (?:now|then|sorry|thanks))*(?: (?:to|for|into|in|at) (?:(?:a|an|the|my|our|another|next) )*"
    r"(?:\w+ )?(?:meeting|mtg|call|appointment|train|bus|panel|cabinet|court|school run|pick up|visit|lunch|home"
    r"|next one|next thing|\w+ o ?clock)(?: (?:now|then|at \w+))*)?"
)
_OFF = re.compile(
    rf"{_BESIDE_OFF}(?:(?:ive|i have|i) (?:got to|gotta|to|have to|need to|must|should|better)"
    r"|gotta|got to|need to|must"
    r"|have to|id better|better|time to|im going to|im gonna)"
    rf" (?:now )?(?:run|go|dash|shoot|rush|fly|leave|be off|get off|get going|head off|jump|log off|sign off){_TO_NEXT}"
    rf"|{_BESIDE_OFF}(?:im|i am) (?:off|away|out of here|late|due){_TO_NEXT}"
)
# What somebody does with the record who leaves: "I shall download it now", "will print this for my deputy".
_TAKES_AWAY = re.compile(
    r"(?:(?:and|so|now|then|right|ok|ill|i|im|will|shall|am|going to|gonna|have|ive|just|let me|off to|need to) )*"
    r"(?:download|sav|save|print|export|copy)(?:ing|ed|d|s)?"
    r"(?: (?:it|this|that|a copy|copies|of|off|out|(?:my|the|this) (?:record|copy|notes|summary|file)"
    r"|the calendar|as|to|for|my|a|word|pdf|markdown|file|document|desktop|deputy|team|coach|now|then|first|today|and"
    r"|read|show|later|tonight|before i go|on the train|at home))*"
)
# What speaks of the talk that was had: "it made me work", "I enjoyed that", "lots to think about".
_OF_THE_TALK = re.compile(
    r"(?:(?:and|but|so|well|ok|oh|right|yes) )*(?:it|that|this|thats|its|you|youve|i|ive|im|ill|lots|plenty|much|some"
    r"|food|something|more|less|worth|useful|not|very|really|good|enough)\b"
)
_NONE = re.compile(
    r"(?:(?:no|oh|ok|and|but|sorry|well|actually|please|just|thanks|thank you) )*"
    r"(?:no|nope|none(?: of (?:those|these|them|it|that|the above))?|neither(?: of (?:those|these|them))?"
    r"|nothing(?: (?:like that|else|new))?"
    r"|leave (?:it|that|them)(?: (?:there|alone|be|out))?|forget (?:it|that)|never ?mind|(?:it )?doesnt matter|drop it"
    r"|ignore (?:that|it|me)|not any of (?:those|these|them))"
    r"(?: (?:please|thanks|thank you|then|now|really|sorry))*"
)
_NO_TOPIC = re.compile(
    r"^(?:no|nope|not|isnt|thats not|that is not|it isnt|it is not|this isnt|i dont want|i do not want"
    r"|dont start|dont begin|without)\b(?: \w+){0,3} (?:topic|conversation|subject)\b|\bnot (?:a |an )?(?:new )?topic\b"
    r"|^(?:no |its |it is |thats |that is )?(?:nothing|not anything|not) new\b|\bback to what i (?:had|have)\b"
)
_CHECK_IN = re.compile(r"^(?:(?:the|my|and|no) )*check ?in\b")
_WRONG = re.compile(
    r"\b(?:step|answer|rating|line|date|day|situation|record|summary|number|owner)s? (?:is|was|says|said|reads"
    r"|should|shd|must|are|were) "
    r"(?!the\b|that\b)(?:\w+ )?(?:wrong|not right|incorrect|mistaken|say|read|be)\b"
)
# What of the record somebody speaks of; "the next step for the service" is a matter as well.
_OF_THE_KEPT = re.compile(r"\b(?:my|the|that|this|your) (?:\w+ )?(?:step|line|answer|rating|record|summary|check in)\b")
_OWN_ALONE = re.compile(r"^(?:thats |by )?(?:me|myself|us)$")


# A question to the bot, with its mark or without.
_ASKS_US = re.compile(r"(?:(?:so|and|but|wait|sorry) )*(?:did|have|do|can|could|will|would|are|were) you\b|show me\b")


@dataclass(frozen=True)
class Afterthought:
    """What it is, and its words without what leads in."""

    kind: Kind
    words: str
    # Whether the words themselves say that they belong to what was just closed.
    is_more: bool = False


def read(text: str, today: date) -> Afterthought | None:
    """What is brought up; None where the words do not tell."""
    rest, is_more = _led_in(text)
    no_topic = [one for one in pieces.sentences(rest) if denies_a_topic(one)]
    if no_topic:
        return Afterthought("no_topic", _without_denial(rest))
    kind = _kind_of(rest, today)
    if kind:
        return Afterthought(kind, rest, is_more)
    return Afterthought("adds", rest, True) if is_more and pieces.content_words(rest) else None


def is_of_the_kept(text: str) -> bool:
    """Whether a text speaks of what stands in the record or of the talk, so that it describes no new situation."""
    said = pieces.sentences(text)
    return bool(_OF_THE_KEPT.search(plain(text))) or any(map(remarks.may_be_talk, said))


def denies_a_topic(text: str) -> bool:
    """Whether a sentence says that it is no new topic."""
    denied = any(_NO_TOPIC.search(plain(clause)) for clause in pieces.clauses(text))
    return denied or wishes.wants_no_new_topic(text)


def asks(text: str) -> bool:
    """Whether a text is a question and states nothing besides."""
    said = pieces.sentences(text)
    asked = [one for one in said if reading.asks_something(one) or _ASKS_US.match(pieces.bare(one))]
    rest = [one for one in said if one not in asked and not remarks.is_about_the_talk(one)]
    return bool(asked) and not any(len(pieces.content_words(one)) > 1 for one in rest)


def bids_goodbye(text: str) -> bool:
    """Whether a text takes leave, and says no more than what one says then."""
    words = plain(text)
    if _OFF.fullmatch(pieces.bare(text)) and not pieces.asks(text):
        return True
    rest = reading.without_beside(_BESIDE_BYE.sub(" ", _BYE.sub(" ", words)))
    return bool(_BYE.search(words)) and not pieces.content_words(rest) and not pieces.asks(text)


def takes_leave(text: str) -> bool:
    """Whether a text ends with a goodbye, and what comes before it tells nothing: "It made me work. That's me done"."""
    every = pieces.sentences(text)
    said = [one for one in map(_without_taking, every) if one]
    is_at_end = bool(said) and bids_goodbye(said[-1]) and all(map(is_light, said[:-1]))
    return not any(map(pieces.asks, every)) and (is_at_end or bids_goodbye(text))


def _without_taking(sentence: str) -> str:
    """A sentence without what only tells that the record is taken along: "that's me done, downloading it now"."""
    said = pieces.clauses(sentence)
    left = [one for one in said if not _TAKES_AWAY.fullmatch(pieces.bare(one))]
    return sentence if len(left) == len(said) else ", ".join(left)


def refuses_offer(text: str) -> bool:
    """Whether a text takes none of what was offered, and says nothing else but a goodbye."""
    said = pieces.sentences(text)
    return bool(said) and bool(_NONE.fullmatch(pieces.bare(said[0]))) and all(map(is_light, said[1:]))


def is_light(sentence: str) -> bool:
    """Whether a sentence takes leave, speaks of the talk itself, or takes nothing of what was offered."""
    words = pieces.bare(sentence)
    is_of_talk = bool(_OF_THE_TALK.match(words)) and pieces.is_short(sentence) and not remarks.intends(sentence)
    return (
        bids_goodbye(sentence)
        or bool(_NONE.fullmatch(words))
        or remarks.is_about_the_talk(sentence)
        or (is_of_talk and not pieces.asks(sentence) and not remarks.tells_of_others(sentence))
    )


def step_told_in(text: str) -> str:
    """What a wish for a step says of it; empty where it says nothing."""
    labelled = segments.labelled_in(text)
    told = labelled[1] if labelled else wishes.step_told_in(text)
    if told:
        return told
    behind = text.partition(":")[2].strip() if _STEP.search(plain(text.partition(":")[0])) else ""
    rest = behind or " ".join(one for one in pieces.sentences(text) if not _STEP.search(plain(one)))
    return rest if len(pieces.content_words(rest)) > 1 else ""


def _kind_of(text: str, today: date) -> Kind | None:
    words = plain(text)
    if not words:
        return None
    if looking_back.wished_beside(text, today) or looking_back.unset_beside(text, is_set=True) is not None:
        return "check_in"
    if (looking_back.speaks_of(text) or _CHECK_IN.match(words)) and meant_in(text, today):
        return "check_in"
    if wishes.step_told_in(text):
        return "step"
    if wishes.changes_the_record(text) or _WRONG.search(words):
        return "amend"
    if _is_step(text, words, today):
        return "step"
    if asks(text) or asked_in(text).kinds:
        return "asks"
    if bids_goodbye(text):
        return "goodbye"
    return "protests" if remarks.protests(text) else None


def _is_step(text: str, words: str, today: date) -> bool:
    if segments.labelled_in(text):
        return True
    if len(words.split()) > WORDS_OF_A_STEP:
        return False
    if _STEP.search(words):
        return True
    is_own = remarks.intends(text) or any(_OWN_ALONE.fullmatch(plain(one).strip(" .")) for one in pieces.clauses(text))
    return is_own and meant_in(text, today) is not None


def _led_in(text: str) -> tuple[str, bool]:
    """The text without what leads in or says that it is to be put in, and whether there was any of that."""
    rest = _PUT_IN.sub("", text)
    found = _MORE.match(rest)
    return (rest[found.end() :] if found else rest).strip(), rest != text or found is not None


def _without_denial(text: str) -> str:
    left = [
        one
        for sentence in pieces.sentences(text)
        for one in (pieces.clauses(sentence) if denies_a_topic(sentence) else [sentence])
    ]
    return " ".join(one for one in left if not denies_a_topic(one))
