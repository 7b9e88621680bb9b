"""What a leader asks the bot, wherever they are: what is meant, for an example, on what it rests, what it thinks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from actions.words.language import pieces, shorthand
from actions.words.language.grammar import BEFORE_ASKING
from actions.words.language.once import once
from actions.words.language.tables import table_beside
from knowledge.phrases import plain

_TABLE = table_beside(__file__)
# In this order: "give me an example of how sure you are" asks for an example.
KINDS = ("scope", "progress", "for_whom", "reminder", "why", "opinion", "example", "evidence", "meaning")
# Asked where options are shown, by their places.
OPTIONS = "options"
# What needs to be a question or a bidding, and of nobody's own matter.
_ASKED_OF_US = frozenset({"opinion", "evidence", "example", "progress"})
# A word is read as a signal where it is as near to it as this, and as long.
NEAR, LONG = 0.8, 6
# More words than these ask for nothing: they tell.
LONGEST = 120
# Whoever asks for the meaning of more words than this tells a story.
TERM = 7
# Clauses of more words than this beside a question tell something.
TOLD = 2
# A word that stands nowhere here, with what belongs to it.
STRANGE = 3
# Who asks in so few words says no "I".
FEW = 5

_FORMS = {kind: [re.compile(form) for form in _TABLE[kind]] for kind in KINDS}
_LEAD, _BIDS, _OWN, _WORD = (re.compile(_TABLE[name]) for name in ("lead", "bids", "own", "word"))
_ABOUT_US, _NOTHING_ELSE = re.compile(_TABLE["about_us"]), re.compile(_TABLE["nothing_else"])
_NAMES_NOTHING = frozenset(_TABLE["names_nothing"])
_MISSES, _ASKS_WHAT, _OF_THEMSELVES, _WONDERS = (
    re.compile(_TABLE[name]) for name in ("misses", "asks_what", "of_themselves", "wonders")
)
_UNSURE = re.compile(_TABLE["unsure"])
_SIGNALS: Sequence[str] = _TABLE["signals"]
_SPELT_WELL = frozenset(_TABLE["spelt_well"])
_TAKES_IT = re.compile(_TABLE["takes_it"])
_CLAUSES = re.compile(rf"[,;:]\s+|\s+[–—-]+\s+|{BEFORE_ASKING}", re.I)
_SAYS_MEANS = re.compile(r"(?:what|whats|wot) (?:does|do|is|are|you mean by|do you mean by)\b.*\bmeans?\b")
_TAKEN_FOR = re.compile(
    r"(?:(?:so|and|but|oh|well|right|i (?:think|bet|reckon|suppose|guess)|surely) )*"
    r"(?:you|youre|you are|ur|u r|its|it is|this|this is|are you|arent you|is this)"
    r"(?: (?:not|is|are|are you|basically|just|only|really|actually|nothing but|no more than"
    r"|some|sort of|kind of|a|an|the|another"
    r"|bloody|glorified|fancy|like|same as|based on|running on|powered by))*"
    r" (?:chat ?gpt|gpt(?: ?\d)?|claude|copilot|gemini|siri|alexa|llm|language model|ai|bot|chatbot|robot|machine"
    r"|computer|program|programme|algorithm)"
    r"(?: (?:arent you|isnt it|arent u|really|then|right|in disguise"
    r"|are you|innit|are you not|or what|with a skin|underneath))*"
)
_NUMBER = re.compile(r"\d")
_QUOTED = re.compile(r"[\"“”‘’']([^\"“”‘’']{2,60})[\"“”‘’'](?!\w)")


@dataclass(frozen=True)
class Query:
    """One thing that is asked of the bot; `term` is what it is about, empty where that is what was just asked."""

    kind: str
    term: str


def queries_in(text: str, table: str) -> tuple[list[Query], str]:
    """All that a text asks of the bot, and what else it says; the rest is empty where that is no reply."""
    asked, rest = list[Query](), list[str]()
    for sentence in pieces.sentences(text):
        found, left = _in_sentence(sentence, table)
        asked += found
        rest += [left] if left else []
    if not asked:
        word = _word_in(text, table)
        return ([word], "") if word else ([], text)
    named = [one for one in rest if pieces.is_short(one) and is_on(table, one)]
    if named and Query("meaning", "") in asked:
        # "I mean your question. Scope": the word stands alone.
        asked, rest = [*asked, Query("meaning", _term("", _words(named[0])))], [one for one in rest if one not in named]
    if Query("scope", "") in asked:
        # What they take it for is no answer to it.
        rest = [one for one in rest if not (pieces.is_short(one) and _TAKES_IT.fullmatch(_LEAD.sub("", _words(one))))]
    return _each_once(asked), "" if all(map(_is_nothing_else, rest)) else " ".join(rest)


def _word_in(text: str, table: str) -> Query | None:
    """A word of what was asked that stands alone with a question mark: "scope?"."""
    named = _WORD.fullmatch(_LEAD.sub("", _words(text)))
    term = _term("", named["about"]) if named else ""
    return Query("meaning", term) if term and is_on(table, term) else None


def _in_sentence(sentence: str, table: str) -> tuple[list[Query], str]:
    """What a sentence asks, and the clauses that tell something beside it."""
    clauses = [clause for clause in _CLAUSES.split(sentence) if plain(clause)]
    found = {clause: query_in(clause, table) for clause in clauses} if len(clauses) > 1 else {}
    told = [clause for clause in found if found[clause] is None and not _is_nothing_else(clause)]
    by_clause = [query for query in found.values() if query]
    if by_clause and len(pieces.content_words(" ".join(told))) > TOLD:
        return by_clause, ", ".join(told)
    whole = query_in(sentence, table)
    if whole and not any(query.term for query in by_clause):
        return [*by_clause, whole], ""
    return (by_clause, "") if by_clause else ([], sentence)


def _each_once(asked: Sequence[Query]) -> list[Query]:
    """The queries without those that ask the same of nothing in particular."""
    named = {query.kind for query in asked if query.term}
    return [query for query in dict.fromkeys(asked) if query.term or query.kind not in named]


def query_in(sentence: str, table: str) -> Query | None:
    """What a sentence asks of the bot, of which `table` is what it has just asked and shown; None where it tells."""
    words = _LEAD.sub("", _words(sentence))
    if len(words.split()) > LONGEST:
        return None
    is_bid = words.endswith("?") or bool(_BIDS.match(words))
    for kind in KINDS:
        found = next(filter(None, (form.fullmatch(words) for form in _FORMS[kind])), None)
        if found is None or (kind in _ASKED_OF_US and not ((is_bid and not _OWN.search(words)) or _is_bare(words))):
            continue
        term = _term(sentence, found.groupdict().get("about") or "") or _before(found, table)
        if kind != "meaning" or _may_be_asked(term, words, is_bid, table):
            return Query(kind, term)
    return None


def asks_of_us(sentence: str) -> bool:
    """Whether a sentence by itself asks the bot for something that it answers."""
    return query_in(sentence, "") is not None


def is_on(table: str, term: str) -> bool:
    """Whether all that a term is made of stands in what was just asked or shown."""
    wanted = _stems(term)
    return bool(wanted) and wanted <= _stems(table)


def term_in(text: str) -> str:
    """The words of a text that name something, where it is known to ask what they mean."""
    return _term(text, _LEAD.sub("", _words(text)))


def wonders(text: str) -> bool:
    """Whether somebody asks themselves why something is as it is with them: "Why is that so hard?"."""
    return bool(_WONDERS.fullmatch(pieces.bare(text)))


def says_why_asked(told: str, asked: Sequence[Query]) -> bool:
    """Whether what stands beside questions for a meaning only says what is not known of it."""
    terms = pieces.content_words(" ".join(query.term for query in asked))
    is_of_meaning = bool(asked) and all(query.kind == "meaning" for query in asked)
    return is_of_meaning and all(
        _UNSURE.search(pieces.bare(one)) and (terms & pieces.content_words(one) or pieces.is_short(one))
        for one in pieces.sentences(told)
    )


def says_what_we_are(text: str) -> bool:
    """Whether somebody says what they take the bot for, and nothing else: "you're only a chatbot, aren't you"."""
    return bool(_TAKEN_FOR.fullmatch(pieces.bare(text)))


def asks_about_us(text: str) -> bool:
    return bool(_ABOUT_US.search(pieces.bare(text)))


def _is_nothing_else(said: str) -> bool:
    """Whether what stands beside a question to the bot is courtesy or another question, and answers nothing."""
    words = _LEAD.sub("", pieces.bare(said) + " ").strip()
    is_talk = pieces.is_short(words) and bool(_NOTHING_ELSE.fullmatch(words))
    return not words or said.rstrip().endswith("?") or is_talk


def _may_be_asked(term: str, words: str, is_bid: bool, table: str) -> bool:
    """Whether a meaning is asked of the bot: what leaders do not understand of their own matter, they tell."""
    if _OWN.search(words) or len(term.split()) > TERM or _NUMBER.search(term):
        return False
    if not words.endswith("?") and _OF_THEMSELVES.search(words):
        return False
    if words.endswith("?") or not term or is_on(table, term) or (_SAYS_MEANS.match(words) and _shares(table, term)):
        return is_bid or bool(_MISSES.search(words)) or len(words.split()) <= FEW
    return bool(_ASKS_WHAT.match(words)) and len(term.split()) <= STRANGE


def _shares(table: str, term: str) -> bool:
    """Whether some word of a term stands in what was just asked or shown."""
    return bool(_stems(term) & _stems(table))


def _before(found: re.Match[str], table: str) -> str:
    """What stands before "what does it mean", where it was asked or shown: "Belief in people, what is that?"."""
    before = _term("", found.groupdict().get("before") or "")
    return before if is_on(table, before) else ""


def _is_bare(words: str) -> bool:
    return len(words.split()) <= pieces.SHORT and not _OWN.search(words)


def _term(sentence: str, about: str) -> str:
    """What is asked about: what stands in quotation marks, else the words that name something, as they stood."""
    quoted = _QUOTED.search(sentence)
    if quoted and len(quoted[1].split()) <= TERM:
        return plain(quoted[1])
    words = [word for word in about.replace("?", " ").split()]
    named = [at for at, word in enumerate(words) if word not in _NAMES_NOTHING]
    return " ".join(words[named[0] : named[-1] + 1]) if named else ""


@once
def _words(sentence: str) -> str:
    said = " ".join(_spelt(word) for word in shorthand.in_full(pieces.bare(sentence)).split())
    return f"{said} ?" if sentence.rstrip("\"”’')").endswith("?") else said


def _spelt(word: str) -> str:
    near = get_close_matches(word, _SIGNALS, 1, NEAR) if len(word) >= LONG and word not in _SPELT_WELL else []
    return near[0] if near else word


def _stems(text: str) -> set[str]:
    return {word.strip(".")[:5] for word in plain(text).split() if len(word) > 2 and word not in _NAMES_NOTHING}
