"""Adaptive Cards 1.5 as a JSON schema: of its published schema, what our cards use, as strictly as that one has it."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from gateway.channels.teams.elements import MOST_BUTTONS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
FLAG: Schema = {"type": "boolean"}
# Case does not count in the published schema; ours has one way of writing.
SIZE: Schema = {"enum": ["Default", "Small", "Medium", "Large", "ExtraLarge"]}
WEIGHT: Schema = {"enum": ["Default", "Lighter", "Bolder"]}
ELEMENTS: Schema = {"type": "array", "items": {"$ref": "#/$defs/element"}}
COMMON: Schema = {
    "id": TEXT,
    "isVisible": FLAG,
    "separator": FLAG,
    "spacing": {"enum": ["Default", "None", "Small", "Medium", "Large", "ExtraLarge", "Padding"]},
    "height": {"enum": ["auto", "stretch"]},
}
STYLE: Schema = {"enum": ["default", "emphasis", "good", "attention", "warning", "accent"]}


def _typed(name: str, required: tuple[str, ...] = (), **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {"type": {"const": name}, **properties},
        "required": ["type", *required],
        "additionalProperties": False,
    }


def _element(name: str, *required: str, **properties: Schema) -> Schema:
    return _typed(name, required, **COMMON, **properties)


def _action(name: str, *required: str, **properties: Schema) -> Schema:
    looks: Schema = {
        "title": TEXT,
        "tooltip": TEXT,
        "id": TEXT,
        "isEnabled": FLAG,
        "mode": {"enum": ["primary", "secondary"]},
        "style": {"enum": ["default", "positive", "destructive"]},
    }
    return _typed(name, ("title", *required), **looks, **properties)


_run = _typed(
    "TextRun",
    ("text",),
    text=TEXT,
    isSubtle=FLAG,
    italic=FLAG,
    size=SIZE,
    strikethrough=FLAG,
    underline=FLAG,
    weight=WEIGHT,
)
_text = _element(
    "TextBlock",
    "text",
    text=TEXT,
    isSubtle=FLAG,
    size=SIZE,
    style={"enum": ["default", "heading", "columnHeader"]},
    weight=WEIGHT,
    wrap=FLAG,
)
_cell = _typed("TableCell", ("items",), items=ELEMENTS, style=STYLE)
_row = _typed("TableRow", (), cells={"type": "array", "items": _cell}, style=STYLE)
_column: Schema = {
    "type": "object",
    "properties": {"width": {"type": ["string", "number"]}},
    "additionalProperties": False,
}
_table = _element(
    "Table",
    columns={"type": "array", "items": _column},
    rows={"type": "array", "items": _row},
    firstRowAsHeader=FLAG,
    showGridLines=FLAG,
)
# What a button of ours sends, and what Teams makes of it.
_back: Schema = {
    "type": "object",
    "properties": {"type": {"const": "messageBack"}, "displayText": TEXT, "text": TEXT, "value": {"type": "object"}},
    "required": ["type", "displayText", "text", "value"],
    "additionalProperties": False,
}
_data: Schema = {
    "type": "object",
    "properties": {"msteams": _back},
    "required": ["msteams"],
    "additionalProperties": TEXT,
    "minProperties": 2,
}
_targets: Schema = {"type": "array", "items": TEXT, "minItems": 1}
# Teams shows six buttons beside each other, and has a menu for those that are secondary.
_actions: Schema = {
    "type": "array",
    "items": {
        "oneOf": [
            _action("Action.Submit", "data", data=_data),
            _action("Action.ToggleVisibility", "targetElements", targetElements=_targets),
        ]
    },
    "minItems": 1,
    "contains": {"not": {"properties": {"mode": {"const": "secondary"}}, "required": ["mode"]}},
    "maxContains": MOST_BUTTONS,
}
CARD: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_typed(
        "AdaptiveCard",
        ("version", "body"),
        version={"const": "1.5"},
        lang={"type": "string", "pattern": "^[a-z]{2}$"},
        body=ELEMENTS | {"minItems": 1},
        # Teams' own, which the published schema leaves to it.
        msteams={
            "type": "object",
            "properties": {"width": {"const": "Full"}, "entities": {"type": "array"}},
            "additionalProperties": False,
        },
    ),
    "$defs": {
        "element": {
            "oneOf": [
                _text,
                _element("RichTextBlock", "inlines", inlines={"type": "array", "items": _run, "minItems": 1}),
                _element("Container", "items", items=ELEMENTS | {"minItems": 1}, style=STYLE, bleed=FLAG),
                _element("ActionSet", "actions", actions=_actions),
                _table,
            ]
        }
    },
}


def problems(card: dict[str, Any]) -> list[str]:
    """What is wrong with a card; nothing where it is as it should be."""
    found = sorted(Draft202012Validator(CARD).iter_errors(card), key=lambda error: list(error.path))
    return [f"{error.json_path}: {error.message[:300]}" for error in found]
