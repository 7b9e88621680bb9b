"""What somebody did in Teams, read from an activity."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any
from uuid import uuid4

from microsoft_agents.activity import Activity
from pydantic import BaseModel, ConfigDict, ValidationError

from serving.clock import utc_now

PERSONAL = "personal"
# The copy of a message with its looks, which Teams adds to the words.
LOOKS = "text/html"
_tag = re.compile(r"</?at(?:\s[^<>]*)?>", re.IGNORECASE)


class Pressed(BaseModel):
    """What a button sends: a choice, words that it says for the leader, or which file of the record is wanted."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    choice: str | None = None
    say: str | None = None
    record: str | None = None
    topic: str | None = None


NOTHING = Pressed()


@dataclass(frozen=True)
class Place:
    """Where something was said: a chat of one leader's own, or one in which others read."""

    tenant: str
    conversation: str
    person: str
    is_shared: bool

    @property
    def owner(self) -> str:
        """Whose conversation it is: the person's, or, where several talk, that of all in this thread."""
        return self.conversation if self.is_shared else self.person


@dataclass(frozen=True)
class Heard:
    """Words, or a button that was pressed."""

    place: Place
    # As Teams calls the activity; the same for a repeated delivery.
    activity: str
    at: datetime
    text: str = ""
    pressed: Pressed = NOTHING
    has_files: bool = False


def place_of(activity: Activity) -> Place:
    """Where an activity comes from."""
    conversation, person = activity.conversation, activity.from_property
    user = (person.aad_object_id or person.id or "") if person else ""
    # Where Teams does not say that nobody else reads, somebody may.
    return Place(tenant_of(activity), conversation.id, user, conversation.conversation_type != PERSONAL)


def tenant_of(activity: Activity) -> str:
    """The tenant that Teams names; nothing where it names none."""
    data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    tenant = data.get("tenant")
    named = tenant.get("id") if isinstance(tenant, dict) else None
    return str(activity.conversation.tenant_id or named or "")


def heard(activity: Activity) -> Heard:
    """What was said or pressed."""
    return Heard(
        place_of(activity),
        name_of(activity),
        activity.timestamp.astimezone(UTC) if activity.timestamp else utc_now(),
        text_of(activity),
        _pressed(activity.value),
        any(one.content_type != LOOKS for one in activity.attachments or []),
    )


def name_of(activity: Activity) -> str:
    """What Teams calls an activity, the same for a repeated delivery."""
    return f"{activity.conversation.id}/{activity.id or uuid4()}"


def text_of(activity: Activity) -> str:
    """The words, without the mention that called the bot; of others who are mentioned the names alone."""
    words = activity.text or ""
    for mention in activity.get_mentions():
        if mention.text and mention.mentioned and activity.recipient and mention.mentioned.id == activity.recipient.id:
            words = words.replace(mention.text, "")
    return unescape(_tag.sub("", words)).replace("\u00a0", " ").strip()


def _pressed(value: Any) -> Pressed:
    """What a button sent; nothing where it is not one of ours."""
    try:
        return Pressed.model_validate(json.loads(value) if isinstance(value, str) else value or {})
    except (ValidationError, ValueError):
        return NOTHING


def address_of(activity: Activity) -> dict[str, Any]:
    """Where answers go, and whom they address where others read them too."""
    place = place_of(activity)
    address: dict[str, Any] = {"service_url": activity.service_url, "conversation": place.conversation}
    if activity.recipient:
        address["bot"] = activity.recipient.id
    if place.is_shared and activity.from_property:
        address["leader"] = {"id": activity.from_property.id, "name": activity.from_property.name or ""}
    return address
