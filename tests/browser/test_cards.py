"""Whatever card the actions can send is drawn, with and without a script, and nothing that it says is left out."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from playwright.async_api import Route

from actions.choices import AT_A_QUESTION
from gateway.pages.drawing import drawn
from scripts.settings import ROOT, Settings
from tests.browser import cards
from tests.browser.leader import Leader

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def made() -> list[cards.Card]:
    return cards.made(Settings.read().var)


async def test_the_table_has_every_kind_of_card_that_the_actions_send(made: list[cards.Card]) -> None:
    assert {card["card"] for card in made} == cards.kinds()


async def test_nothing_that_a_card_says_is_left_out(leader: Leader, made: list[cards.Card]) -> None:
    missing = {}
    for number, card in enumerate(made, start=2):
        await _answered_with(leader, number, card)
        read = await leader.last.evaluate(TEXT)
        missing[f"{number} {card['card']}"] = [words for words in cards.words_in(card) if words not in read]
        assert await leader.last.locator(".card").count(), card["card"]
    assert {kind: words for kind, words in missing.items() if words} == {}


# With what is folded away, and a space between what stands apart.
TEXT = """one => [...one.querySelectorAll("*")]
  .flatMap((inner) => [...inner.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent))
  .join(" ").replace(/\\s+/g, " ")"""


async def _answered_with(leader: Leader, number: int, card: cards.Card) -> None:
    choices = [{"id": f"answer:{n}", "label": str(n)} for n in range(1, 11)] if card["card"] == "rating" else []
    body = {"turn": number, "replies": [{"text": "As it is.", "card": card, "choices": choices}]}

    async def answer(route: Route) -> None:
        await route.fulfill(status=200, body=json.dumps(body))

    await leader.page.route("**/api/turns", answer)
    await leader.say("Go on")
    await leader.page.unroute("**/api/turns")


class Text(HTMLParser):
    """What a page says."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


async def test_nothing_that_a_card_says_is_left_out_without_a_script(made: list[cards.Card]) -> None:
    missing = {}
    for card in made:
        turn = SimpleNamespace(said=None, state="answered", replies=[{"text": "As it is.", "card": card}])
        page = Text()
        page.feed(
            drawn("conversation.html", turns=[turn], offered=[], shared=False, token="", key="", text="", problem="")
        )
        said = " ".join(" ".join(page.parts).split())
        # The numbers of lines are drawn by the browser.
        wanted = cards.words_in({name: part for name, part in card.items() if name not in ("lines", "from", "to")})
        missing[card["card"]] = [words for words in wanted if words not in said]
    assert {kind: words for kind, words in missing.items() if words} == {}


async def test_whatever_can_be_said_of_a_question_is_among_the_quiet_buttons() -> None:
    source = (ROOT / "widget" / "choices.js").read_text("utf-8")
    commands = json.loads(source.split("const COMMANDS = ", 1)[1].split(";", 1)[0])
    assert {choice.id for choice in AT_A_QUESTION} <= set(commands)
