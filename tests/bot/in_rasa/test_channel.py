"""The gateway's way into Rasa: each turn once, all of it or nothing, and only for who knows the token."""

from __future__ import annotations

import asyncio
from unittest import IsolatedAsyncioTestCase, TestCase

from rasa.shared.core.events import UserUttered
from sqlalchemy.exc import OperationalError

from bot.calls import KeptEndpoint
from bot.channel import WORD_JOINER, GatewayInput
from tests.bot.in_rasa.running import TOKEN, Channel, FakeActions

START = {"sender": "somebody", "key": "1", "event": "start"}
WELCOME = ["action_welcome", "action_ask_situation"]


def texts(answer: dict) -> list[str]:
    return [reply["text"] for reply in answer["replies"]]


class WithChannel(IsolatedAsyncioTestCase):
    """Base: a channel before the trained bot, whose actions are fakes."""

    async def asyncSetUp(self) -> None:
        self.actions = FakeActions()
        await self.actions.start()
        self.addAsyncCleanup(self.actions.stop)
        self.channel = Channel(self.actions)
        await self.channel.start()
        self.addAsyncCleanup(self.channel.stop)

    async def last_message(self) -> UserUttered:
        tracker = await self.channel.store.retrieve("somebody")
        return tracker.latest_message


class TestATurn(WithChannel):
    async def test_its_answer_is_all_that_was_said_to_it(self) -> None:
        answer = await self.channel.say("1", event="start")
        self.assertEqual(texts(answer), WELCOME)
        answer = await self.channel.say("2", text="The grant ends in March and nobody has a plan.")
        self.assertEqual(texts(answer), ["action_ask_challenge"])

    async def test_buttons_are_choices_custom_parts_cards_and_the_record_is_no_reply(self) -> None:
        button = {"title": "All of these", "payload": "affirm:all"}
        said = {"text": "Here.", "buttons": [button], "custom": {"card": "findings"}}
        record = {"custom": {"record": {"situation": "ours"}}}
        self.actions.answers["action_welcome"] = {"events": [], "responses": [said, record]}
        answer = await self.channel.say("1", event="start")
        choices = [{"id": "affirm:all", "label": "All of these"}]
        self.assertEqual(answer["replies"][0], {"text": "Here.", "card": {"card": "findings"}, "choices": choices})
        self.assertEqual(texts(answer), ["Here.", "action_ask_situation"])
        self.assertEqual(answer["record"], {"situation": "ours"})

    async def test_a_choice_is_the_intent_it_names_with_its_value(self) -> None:
        await self.channel.say("1", event="start")
        await self.channel.say("2", choice={"id": "affirm:all", "label": "All of these"})
        message = await self.last_message()
        self.assertEqual((message.text, message.intent_name), ("All of these", "affirm"))
        self.assertEqual([(e["entity"], e["value"]) for e in message.entities], [("choice", "all")])

    async def test_a_choice_without_a_value_brings_none(self) -> None:
        await self.channel.say("1", event="start")
        await self.channel.say("2", choice={"id": "help", "label": "Help"})
        message = await self.last_message()
        self.assertEqual((message.intent_name, message.entities), ("help", []))

    async def test_text_that_begins_with_a_slash_names_no_intent(self) -> None:
        await self.channel.say("1", event="start")
        for key, text in (("2", "/stop"), ("3", "/own_distress"), ("4", '/start{"situation": "x"}')):
            await self.channel.say(key, text=text)
            message = await self.last_message()
            # Rasa is certain of an intent that it was given, and only of that.
            self.assertLess(message.intent["confidence"], 1.0)
            self.assertEqual((message.text, message.entities), (text, []))
            self.assertNotIn(WORD_JOINER, self.channel.row())

    async def test_actions_get_what_was_said_and_the_slots_it_filled_and_not_the_domain(self) -> None:
        await self.channel.say("1", event="start")
        words = "Our early help offer loses a third of its money in April, and partners do not turn up."
        await self.channel.say("2", text=words)
        validating = next(call for call in self.actions.calls[::-1] if call["next_action"] == "validate_coaching")
        filled = [(event["name"], event["value"]) for event in validating["tracker"]["events"]]
        self.assertEqual(filled, [("situation", words)])
        self.assertEqual(validating["tracker"]["latest_message"]["text"], words)
        others = [
            call["tracker"]["events"] for call in self.actions.calls if call["next_action"] != "validate_coaching"
        ]
        self.assertFalse([events for events in others if events])
        self.assertFalse([call for call in self.actions.calls if "domain" in call])
        self.assertEqual(self.actions.tokens, {"Bearer to-actions"})


class TestAQuestionThatComesWithTheCheckBeforeIt(WithChannel):
    words = "Our early help offer loses a third of its money in April, and partners do not turn up."

    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        slots = {"situation": self.words, "requested_slot": "challenge"}
        self.actions.answers["validate_coaching"] = {
            "events": [{"event": "slot", "name": name, "value": value} for name, value in slots.items()],
            "responses": [],
            "asked": {"events": [], "responses": [{"text": "came along"}]},
        }

    async def test_is_not_called_for_again(self) -> None:
        await self.channel.say("1", event="start")
        self.actions.calls.clear()
        self.assertEqual(texts(await self.channel.say("2", text=self.words)), ["came along"])
        self.assertEqual(self.actions.names, ["validate_coaching"])

    async def test_is_called_for_where_it_would_be_another_or_the_slots_are_others(self) -> None:
        endpoint = KeptEndpoint(f"{self.actions.url}/webhook")
        slots = {"situation": self.words, "requested_slot": "challenge"}
        for action, changed in (("action_ask_challenge", {"offer": {}}), ("action_ask_stability", {})):
            for name, held in (
                ("validate_coaching", {}),
                (action, {**slots, **changed}),
                ("action_ask_challenge", slots),
            ):
                await endpoint.request(json={"next_action": name, "tracker": {"slots": held, "events": []}})
        await endpoint._kept.close()
        asked = ["action_ask_challenge", "action_ask_challenge", "action_ask_stability", "action_ask_challenge"]
        self.assertEqual([name for name in self.actions.names if name != "validate_coaching"], asked)


class TestAQuestionWithinAReply(WithChannel):
    async def said_at_a_question(self, text: str) -> UserUttered:
        await self.channel.say("1", event="start")
        self.actions.answers["validate_coaching"] = {
            "events": [{"event": "slot", "name": "requested_slot", "value": "answer"}],
            "responses": [],
        }
        await self.channel.say("2", text="Our early help offer loses a third of its money in April.")
        await self.channel.say("3", text=text)
        return await self.last_message()

    async def test_goes_before_the_reply_which_is_kept_beside_it(self) -> None:
        message = await self.said_at_a_question(
            "The heads and the health visitors, if they would talk to us. What do you mean by co-production?"
        )
        self.assertEqual((message.text, message.intent_name), ("What do you mean by co-production?", "definition"))
        rest = [(e["entity"], e["value"]) for e in message.entities]
        self.assertEqual(rest, [("reply", "The heads and the health visitors, if they would talk to us.")])

    async def test_that_leaders_ask_themselves_is_part_of_their_answer(self) -> None:
        words = "How can anything take root when I am pulling it up? The hubs were mine."
        message = await self.said_at_a_question(words)
        self.assertEqual((message.text, message.intent_name, message.entities), (words, "answer", []))

    async def test_an_order_at_the_end_goes_before_the_reply_too(self) -> None:
        message = await self.said_at_a_question("Two of them think it is a cuts plan. Show me the summary.")
        self.assertEqual((message.text, message.intent_name), ("Show me the summary.", "summary"))
        self.assertEqual([one["value"] for one in message.entities], ["Two of them think it is a cuts plan."])

    async def test_so_does_a_longer_wish_that_is_plainly_one(self) -> None:
        message = await self.said_at_a_question("Two of them think it is a cuts plan. Please share it with my coach.")
        self.assertEqual((message.text, message.intent_name), ("Please share it with my coach.", "share"))

    async def test_what_merely_ends_with_such_a_word_is_an_answer(self) -> None:
        words = "They want it longer. The summary went to cabinet without our caveats."
        message = await self.said_at_a_question(words)
        self.assertEqual((message.text, message.intent_name), (words, "answer"))

    async def test_each_of_the_last_questions_may_be_one(self) -> None:
        message = await self.said_at_a_question(
            "The heads and two governors. What do you mean by co-production? And would they have me? God knows."
        )
        self.assertEqual((message.text, message.intent_name), ("What do you mean by co-production?", "definition"))
        self.assertIn("God knows.", message.entities[0]["value"])

    async def test_who_reads_this_is_answered_before_anything_was_told(self) -> None:
        await self.channel.say("1", event="start")
        told = "The leader wants three managers gone by Christmas and the front door is all agency staff."
        await self.channel.say("2", text=f"Before I start, who can read what I type here? {told}")
        message = await self.last_message()
        self.assertEqual(message.intent_name, "privacy")
        self.assertEqual([one["value"] for one in message.entities], [told])

    async def test_what_else_is_asked_there_belongs_to_what_is_told(self) -> None:
        await self.channel.say("1", event="start")
        words = "What is an improvement board for? Ours meets every month and decides nothing at all."
        await self.channel.say("2", text=words)
        message = await self.last_message()
        self.assertEqual((message.text, message.intent_name), (words, "answer"))

    async def test_alone_is_what_it_always_was(self) -> None:
        message = await self.said_at_a_question("What do you mean by co-production?")
        self.assertEqual((message.intent_name, message.entities), ("definition", []))


class TestTheSameTurnAgain(WithChannel):
    async def test_gives_the_same_answer_and_changes_nothing(self) -> None:
        first = await self.channel.say("1", event="start")
        row, calls = self.channel.row(), len(self.actions.calls)
        self.assertEqual(await self.channel.say("1", event="start"), first)
        self.assertEqual((self.channel.row(), len(self.actions.calls)), (row, calls))

    async def test_gives_the_answer_of_that_turn_when_another_came_after_it(self) -> None:
        first = await self.channel.say("1", event="start")
        second = await self.channel.say("2", choice={"id": "help", "label": "Help"})
        self.assertNotEqual(texts(second), texts(first))
        row = self.channel.row()
        self.assertEqual(await self.channel.say("1", event="start"), first)
        self.assertEqual(await self.channel.say("2", choice={"id": "help", "label": "Help"}), second)
        self.assertEqual(self.channel.row(), row)

    async def test_at_the_same_moment_runs_once(self) -> None:
        answers = await asyncio.gather(*(self.channel.say("1", event="start") for _ in range(3)))
        self.assertEqual(answers[1:], answers[:1] * 2)
        self.assertEqual(self.actions.names.count("action_welcome"), 1)

    async def test_the_same_key_of_somebody_else_is_another_turn(self) -> None:
        await self.channel.say("1", event="start")
        self.assertEqual((await self.channel.post({**START, "sender": "another"}))[0], 200)
        self.assertEqual(self.actions.names.count("action_welcome"), 2)


class TestAnActionThatFails(WithChannel):
    async def fails(self, expected: int = 503, **said: object) -> None:
        """The turn answers so in words, leaves the tracker as it was, and can be taken afterwards."""
        row = self.channel.row()
        status, answer = await self.channel.post({"sender": "somebody", "key": "2", **said})
        self.assertEqual(status, expected, answer)
        self.assertTrue(answer["problem"].endswith("."), answer)
        self.assertEqual(self.channel.row(), row)

    async def test_leaves_the_tracker_as_it_was_and_the_turn_can_be_sent_again(self) -> None:
        await self.channel.say("1", event="start")
        # What raised an error would do so again, and so is not to be tried again unasked.
        for status, expected in ((400, 503), (404, 503), (500, 422), (502, 503)):
            self.actions.status = status
            await self.fails(expected, choice={"id": "help", "label": "Help"})
        self.actions.status = 200
        answer = await self.channel.say("2", choice={"id": "help", "label": "Help"})
        self.assertEqual(texts(answer), ["action_interrupt", "action_ask_situation"])

    async def test_because_nobody_is_there_likewise(self) -> None:
        await self.channel.say("1", event="start")
        await self.actions.stop()
        await self.fails(text="The grant ends in March.")
        await self.actions.start()
        self.assertEqual(texts(await self.channel.say("2", text="The grant ends in March.")), ["action_ask_challenge"])

    async def test_because_its_answer_is_none_likewise(self) -> None:
        await self.channel.say("1", event="start")
        wrong = (7, [], {"events": [{"name": "x"}]}, {"events": [{"event": "no such"}]}, {"responses": ["words"]})
        for answer in wrong:
            with self.subTest(answer=answer):
                self.actions.answers["action_interrupt"] = answer
                await self.fails(choice={"id": "help", "label": "Help"})

    async def test_in_the_first_turn_leaves_no_tracker_and_the_next_try_is_a_first_turn(self) -> None:
        self.actions.status = 500
        self.assertEqual((await self.channel.post(START))[0], 422)
        self.assertIsNone(self.channel.row())
        self.actions.status = 200
        self.assertEqual(texts(await self.channel.say("1", event="start")), WELCOME)

    async def test_a_bot_that_has_nothing_to_say_has_failed(self) -> None:
        await self.channel.say("1", event="start")
        for name in ("action_interrupt", "action_ask_situation"):
            self.actions.answers[name] = {"events": [], "responses": []}
        await self.fails(choice={"id": "help", "label": "Help"})


class TestWhoMayAsk(WithChannel):
    async def test_nobody_without_the_token(self) -> None:
        await self.channel.say("1", event="start")
        row = self.channel.row()
        for token in (None, "", "another-token-for-tests", TOKEN[:-1], f"{TOKEN}x"):
            for status, _ in (await self.channel.post(START, token), await self.channel.forget("somebody", token)):
                self.assertEqual(status, 401)
        self.assertEqual(self.channel.row(), row)

    def test_a_channel_does_not_start_without_a_token_worth_the_name(self) -> None:
        for credentials in (None, {}, {"token": ""}, {"token": "short"}):
            with self.assertRaisesRegex(ValueError, "SOUNDING_BOARD_BOT_TOKEN"):
                GatewayInput.from_credentials(credentials)

    async def test_a_body_that_cannot_be_read_is_told(self) -> None:
        bodies = (
            *("", "{", "[]", "7", '"words"', "null"),
            {"key": "1", "text": "hello"},
            {"sender": "somebody", "text": "hello"},
            {"sender": "somebody", "key": "1"},
            {"sender": "somebody", "key": "1", "text": 7},
            {"sender": ["somebody"], "key": "1", "text": "hello"},
            {"sender": "somebody", "key": "1", "choice": "help"},
            {"sender": "somebody", "key": "1", "choice": {"id": "help"}},
        )
        for body in bodies:
            with self.subTest(body=body):
                status, answer = await self.channel.post(body)
                self.assertEqual(status, 422)
                self.assertIn("cannot be read", answer["problem"])
        self.assertIsNone(self.channel.row())

    async def test_while_the_model_is_not_loaded_all_is_put_off(self) -> None:
        channel = self.channel
        channel.load(None)
        for status, _ in (await channel.ready(), await channel.post(START), await channel.forget("somebody")):
            self.assertEqual(status, 503)
        self.assertEqual((await channel.post(START, "another-token-for-tests"))[0], 401)

    async def test_a_bot_that_still_loads_its_model_is_not_ready(self) -> None:
        self.channel.agent.processor = None
        self.assertEqual((await self.channel.ready())[0], 503)
        self.assertEqual((await self.channel.post(START))[0], 503)

    async def test_a_bot_with_its_model_is_ready(self) -> None:
        self.assertEqual(await self.channel.ready(), (200, {"ready": True}))


class TestForgetting(WithChannel):
    async def test_leaves_nothing_and_the_next_turn_is_a_first_one(self) -> None:
        await self.channel.say("1", event="start")
        await self.channel.post({**START, "sender": "another"})
        self.assertEqual(await self.channel.forget("somebody"), (204, ""))
        self.assertIsNone(self.channel.row())
        self.assertIsNotNone(self.channel.row("another"))
        self.assertEqual(texts(await self.channel.say("1", event="start")), WELCOME)
        self.assertEqual(self.actions.names.count("action_welcome"), 3)

    async def test_somebody_who_is_not_known_is_no_error(self) -> None:
        self.assertEqual(await self.channel.forget("nobody"), (204, ""))


class TestADatabaseThatFails(WithChannel):
    async def test_is_an_error_and_no_empty_tracker(self) -> None:
        await self.channel.say("1", event="start")
        row = self.channel.row()
        for method in ("retrieve", "save", "forget"):
            with self.subTest(method=method):
                await self.refuses(method)
        self.assertEqual(self.channel.row(), row)
        self.assertEqual((await self.channel.post({**START, "key": "2", "event": "resume"}))[0], 200)

    async def refuses(self, method: str) -> None:
        async def broken(_: object) -> None:
            raise OperationalError("SELECT", {}, Exception("disk I/O error"))

        setattr(self.channel.store, method, broken)
        if method == "forget":
            status, _ = await self.channel.forget("somebody")
        else:
            status, _ = await self.channel.post({**START, "key": "2", "event": "resume"})
        delattr(self.channel.store, method)
        self.assertEqual(status, 500)


class TestTheToken(TestCase):
    def test_is_taken_from_the_credentials(self) -> None:
        self.assertEqual(GatewayInput.from_credentials({"token": TOKEN}).name(), "gateway")
