"""A leader's own strain, short of risk: it is met in a plain sentence before the conversation goes on."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import say
from actions.words import reading
from actions.words.remarks import TABLE
from knowledge.phrases import plain

_STRAINS = re.compile(rf"\b{TABLE['strains']}\b")


def is_in(words: str) -> bool:
    """Whether somebody says of themselves that they are sad, tired or ashamed, or sleep badly."""
    return bool(_STRAINS.search(plain(words)))


def met(dispatcher: CollectingDispatcher, words: str, door: str | None = None) -> None:
    """Says that it was heard; what an answer holds is said back with its weight, unless the answer is thin."""
    if is_in(words) and (door != "answer" or reading.is_thin(words)):
        say(dispatcher, "utter_strain")
