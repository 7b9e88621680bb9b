"""Labels messages with the trained model: a JSON list of texts on standard input, of intents on standard output.

Runs in Rasa's environment: `.venv-rasa/bin/python -m bot.predict MODEL < texts.json`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from typing import Any, List, Text

from rasa.core.agent import Agent


async def intents_of(model: Text, texts: List[Text]) -> List[Any]:
    """For each text its intent and how sure the model is."""
    agent = Agent.load(model)
    parsed = [await agent.parse_message(text) for text in texts]
    return [{"intent": one["intent"]["name"], "confidence": one["intent"]["confidence"]} for one in parsed]


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    answer = asyncio.run(intents_of(sys.argv[1], json.load(sys.stdin)))
    print(json.dumps(answer))
