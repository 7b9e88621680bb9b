"""Where the parts of the application are found in it."""

from __future__ import annotations

from aiohttp import web

from conversations.database import Database
from gateway.addresses import Addresses
from gateway.chats import Chats
from gateway.courier import Courier
from gateway.erasing import Eraser
from gateway.identity import ConversationKeys
from gateway.limits import Limits
from gateway.pipeline import Pipeline
from gateway.rasa import Bot
from gateway.redaction.numbering import Numbering
from gateway.sessions import Sessions
from gateway.settings import Settings
from gateway.visits import Visits

SETTINGS = web.AppKey("settings", Settings)
DATABASE = web.AppKey("database", Database)
BOT: web.AppKey[Bot] = web.AppKey("bot", Bot)
PIPELINE = web.AppKey("pipeline", Pipeline)
VISITS = web.AppKey("visits", Visits)
ERASER = web.AppKey("eraser", Eraser)
SESSIONS = web.AppKey("sessions", Sessions)
ADDRESSES = web.AppKey("addresses", Addresses)
NUMBERING = web.AppKey("numbering", Numbering)
COURIER = web.AppKey("courier", Courier)
CHATS = web.AppKey("chats", Chats)
CONVERSATION_KEYS = web.AppKey("conversation_keys", ConversationKeys)
LIMITS = web.AppKey("limits", Limits)
# Bytes of a request's body, by path, where more are taken than elsewhere.
LARGER_BODIES: web.AppKey[dict[str, int]] = web.AppKey("larger_bodies", dict)
