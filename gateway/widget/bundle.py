"""The widget's modules as one file, so that one integrity hash covers all that a page loads.

Nothing is translated or renamed: the modules are put one after the other, each after those that it imports, without
their imports, exports, comments and indentation. `assets.js` is given the style sheet and the catalogues.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from gateway.errors import GatewayError
from gateway.widget import WIDGET
from gateway.widget.catalogue import catalogue

ENTRY = "sounding-board.js"
ASSETS = "assets.js"

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
# A text that goes on in the next line would lose its indentation.
_OPEN = re.compile(r"^[^`\n]*(?:`[^`\n]*`[^`\n]*)*`[^`\n]*$", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DECLARED = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


class WidgetBroken(GatewayError):
    """The widget's files cannot be put together."""

    def __init__(self, name: str, problem: str) -> None:
        self.name, self.problem = name, problem
        super().__init__(f"widget/{name}: {problem}")


def bundle(folder: Path = WIDGET) -> str:
    """The whole widget as one module; raises `WidgetBroken`."""
    declared: dict[str, str] = {}
    parts = []
    for name in _order(folder, ENTRY, ()):
        part = _assets(folder) if name == ASSETS else _part(folder, name)
        for word in _DECLARED.findall(part):
            if word in declared:
                raise WidgetBroken(name, f"{word} is declared in {declared[word]} too")
            declared[word] = name
        parts.append(part)
    return _INDENT.sub("", "".join(parts))


def _order(folder: Path, name: str, importing: tuple[str, ...]) -> list[str]:
    """A module after those that it imports, each once."""
    if name in importing:
        raise WidgetBroken(name, f"imports itself by way of {importing[-1]}")
    order: dict[str, None] = {}
    for imported in _IMPORT.findall(_source(folder, name)):
        order |= dict.fromkeys(_order(folder, imported, (*importing, name)))
    return [*order, name]


def _part(folder: Path, name: str) -> str:
    part = _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", _source(folder, name)))).lstrip("\n")
    left = _LEFT.search(part) or _OPEN.search(part)
    if left:
        raise WidgetBroken(name, f"this line is not understood: {left[0]}")
    return part


def _assets(folder: Path) -> str:
    style = _INDENT.sub("", _COMMENT.sub("", (folder / "sounding-board.css").read_text("utf-8")))
    catalogues = {
        path.stem: _drawn(catalogue(path.stem, folder)) for path in sorted((folder / "messages").glob("*.json"))
    }
    return f"const STYLE = {json.dumps(style)};\nconst CATALOGUES = {json.dumps(catalogues, ensure_ascii=False)};\n"


def _drawn(messages: Mapping[str, str]) -> dict[str, str]:
    """Without what only the pages say that need no script."""
    return {name: words for name, words in messages.items() if not name.startswith("plain_")}


def _source(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text("utf-8")
    except FileNotFoundError as error:
        raise WidgetBroken(name, "is missing") from error
