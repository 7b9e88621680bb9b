"""What every wording of an utterance must say, whichever is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

WORDINGS: dict[str, list[dict[str, str]]] = yaml.safe_load(Path("domain.yml").read_text("utf-8"))["responses"]

# Said once in a conversation, so that one wording is enough.
SAID_ONCE = {"utter_welcome", "utter_kept"}
# Nothing but what is filled in: the words of the question or of the pack.
ONLY_FILLED_IN = {"utter_ask_answer", "utter_ask_rating", "utter_definition", "utter_why"}
SAFETY = ("utter_child_risk", "utter_colleague_conduct", "utter_other_adult_risk", "utter_own_distress")
FACTS = {
    "utter_privacy": ("coach", "law", "delete|deleted", "personal details"),
    "utter_kept": ("coach", "law", "personal details", "legal", "report nothing"),
    "utter_about": (
        *(
            "program|software",
            "council",
            "no.* generative model",
            "people",
            "classifiers",
            "published",
        ),
        *("share", "law"),
    ),
    **{name: ("Word", "Markdown", "calendar file") for name in ("utter_summary", "utter_summary_at", "utter_record")},
    "utter_help": ("skip", "example", "why|reason", "summary", "pause", "stop"),
    "utter_ask_share": ("coach", "names|without names", "take it back|withdrawn|stop sharing"),
    "utter_ask_erase": ("topic", "undone|for good|for ever"),
    **{name: ("{lines}", "program", "reported|told nobody") for name in SAFETY},
}


@pytest.mark.parametrize("name", sorted(WORDINGS))
def test_what_is_said_more_than_once_has_three_wordings(name: str) -> None:
    texts = [wording["text"] for wording in WORDINGS[name]]
    assert len(set(texts)) == len(texts) >= (1 if name in SAID_ONCE | ONLY_FILLED_IN else 3)


@pytest.mark.parametrize("name", sorted(FACTS))
def test_every_wording_holds_the_facts(name: str) -> None:
    for wording in WORDINGS[name]:
        for fact in FACTS[name]:
            assert re.search(fact, wording["text"], re.I), f"{fact!r} not in {wording['text']!r}"


@pytest.mark.parametrize("name", sorted(WORDINGS))
def test_the_wordings_of_an_utterance_fill_in_the_same(name: str) -> None:
    filled = [set(re.findall(r"{(\w+)}", wording["text"])) for wording in WORDINGS[name]]
    assert all(places == filled[0] for places in filled), filled
