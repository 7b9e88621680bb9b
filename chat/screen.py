"""What the leader sees: boxes and a spinner in a terminal, plain lines anywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from chat.cards import card_of
from chat.choices import numbered, offered
from chat.drawing import Drawing, Line, drawn
from chat.messages import Choice, Reply, Turn

# Longer lines are hard to read.
WIDEST = 100
LOOKS = {"heading": "bold", "quote": "italic", "quiet": "dim"}
# Whatever could move the cursor, change colours or speak to the terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Screen:
    """Draws on a console; only texts are printed, never markup, so "[name]" stays as it is."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._console.width = min(WIDEST, console.width) if console.is_terminal else WIDEST

    @property
    def is_terminal(self) -> bool:
        return self._console.is_terminal

    def note(self, words: str) -> None:
        """Something about the program, not from it."""
        self._print(Text(_safe(words), style="dim"))

    def problem(self, words: str) -> None:
        """Something that went wrong."""
        self._print(Text(_safe(words), style="bold red"))

    def leader(self, words: str) -> None:
        """What the leader said."""
        self._gap()
        self._print(Text.assemble(("You: ", "bold green"), _safe(words)))

    def replies(self, replies: Sequence[Reply]) -> None:
        """What was replied, and what can be chosen."""
        self._gap()
        self._print(Text("Sounding Board:", style="bold cyan"))
        for reply in replies:
            self._reply(reply)
        self._choices(numbered(offered(replies)))

    def turn(self, turn: Turn) -> None:
        """A turn of the transcript, both sides."""
        if turn.said is not None:
            self.leader(turn.said)
        if turn.replies:
            self.replies(turn.replies)

    @contextmanager
    def waiting(self, words: str) -> Iterator[Callable[[str], None]]:
        """A spinner while something is awaited, and what to call with the reason where that takes longer."""
        if not self.is_terminal:
            yield self._once()
            return
        with self._console.status(Text(words, style="dim")) as status:
            yield lambda reason: status.update(Text(_safe(reason), style="dim"))

    def _once(self) -> Callable[[str], None]:
        """Says each reason when it is a new one, for nothing that is printed plainly goes away again."""
        said: set[str] = set()

        def tell(reason: str) -> None:
            if reason not in said:
                said.add(reason)
                self.note(reason)

        return tell

    def _reply(self, reply: Reply) -> None:
        card = card_of(reply.card)
        drawing = drawn(card, reply.text) if card else None
        if reply.text and not (drawing and drawing.says_it_all):
            self._print(Text(_safe(reply.text)))
        if drawing:
            self._draw(drawing)

    def _draw(self, drawing: Drawing) -> None:
        body = Group(*(_set(line) for line in drawing.lines))
        if self.is_terminal:
            title = Text(_safe(drawing.title), style="bold")
            self._console.print(Panel(body, title=title, title_align="left", border_style="cyan", padding=(0, 1)))
        else:
            self._print(Text(f"-- {_safe(drawing.title)} --"))
            with self._console.capture() as lines:
                self._console.print(Padding(body, (0, 0, 0, 2)))
            # Padding fills each line to its end, which is only in the way of whoever keeps the output.
            for line in lines.get().splitlines():
                self._print(Text(line.rstrip()))

    def _choices(self, by_number: Mapping[str, Choice]) -> None:
        if not by_number:
            return
        boxes = [_safe(f"[{_label(number, choice)}]") for number, choice in by_number.items()]
        for line in _filled(boxes, self._console.width):
            self._print(Text(line))

    def _gap(self) -> None:
        self._console.print()

    def _print(self, words: Text) -> None:
        self._console.print(words)


def _set(line: Line) -> RenderableType:
    text = Text(_safe(line.text), style=LOOKS.get(line.look, ""))
    if line.mark:
        # In columns, so that its further lines stand under its first word.
        marked = Table.grid()
        marked.add_row(f"{line.mark} ", text)
        return marked
    return Padding(text, (0, 0, 0, 2)) if line.look == "quote" else text


def _label(number: str, choice: Choice) -> str:
    return choice.label if choice.label == number else f"{number} {choice.label}"


def _filled(boxes: Sequence[str], width: int) -> Iterator[str]:
    """The boxes side by side, as many as fit a line; none is broken that would fit a line of its own."""
    line = ""
    for box in boxes:
        if line and len(line) + 1 + len(box) > width:
            yield line
            line = ""
        line = f"{line} {box}" if line else box
    yield line


def _safe(words: str) -> str:
    return _CONTROL.sub("", words)
