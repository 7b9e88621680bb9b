from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from chat.api import connected
from chat.errors import NotSoundingBoard, Refused, Unreachable
from chat.patience import Patience
from chat.talk import AGAIN, BACK, Talk
from tests.chat.conftest import Paper
from tests.chat.fakes import COOKIE, FakeGateway, FakeReader, said

SHORT = Patience(unreachable=0.3, refused=0.3, first_pause=0.01)
KNOWN = {COOKIE: "a-leader"}


async def talked(
    gateway: FakeGateway, paper: Paper, lines: Iterable[str], cookies: dict[str, str] | None = None
) -> Talk:
    """A whole sitting of somebody who types these lines."""
    async with connected(gateway.url, cookies or {}) as api:
        talk = Talk(api, FakeReader(lines), paper.screen, SHORT)
        await talk.begin()
        await talk.go_on()
        return talk


async def test_a_new_leader_is_welcomed_and_answered(gateway: FakeGateway, paper: Paper) -> None:
    await talked(gateway, paper, ["we are stuck"])
    assert "Sounding Board: Welcome." in paper.words
    assert "Sounding Board: You said: we are stuck" in paper.words
    assert BACK not in paper.words


async def test_a_leader_who_comes_back_reads_what_was_said_and_finds_it_under_the_arrow_keys(
    gateway: FakeGateway, paper: Paper
) -> None:
    gateway.add(None, [said("Welcome.")])
    gateway.add("we are stuck", [said("Tell me more.")])
    reader = FakeReader([])
    async with connected(gateway.url, KNOWN) as api:
        await Talk(api, reader, paper.screen, SHORT).begin()
    assert f"{BACK} Sounding Board: Welcome. You: we are stuck Sounding Board: Tell me more." in paper.words
    assert reader.remembered == ["we are stuck"]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [("7", "answer:7"), ("11", "skip"), ("skip", "skip"), ("Why this question", "why")],
)
async def test_choices_are_made_by_number_or_by_words(
    gateway: FakeGateway, paper: Paper, typed: str, sent: str
) -> None:
    await talked(gateway, paper, ["rate", typed])
    assert gateway.arrived[-1].get("choice") == sent


async def test_choices_are_open_only_until_the_next_answer(gateway: FakeGateway, paper: Paper) -> None:
    await talked(gateway, paper, ["rate", "seven or so", "7"])
    assert [body.get("text") for body in gateway.arrived] == ["rate", "seven or so", "7"]


async def test_the_choices_of_the_last_answer_are_open_again_after_coming_back(
    gateway: FakeGateway, paper: Paper
) -> None:
    gateway.add("rate", gateway.replies["rate"])
    await talked(gateway, paper, ["7"], KNOWN)
    assert gateway.arrived[-1]["choice"] == "answer:7"


async def test_a_lost_answer_is_asked_for_again_with_the_same_key_and_nothing_is_doubled(
    gateway: FakeGateway, paper: Paper
) -> None:
    gateway.answers_lost = 2
    # Long enough for three tries on a machine that is busy.
    async with connected(gateway.url, {}) as api:
        talk = Talk(api, FakeReader(["we are stuck"]), paper.screen, Patience(first_pause=0.01))
        await talk.begin()
        await talk.go_on()
    assert len(gateway.arrived) >= 3
    assert len({body["key"] for body in gateway.arrived}) == 1
    assert [turn["said"] for turn in gateway.turns] == [None, "we are stuck"]
    assert paper.words.count("You said: we are stuck") == 1


async def test_enter_sends_again_what_was_not_answered(gateway: FakeGateway, paper: Paper) -> None:
    gateway.add(None, [said("Welcome.")])
    async with connected(gateway.url, KNOWN) as api:
        talk = Talk(api, FakeReader(["we are stuck", "", ""]), paper.screen, SHORT)
        await talk.begin()
        gateway.refusals = [(502, "Sounding Board could not answer this message.", None)]
        await talk.go_on()
    assert f"Sounding Board could not answer this message. {AGAIN}" in paper.words
    assert paper.words.count("You said: we are stuck") == 1
    assert [body["text"] for body in gateway.arrived] == ["we are stuck"]


async def test_a_lost_connection_that_stays_lost_is_told_and_the_message_kept(
    gateway: FakeGateway, paper: Paper
) -> None:
    async with connected(gateway.url, {}) as api:
        talk = Talk(api, FakeReader([gateway.stop, "we are stuck", gateway.start, ""]), paper.screen, SHORT)
        await talk.begin()
        await talk.go_on()
    assert re.search("cannot be reached .* Press Enter .* You said: we are stuck", paper.words)


async def test_an_answer_that_was_not_waited_for_is_shown_before_the_next(gateway: FakeGateway, paper: Paper) -> None:
    async with connected(gateway.url, {}) as api:
        talk = Talk(api, FakeReader(["second"]), paper.screen, SHORT)
        await talk.begin()
        gateway.add("first", [said("You said: first")])
        await talk.go_on()
    assert "You: first Sounding Board: You said: first Sounding Board: You said: second" in paper.words


async def test_a_message_that_was_still_waiting_when_its_leader_left_is_answered(
    gateway: FakeGateway, paper: Paper
) -> None:
    gateway.add("we are stuck", [], state="received", key="5d0b2a54-6f9e-4a55-9f0e-6a1f3a1a9d11")
    await talked(gateway, paper, [], KNOWN)
    assert [body["key"] for body in gateway.arrived] == ["5d0b2a54-6f9e-4a55-9f0e-6a1f3a1a9d11"]
    assert "You: we are stuck Type your answer" in paper.words
    assert paper.words.endswith("Sounding Board: At last.")


async def test_a_message_that_had_failed_is_sent_again_only_if_its_leader_wants(
    gateway: FakeGateway, paper: Paper
) -> None:
    gateway.add("we are stuck", [], state="failed")
    await talked(gateway, paper, [], KNOWN)
    assert gateway.arrived == []
    assert "Your last message was not answered." in paper.words
    await talked(gateway, paper, [""], KNOWN)
    assert len(gateway.arrived) == 1


async def test_waiting_is_told_in_the_words_of_the_api(gateway: FakeGateway, paper: Paper) -> None:
    gateway.refusals = [(503, "Sounding Board is still starting.", 0), (503, "Sounding Board is still starting.", 0)]
    await talked(gateway, paper, [])
    assert "Sounding Board is still starting. Sounding Board: Welcome." in paper.words


async def test_a_message_that_is_refused_for_good_is_not_sent_again(gateway: FakeGateway, paper: Paper) -> None:
    gateway.add(None, [said("Welcome.")])
    async with connected(gateway.url, KNOWN) as api:
        talk = Talk(api, FakeReader(["far too long", ""]), paper.screen, SHORT)
        await talk.begin()
        gateway.refusals = [(413, "The message is longer than 8,000 characters.", None)]
        await talk.go_on()
    assert "The message is longer than 8,000 characters." in paper.words
    assert AGAIN not in paper.words
    assert gateway.arrived == []


async def test_the_end_of_the_session_ends_the_sitting(gateway: FakeGateway, paper: Paper) -> None:
    async with connected(gateway.url, {}) as api:
        talk = Talk(api, FakeReader(["we are stuck"]), paper.screen, SHORT)
        await talk.begin()
        gateway.refusals = [(401, "Your session has ended.", None)]
        with pytest.raises(Refused, match="Your session has ended"):
            await talk.go_on()


@pytest.mark.parametrize(
    "refusal",
    [(502, "It failed.", None), (400, "That choice is not open.", None), (503, "It stays away.", None)],
)
async def test_where_nobody_could_act_on_it_a_failure_ends_the_sitting(
    gateway: FakeGateway, paper: Paper, refusal: tuple[int, str, int | None]
) -> None:
    async with connected(gateway.url, {}) as api:
        talk = Talk(api, FakeReader(["we are stuck", "the next answer"], is_person=False), paper.screen, SHORT)
        await talk.begin()
        gateway.refusals = [refusal] * 100
        with pytest.raises(Refused):
            await talk.go_on()
    assert gateway.arrived == []


async def test_what_a_file_says_is_shown_with_what_is_replied(gateway: FakeGateway, paper: Paper) -> None:
    async with connected(gateway.url, {}) as api:
        talk = Talk(api, FakeReader(["we are stuck"], is_person=False), paper.screen, SHORT)
        await talk.begin()
        await talk.go_on()
    assert paper.words == "Sounding Board: Welcome. You: we are stuck Sounding Board: You said: we are stuck"


async def test_nobody_there_at_the_start_is_raised(gateway: FakeGateway, paper: Paper) -> None:
    await gateway.stop()
    with pytest.raises(Unreachable, match="make run"):
        await talked(gateway, paper, [])


async def test_another_server_at_the_start_is_raised(gateway: FakeGateway, paper: Paper) -> None:
    async with connected(f"{gateway.url}/elsewhere", {}) as api:
        with pytest.raises(NotSoundingBoard):
            await Talk(api, FakeReader([]), paper.screen, SHORT).begin()


@pytest.mark.parametrize("ending", ["docx", "md", "ics"])
async def test_the_record_is_saved_as_its_ending_says(
    gateway: FakeGateway, paper: Paper, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"my plan.{ending}"
    await talked(gateway, paper, [f"/save {file}"])
    assert file.read_bytes() == f"# The record as {ending}".encode()
    assert gateway.arrived == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("plan.pdf", "must end in .docx"), ("", "must end in .docx"), ("nowhere/plan.md", "No such file or directory")],
)
async def test_a_record_that_cannot_be_written_is_told_in_words(
    gateway: FakeGateway, paper: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    await talked(gateway, paper, [f"/save {name}", "and on we go"])
    assert words in paper.words
    assert "You said: and on we go" in paper.words


async def test_a_record_that_does_not_exist_yet_is_told_in_words(
    gateway: FakeGateway, paper: Paper, tmp_path: Path
) -> None:
    gateway.record = None
    await talked(gateway, paper, [f"/save {tmp_path / 'plan.md'}"])
    assert "There is nothing to record yet." in paper.words
    assert not os.listdir(tmp_path)


async def test_quit_leaves_and_help_says_what_can_be_typed(gateway: FakeGateway, paper: Paper) -> None:
    await talked(gateway, paper, ["/help", "/quit", "not sent"])
    assert "/save FILE" in paper.words
    assert gateway.arrived == []


async def test_any_other_stroke_is_a_message_like_every_other(gateway: FakeGateway, paper: Paper) -> None:
    await talked(gateway, paper, ["/restart", "/saved it last time"])
    assert [body["text"] for body in gateway.arrived] == ["/restart", "/saved it last time"]


async def test_a_conversation_is_erased_only_after_a_yes(gateway: FakeGateway, paper: Paper) -> None:
    talk = await talked(gateway, paper, ["/erase", "no", "/quit"])
    assert gateway.has_session
    assert not talk.is_erased
    talk = await talked(gateway, paper, ["/erase", "Yes", "not sent"])
    assert not gateway.has_session
    assert talk.is_erased
    assert gateway.arrived == []


async def test_empty_lines_are_not_sent(gateway: FakeGateway, paper: Paper) -> None:
    await talked(gateway, paper, ["", "   "])
    assert gateway.arrived == []
