"""The conversation itself: what is typed goes out, what is replied is shown, and nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from chat.api import Api
from chat.choices import numbered, offered, picked
from chat.errors import ChatError, NotSoundingBoard, Refused, Unreachable
from chat.files import record_file, save_record
from chat.messages import Answer, Choice, Turn
from chat.patience import Patience
from chat.reader import Reader
from chat.screen import Screen

HELP = """Say what you like in your own words, or type the number of a choice in square brackets.
/save FILE  write your record to a file: .docx (Word), .md (Markdown) or .ics (calendar)
/erase      erase this conversation, everywhere
/quit       leave (Ctrl-D does the same); what was said is kept, and you can come back"""
HINT = "Type your answer, or the number of a choice. /help lists what else you can type; Ctrl-D leaves."
BACK = "Welcome back. This is what was said so far."
AGAIN = "Press Enter to send it again, or say something else."
LEFT = "What was said is kept. Come back whenever you like."
ERASE = "This erases the whole conversation, and cannot be undone. Type yes to erase it."
# Answers to a turn that sending it again would not change.
FINAL = {400, 413, 415, 422}
SESSION_OVER = 401


@dataclass(frozen=True)
class Outgoing:
    """Something said; it keeps its key however often it is sent."""

    said: Mapping[str, str]
    key: str = field(default_factory=lambda: str(uuid4()))


class Talk:
    """One sitting of a leader with Sounding Board."""

    def __init__(self, api: Api, reader: Reader, screen: Screen, patience: Patience) -> None:
        self._api, self._reader, self._screen, self._patience = api, reader, screen, patience
        self._choices: Mapping[str, Choice] = {}
        self._unanswered: Outgoing | None = None
        self._last_turn = 0
        self._is_over = False
        self.is_erased = False

    async def begin(self) -> None:
        """Opens the session and shows what was said so far; raises what the API raises."""
        with self._screen.waiting("Waiting for Sounding Board") as tell:
            # Somebody who is not there yet may be starting; who is not there at all need not be waited for long.
            opening = replace(self._patience, unreachable=min(5.0, self._patience.unreachable))
            resumed = await opening.over(self._api.open, tell)
            turns = await self._patience.over(partial(self._api.turns_after, 0), tell)
        if resumed:
            self._screen.note(BACK)
        self._show_turns(turns)
        self._reader.remember(turn.said for turn in turns if turn.said)
        if self._reader.is_person:
            self._screen.note(HINT)
        if turns and turns[-1].state != "answered":
            await self._take_up(turns[-1])

    async def go_on(self) -> None:
        """Until the leader leaves; raises Refused where the session has ended, and where nobody could try again."""
        while not self._is_over and (typed := await self._reader.line()) is not None:
            if not self._reader.is_person:
                self._screen.leader(typed)
            await self._take(typed.strip())

    async def save(self, path: Path) -> bool:
        """Writes the record, and says so or why not; True where it was written."""
        try:
            await save_record(self._api, path)
        except ChatError as error:
            self._screen.problem(str(error))
            return False
        self._screen.note(f"Your record is in {path}.")
        return True

    async def _take(self, typed: str) -> None:
        command, _, rest = typed.partition(" ")
        match command:
            case "":
                if self._unanswered:
                    await self._send(self._unanswered)
            case "/help":
                self._screen.note(HELP)
            case "/quit":
                self._is_over = True
            case "/save":
                await self._save_as(rest)
            case "/erase":
                await self._erase()
            case _:
                # Anything else that begins with a stroke is a message like every other.
                await self._send(self._outgoing(typed))

    def _outgoing(self, typed: str) -> Outgoing:
        choice = picked(self._choices, typed)
        return Outgoing({"choice": choice.id} if choice else {"text": typed})

    async def _send(self, outgoing: Outgoing) -> None:
        self._unanswered = outgoing
        try:
            with self._screen.waiting("One moment") as tell:
                missed, answer = await self._patience.over(partial(self._answer_to, outgoing), tell)
        except (Refused, Unreachable, NotSoundingBoard) as error:
            self._not_answered(error)
            return
        self._unanswered = None
        self._show_turns(missed)
        self._screen.replies(answer.replies)
        self._choices = numbered(offered(answer.replies))
        self._last_turn = max(self._last_turn, answer.turn)

    async def _answer_to(self, outgoing: Outgoing) -> tuple[list[Turn], Answer]:
        """The answer, and before it those to earlier turns that were not waited for."""
        answer = await self._api.say(outgoing.key, outgoing.said)
        if answer.turn <= self._last_turn + 1:
            return [], answer
        later = await self._api.turns_after(self._last_turn)
        return [turn for turn in later if turn.turn < answer.turn], answer

    def _not_answered(self, error: Refused | Unreachable | NotSoundingBoard) -> None:
        is_final = isinstance(error, Refused) and error.status in FINAL
        is_over = isinstance(error, Refused) and error.status == SESSION_OVER
        if is_over or not self._reader.is_person:
            raise error
        self._screen.problem(str(error))
        if is_final:
            self._unanswered = None
        else:
            self._screen.note(AGAIN)

    async def _take_up(self, turn: Turn) -> None:
        """A turn that was still without an answer when its leader left."""
        if turn.said is None:
            return
        # Its key stands for it; what is sent along is not looked at again.
        outgoing = Outgoing({"text": turn.said}, turn.key)
        if turn.state == "received":
            await self._send(outgoing)
            return
        self._unanswered = outgoing
        self._screen.problem("Your last message was not answered.")
        self._screen.note(AGAIN)

    async def _save_as(self, name: str) -> None:
        try:
            path = record_file(name)
        except ChatError as error:
            self._screen.problem(str(error))
            return
        await self.save(path)

    async def _erase(self) -> None:
        self._screen.note(ERASE)
        if (await self._reader.line() or "").strip().casefold() != "yes":
            self._screen.note("Nothing was erased.")
            return
        try:
            self._screen.note(await self._api.erase())
        except (Refused, Unreachable, NotSoundingBoard) as error:
            self._screen.problem(str(error))
            return
        self._is_over = self.is_erased = True

    def _show_turns(self, turns: Sequence[Turn]) -> None:
        for turn in turns:
            self._screen.turn(turn)
            self._choices = numbered(offered(turn.replies)) if turn.replies else self._choices
            self._last_turn = turn.turn
