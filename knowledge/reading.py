"""Reading a YAML file that lists items of one kind, and telling everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.errors import PackInvalid, Problem


def read_list[M: BaseModel](
    path: Path, kind: type[M], name_of: Callable[[int, Any], str]
) -> tuple[list[tuple[int, M]], list[Problem]]:
    """The items of a file, each with its line, and the problems of all others.

    `name_of` says what an item that is wrong is called, from its place in the list, counted from 1, and what was read.
    """
    try:
        entries = _entries(path)
    except PackInvalid as invalid:
        return [], list(invalid.problems)
    items: list[tuple[int, M]] = []
    problems: list[Problem] = []
    for number, (line, raw) in enumerate(entries, 1):
        try:
            items.append((line, kind.model_validate(raw)))
        except ValidationError as error:
            problems += _problems_of(error, path.name, line, name_of(number, raw))
    return items, problems


def _entries(path: Path) -> list[tuple[int, Any]]:
    """What the list in a file holds, each with its line; raises PackInvalid with the one thing that is wrong."""
    try:
        return _listed(path)
    except OSError as error:
        problem = Problem(path.name, 0, "", "", f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        problem = Problem(path.name, 0, "", "", f"is not UTF-8 text: {error.reason}")
    except yaml.YAMLError as error:
        problem = Problem(path.name, _line_of(error), "", "", f"is not YAML: {_words_of(error)}")
    raise PackInvalid([problem])


def _listed(path: Path) -> list[tuple[int, Any]]:
    # The C loader reads the whole corpus in a second; the plain one takes ten.
    loader = yaml.CSafeLoader(path.read_text("utf-8"))
    try:
        node = loader.get_single_node()
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise PackInvalid([Problem(path.name, 1, "", "", "must be a list of items")])
        return [
            (child.start_mark.line + 1, raw)
            for child, raw in zip(node.value, loader.construct_document(node), strict=True)
        ]
    finally:
        loader.dispose()


def _problems_of(error: ValidationError, file: str, line: int, name: str) -> list[Problem]:
    return [
        Problem(file, line, name, ".".join(str(part) for part in detail["loc"]), detail["msg"])
        for detail in error.errors(include_url=False, include_context=False)
    ]


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 0


def _words_of(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error).splitlines()[0]
