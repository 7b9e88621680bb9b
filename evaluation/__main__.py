"""`python -m evaluation [--sets DIR] [--json FILE]`: every set that is there, each beside its baseline."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from evaluation import intents, own_questions, pii, safeguarding, turns
from knowledge.comparison import compared, table
from knowledge.corpus import FOLDER, read_situations
from knowledge.encoder import Encoder
from knowledge.errors import KnowledgeError
from knowledge.library import open_library
from knowledge.pack import OURS, read_pack

Results = dict[str, dict[str, float]]
SETS = Path(__file__).parent / "sets"


def main() -> int:
    """Prints the figures of each set; 1 where a set cannot be read or the bot is not trained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, default=SETS)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    measured: dict[str, Results] = {}
    try:
        for name, measure in MEASURES.items():
            file = args.sets / f"{name}.yml"
            if file.exists():
                print(f"\n{name} ({file})", flush=True)
                measured[name] = measure(file)
                print(table(measured[name]), flush=True)
    except (KnowledgeError, intents.BotNotTrained) as error:
        print(error, file=sys.stderr)
        return 1
    if not measured:
        print(f"There is no set in {args.sets}; it may hold {', '.join(MEASURES)} (.yml)", file=sys.stderr)
        return 1
    if args.json:
        args.json.write_text(json.dumps(measured, indent=2) + "\n", "utf-8")
    return 0


def measure_situations(file: Path) -> Results:
    return compared(read_pack(OURS), read_situations(FOLDER), read_situations(file), Encoder(), say=print)


def measure_turns(file: Path) -> Results:
    items, texts = _items(file)
    taken, words = intents.bot_intents(texts, _var()), intents.word_count_intents(texts)
    ours = [one.intent for one in taken]
    for line in turns.confusions(items, ours):
        print(f"  {line}")
    return {
        "ours": turns.figures_of(items, ours) | turns.doubts_of(items, taken),
        "words alone": turns.figures_of(items, words),
        "all answers": turns.figures_of(items, ["answer"] * len(items)),
    }


def measure_safeguarding(file: Path) -> Results:
    items, texts = _items(file)
    ours, words = [one.intent for one in intents.bot_intents(texts, _var())], intents.word_count_intents(texts)
    for item, given in zip(items, ours, strict=True):
        taken = safeguarding.LABELS.get(given, "none")
        if (taken == "none") != (item["label"] == "none"):
            print(f"  {item['id']} {item['label']} taken for {given}")
    return {
        "ours": safeguarding.figures_of(items, ours),
        "words alone": safeguarding.figures_of(items, words),
    }


def measure_own_questions(file: Path) -> Results:
    return own_questions.compared(yaml.safe_load(file.read_text("utf-8")), open_library(_var(), Encoder()))


def measure_pii(file: Path) -> Results:
    return pii.compared(yaml.safe_load(file.read_text("utf-8")))


MEASURES: Mapping[str, Callable[[Path], Results]] = {
    "situations": measure_situations,
    "turns": measure_turns,
    "own_questions": measure_own_questions,
    "pii": measure_pii,
    "safeguarding": measure_safeguarding,
}


def _items(file: Path) -> tuple[list[dict[str, Any]], list[str]]:
    items = yaml.safe_load(file.read_text("utf-8"))
    return items, [item["text"] for item in items]


def _var() -> Path:
    return Path(os.environ.get("SOUNDING_BOARD_VAR", "var"))


if __name__ == "__main__":
    raise SystemExit(main())
