"""Leaders who answer and interrupt at random: every one of them is answered, asked on, and led on.

`make prove ARGS="-k walk --walks 500"` sends five hundred; without a number there are fewer, for it takes a while.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.conftest import UNHURRIED
from tests.journeys.leader import Leader, Turn, arriving
from tests.stack import NAMES, Stack, running

TURNS, AT_ONCE = 40, 8
# How often a leader presses a button, says something at length, or says a line that an intent was taught with.
WAYS = (0.45, 0.15, 0.40)
# What the leader says at the end, whatever went before: a new topic has to lead to findings.
ANEW = "The front door is late with everything and the police send us all they see. We require improvement."

# A question that was put off, or others that were asked for, put the rest in other places; another topic has its own.
REORDERED = (
    r"^(Put off|We come back|Left for later|All of “|I have put in the rest|The whole of"
    r"|Back to \"|This was \"|We take up \"|Here is \""
    r"|Then we take that one now|Then that question comes first|Then that comes next)"
)

# What was erased takes its session along: the leader comes as somebody new.
ERASED = r"^(Everything is being deleted|It is deleted, all of it|Done: all that you said)"


@dataclass
class Words:
    """What may be said: situations of the corpus, and the lines that the bot was taught with."""

    situations: list[str]
    lines: list[str]


def _situations() -> list[str]:
    files = sorted(Path("knowledge/corpus").rglob("*.yml"))
    return [item["text"] for file in files for item in yaml.safe_load(file.read_text("utf-8"))]


def _lines() -> list[str]:
    blocks = [yaml.safe_load(Path(f"bot/data/{name}.yml").read_text("utf-8"))["nlu"] for name in ("nlu", "safety")]
    # The same of each intent, or nearly all would be answers.
    under = [[line.removeprefix("- ") for line in block["examples"].splitlines()] for each in blocks for block in each]
    return [line for lines in under for line in random.Random(0).choices(lines, k=60)]


@pytest.fixture
def walks(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--walks"))


@pytest.fixture(scope="module")
def unhurried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running(tmp_path_factory.mktemp("walk"), UNHURRIED) as stack:
        yield stack


@pytest.mark.timeout(3600)
async def test_no_walk_ends_in_a_dead_end_an_empty_reply_a_repeated_question_or_an_exception(
    unhurried: Stack, walks: int
) -> None:
    words, gate = Words(_situations(), _lines()), asyncio.Semaphore(AT_ONCE)

    async def walk(seed: int) -> str | None:
        async with gate, arriving(unhurried.url) as leader:
            try:
                await _walk(leader, words, random.Random(seed))
            except AssertionError as error:
                return f"walk {seed}: {error}\n{leader.transcript()}"
            return None

    problems = [problem for problem in await asyncio.gather(*map(walk, range(walks))) if problem]
    heads = "\n".join(problem.splitlines()[0] for problem in problems)
    assert not problems, f"{len(problems)} of {walks} went wrong\n{heads}\n\n" + "\n\n".join(problems[:3])
    for name in NAMES:
        assert not re.findall(r"Traceback|\bERROR\b|\bCRITICAL\b", unhurried.log_of(name)), unhurried.logs(40)


async def _walk(leader: Leader, words: Words, chance: random.Random) -> None:
    questions = Questions()
    for number in range(TURNS):
        turn = await (leader.say(chance.choice(words.situations)) if number == 0 else _next(leader, words, chance))
        _is_whole(turn)
        questions.see(turn)
        if re.search(ERASED, turn.text, re.M):
            await leader.arrive()
            questions = Questions()
    await _is_led_on(leader)


async def _next(leader: Leader, words: Words, chance: random.Random) -> Turn:
    way = chance.choices(("choose", "tell", "line"), WAYS)[0]
    if way == "choose" and leader.last.choices:
        return await leader.choose(chance.choice(leader.last.choices))
    return await leader.say(chance.choice(words.situations if way == "tell" else words.lines))


def _is_whole(turn: Turn) -> None:
    assert turn.replies, "nothing was replied"
    assert all(reply["text"].strip() for reply in turn.replies), "a reply is empty"
    # In quotation marks stands what the leader wrote.
    ours = re.sub(r"\".*?\"", "", turn.text)
    assert not re.search(r"\{\w+\}|utter_|action_|\bNone\b", ours), "a reply shows how it is made"


async def _is_led_on(leader: Leader) -> None:
    """From wherever the walk ended, a new topic leads to findings."""
    await leader.say("new topic")
    turn = await leader.say(ANEW)
    for _ in range(5):
        if turn.card("findings"):
            return
        turn = await (leader.choose("answer:unknown") if "answer:unknown" in turn.choices else leader.say(ANEW))
    raise AssertionError("no way on to what the research offers")


class Questions:
    """In which place a leader was asked each question since the questions were last put in order."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}
        self._total = ""

    def see(self, turn: Turn) -> None:
        if re.search(REORDERED, turn.text, re.M):
            self._places.clear()
        for card in turn.cards:
            if card["card"] in ("question", "rating"):
                self._see(card)

    def _see(self, card: dict[str, str]) -> None:
        place, total = card["place"].partition(";")[0].split(" of ")
        # Other questions came in, or another topic was taken up: all are counted anew.
        if total != self._total or place == "1":
            self._places, self._total = {}, total
        before = self._places.setdefault(card["question"], place)
        assert before == place, f"{card['question']} was number {before} and is number {place}"
