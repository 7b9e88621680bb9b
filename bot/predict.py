"""Labels messages with the trained model: a JSON list of texts on standard input, of what each is taken for on output.

Runs in Rasa's environment: `.venv-rasa/bin/python -m bot.predict MODEL < texts.json`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from typing import Any, Dict, List, Text

from rasa.core.agent import Agent
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY

from bot.doubts import is_doubtful


async def intents_of(model: Text, texts: List[Text]) -> List[Any]:
    """For each text its intent, how sure the model is, and whether it would be asked about as a reply to a question."""
    agent = Agent.load(model)
    return [_labelled(await agent.parse_message(text)) for text in texts]


def _labelled(parsed: Dict[Text, Any]) -> Dict[Text, Any]:
    intent = parsed[INTENT]
    return {
        "intent": intent[INTENT_NAME_KEY],
        "confidence": intent[PREDICTED_CONFIDENCE_KEY],
        "doubtful": is_doubtful(parsed, "answer"),
    }


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    answer = asyncio.run(intents_of(sys.argv[1], json.load(sys.stdin)))
    print(json.dumps(answer))
