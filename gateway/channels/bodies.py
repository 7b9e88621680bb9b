"""The bodies that the web API takes, and what is wrong with one that it does not take."""

from __future__ import annotations

from typing import Annotated

from aiohttp import web
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, from_json

from gateway.errors import InputInvalid, MediaTypeWrong

UUID = r"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"
Key = Annotated[str, StringConstraints(pattern=UUID, to_lower=True)]

WORDS = {
    "extra_forbidden": "is not known here",
    "missing": "is missing",
    "string_pattern_mismatch": "must be a UUID, such as 123e4567-e89b-12d3-a456-426614174000",
    "string_too_long": "is too long",
    "string_too_short": "is empty",
    "string_type": "must be text in quotes",
    "bool_type": "must be true or false",
}


class Body(BaseModel):
    """A body of which every field is known and is of the very type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class TextTurn(Body):
    """A turn in words."""

    key: Key
    text: str


class ChoiceTurn(Body):
    """A turn that picks what was offered."""

    key: Key
    choice: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Sharing(Body):
    """Whether coaches may read the conversation."""

    shared: bool


async def turn_of(request: web.Request) -> TextTurn | ChoiceTurn:
    """The turn that was posted; raises `InputInvalid` or `MediaTypeWrong`."""
    fields = await _fields(request)
    if "text" in fields and "choice" in fields:
        raise InputInvalid("Send either 'text' or 'choice', not both.")
    return _checked(ChoiceTurn, fields) if "choice" in fields else _checked(TextTurn, fields)


async def sharing_of(request: web.Request) -> Sharing:
    """What was posted about sharing; raises `InputInvalid` or `MediaTypeWrong`."""
    return _checked(Sharing, await _fields(request))


async def _fields(request: web.Request) -> dict[str, object]:
    if request.content_type != "application/json":
        raise MediaTypeWrong
    try:
        fields = from_json(await request.read(), allow_inf_nan=False)
    except ValueError:
        # Without the cause, which would show what was sent.
        raise InputInvalid("The request is not valid JSON.") from None
    if not isinstance(fields, dict):
        raise InputInvalid("The request must be a JSON object.")
    return fields


def _checked[B: Body](model: type[B], fields: dict[str, object]) -> B:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise InputInvalid(" ".join(_sentence(detail) for detail in error.errors(include_input=False))) from None


def _sentence(detail: ErrorDetails) -> str:
    name = str(detail["loc"][-1])[:40]
    return f"The field {name!r} {WORDS.get(detail['type'], 'is not as it should be')}."
