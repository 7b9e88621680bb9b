"""A text of which parts are hidden already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gateway.redaction import Mention, Redacted
from gateway.redaction.labels import ANYBODY, LABEL, PEOPLE, neutral


@dataclass(frozen=True)
class Span:
    """A part of a text that has to be hidden."""

    start: int
    end: int
    kind: str
    is_titled: bool = False


@dataclass(frozen=True)
class Draft:
    """The text as it is read, with a label for each hidden part; labels that the leader typed are kept aside as well.

    All labels are neutral here, so that reading a text again, with other numbers, finds what was found before.
    """

    text: str = field(repr=False)
    hidden: tuple[Mention | str, ...] = field(repr=False)

    @classmethod
    def of(cls, said: str) -> Draft:
        return cls(LABEL.sub(neutral, said), tuple(label.group() for label in LABEL.finditer(said)))

    def free(self, spans: Sequence[Span]) -> list[Span]:
        """The spans that touch no label."""
        labels = [label.span() for label in LABEL.finditer(self.text)]
        return [one for one in spans if not any(start < one.end and one.start < end for start, end in labels)]

    def hiding(self, spans: Sequence[Span]) -> Draft:
        """With these hidden, too; they are in order, apart, and touch no label."""
        new = [(one.start, one.end, _mention(self.text, one)) for one in spans]
        parts = sorted([*self._labels(), *new], key=lambda part: part[0])
        pieces, end = [], 0
        for start, stop, hidden in parts:
            pieces += [self.text[end:start], _label(hidden)]
            end = stop
        return Draft("".join([*pieces, self.text[end:]]), tuple(hidden for _, _, hidden in parts))

    def redacted(self) -> Redacted:
        """The pieces, with the labels that the leader typed as they were."""
        pieces: list[str | Mention] = []
        end = 0
        for start, stop, hidden in self._labels():
            pieces += [self.text[end:start], hidden]
            end = stop
        return Redacted((*pieces, self.text[end:]))

    def _labels(self) -> Iterator[tuple[int, int, Mention | str]]:
        for label, hidden in zip(LABEL.finditer(self.text), self.hidden, strict=True):
            yield label.start(), label.end(), hidden


def _mention(text: str, span: Span) -> Mention:
    return Mention(span.kind, text[span.start : span.end], span.is_titled)


def _label(hidden: Mention | str) -> str:
    if isinstance(hidden, str):
        return LABEL.sub(neutral, hidden)
    return f"[{ANYBODY if hidden.kind in PEOPLE else hidden.kind}]"
