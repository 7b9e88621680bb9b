"""Where a leader says that something of theirs belongs: to another question, among the steps, back where it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from actions.words.dialogue.remarks import ORDERS, TAKES_BACK, kinds_of
from actions.words.language import pieces
from actions.words.language.grammar import written_out
from actions.words.language.tables import table_beside

TABLE = table_beside(__file__)
_ENDS = re.compile(r"\s*(?::|\s[–—-]|,)\s+")
_COLON = re.compile(r"\s*(?::|\s[–—-])\s+")
# Nobody orders two things in one sentence of more words.
ORDERS_AT_MOST = 40
_JOINTS = re.compile(r",?\s+(?:and|then|but)\s+(?:then\s+)?|,\s+", re.I)
PARTS = re.compile(r"[.!?…;,]+\s*")


def pattern_in(pattern: str) -> re.Pattern[str]:
    return re.compile(written_out(pattern, TABLE["pieces"]))


_MOVED, _STEPS, _BACK, _UNANSWERED, _ANNOUNCED = (
    [pattern_in(one) for one in TABLE[name]] for name in ("moved", "steps", "back", "unanswered", "announced")
)
_NUMBERED = pattern_in(r"\b(?P<target>(?:question|answer|q)(?: number)? ?<number>)\b")
_LABEL, _TOPIC, _IT = (pattern_in(TABLE["told"][name]) for name in ("label", "topic", "it"))
_LEADS, _STEPS_LABEL = re.compile(TABLE["leads"], re.I), re.compile(TABLE["steps_label"], re.I)
_LED, _QUESTION = pattern_in(TABLE["told"]["led"]), pattern_in("<so><question>")
_STATES = re.compile(r"\b(?:is|are|was|were)\b")
_REWORDS, _STATED, _ALTERS, _ON = (
    re.compile(written_out(TABLE["reworded"][name], TABLE["pieces"]), re.I)
    for name in ("rewords", "states", "alters", "of")
)
_AND_ADDS = re.compile(TABLE["and_adds"], re.I)
_NAMES = pattern_in("<so>(?:<target>|<number>|<nth>)<not_here>")
_WISHED = pattern_in(TABLE["wished"])
_PUT_IN = pattern_in(TABLE["put_in"])
MINE_ALONE = pattern_in(
    "<these>|what i(?: just)? (?:said|wrote|put)|(?:the|that|my|this) last (?:one|bit|answer|thing)|my answer"
)


@dataclass(frozen=True)
class Placing:
    """What is to be done; the question it names; what of the leader's is meant; the words it is about, and the rest."""

    kind: Literal["moved", "steps", "told", "back", "reworded"]
    target: str
    mine: str = ""
    words: str = ""
    before: str = ""
    after: str = ""
    # Only where an earlier question is found for it: "going back to the duty: …" may be part of an answer.
    is_loose: bool = False


def placing_in(text: str) -> Placing | None:
    """Where a reply says that something belongs; None where it does not."""
    said = pieces.sentences(text)
    told = ["" if _PUT_IN.fullmatch(pieces.bare(one)) else one for one in said]
    for at, one in enumerate(said):
        before, after = " ".join(said[:at]), " ".join(filter(None, told[at + 1 :]))
        found = (
            _reworded(one, before, after)
            or _announced(one, before, after)
            or _added(one, before, after)
            or _told(one, before, after)
            or _moved(one, before, after)
        )
        if found:
            return found
    return None


def orders_apart(text: str) -> str:
    """The text with two orders that stand in one sentence as two: "Strike it, and go back to the one on duty"."""
    return " ".join(_apart(one) for one in pieces.sentences(text))


def _apart(sentence: str) -> str:
    if len(sentence.split()) > ORDERS_AT_MOST:
        return sentence
    for joint in _JOINTS.finditer(sentence):
        head, tail = sentence[: joint.start()], sentence[joint.end() :]
        if kinds_of(head) & ORDERS:
            parts = _apart(tail)
            is_other = bool((kinds_of(tail) & ORDERS) - kinds_of(head)) or placing_in(tail) is not None
            return f"{head}. {parts}" if parts != tail or is_other else sentence
    return sentence


def left_unanswered(text: str) -> str | None:
    """What else is said where somebody wants the question before open again; None where nobody does."""
    said = pieces.sentences(text)
    rest = [one for one in said if not any(pattern.fullmatch(pieces.bare(one)) for pattern in _UNANSWERED)]
    return " ".join(rest) if len(rest) < len(said) else None


def names_a_question(text: str) -> bool:
    """Whether a reply to "which one?" names one, and says nothing else: "the second", "the coffee one", "3"."""
    return bool(_NAMES.fullmatch(pieces.bare(text)))


def files_itself(text: str) -> bool:
    """Whether a sentence of its own says where words belong, or moves them: it looks back at nothing."""
    found = placing_in(text)
    is_announced = any(_announced(one, "", "these") for one in pieces.sentences(text))
    return found is not None and not found.is_loose and (found.kind == "moved" or is_announced)


def is_of_a_question(text: str) -> bool:
    """Whether a text plainly says to which question it belongs, or wishes to be back at one, whatever is asked for."""
    found = placing_in(text)
    return found is not None and found.kind in ("told", "back") and not found.is_loose


def steps_beside(text: str) -> tuple[str, str] | None:
    """An answer, and the steps that are told behind it: "By asking. Now steps: ring health"; None where none are."""
    label = _STEPS_LABEL.search(text)
    return (text[: label.start()].strip(), text[label.end() :].strip()) if label and label.start() else None


def _reworded(sentence: str, before: str, after: str) -> Placing | None:
    """New words for an answer, behind what names its question: "Question 4 holds the wrong thing. Change it to: …"."""
    stated = _STATED.match(sentence)
    if stated:
        return Placing("reworded", stated["target"], "", f"{sentence[stated.end() :]} {after}".strip(), before)
    anew = _anew(sentence)
    if anew is not None:
        said, (head, words) = pieces.sentences(before), anew
        named = {one: _named(one) for one in ([head] if head and _named(head) else said)}
        target = next(filter(None, named.values()), "")
        # What is ordered of another answer stands before it.
        beside = " ".join(one for one in said if not named.get(one))
        return Placing("reworded", target, "", f"{words} {after}".strip(), beside)
    if not (_ALTERS.fullmatch(pieces.bare(sentence)) and after):
        return None
    on = _ON.match(after)
    words = after[on.end() :] if on else after
    return Placing("reworded", on["target"] if on else "", "some", words, before)


def _anew(sentence: str) -> tuple[str, str] | None:
    """What stands before the order for new words in its sentence, and those words: "Question 4: change it to: …"."""
    whole = _REWORDS.match(sentence)
    if whole:
        return "", sentence[whole.end() :]
    for end in _ENDS.finditer(sentence):
        found, head = _REWORDS.match(sentence[end.end() :]), sentence[: end.start()]
        if found and _named(head):
            return head, sentence[end.end() + found.end() :]
    return None


def _named(words: str) -> str:
    """The question that words name, or any part of them; empty where they name none."""
    parts = [pieces.bare(part) for part in _ENDS.split(words)]
    found = (_LABEL.fullmatch(one) or _NUMBERED.search(one) for one in parts)
    return next((one["target"] for one in found if one), "")


def _announced(sentence: str, before: str, after: str) -> Placing | None:
    """What the sentences behind it are said to, where a sentence says that and nothing else."""
    named = next(filter(None, (one.fullmatch(pieces.bare(sentence)) for one in _ANNOUNCED)), None)
    return Placing("told", named["target"], "", after, before) if named and after else None


def _added(sentence: str, before: str, after: str) -> Placing | None:
    """What is added to a question in the breath in which it is gone back to."""
    end = _AND_ADDS.search(sentence)
    head = pieces.bare(sentence[: end.start()]) if end else ""
    back = (one.fullmatch(head) for one in _BACK)
    named = next(filter(None, back), None) or (_LABEL.fullmatch(head) if _LED.match(head) else None)
    if end is None or named is None:
        return None
    return Placing("told", named["target"], "", f"{sentence[end.end() :]} {after}".strip(), before)


def _told(sentence: str, before: str, after: str) -> Placing | None:
    """What is said to a question that is named before it; a colon may stand behind less than a comma may."""
    for end in _ENDS.finditer(sentence):
        head, words = pieces.bare(sentence[: end.start()]), _LEADS.sub("", sentence[end.end() :])
        named = _LABEL.fullmatch(head) or _IT.fullmatch(head)
        topic = _TOPIC.fullmatch(head) if _COLON.fullmatch(end[0]) else None
        found = named or topic
        is_led = bool(_LED.match(head) or _QUESTION.fullmatch(head))
        if named and not is_led and (not _COLON.fullmatch(end[0]) or _STATES.search(named["target"])):
            # "The ones who matter are the heads, not their chief" is a sentence, and no name of a question.
            continue
        if found and words:
            is_said = bool(_COLON.fullmatch(end[0]) or _LEADS.match(sentence[end.end() :]))
            is_loose = named is None or not is_said
            return Placing("told", found["target"], "", f"{words} {after}".strip(), before, "", is_loose)
    return None


def _moved(sentence: str, before: str, after: str) -> Placing | None:
    if kinds_of(sentence) & TAKES_BACK:
        # That it was no answer to a question sends it to none.
        return None
    words = pieces.bare(sentence)
    kinds: Iterable[tuple[Literal["moved", "steps", "back"], list[re.Pattern[str]]]] = (
        ("steps", _STEPS),
        ("moved", _MOVED),
        ("back", _BACK),
    )
    for kind, patterns in kinds:
        found = next(filter(None, (one.fullmatch(words) for one in patterns)), None)
        if found:
            named = found.groupdict()
            mine = named.get("mine") or ""
            return Placing(
                kind, named.get("target") or "", "" if MINE_ALONE.fullmatch(mine) else mine, "", before, after
            )
    return _back_and_which(sentence, before, after) or _which_and_back(sentence, before, after)


def _back_and_which(sentence: str, before: str, after: str) -> Placing | None:
    """ "Go back to the skipped one, how far do I listen": what stands behind the comma says which."""
    for comma in re.finditer(r",\s+", sentence):
        found = next(filter(None, (one.fullmatch(pieces.bare(sentence[: comma.start()])) for one in _BACK)), None)
        if found:
            return Placing("back", f"{found['target']} {sentence[comma.end() :]}", "", "", before, after)
    return None


def _which_and_back(sentence: str, before: str, after: str) -> Placing | None:
    """ "Where do you carry their work: can I answer that one?": the question stands before the wish."""
    end = next(reversed(list(_ENDS.finditer(sentence))), None)
    if end is None or kinds_of(sentence) == {"later"} or not _WISHED.fullmatch(pieces.bare(sentence[end.end() :])):
        return None
    return Placing("back", sentence[: end.start()], "", "", before, after)


def first_in(said: Iterable[str], patterns: list[re.Pattern[str]]) -> str | None:
    """What of theirs the first of these words that matches any of the patterns means; None where none does."""
    found = (one.fullmatch(pieces.bare(words)) for words in said for one in patterns)
    return next((str(one.groupdict().get("mine", "")) for one in found if one), None)
