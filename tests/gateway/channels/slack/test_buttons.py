"""What is pressed in Slack: choices, what the web has buttons for, the record as a file."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from gateway.channels.slack.drawing import message
from tests.gateway.fakes import RECORD
from tests.waiting import until


async def test_a_choice_is_a_turn_and_the_answer_says_what_was_chosen(ann, slack, rasa):
    await ann.say("rate me")
    await ann.answered("Welcome.", "How confident are you?")
    assert (await ann.press("7")).status == 200
    await ann.answered("How confident are you?", "You picked 7.")
    assert rasa.taken[-1]["choice"] == {"id": "rate:7", "label": "7"}
    assert "You chose: 7" in str(slack.said(ann.direct)[-1]["blocks"])


async def test_a_choice_that_is_no_longer_open_is_told_so(ann, slack):
    await ann.say("rate me")
    await ann.answered("Welcome.", "How confident are you?")
    old = slack.said(ann.direct)[-1]
    stale = {"type": "button", "action_id": "choice:0", "value": "no-such-choice"}
    container = {"message_ts": old["ts"], "channel_id": ann.direct, "thread_ts": old["thread_ts"]}
    await ann.act(stale, container=container, channel={"id": ann.direct})
    await until(lambda: "That choice is not open" in ann.answers[-1])


async def test_a_button_pressed_twice_by_slack_is_one_turn(ann, slack, rasa):
    await ann.say("rate me")
    await ann.answered("Welcome.", "How confident are you?")
    stamp = slack.stamp
    slack.stamp = lambda: "1700000000.000001"
    for _ in range(3):
        assert (await ann.press("7")).status == 200
    slack.stamp = stamp
    await ann.answered("How confident are you?", "You picked 7.")
    assert [body for body in rasa.taken if "choice" in body] == [rasa.taken[-1]]


async def test_a_button_of_somebody_elses_making_is_left_alone(ann, rows):
    await ann.act({"type": "button", "action_id": "other", "value": "x"}, channel={"id": ann.direct}, container={})
    assert rows("SELECT count(*) FROM arrivals") == [(0,)]


@pytest.mark.parametrize(("label", "ending"), [("Word", "docx"), ("Markdown", "md"), ("Calendar", "ics")])
async def test_the_record_is_uploaded_where_the_leader_talks(ann, slack, label, ending):
    await ann.open("home")
    await until(lambda: ann.user in slack.views)
    await ann.say("our grant ends")
    await ann.answered("Welcome.", "You said: our grant ends")
    await ann.press_at_home(label)
    await until(lambda: len(slack.files) == 1)
    (file,) = slack.files
    assert file["filename"] == f"sounding-board-record.{ending}"
    assert file["channel"] == ann.direct
    if ending == "docx":
        assert "our grant ends" in "\n".join(one.text for one in docx.Document(BytesIO(file["content"])).paragraphs)
    else:
        assert b"Write to the board" in file["content"]


async def test_a_summary_carries_the_record_and_what_can_be_done_with_it(ann, slack):
    drawn = message({"text": "Here it is.", "card": {"card": "summary", **RECORD}, "choices": []})
    labels = [one["text"]["text"] for block in drawn["blocks"] for one in block.get("elements", []) if "value" in one]
    assert labels[:3] == ["Word", "Markdown", "Calendar"]
    assert {"Let coaches read this conversation", "Delete everything", "Start over with a new topic"} < set(labels)


async def test_a_file_below_the_summary_of_an_older_topic_is_of_that_topic(ann, slack, change):
    drawn = message({"text": "Here it is.", "card": {"card": "summary", "topic": 2, **RECORD}, "choices": []})
    values = [one["value"] for block in drawn["blocks"] for one in block.get("elements", []) if "value" in one]
    assert values[:3] == ["/docx:2", "/md:2", "/ics:2"]
    await ann.say("our grant ends")
    await ann.answered("Welcome.", "You said: our grant ends")
    await change("UPDATE records SET topic = 2")
    there = slack.said(ann.direct)[-1]
    place = {
        "container": {"message_ts": there["ts"], "channel_id": ann.direct, "thread_ts": there["thread_ts"]},
        "channel": {"id": ann.direct},
    }
    await ann.act({"type": "button", "action_id": "file:md", "value": "/md:2"}, **place)
    await until(lambda: [file["filename"] for file in slack.files] == ["sounding-board-record.md"])
    await ann.act({"type": "button", "action_id": "file:md", "value": "/md:1"}, **place)
    await until(lambda: "There is nothing to record yet" in str(slack.said(ann.direct)[-1]))


async def test_without_a_record_that_is_said(ann, slack):
    await ann.open("home")
    await until(lambda: ann.user in slack.views)
    await ann.press_at_home("Word")
    await ann.answered("There is nothing to record yet. Describe your situation first.")


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Let coaches read this conversation", "share this with my coach"),
        ("Let nobody else read it", "stop sharing"),
        ("Delete everything", "delete everything"),
        ("Start over with a new topic", "start over"),
        ("What I have said so far", "summary"),
    ],
)
async def test_a_button_says_the_words_that_the_bot_knows(ann, slack, rasa, label, words):
    await ann.open("home")
    await until(lambda: ann.user in slack.views)
    await ann.press_at_home(label)
    await ann.answered("Welcome.", f"You said: {words}")
    assert rasa.texts == [words]


async def test_the_home_tab_stores_nothing_of_a_conversation(ann, slack, rows):
    await ann.open("home")
    await until(lambda: ann.user in slack.views)
    assert rows("SELECT count(*) FROM conversations") == [(0,)]
