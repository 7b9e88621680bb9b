"""What a message tells of the situation besides what it was asked, chosen or put right."""

from __future__ import annotations

import re

from actions import flow
from actions.moves.situation import offering
from actions.state import State
from actions.words.context import objecting, options, outright, standing
from actions.words.dialogue import queries
from actions.words.language import pieces
from actions.words.situation import statements

# "I should like to know which of them lies nearer" asks of what is shown.
_WISHES_TO_KNOW = re.compile(
    r"(?:(?:and|but|so|because|well) )*(?:i|we|id|wed)(?: (?:should|would|do|just|only|really|also))*"
    r" (?:like|want|wanted|need|love|prefer|wish) (?:you )?to (?:know|see|hear|understand|find out|ask|read|learn|say)"
    r" (?:more (?:about|of|on)|which|what|how far|whether|if|why)\b.*"
    r"\b(?:them|these|those|two|cases?|stud(?:y|ies)|ones?)\b"
)
# Of so many words a message tells something.
ENOUGH_WORDS = 6


def told_in_addition(words: str, state: State, whole: str | None = None) -> State:
    """The state with what plainly adds to the situation: statements of it, in many words; no question, no protest.

    They are kept as they stand in `whole`, from which `words` are; no sentence is cut.
    """
    said = [one for one in pieces.sentences(statements.without_talk(words)) if not _is_of_the_talk(one)]
    told = [one for one in said if pieces.content_words(one)]
    stated = {one: of_it for one in told if (of_it := statements.statements(one) or _own_question(one))}
    # What stands beside an objection is said to be put in its place, however short.
    enough = 1 if objecting.disputes(words) else ENOUGH_WORDS
    if sum(len(sentence.split()) for of_it in stated.values() for sentence in of_it) < enough:
        return state
    return flow.told_more(state, " ".join(pieces.whole(list(stated), whole or words)))


def _own_question(sentence: str) -> list[str]:
    return [sentence] if statements.asks_of_own_matter(sentence) else []


def _is_of_the_talk(sentence: str) -> bool:
    if _WISHES_TO_KNOW.match(pieces.bare(sentence)):
        return True
    is_told = objecting.insists(sentence) and any(standing.told_in(sentence, one) for one in offering.TOLD)
    is_said_again = is_told or outright.insists(sentence)
    is_of_us = options.blames(sentence) or queries.asks_of_us(sentence) or objecting.speaks_of_the_shown(sentence)
    return is_said_again or is_of_us or options.is_of_a_list(sentence)
