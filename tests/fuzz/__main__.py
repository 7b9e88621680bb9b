"""`make fuzz MINUTES=10`: atheris tries every parser in turn, and looks for payloads that reach code not yet reached.

What broke a parser is left in `var/fuzz/`; what reached new code is kept there, for the next time to begin with.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

from scripts.console import say
from scripts.settings import Settings

INSTRUMENTED = ["gateway", "review"]


def fuzz(name: str, rest: list[str]) -> None:
    """Tries one parser; never comes back."""
    import atheris

    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.fuzz.parsers import PARSERS

    atheris.Setup([sys.argv[0], *rest], PARSERS[name])
    atheris.Fuzz()


def fuzz_all(folder: Path, seconds: int) -> list[str]:
    """Tries each of them for so many seconds; the names of those that broke."""
    from tests.fuzz.parsers import PARSERS

    broken = []
    for name in PARSERS:
        corpus = folder / name
        corpus.mkdir(parents=True, exist_ok=True)
        limits = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=4096"]
        command = [sys.executable, "-m", "tests.fuzz", "--one", name, str(corpus), *limits]
        command.append(f"-artifact_prefix={folder}/{name}-")
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        runs = re.search(r"Done (\d+) runs", done.stderr)
        if done.returncode == 0 and runs:
            say(f"{name}: {int(runs[1]):,} payloads, none of which broke it")
        else:
            broken.append(name)
            print(done.stderr[-4000:])
            say(f"{name}: BROKEN, see {folder}")
    return broken


def main() -> int:
    arguments = argparse.ArgumentParser(prog="make fuzz")
    arguments.add_argument("--minutes", type=float, default=10)
    arguments.add_argument("--one")
    given, rest = arguments.parse_known_args()
    if given.one:
        fuzz(given.one, rest)
    from tests.fuzz.parsers import PARSERS

    seconds = max(1, int(given.minutes * 60 / len(PARSERS)))
    say(f"Trying {len(PARSERS)} parsers, {seconds} seconds each")
    return 1 if fuzz_all(Settings.read().var / "fuzz", seconds) else 0


if __name__ == "__main__":
    sys.exit(main())
