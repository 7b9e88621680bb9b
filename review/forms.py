"""What a form holds, as text that every database takes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from aiohttp import web

from review.errors import InputInvalid, TooSlow
from review.keys import SETTINGS

Form = Mapping[str, str]
FORM = "application/x-www-form-urlencoded"
NO_FORM = "What was sent is no form of these pages. Load the page again and send it once more."


async def form_of(request: web.Request) -> Form:
    """The fields of the form that was sent; raises `InputInvalid` where it is none."""
    if request.content_type != FORM:
        raise InputInvalid(NO_FORM)
    try:
        async with asyncio.timeout(request.app[SETTINGS].body_seconds):
            fields = await request.post()
    except TimeoutError as error:
        raise TooSlow from error
    except (ValueError, LookupError) as error:
        raise InputInvalid(NO_FORM) from error
    return {name: value.replace("\0", "") for name, value in fields.items() if isinstance(value, str)}


def text_in(form: Form, name: str, longest: int, what: str) -> str:
    """A field that must hold something; raises `InputInvalid`."""
    if not (text := form.get(name, "").strip()):
        raise InputInvalid(f"{what} is empty.")
    return not_longer(text, longest, what)


def not_longer(text: str, longest: int, what: str) -> str:
    """The text; raises `InputInvalid` rather than to cut it."""
    if len(text) > longest:
        raise InputInvalid(f"{what} is longer than {longest:,} characters.")
    return text


def number_in(form: Form, name: str, least: int, most: int) -> int:
    """A whole number; raises `InputInvalid`."""
    value = form.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) < 12 and least <= int(value) <= most):
        raise InputInvalid(f"'{name}' must be a whole number from {least} to {most}.")
    return int(value)
