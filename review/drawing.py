"""Charts, laid out in the units of their drawing: rows of bars under their names, and columns along time."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from conversations.figures import Group, Groups

# A chart is so wide; names are broken where they would run into the numbers.
WIDTH, NAME = 300, 40
LINE, BAR, GAP = 16, 6, 16
# Columns: how high the highest is, below room for its number and above room for the months.
HIGHEST, ABOVE, BELOW, WIDEST = 110, 18, 20, 40
# With more columns than these, only the highest says its number, and only the first and the last their month.
MOST_NUMBERS, MOST_NAMES = 12, 4


@dataclass(frozen=True)
class Row:
    """A bar under the lines of its name, each at its own height."""

    lines: Sequence[tuple[int, str]]
    count: int
    y: int
    width: float


@dataclass(frozen=True)
class Column:
    """A column; `name` and `number` are empty where there is no room for them."""

    name: str
    number: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Chart:
    """A drawing with its table; `about` says in a sentence what is counted."""

    id: str
    title: str
    about: str
    groups: Sequence[Group]
    hidden: bool
    height: int
    rows: Sequence[Row] = ()
    columns: Sequence[Column] = ()


def in_rows(id_: str, title: str, about: str, groups: Groups) -> Chart:
    """A chart of bars: the longest takes the whole width."""
    rows: list[Row] = []
    y, most = 0, _most(groups)
    for group in groups.shown:
        lines = [(y + LINE * (n + 1) - 4, line) for n, line in enumerate(textwrap.wrap(group.name, NAME))]
        y += LINE * len(lines)
        rows.append(Row(lines, group.count, y, round(WIDTH * group.count / most, 1)))
        y += BAR + GAP
    return Chart(id_, title, about, groups.shown, groups.hidden, max(y - GAP, 0), rows=rows)


def in_columns(id_: str, title: str, about: str, groups: Groups) -> Chart:
    """A chart along time: each column as high as it counts."""
    most, many = _most(groups), len(groups.shown)
    step = min(WIDTH / max(many, 1), WIDEST * 1.5)
    columns = []
    for n, group in enumerate(groups.shown):
        height = HIGHEST * group.count / most
        number = f"{group.count:,}" if many <= MOST_NUMBERS or group.count == most else ""
        name = group.name if many <= MOST_NAMES or n in (0, many - 1) else ""
        place = (round(n * step, 1), round(ABOVE + HIGHEST - height, 1), round(step * 0.75, 1), round(height, 1))
        columns.append(Column(name, number, *place))
    return Chart(id_, title, about, groups.shown, groups.hidden, ABOVE + HIGHEST + BELOW, columns=columns)


def _most(groups: Groups) -> int:
    return max((group.count for group in groups.shown), default=1)
