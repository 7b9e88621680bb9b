"""Turns that the gateway begins itself, such as a welcome: stored with their answers, and so never left unfinished."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from conversations import commands
from conversations.commands import Said
from gateway.rasa import Asked, Bot, BotAnswer
from gateway.replies import Reply


async def ask(bot: Bot, conversation_id: str, said: Said, patience: float, value: str | None = None) -> BotAnswer:
    """What the bot says to an event; raises `BotAway` and `BotRefused`."""
    return await bot.answer(Asked(conversation_id, said.key, event=said.kind, value=value), patience)


async def keep(
    session: AsyncSession,
    conversation_id: str,
    number: int,
    said: Said,
    answer: BotAnswer,
    now: datetime,
    before: Sequence[Reply] = (),
) -> None:
    """Stores such a turn with its answer, and with what is told before that."""
    turn = await commands.receive(session, conversation_id, number, said, now)
    await commands.answer(session, turn, [*before, *answer.plain_replies()], answer.record, now)
