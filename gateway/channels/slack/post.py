"""The calls to Slack: posting, looking up, uploading; what goes wrong says whether to try later or never."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from gateway.channels.slack.drawing import message
from gateway.channels.slack.notes import CHANNEL, Note, Said, said_in
from gateway.posting import Parcel, TryLater, Undeliverable
from gateway.replies import Reply

# Under which the service keeps of a message which reply it is.
METADATA = "sounding_board_reply"
# The clocks of two machines may differ by so much.
CLOCKS = timedelta(minutes=5)
PAGE = 200
# What will not be otherwise the next time: the leader has left, or the bot was removed. Whatever else Slack says, such
# as that it is busy, or that the token is not good, whoever runs this may set right, and what was said is not lost.
NEVER = frozenset(
    (
        "account_inactive",
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "messages_tab_disabled",
        "not_in_channel",
        "restricted_action",
        "team_access_not_granted",
        "thread_not_found",
        "token_revoked",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
    )
)
# A message that Slack will not draw is sent in words alone.
UNDRAWN = frozenset(("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"))


class SlackPost:
    """Slack as the courier knows it, and what else is asked of it."""

    name = CHANNEL

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        # The direct channel with each leader who had to be looked up; lost without harm.
        self._direct: dict[str, str] = {}

    def messages(self, reply: Reply) -> Sequence[Reply]:
        """Each reply is one message, drawn when it is known whom it addresses."""
        return [reply]

    async def send(self, address: dict[str, Any], parcel: Parcel) -> None:
        """Posts a message; one that may have been posted is looked for first."""
        if parcel.doubtful and await self._was_taken(address, parcel):
            return
        greeting = f"<@{address['to']}>" if address.get("to") and not parcel.number else ""
        drawn = message(parcel.message, greeting, parcel.chosen)
        call = {
            "channel": address["channel"],
            "thread_ts": address["thread"],
            "metadata": {"event_type": METADATA, "event_payload": _mark(parcel)},
            "unfurl_links": False,
            "unfurl_media": False,
        }
        with _meaning():
            try:
                await self._client.chat_postMessage(**call, **drawn)
            except SlackApiError as error:
                if reason_of(error) not in UNDRAWN:
                    raise
                await self._client.chat_postMessage(**call, text=drawn["text"])

    async def read(self, note: Note) -> Said | None:
        """The words of a message; None where it is gone."""
        async for one in self._messages(note.channel, note.thread, note.ts, latest=note.ts):
            if one.get("ts") == note.ts:
                return said_in(one, note.bot)
        return None

    async def direct(self, user: str) -> str:
        """The direct channel with a leader."""
        if user not in self._direct:
            with _meaning():
                opened = await self._client.conversations_open(users=user)
            self._direct[user] = opened["channel"]["id"]
        return self._direct[user]

    async def upload(self, address: dict[str, Any], filename: str, title: str, content: bytes) -> None:
        """Puts a file where the leader talks."""
        with _meaning():
            await self._client.files_upload_v2(
                filename=filename,
                title=title,
                content=content,
                channel=address["channel"],
                thread_ts=address["thread"],
            )

    async def publish(self, user: str, view: dict[str, Any]) -> None:
        """Draws a leader's Home tab."""
        with _meaning():
            await self._client.views_publish(user_id=user, view=view)

    async def _was_taken(self, address: dict[str, Any], parcel: Parcel) -> bool:
        if parcel.answered_at is None:
            return False
        oldest = f"{(parcel.answered_at - CLOCKS).timestamp():.6f}"
        async for one in self._messages(address["channel"], address["thread"], oldest):
            metadata = one.get("metadata") or {}
            if metadata.get("event_type") == METADATA and metadata.get("event_payload") == _mark(parcel):
                return True
        return False

    async def _messages(
        self, channel: str, thread: str | None, oldest: str, latest: str | None = None
    ) -> AsyncIterator[dict[str, Any]]:
        """The messages of a thread, or of a channel's own course, from a moment on."""
        asked: dict[str, Any] = {"oldest": oldest, "latest": latest, "inclusive": True, "limit": PAGE}
        asked |= {"channel": channel, "include_all_metadata": True}
        cursor: str | None = None
        while True:
            with _meaning():
                if thread:
                    page = await self._client.conversations_replies(ts=thread, cursor=cursor, **asked)
                else:
                    page = await self._client.conversations_history(cursor=cursor, **asked)
            for one in page["messages"]:
                yield one
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return


def _mark(parcel: Parcel) -> dict[str, Any]:
    return {"turn": parcel.turn_key, "number": parcel.number}


@contextmanager
def _meaning() -> Iterator[None]:
    """Raises `TryLater` and `Undeliverable` for what Slack, or the way to it, has against a call."""
    try:
        yield
    except SlackApiError as error:
        # Without the cause, which would show what was sent.
        raise _refusal(error) from None
    except (ClientError, TimeoutError, SlackClientError) as error:
        raise TryLater from error


def reason_of(error: SlackApiError) -> str:
    """Slack's own word for what it has against a call; "" where its answer was none of its own."""
    data = getattr(error.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def _refusal(error: SlackApiError) -> TryLater | Undeliverable:
    if getattr(error.response, "status_code", None) == 429:
        return TryLater(_seconds(error.response.headers.get("Retry-After")))
    reason = reason_of(error)
    return Undeliverable(reason) if reason in NEVER else TryLater()


def _seconds(retry_after: str | None) -> float | None:
    return float(retry_after) if retry_after and retry_after.isdigit() else None
