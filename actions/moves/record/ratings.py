"""Ratings that were given: which of them a correction means, and what is asked about one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.parts import Reply
from actions.record import wording
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.dialogue import remarks, scores
from actions.words.language import pieces, reading, shorthand
from actions.words.language.replies import REPLIES
from actions.words.record import lines
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain

# So many words in common say that it is this rating.
NAMES_RATING = 2
_REDATES, _RESTATES = pattern_of(REPLIES["redates"]), pattern_of(REPLIES["restates"])
_ASKS, _RATES = pattern_of(REPLIES["asks_what_was"]), pattern_of(REPLIES["rates"])
_CHANGES = pattern_of([*REPLIES["amending"]["reword"], *REPLIES["moves"], *REPLIES["makes_anew"]])
_DOES = (
    r"(?:change|make|raise|lower|drop|move|bring|put|push|bump|mark|knock|take|revise|amend|correct|alter|switch|turn"
    r"|edit|adjust)"
)
# One number in place of another, whichever stands first.
_NEW_FIRST = re.compile(r"\b(\d+) (?:and |but )?(?:not|instead of|rather than)(?: an?| the)? (\d+)\b")
_OLD_FIRST = re.compile(
    r"\b(?:not(?: an?| the)? |(?:from|the|that|my) )(\d+)(?: (?:but|an?|to|into|it|is|was|i|said|meant|no|should|"
    r"ought|must|could|needs|be|have|been|make|that|really|actually|wants|wrong|not|right|its))+ (\d+)\b"
)
_BEING = r"(?:to|its|it is|thats|into|should be|is really|more like|make it|call it|nearer|closer to|be)"
_ABOUT = r"(?:(?:an?|about|nearer|closer to|more like|really|only|just|say|probably|maybe|now) )*"
# "Change my 5 at the start, it's a 3", "change 7 to 5": what stands between says which one is meant.
_OLD_NAMED = re.compile(
    rf"\b{_DOES} (?:(?:the|my|that) )?(\d+)\b(?: (?!\d)\w+){{0,6}}? {_BEING} {_ABOUT}(\d+)\b(?! \w+s\b)"
)
# "I said 7 within teams. I was being kind. It's nearer 5": recalled in one sentence, and put right in another.
_RECALLED = re.compile(r"\bi (?:said|gave|put|scored|rated|told you|answered|called it)(?: \w+){0,3}? (\d+)\b")
_PUT_RIGHT = re.compile(
    rf"^(?:(?:no|so|but|and|well|actually|really|honestly|today|in truth|on reflection) )*"
    rf"(?:its|it is|it was|thats|it should be|should be|make it|call it|id (?:now )?say|more like|nearer|closer to"
    rf"|im (?:at|on)|that is) {_ABOUT}(\d+)\b(?! \w+s\b)"
)
# What somebody sees since they gave a number, or says of giving it.
_WHY = re.compile(
    r"(?:(?:and|but|so|well|actually|honestly|sorry|no) )*(?:because|since|cos|thats because|that is because|the reason"
    r"|(?:i|ive|i have|im|i am)(?: (?:just|only|now|have|had|since|suddenly))* (?:realis|realiz|remember|notic|see that"
    r"|seen that|thought again|thinking again|was (?:being |too |a bit |far too |rather )*(?:kind|generous|optimistic"
    r"|harsh|hard|modest)|overrated|overstated|overestimated|flattered)"
    r"|(?:it|that|this|the (?:first|old) (?:one|number)) (?:was|is) (?:being |far |much |a bit |rather )*(?:too |over)?"
    r"(?:kind|generous|optimistic|harsh|high|low|flattering|wishful)\b)"
)
# "No, not 1. It's 3": the two are one correction.
_DENIED_ALONE = re.compile(r"(\bnot(?: an?| the)? (?:10|[1-9]))[.!]\s+(?=(?:it|its|it's|it’s|i|make|that|\d))", re.I)
_RECORD = pattern_of([*REPLIES["record"], "to"])
_NAMED = re.compile(r"\b(?:the|my|that|an?|say|give|said|gave|put) (?:10|[1-9])\b(?! [a-z]+s\b)")
_GOES_ON = re.compile(r"\s*(?:and|but|because|as|since|so|for|though|after all)\b")
# A wish to change it, whatever comes with it: "make it a 5", "my score ought to be 4"; no number that counts things.
_BECOMES = r"(?: (?:to|be|have|been|really|now|an?|more|like|meant))*"
_RATING = r"(?:(?:my|the|that|this) )?(?:last |first |previous )?(?:rating|score|number|mark|figure)"
_TO = r"(?: (?:up|down|back|out|over))*(?: (?:to|at|as|into|say|be|from \d+ to))?(?: (?:an?|the|about))*"
_NUMBER = r"(?P<NAME>10|[1-9])\b(?! (?:\w+ )?\w+s\b(?<!was)(?<!is)(?<!its)(?<!this))"
_WISHES = re.compile(
    rf"\b{_DOES} (?:(?:it|that|this|{_RATING}|the \d+|my \d+)){_TO} {_NUMBER.replace('NAME', 'changed')}"
    rf"|\b{_RATING} (?:should|ought|needs|is|was|has|to|have|been|be|really|meant|wants){_BECOMES}"
    rf" {_NUMBER.replace('NAME', 'stated')}"
)


_WISH_BEFORE = re.compile(
    rf"\b(?:can|could|may|might|please|id|i|we|would|like|want|need|to|you|so|also|wish|{_DOES}"
    r"|after all|on reflection|thinking about it)\b"
)


@dataclass(frozen=True)
class Correction:
    """The number that was wrong, where it is named, the one in its place, and what else was said, of it and besides."""

    before: int | None
    rating: int
    beside: str = ""
    rest: str = ""
    # Whether it is plain without the old number, or a question that asks for one, that a rating is to be another.
    is_wish: bool = False


def correction_in(text: str) -> Correction | None:
    """What a sentence puts in place of a rating: "I said 4, not 3", "the 3 should be a 4"; a mere "no, 4" as well."""
    said = pieces.sentences(_DENIED_ALONE.sub(r"\1, ", text))
    for at, one in enumerate(said):
        if lines.asks(one):
            continue
        found = _replaced_in(one) or _wished_in(one) or _restated_in(one)
        if found:
            rest = " ".join(remarks.substance_of(other) for other in [*said[:at], *said[at + 1 :]])
            return replace(found, rest=rest.strip())
    return _recalled_in(said)


def says_why(text: str) -> bool:
    """Whether what is said beside a number that is changed begins with why it is."""
    return bool(_WHY.match(pieces.bare(text)))


def number_for_line(text: str) -> int | None:
    """The number that a line is to have: "the 3 should be a 4. line 14", "change line 14 to a 4"."""
    told = lines.without_line(text)
    found = correction_in(told)
    if found and found.before is not None:
        return found.rating
    numbers = reading.numbers_in(told)
    is_mere = lines.wants_rewording(text) and len(numbers) == 1 and _is_light(_RECORD.sub(" ", _without_numbers(told)))
    return numbers[0] if is_mere and 1 <= numbers[0] <= 10 else None


def at_of(state: State, rating: int | None, question: int | None = None) -> int | None:
    """Where the last answer is that was rated so, to that question; where no number is named, that was rated at all."""
    named = state.plan.questions[question - 1 : question] if question else state.plan.questions
    given = {at: state.replies.get(ask.key) for at, ask in enumerate(state.plan.asks) if ask.question in named}
    rated = [at for at, one in given.items() if one and one.rating is not None and rating in (None, one.rating)]
    return rated[-1] if rated else None


def said_in_words(state: State, number: int | None) -> int | None:
    """Where the last answer is that gives this number in its words alone, as far as one of the latest does."""
    texts = ((at, state.replies[state.plan.asks[at].key]) for at in course.last_kept(state))
    return next(
        (at for at, one in texts if one.rating is None and number and scores.rating_in(one.text) == number), None
    )


def kept_in_words(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State | None:
    """With how sure somebody says that they are where no number is asked for: with the rating that it is about, or else
    with what was said last, in their words; None where they say no such thing, or nothing was said yet.
    """
    number, found = scores.rates_own(words), correction_in(words)
    before = (found.before or scores.rating_in(found.rest)) if found else None
    said = said_in_words(state, before) if before and at_of(state, before) is None else None
    if number is None and said is None:
        return None
    rated = {
        at: wording(ask, state, library)
        for at, ask in enumerate(state.plan.asks)
        if (reply := state.replies.get(ask.key)) and reply.rating is not None
    }
    at = pieces.nearest(words, rated, least=NAMES_RATING) if number else None
    if at is not None and number:
        return rerated(dispatcher, state, at, number, words)
    at = said if said is not None else next(iter(course.last_kept(state)), None)
    if at is None:
        return None
    place = state.plan.questions.index(state.plan.asks[at].question) + 1
    say(dispatcher, "utter_filed", words=excerpt(words), place=place)
    return course.added_to(state, state.plan.asks[at].key, words)


def rerated(dispatcher: CollectingDispatcher, state: State, at: int, rating: int, more: str = "") -> State:
    """The answer with another number; words that stood beside the old one stay, and `more` is added to them."""
    key = state.plan.asks[at].key
    before = state.replies[key]
    if before.rating in (None, rating):
        say(dispatcher, "utter_heard_short")
    else:
        say(dispatcher, "utter_rating_changed", before=before.rating, rating=rating)
    kept = course.standing(state, key) or before
    text = kept.text if not scores.is_mere(kept.text) else "" if more else str(rating)
    state = state.but(amendments=state.amendments.without(key))
    return state.but(replies={**state.replies, key: Reply(text=f"{text} {more}".strip(), rating=rating)})


def asks_what_was_given(text: str) -> bool:
    """Whether a message only asks about a rating: "what did you say about my rating, the 3?"."""
    said = pieces.sentences(text)
    others = [plain(one) for one in said if not _ASKS.search(plain(one))]
    is_all = len(others) < len(said) and not any(pieces.content_words(reading.without_beside(one)) for one in others)
    is_rated = bool(_RATES.search(plain(text))) or bool(_NAMED.search(plain(text)))
    return is_all and is_rated and not _CHANGES.search(_ASKS.sub(" ", plain(text)))


def say_given(dispatcher: CollectingDispatcher, state: State, text: str, library: Library) -> None:
    """What was given, and to which question: the one that is named by its number, or else the last."""
    named = scores.rating_in(text)
    at = at_of(state, named) if named else None
    at = at_of(state, None) if at is None else at
    reply = state.replies.get(state.plan.asks[at].key) if at is not None else None
    if at is None or reply is None:
        say(dispatcher, "utter_rating_none")
        return
    say(dispatcher, "utter_rating_given", rating=reply.rating, question=wording(state.plan.asks[at], state, library))


def _replaced_in(sentence: str) -> Correction | None:
    words = _plainly(sentence)
    old_first = _OLD_FIRST.search(words) or _OLD_NAMED.search(words)
    found = old_first or _NEW_FIRST.search(words)
    if found is None or _is_of_something_else(words[: found.start()]):
        return None
    before, rating = map(int, found.groups() if old_first else found.groups()[::-1])
    behind = words[found.end() :]
    is_wish = bool(_WISH_BEFORE.search(words[: found.start() + 1]))
    goes_on = is_wish or _is_light(behind) or _GOES_ON.match(behind)
    if not (1 <= rating <= 10 and 1 <= before <= 10) or not goes_on:
        return None
    return Correction(before, rating, "" if _is_light(behind) else sentence, is_wish=is_wish)


def _recalled_in(said: Sequence[str]) -> Correction | None:
    """A number that is said to have been given, and the one that a later sentence puts in its place; all is of it."""
    recalled = next(((at, found) for at, one in enumerate(said) if (found := _RECALLED.search(_plainly(one)))), None)
    if recalled is None:
        return None
    at, before = recalled
    later = [*pieces.clauses(said[at])[1:], *(clause for one in said[at + 1 :] for clause in pieces.clauses(one))]
    rating = next((one for words in later if (one := _PUT_RIGHT.search(_plainly(words)))), None)
    if rating is None or not (1 <= int(before[1]) <= 10 and 1 <= int(rating[1]) <= 10):
        return None
    return Correction(int(before[1]), int(rating[1]), " ".join(said[at:]), " ".join(said[:at]), is_wish=True)


def _wished_in(sentence: str) -> Correction | None:
    """A wish for another number, whatever else its sentence says, unless it tells what others do."""
    # A mark ends what a number could count: "my rating is 6, he knows the direction".
    clause = next((one for one in pieces.clauses(sentence) if _WISHES.search(_plainly(one))), sentence)
    words, before = _plainly(clause), _plainly(sentence[: sentence.index(clause)])
    found = _WISHES.search(words)
    if found is None or _is_of_something_else(f"{before} {words[: found.start()]}"):
        return None
    is_mere = _is_light(words[found.end() :]) and sentence.endswith(clause)
    return Correction(None, int(found["changed"] or found["stated"]), "" if is_mere else sentence, is_wish=True)


def _restated_in(sentence: str) -> Correction | None:
    """A number after a word that corrects, and nothing else: "no, 4", "I meant a 4"."""
    numbers, words = reading.numbers_in(scores.without_days(sentence)), _without_numbers(sentence)
    is_mere = len(numbers) == 1 and bool(_REDATES.search(words)) and _is_light(words)
    return Correction(None, numbers[0]) if is_mere and 1 <= numbers[0] <= 10 else None


def _plainly(sentence: str) -> str:
    words = plain(reading.in_figures(scores.without_days(sentence))).replace(".", "")
    return shorthand.in_full(words)


def _without_numbers(sentence: str) -> str:
    """What is left of a sentence without its numbers."""
    return re.sub(r"\b\d+\b", " ", _plainly(sentence))


def _is_light(words: str) -> bool:
    """Whether words carry nothing beside a number that is put right."""
    return not _RESTATES.sub(" ", _REDATES.sub(" ", words)).strip()


def _is_of_something_else(words: str) -> bool:
    return bool(pieces.content_words(_WISH_BEFORE.sub(" ", _RESTATES.sub(" ", _REDATES.sub(" ", words)))))
