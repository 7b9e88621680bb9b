"""A leader talks with the bot in Teams, alone and where others read."""

from __future__ import annotations

import pytest

from gateway.channels.teams import desk
from tests.teams.person import cards_of
from tests.teams.service import TENANT

CHANNEL = {"kind": "channel", "conversation": "19:team@thread.tacv2;messageid=1"}
CHAT = {"kind": "groupChat", "conversation": "19:chat@thread.v2"}


async def test_the_first_words_begin_a_conversation_and_are_answered(ann):
    assert await ann.say("Our grant ends in March.") == 202
    assert ann.told.splitlines() == ["Welcome.", "You said: Our grant ends in March."]


async def test_whoever_adds_the_bot_is_welcomed_once(ann):
    await ann.install()
    await ann.install()
    await ann.say("hello")
    assert ann.told.splitlines() == ["Welcome.", "You said: hello"]


async def test_nothing_comes_of_reactions_edits_and_people_who_come_and_go(ann, rasa):
    for kind in ("messageReaction", "messageUpdate", "messageDelete", "conversationUpdate", "typing", "event", "other"):
        assert await ann.send(ann.activity(type=kind)) == 202
    assert await ann.send(ann.activity(type="installationUpdate", action="remove")) == 202
    assert await ann.send(ann.activity(type="invoke", name="composeExtension/query")) == 501
    assert (ann.sent, rasa.arrived) == ([], [])


async def test_personal_details_are_taken_out_before_anything_is_kept(ann, rows, rasa):
    await ann.say("Priya has left")
    assert rasa.texts == ["[colleague 1] has left"]
    kept = str(rows("SELECT * FROM conversations") + rows("SELECT * FROM turns"))
    for hidden in ("Priya", "Ann Lee", ann.user, ann.conversation, TENANT):
        assert hidden not in kept


async def test_a_button_says_what_it_stands_for(ann, rasa):
    await ann.say("rate")
    await ann.press("7")
    assert rasa.taken[-1]["choice"] == {"id": "rate:7", "label": "7"}
    assert ann.told.splitlines()[-1] == "You picked 7."


async def test_a_button_of_long_ago_is_told_to_be_so(ann):
    await ann.say("rate")
    await ann.choose("affirm:all")
    assert "That choice is not open at the moment." in ann.told


@pytest.mark.parametrize("value", ['{"choice": "rate:3"}', {"choice": "rate:3", "msteams": {"type": "messageBack"}}])
async def test_what_a_card_submits_may_come_as_an_object_or_as_text(value, ann, rasa):
    await ann.say("rate")
    await ann.send(ann.activity(value=value, text="3"))
    assert rasa.taken[-1]["choice"]["id"] == "rate:3"


@pytest.mark.parametrize("value", [7, [1], "nonsense", {"choice": 7}, {"other": "x"}, {"choice": ["rate:3"]}])
async def test_what_no_card_of_ours_submits_is_passed_over_for_the_words(value, ann, rasa):
    await ann.send(ann.activity(value=value, text="hello"))
    assert rasa.texts == ["hello"]


async def test_an_emoji_alone_is_an_answer(ann, rasa):
    await ann.say("👍")
    assert rasa.texts == ["👍"]


@pytest.mark.parametrize("text", ["a" * 40_000, "ß" * 40_000, "👍" * 40_000], ids=["ascii", "two bytes", "four bytes"])
async def test_forty_thousand_characters_are_told_to_be_too_many(text, ann, rasa):
    await ann.say(text)
    assert "longer than 8,000 characters" in ann.told
    assert rasa.texts == []


async def test_a_message_without_a_word_is_told_to_be_empty(ann):
    await ann.send(ann.activity(text=None))
    await ann.say("\u200b")
    assert ann.told.count("The message is empty.") == 2


FILE = {"contentType": "application/vnd.microsoft.teams.file.download.info", "contentUrl": "https://example.com/x"}


async def test_a_file_is_not_read_and_the_leader_is_told(ann, rasa, teams):
    await ann.send(ann.activity(attachments=[FILE, {"contentType": "image/*", "contentUrl": "https://example.com/y"}]))
    assert ann.told == desk.FILES_UNREAD
    await ann.send(ann.activity(text="The audit is above.", attachments=[FILE]))
    assert rasa.texts == ["The audit is above."]
    assert "example.com" not in teams.hosts


async def test_words_come_without_the_mention_and_without_markup(new_person, rasa):
    ann = new_person(**CHANNEL)
    await ann.say("What would <at>Ben</at> do &amp; why?")
    assert rasa.texts == ["What would Ben do & why?"]


async def test_a_leading_slash_is_plain_text(ann, rasa):
    await ann.say("/restart")
    assert rasa.texts == ["/restart"]


@pytest.mark.parametrize("where", [CHANNEL, CHAT], ids=["channel", "chat"])
async def test_where_others_read_they_are_named_first_and_whoever_began_is_addressed(where, new_person):
    ann, ben = new_person("Ann Lee", **where), new_person("Ben Roe", **where)
    await ann.say("hello")
    await ben.say("and from me")
    first, welcome, hello, other = ann.sent
    assert desk.OTHERS_READ in first["text"]
    assert "Welcome." in welcome["text"]
    assert "You said: hello" in hello["text"]
    for message in (first, hello, other):
        assert message["text"].startswith("<at>Ann Lee</at> ")
        assert message["entities"][0]["mentioned"] == {"id": ann.user, "name": "Ann Lee"}
    assert "You said: and from me" in other["text"]


async def test_where_others_read_a_card_addresses_whoever_began_too(new_person):
    ann = new_person(**CHANNEL)
    await ann.say("rate")
    [card] = cards_of(ann.sent[-1])
    assert card["body"][0]["text"] == "<at>Ann Lee</at>"
    assert card["msteams"]["entities"][0]["mentioned"]["id"] == ann.user


async def test_where_teams_does_not_say_who_reads_others_may(new_person):
    ann = new_person()
    await ann.say("mine alone")
    other = {"id": "19:x", "tenantId": TENANT}
    await ann.send(ann.activity(text="hello", conversation=other))
    assert desk.OTHERS_READ in ann.teams.to("19:x")[0]["text"]


async def test_two_threads_are_two_conversations_and_neither_is_the_leaders_own(new_person, rasa):
    one, other, own = (
        new_person(**CHANNEL),
        new_person(**CHANNEL | {"conversation": "19:team;messageid=2"}),
        new_person(),
    )
    for person in (one, other, own):
        await person.say("hello")
    assert len({body["sender"] for body in rasa.taken}) == 3


async def test_nobody_is_greeted_in_a_team_that_adds_the_bot(new_person):
    team = new_person(**CHANNEL)
    await team.install()
    assert team.sent == []


async def test_an_erased_conversation_is_gone_and_its_last_words_are_heard(ann, rows):
    await ann.say("erase")
    assert ann.told.splitlines()[-1] == "You said: erase"
    assert rows("SELECT * FROM conversations") == []
    await ann.say("hello again")
    assert ann.told.splitlines()[-2:] == ["Welcome.", "You said: hello again"]


async def test_sharing_holds_as_on_the_web(ann, rows):
    await ann.say("share")
    assert rows("SELECT channel, shared FROM conversations") == [("teams", 1)]
    await ann.say("withhold")
    assert rows("SELECT shared FROM conversations") == [(0,)]


async def test_too_many_messages_are_told_to_be_so(open_gateway, new_person):
    ann = new_person(server=await open_gateway(turns_a_minute=1))
    await ann.say("one")
    await ann.say("two")
    assert "too many requests" in ann.told


async def test_while_the_bot_starts_a_new_leader_is_told(ann, rasa):
    rasa.is_ready = False
    await ann.say("hello")
    assert "still starting" in ann.told
