"""What the bot is trained on: each example stands once, under one intent, and reads as Rasa will read it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FILES = [ROOT / "bot" / "data" / name for name in ("nlu.yml", "safety.yml")]
DOMAIN = ROOT / "domain.yml"

FEWEST = 20


@pytest.fixture(scope="module")
def lines() -> dict[str, list[str]]:
    """The lines under each intent, as they stand in the files."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in FILES:
        blocks = yaml.safe_load(file.read_text("utf-8"))["nlu"]
        assert len({block["intent"] for block in blocks}) == len(blocks), f"an intent has two blocks in {file.name}"
        for block in blocks:
            found[block["intent"]] += block["examples"].splitlines()
    return found


@pytest.fixture(scope="module")
def examples(lines: dict[str, list[str]]) -> dict[str, list[str]]:
    return {intent: [line.removeprefix("- ") for line in under] for intent, under in lines.items()}


@pytest.fixture(scope="module")
def intents() -> set[str]:
    """The intents of the domain, those included that carry settings of their own."""
    listed = yaml.safe_load(DOMAIN.read_text("utf-8"))["intents"]
    return {name if isinstance(name, str) else next(iter(name)) for name in listed}


def _bare(example: str) -> str:
    """The words alone: capitals, apostrophes and punctuation make no second example of them."""
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"['’]", "", example.lower())).split())


def test_no_example_stands_under_two_intents(examples: dict[str, list[str]]) -> None:
    under: defaultdict[str, set[str]] = defaultdict(set)
    for intent, said in examples.items():
        for example in said:
            under[_bare(example)].add(intent)

    assert {example: intents for example, intents in under.items() if len(intents) > 1} == {}


def test_no_example_stands_twice_under_an_intent(examples: dict[str, list[str]]) -> None:
    twice = {
        intent: [example for example, times in Counter(map(_bare, said)).items() if times > 1]
        for intent, said in examples.items()
    }

    assert {intent: said for intent, said in twice.items() if said} == {}


def test_every_intent_of_the_domain_has_examples_and_no_other_has(
    examples: dict[str, list[str]], intents: set[str]
) -> None:
    # The gateway says itself that a day to look back has come.
    assert set(examples) == intents - {"check_in"}


def test_every_intent_has_enough_examples(examples: dict[str, list[str]]) -> None:
    assert {intent: len(said) for intent, said in examples.items() if len(said) < FEWEST} == {}


def test_every_line_is_one_example(lines: dict[str, list[str]]) -> None:
    # Rasa warns of a line without its dash and leaves it out.
    odd = [line for under in lines.values() for line in under if not re.match(r"- \S", line)]

    assert odd == []


def test_every_example_has_words(examples: dict[str, list[str]]) -> None:
    # Without them there is nothing to learn from, and all that is unknown would be taken for that intent.
    assert [example for said in examples.values() for example in said if not _bare(example)] == []


def test_no_example_holds_a_square_bracket(examples: dict[str, list[str]]) -> None:
    # Rasa would read an entity in it.
    assert [example for said in examples.values() for example in said if re.search(r"[\[\]]", example)] == []


def test_no_example_begins_with_a_slash(examples: dict[str, list[str]]) -> None:
    # Rasa would read a command in it.
    assert [example for said in examples.values() for example in said if example.startswith("/")] == []


def test_answer_has_the_most_examples(examples: dict[str, list[str]]) -> None:
    # Losing an answer is the worst mistake, so answers and their many shapes are known best.
    sizes = Counter({intent: len(said) for intent, said in examples.items()})

    assert sizes.most_common(1)[0][0] == "answer"
