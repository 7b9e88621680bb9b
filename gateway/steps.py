"""Where the time of a turn goes, step by step."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Steps:
    """Milliseconds by step, in the order in which the steps came; a step that comes twice is added up."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            taken = (time.perf_counter() - start) * 1000
            self.milliseconds[name] = self.milliseconds.get(name, 0.0) + taken

    def header(self) -> str:
        """As the response header `Server-Timing` has it."""
        return ", ".join(f"{name};dur={taken:.2f}" for name, taken in self.milliseconds.items())

    def line(self) -> str:
        """As the log has it."""
        return " ".join(f"{name}={taken:.1f}" for name, taken in self.milliseconds.items())
