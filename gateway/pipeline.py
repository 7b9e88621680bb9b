"""The one way that every turn takes: personal data out, stored, one at a time, to the bot, replies stored."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from conversations import commands, pseudonyms, queries
from conversations.commands import Said
from conversations.database import Database
from conversations.models import Turn, TurnKind, TurnState
from conversations.queries import Standing
from gateway.errors import (
    AnswerDelayed,
    BotAway,
    BotRefused,
    ChoiceNotOffered,
    GatewayError,
    NoSession,
    TurnFailed,
    TurnRunning,
)
from gateway.inbound import Inbound, clean
from gateway.limits import Limit
from gateway.rasa import Asked, Bot, BotAnswer
from gateway.readings import readings_in, sharing_in
from gateway.redaction import Redacted, Redactor
from gateway.redaction.numbering import Numbering
from gateway.steps import Steps
from gateway.telling import may_be_told_with, with_notice
from gateway.turnstile import Turnstile
from serving.clock import Clock, utc_now

log = logging.getLogger("gateway.turns")

# So many seconds are given to a turn that ends or is being stored, and to recovery, which looks into a conversation.
MOMENT = 0.5
# So often may a bot that is ready refuse a turn, each time for the whole of somebody's patience, before it has failed.
MOST_REFUSALS = 6


@dataclass(frozen=True)
class Answered:
    """A turn's number, what was replied, and where the time went."""

    number: int
    replies: list[dict[str, Any]]
    steps: Steps
    # Whether it was answered just now; and whether the leader had everything erased by it, these replies included.
    is_new: bool = True
    is_erased: bool = False


class Pipeline:
    """Takes turns; what it holds in memory may be lost at any moment."""

    def __init__(
        self,
        database: Database,
        turnstile: Turnstile,
        redactor: Redactor,
        numbering: Numbering,
        bot: Bot,
        turns: Limit,
        patience: float,
        delayed: asyncio.Event,
        clock: Clock = utc_now,
    ) -> None:
        self._database, self._turnstile, self._bot = database, turnstile, bot
        self._redactor, self._numbering, self._turns = redactor, numbering, turns
        # Seconds that a leader waits while the bot is away.
        self._patience, self._clock = patience, clock
        # Set when a turn was left unfinished, for recovery to look after.
        self._delayed = delayed

    async def take(self, inbound: Inbound, wait: float = MOMENT) -> Answered:
        """What is replied to a turn, the same for the same turn key; another one that runs is given `wait` seconds.

        Raises `TooManyRequests`, `TextMissing`, `TextTooLong`, `ChoiceNotOffered`, `NoSession` and `TurnRunning`, and
        then nothing was stored; `AnswerDelayed` where the bot is away, and `TurnFailed` where it has no answer.
        """
        self._turns.take(inbound.conversation_key)
        steps = Steps()
        with steps.step("redact"):
            redacted = await self._redacted(inbound)
        async with self._alone(inbound, wait):
            deadline = asyncio.get_running_loop().time() + self._patience
            turn = await self._received(inbound, redacted, steps, deadline)
            if turn.state == TurnState.ANSWERED:
                return Answered(turn.number, turn.replies or [], steps, is_new=False)
            return await self._answer(turn, steps, deadline)

    async def finish(self, conversation_key: str, turn_key: str, patience: float) -> None:
        """Answers a turn that was left unfinished; raises as `take` does, `TurnRunning` where somebody is at it."""
        async with self._turnstile.hold(conversation_key, turn_key):
            async with self._database.reading() as session:
                turn = await queries.turn_of(session, conversation_key, turn_key)
            if turn and turn.state == TurnState.RECEIVED:
                await self._answer(turn, Steps(), asyncio.get_running_loop().time() + patience)

    async def _redacted(self, inbound: Inbound) -> Redacted:
        return await self._redactor.redact(clean(inbound.text)) if inbound.text is not None else Redacted(())

    @asynccontextmanager
    async def _alone(self, inbound: Inbound, wait: float) -> AsyncIterator[None]:
        """Another turn is turned away while one runs; the same one waits on, to be given the same answer."""
        key, turn_key = inbound.conversation_key, inbound.turn_key
        async with AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(self._turnstile.hold(key, turn_key, wait))
            except TurnRunning:
                if not (self._turnstile.is_running(key, turn_key) or await self._is_stored(inbound)):
                    raise
                await stack.enter_async_context(self._turnstile.hold(key, turn_key, 2 * self._patience + 10))
            yield

    async def _is_stored(self, inbound: Inbound) -> bool:
        """True where it is this turn that runs, let in by another gateway."""
        async with self._database.reading() as session:
            return await queries.turn_of(session, inbound.conversation_key, inbound.turn_key) is not None

    async def _received(self, inbound: Inbound, redacted: Redacted, steps: Steps, deadline: float) -> Turn:
        """The stored turn; one that an outage or a crash left before it is answered first."""
        while True:
            with steps.step("store"):
                turn, earlier = await self._store(inbound, redacted)
            if turn is not None:
                return turn
            if earlier is not None:
                await self._answer_earlier(earlier, deadline)

    async def _store(self, inbound: Inbound, redacted: Redacted) -> tuple[Turn | None, Turn | None]:
        """The turn, or the one that has to be answered before it can be stored."""
        async with self._database.writing() as session:
            standing = await queries.standing_of(session, inbound.conversation_key, inbound.turn_key)
            if standing is None:
                raise NoSession
            turn = standing.turn
            if standing.earlier and not (turn and turn.state == TurnState.ANSWERED):
                return None, standing.earlier
            if turn is None:
                said, number = await self._said(session, inbound, redacted, standing), standing.last_number + 1
                turn = await commands.receive(session, standing.conversation_id, number, said, self._clock())
            elif turn.state == TurnState.FAILED:
                await commands.receive_again(session, turn, self._clock())
            return turn, None

    async def _said(self, session: AsyncSession, inbound: Inbound, redacted: Redacted, standing: Standing) -> Said:
        """What is stored of a turn; those whom it names get their numbers, and with it are remembered or not at all."""
        if inbound.choice is not None:
            return _chosen(inbound.turn_key, inbound.choice, standing)
        known = await pseudonyms.pseudonyms_of(session, standing.conversation_id) if redacted.mentions else ()
        numbered = self._numbering.numbered(redacted, standing.conversation_id, known)
        await pseudonyms.remember(session, standing.conversation_id, numbered.new)
        tells = bool(redacted.mentions) and not standing.told
        return Said(inbound.turn_key, TurnKind.TEXT, numbered.text, tells=tells)

    async def _answer_earlier(self, turn: Turn, deadline: float) -> None:
        try:
            await self._answer(turn, Steps(), deadline)
        except AnswerDelayed as error:
            raise AnswerDelayed(kept=False) from error
        except TurnFailed:
            # It is stored as failed, for its leader to see, and no longer in the way.
            log.info("turn conversation=%s number=%d given up for the next one", turn.conversation_id, turn.number)

    async def _answer(self, turn: Turn, steps: Steps, deadline: float) -> Answered:
        outcome = "answered"
        try:
            return await self._ask(turn, steps, deadline)
        except GatewayError as error:
            outcome = type(error).__name__
            raise
        finally:
            log.info(
                "turn conversation=%s number=%d kind=%s outcome=%s %s",
                *(turn.conversation_id, turn.number, turn.kind, outcome, steps.line()),
            )

    async def _ask(self, turn: Turn, steps: Steps, deadline: float) -> Answered:
        patience = max(0.0, deadline - asyncio.get_running_loop().time())
        try:
            with steps.step("rasa"):
                answer = await self._bot.answer(_asked(turn), patience)
        except BotRefused as refusal:
            await self._fail(turn)
            raise TurnFailed from refusal
        except BotAway as away:
            await self._delay(turn, away)
            raise AnswerDelayed(kept=True) from away
        with steps.step("answer"):
            replies = await self._replies(turn, answer)
            is_erased = await self._store_answer(turn, answer, replies)
        return Answered(turn.number, replies, steps, is_erased=is_erased)

    async def _replies(self, turn: Turn, answer: BotAnswer) -> list[dict[str, Any]]:
        """What the bot said and, where a leader asks who reads this, who has."""
        replies = answer.plain_replies()
        if "tell_readers" in answer.orders:
            async with self._database.reading() as session:
                replies[1:1] = await readings_in(session, turn.conversation_id)
        if "tell_shared" in answer.orders:
            async with self._database.reading() as session:
                replies[0:0] = await sharing_in(session, turn.conversation_id)
        return with_notice(replies) if turn.tells and may_be_told_with(replies) else replies

    async def _store_answer(self, turn: Turn, answer: BotAnswer, replies: list[dict[str, Any]]) -> bool:
        """Stores the replies and the record, and does what the leader wants; True where that is to keep nothing."""
        if "erase" in answer.orders:
            async with self._database.writing() as session:
                # The last words go to the leader alone.
                await commands.erase(session, turn.conversation_id, self._clock())
            # Once it is there to be seen, and no earlier: recovery has Rasa forget what it finds.
            self._delayed.set()
            return True
        async with self._database.writing() as session:
            await commands.answer(session, turn, replies, answer.record, self._clock())
            if turn.tells and not may_be_told_with(replies):
                await commands.tell_later(session, turn.conversation_id)
            for order in answer.orders:
                if order in ("share", "withhold"):
                    await commands.share(session, turn.conversation_id, order == "share", self._clock())
        return False

    async def _delay(self, turn: Turn, away: BotAway) -> None:
        if away.reached:
            if turn.refusals + 1 >= MOST_REFUSALS:
                await self._fail(turn)
                raise TurnFailed from away
            async with self._database.writing() as session:
                await commands.refuse(session, turn)
        self._delayed.set()

    async def _fail(self, turn: Turn) -> None:
        async with self._database.writing() as session:
            await commands.fail(session, turn, self._clock())


def _chosen(turn_key: str, choice: str, standing: Standing) -> Said:
    for offered in standing.offered:
        if offered["id"] == choice:
            return Said(turn_key, TurnKind.CHOICE, offered["label"], choice)
    raise ChoiceNotOffered


def _asked(turn: Turn) -> Asked:
    # What the gateway itself begins is stored with its answer, and so is never left unfinished.
    if turn.kind == TurnKind.CHOICE:
        return Asked(turn.conversation_id, turn.key, choice=(turn.choice_id or "", turn.said or ""))
    return Asked(turn.conversation_id, turn.key, text=turn.said)
