"""Choosing by number or by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chat.messages import Choice, Reply


def numbered(choices: Sequence[Choice]) -> dict[str, Choice]:
    """The choices by what to type for them: a label that is a number stands for itself, the others fill the gaps."""
    taken = {choice.label: choice for choice in choices if choice.label.isdecimal()}
    by_number: dict[str, Choice] = {}
    number = 0
    for choice in choices:
        if choice.label.isdecimal():
            by_number[choice.label] = choice
            continue
        number += 1
        while str(number) in taken:
            number += 1
        by_number[str(number)] = choice
    return by_number


def picked(open_choices: Mapping[str, Choice], typed: str) -> Choice | None:
    """The choice that was typed, by its number or by its whole label; None where it is something said."""
    plain = _plain(typed)
    by_label = {_plain(choice.label): choice for choice in open_choices.values()}
    return open_choices.get(plain) or by_label.get(plain)


def offered(replies: Sequence[Reply]) -> tuple[Choice, ...]:
    """All that these replies let one choose, each once."""
    choices = {choice.id: choice for reply in replies for choice in reply.choices}
    return tuple(choices.values())


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".!")
