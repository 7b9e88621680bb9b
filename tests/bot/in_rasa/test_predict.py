"""Labelling messages with the trained model, as `make eval` does."""

from __future__ import annotations

from unittest import IsolatedAsyncioTestCase
from unittest.mock import patch

from bot import predict
from tests.bot.in_rasa.running import trained


class TestIntents(IsolatedAsyncioTestCase):
    async def test_each_text_gets_the_intent_that_the_model_gives_it_and_how_sure_it_is_in_order(self) -> None:
        texts = ["skip this one please", "what does resourceful mean?", "skip this one please"]
        # The model is in memory already; loading it again would take seconds.
        with patch.object(predict.Agent, "load", lambda model: {"a model": trained()}[model]):
            found = await predict.intents_of("a model", texts)
        self.assertEqual([one["intent"] for one in found], ["skip", "definition", "skip"])
        self.assertEqual(found[0], found[2])
        for one in found:
            self.assertEqual(set(one), {"intent", "confidence", "doubtful"})
            self.assertTrue(0.0 < one["confidence"] <= 1.0)

    async def test_no_texts_have_no_intents(self) -> None:
        with patch.object(predict.Agent, "load", lambda model: trained()):
            self.assertEqual(await predict.intents_of("a model", []), [])
