"""`python -m bench [--json FILE] [--only PART]`: ours beside the stock bot, the widget, coaches' pages, and Slack."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
from pathlib import Path

from bench import growth, processes, redaction, reviews, slack, stock, teams, turns, widget
from knowledge.comparison import table
from scripts.settings import Settings
from tests.stack import Stack

Results = dict[str, dict[str, dict[str, float]]]
# No limit on how fast a leader may type while the machine is what is measured.
UNLIMITED = {f"SOUNDING_BOARD_{name}_A_MINUTE": "0" for name in ("TURNS", "REQUESTS", "SESSIONS")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", choices=("bot", "reviews", "slack", "teams"), help="leaves the others out")
    args = parser.parse_args()
    results = asyncio.run(_measure(Settings.read().var)) if args.only in (None, "bot") else {}
    if args.only in (None, "slack"):
        _say("Slack …")
        results["slack"] = asyncio.run(slack.figures(UNLIMITED, _say))
    if args.only in (None, "teams"):
        _say("Teams …")
        results["teams"] = asyncio.run(teams.added_time(_say))
    if args.only in (None, "reviews"):
        _say("The coaches' pages …")
        results["reviews"] = asyncio.run(reviews.review_times(_say))
    for name, ways in results.items():
        print(f"\n{name}\n{table(ways)}")
    if "turn" in results:
        print(f"\n{_ratios(results)}")
    if args.json:
        args.json.write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    return 0


async def _measure(var: Path) -> Results:
    scratch = processes.scratch()
    try:
        _say("The stock bot is made by 'rasa init' (a minute or two, the first time) …")
        bot = stock.StockBot(var / "bench" / "stock")
        await asyncio.to_thread(bot.make)
        stack = Stack(scratch, UNLIMITED)
        stack.prepare()
        _say("Start to first reply …")
        results: Results = {"start": await processes.starts(stack, bot, _say)}
        stack.start()
        try:
            stack.wait()
            with stock.running(bot) as process:
                _say("Turns, ours and the stock bot's by turns …")
                results["turn"] = await turns.latency(stack.url, bot.url, _say)
                rates = await turns.throughput(stack.url, bot.url, _say)
                for way, figures in rates.items():
                    results["turn"][way] |= figures
                results["memory"] = processes.memory(stack, process)
            _say("The widget …")
            results["widget"] = await widget.figures(stack.url, _say)
        finally:
            stack.stop()
        _say("Search …")
        results["search"] = growth.search_times(var, _say)
        _say("Taking personal data out …")
        results["redaction"] = redaction.redaction_times(_say)
        return results
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _ratios(results: Results) -> str:
    ours, theirs = results["turn"]["ours"], results["turn"]["stock"]
    lines = ["ours / stock"]
    lines += [f"  {name}: {ours[name] / value:.2f}" for name, value in theirs.items()]
    started = results["start"]
    lines.append(f"  first_reply_s: {started['ours']['first_reply_s'] / started['stock']['first_reply_s']:.2f}")
    small, large = (results["search"]["ours"][f"items_{size}_p50_ms"] for size in (200, 100_000))
    lines.append(f"  search, 100,000 items / 200 items: {large / small:.2f}")
    return "\n".join(lines)


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
