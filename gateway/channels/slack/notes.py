"""What Slack tells us, as notes: where to find what was said and what was pressed, but not the words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from gateway.errors import PayloadUnknown
from gateway.identity import ConversationKeys

CHANNEL = "slack"
# Messages of these kinds were written by somebody; all others are Slack's own remarks.
WRITTEN = (None, "file_share", "thread_broadcast")
# Characters of a name of Slack's, or of a button's value; and of a timestamp, by which notes are put in order.
LONGEST, PLACE = 2000, 32

_MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_PLACE = re.compile(r"<#[A-Z0-9]+(?:\|([^>]*))?>")
_ALL = re.compile(r"<!(?:subteam\^[A-Z0-9]+|[a-z]+)(?:\|([^>]*))?>")
_LINK = re.compile(r"<([^@#!>|][^>|]*)(?:\|([^>]*))?>")
# What stands where a person was named; the redactor writes the same.
SOMEBODY = "[name]"


class Kind(StrEnum):
    """What somebody did."""

    MESSAGE = "message"
    EDITED = "edited"
    DELETED = "deleted"
    CHOICE = "choice"
    SAY = "say"
    FILE = "file"
    OPENED = "opened"
    HOME = "home"


@dataclass(frozen=True)
class Said:
    """The words of a message as plain text, and whether files came with it."""

    text: str
    has_files: bool = False


@dataclass(frozen=True)
class Note:
    """Something that somebody did in Slack."""

    kind: Kind
    team: str
    user: str
    # "" for the leader's direct messages with the bot, where Slack did not say which channel that is.
    channel: str
    # The message that it is about, the thread in which it is answered, and when it was done: Slack's timestamps.
    ts: str
    thread: str | None
    at: str
    # True in a channel, where others read along.
    is_shared: bool = False
    # The id of a choice, the words or the kind of file that a button stands for.
    value: str = ""
    # The bot's own id, by which it is mentioned.
    bot: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """As it was before it was sealed."""
        return cls(**{**kept, "kind": Kind(kept["kind"])})

    def plain(self) -> dict[str, Any]:
        return dict(vars(self))

    def address(self) -> dict[str, Any]:
        """Where it is answered; in a channel also whom: whoever began the thread's conversation."""
        where = {"channel": self.channel, "thread": self.thread}
        return where | {"to": self.user} if self.is_shared else where


class Names:
    """What notes and conversations are known by here, which tells nothing about people and places."""

    def __init__(self, keys: ConversationKeys) -> None:
        self._keys = keys

    def of(self, note: Note) -> str:
        """The same each time that Slack tells of the same thing."""
        # A mention comes as two events where the bot also reads the channel; the message is one.
        return self._named(note, note.kind, note.channel, note.ts, note.at, note.user)

    def of_message(self, note: Note) -> str:
        """The name of the message that a note about a message is about."""
        return self._named(note, Kind.MESSAGE, note.channel, note.ts, note.ts, note.user)

    def of_command(self, note: Note) -> str:
        """The name of the turn that a slash command is."""
        return self._named(note, "command", note.ts)

    def conversation_of(self, note: Note) -> str:
        """A leader's own, or that of a thread."""
        whose = f"{note.channel}/{note.thread}" if note.is_shared else note.user
        return self._keys.of(CHANNEL, note.team, whose)

    def _named(self, note: Note, *parts: str) -> str:
        return self._keys.of(f"{CHANNEL}/notes", note.team, json.dumps(parts))


@contextmanager
def _as_published() -> Iterator[None]:
    """Raises `PayloadUnknown` for what has another shape, without showing it."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise PayloadUnknown from None


def note_of_event(body: Mapping[str, Any]) -> tuple[Note, Said | None] | None:
    """What an event is about, and the words of a message; None for what is no leader's. Raises `PayloadUnknown`."""
    with _as_published():
        if body["event"]["type"] == "app_home_opened":
            return _note_of_opening(body), None
        return _note_of_message(body)


def note_of_action(body: Mapping[str, Any]) -> Note | None:
    """What was pressed; None for what is none of ours. Raises `PayloadUnknown`."""
    with _as_published():
        return _note_of_action(body)


def _note_of_opening(body: Mapping[str, Any]) -> Note:
    event = body["event"]
    return _checked(
        Note(
            kind=Kind.HOME if event.get("tab") == "home" else Kind.OPENED,
            team=body["team_id"],
            user=event["user"],
            channel=event["channel"],
            ts="",
            thread=None,
            at=str(event["event_ts"]),
        )
    )


def _checked(note: Note) -> Note:
    """The note, where its names are what Slack's are: text, and short."""
    named = (note.team, note.user, note.channel, note.ts, note.thread or "", note.at, note.value, note.bot)
    if not all(isinstance(one, str) and len(one) <= LONGEST for one in named) or len(note.at) > PLACE:
        raise ValueError("not a name of Slack's")
    return note


def _note_of_message(body: Mapping[str, Any]) -> tuple[Note, Said | None] | None:
    event = body["event"]
    subtype = event.get("subtype")
    if subtype in ("message_changed", "message_deleted"):
        return _note_of_change(body, event, Kind.EDITED if subtype == "message_changed" else Kind.DELETED)
    is_mention = event["type"] == "app_mention"
    if subtype not in WRITTEN or event.get("bot_id") or not event.get("user"):
        return None
    if not is_mention and event.get("channel_type") != "im":
        return None
    note = Note(
        kind=Kind.MESSAGE,
        team=body["team_id"],
        user=event["user"],
        channel=event["channel"],
        ts=event["ts"],
        thread=event.get("thread_ts") or event["ts"],
        at=event["ts"],
        is_shared=is_mention,
        bot=_bot(body),
    )
    return _checked(note), said_in(event, note.bot)


def _note_of_change(body: Mapping[str, Any], event: Mapping[str, Any], kind: Kind) -> tuple[Note, Said | None] | None:
    before = event.get("previous_message") or {}
    now = event.get("message") or {}
    is_remark = before.get("bot_id") or not before.get("user") or before.get("text") == now.get("text")
    if is_remark or event.get("channel_type") != "im":
        # The bot's own messages, and Slack's, who adds a preview of a link.
        return None
    note = Note(
        kind=kind,
        team=body["team_id"],
        user=before["user"],
        channel=event["channel"],
        ts=before["ts"],
        thread=before.get("thread_ts") or before["ts"],
        at=event["event_ts"],
        bot=_bot(body),
    )
    return _checked(note), said_in(now, note.bot) if kind is Kind.EDITED else None


def _note_of_action(body: Mapping[str, Any]) -> Note | None:
    action = body["actions"][0]
    kind = action["action_id"].partition(":")[0]
    if kind not in (Kind.CHOICE, Kind.SAY, Kind.FILE):
        return None
    value = (action.get("selected_option") or {}).get("value") or action.get("value") or ""
    whose = ""
    if kind != Kind.CHOICE:
        whose, _, value = value.partition("/")
    container, message = body.get("container") or {}, body.get("message") or {}
    channel = "" if whose else (body.get("channel") or {}).get("id", "")
    ts = container.get("message_ts", "")
    note = Note(
        kind=Kind(kind),
        team=body["team"]["id"],
        user=body["user"]["id"],
        channel=channel,
        ts=ts,
        thread=(container.get("thread_ts") or message.get("thread_ts") or ts or None) if channel else None,
        at=action["action_ts"],
        is_shared=bool(channel) and not channel.startswith("D"),
        value=value,
    )
    return _checked(note)


def said_in(message: Mapping[str, Any], bot: str) -> Said:
    """The words of a message of Slack's as plain text, without the mention of the bot; others' names are taken out."""
    text = str(message.get("text") or "").replace(f"<@{bot}>", "", 1) if bot else str(message.get("text") or "")
    text = _MENTION.sub(SOMEBODY, text)
    text = _PLACE.sub(lambda found: f"#{found[1] or 'channel'}", text)
    text = _ALL.sub(lambda found: found[1] or "@all", text)
    text = _LINK.sub(lambda found: found[2] or found[1], text)
    return Said(html.unescape(text).strip(), bool(message.get("files")))


def _bot(body: Mapping[str, Any]) -> str:
    authorizations = body.get("authorizations") or [{}]
    return str(authorizations[0].get("user_id") or "")
