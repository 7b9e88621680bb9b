"""What taking personal data out adds to a turn, and how that grows with the length of what was typed."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable

from bench.leaders import ANSWERS, SITUATION
from gateway.redaction.presidio import PresidioRedactor

LENGTHS = (1000, 2000, 4000, 8000)
REPEATS = 15
# Somebody is named in it, so that all has to be done twice.
NAMED = f"My deputy Svetlana Brankovic says: {SITUATION}"


def redaction_times(say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    """Milliseconds at the median; `growth` is how many times as long twice the length takes, 2 where it is linear."""
    redactor = PresidioRedactor()
    figures = {
        "answer_p50_ms": _median(redactor, ANSWERS[0]),
        "situation_p50_ms": _median(redactor, NAMED),
    }
    for length in LENGTHS:
        say(f"  {length} characters")
        figures[f"characters_{length}_p50_ms"] = _median(redactor, (NAMED + " ") * (length // len(NAMED) + 1), length)
    figures["growth"] = figures["characters_8000_p50_ms"] / figures["characters_4000_p50_ms"]
    return {"ours": figures}


def _median(redactor: PresidioRedactor, text: str, length: int | None = None) -> float:
    redactor.redacted(text)
    times = []
    words = text.split()
    for at in itertools.islice(itertools.cycle(range(len(words))), REPEATS):
        # In another order each time, as no two messages are the same.
        message = " ".join([*words[at:], *words[:at]])[:length]
        started = time.perf_counter()
        redactor.redacted(message)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
