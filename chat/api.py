"""The calls of the web channel's API that a conversation needs, one method each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, CookieJar
from pydantic import ValidationError
from yarl import URL

from chat.cookie import Cookies
from chat.errors import AddressInvalid, NotSoundingBoard, Refused, Unreachable
from chat.messages import Answer, Erased, Message, Problem, Session, Transcript, Turn

# The gateway itself waits for its bot, and longer still for an earlier message.
SECONDS = ClientTimeout(total=90, sock_connect=5)


class Api:
    """Each method raises Unreachable, NotSoundingBoard or Refused."""

    def __init__(self, session: ClientSession, url: str) -> None:
        self._session, self._url = session, url

    @property
    def cookies(self) -> Cookies:
        """What the server asked to be shown again."""
        jar = self._session.cookie_jar.filter_cookies(URL(self._url))
        return {name: morsel.value for name, morsel in jar.items()}

    async def open(self) -> bool:
        """True where this leader has been here before."""
        return (await self._called(Session, "POST", "session")).resumed

    async def say(self, key: str, said: Mapping[str, str]) -> Answer:
        """The answer to `{"text": …}` or `{"choice": …}`; the same key again gives the same answer."""
        return await self._called(Answer, "POST", "turns", {"key": key, **said})

    async def turns_after(self, number: int) -> tuple[Turn, ...]:
        return (await self._called(Transcript, "GET", f"turns?after={number}")).turns

    async def record(self, ending: str) -> bytes:
        """The record as a file with this ending: docx, md or ics."""
        return await self._body("GET", f"record.{ending}")

    async def erase(self) -> str:
        """Erases the conversation; what the server says of it."""
        return (await self._called(Erased, "DELETE", "conversation")).detail

    async def _called[M: Message](
        self, kind: type[M], method: str, path: str, body: Mapping[str, str] | None = None
    ) -> M:
        try:
            return kind.model_validate_json(await self._body(method, path, body))
        except ValidationError as error:
            raise NotSoundingBoard(self._url) from error

    async def _body(self, method: str, path: str, body: Mapping[str, str] | None = None) -> bytes:
        try:
            async with self._session.request(method, f"{self._url}/api/{path}", json=body) as response:
                content = await response.read()
        except (ClientError, TimeoutError, OSError) as error:
            raise Unreachable(self._url) from error
        if response.status >= 300:
            raise self._refusal(response, content)
        return content

    def _refusal(self, response: ClientResponse, content: bytes) -> Refused | NotSoundingBoard:
        try:
            problem = Problem.model_validate_json(content)
        except ValidationError:
            return NotSoundingBoard(self._url)
        wait = response.headers.get("Retry-After", "")
        return Refused(response.status, problem.detail, float(wait) if wait.isdecimal() else None)


@asynccontextmanager
async def connected(url: str, cookies: Cookies) -> AsyncIterator[Api]:
    """The API at `url`, for the leader whom `cookies` stand for; raises AddressInvalid."""
    try:
        parts = URL(url)
        usable = parts.scheme in ("http", "https") and bool(parts.host)
    except ValueError as error:
        raise AddressInvalid(url) from error
    if not usable:
        raise AddressInvalid(url)
    # Addresses in numbers, such as 127.0.0.1, have cookies too.
    jar = CookieJar(unsafe=True)
    jar.update_cookies(cookies, parts)
    async with ClientSession(cookie_jar=jar, timeout=SECONDS) as session:
        yield Api(session, url)
