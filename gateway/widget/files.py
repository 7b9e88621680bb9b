"""Files that browsers may keep for ever, because their address is of their content."""

from __future__ import annotations

import gzip
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha384

from aiohttp import web

FOR_EVER = "public, max-age=31536000, immutable"
# Asked about each time, and sent again only where it has changed.
ASKED = "public, no-cache"


@dataclass(frozen=True)
class File:
    """What is served under `/widget/`, and what a page says to make sure that it is this."""

    name: str
    content_type: str
    body: bytes
    compressed: bytes
    integrity: str
    digest: str

    @classmethod
    def of(cls, name: str, content_type: str, text: str) -> File:
        body = text.encode()
        digest = sha384(body)
        return cls(
            name=name,
            content_type=content_type,
            body=body,
            # Without the time, so that the same file is the same bytes.
            compressed=gzip.compress(body, 9, mtime=0),
            integrity=f"sha384-{b64encode(digest.digest()).decode()}",
            digest=digest.hexdigest()[:16],
        )

    @property
    def address(self) -> str:
        """The address that changes with the content."""
        return f"/widget/{self.digest}/{self.name}"

    def answer(self, request: web.Request, caching: str) -> web.Response:
        """The file, compressed where the browser takes it so; 304 where it has it already."""
        headers = {"Cache-Control": caching, "ETag": f'"{self.digest}"', "Vary": "Accept-Encoding"}
        if f'"{self.digest}"' in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        headers["Content-Type"] = f"{self.content_type}; charset=utf-8"
        if "gzip" not in request.headers.get("Accept-Encoding", ""):
            return web.Response(body=self.body, headers=headers)
        return web.Response(body=self.compressed, headers={**headers, "Content-Encoding": "gzip"})
