"""Small memories of a conversation: what is being done besides the questions, and what is not to be done twice."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field, model_validator

from actions.parts import Kept, Known, Reply, Step, Steps

Confirming = Literal["go_on", "erase", "share", "turn"]


class Unsettled(Kept):
    """What a leader is asked of their own words, with choices; `words` wait until they have said."""

    what: Literal["keep", "beside", "strike", "move", "only", "plan", "place"]
    words: str = ""
    # What they may be, of the plan; nothing where they only wait to be called steps.
    among: tuple[str, ...] = ()
    # The place of the step that they are about.
    step: int | None = None
    # The key of the answer that is to be moved, or that the words stood beside, and the lines that are to be struck.
    key: str | None = None
    lines: tuple[str, ...] = ()


class Taken(Kept):
    """What was taken out of the record or changed in it at once, and where the conversation was: it can be undone."""

    # Answers that were taken back at their question.
    replies: dict[str, Reply] = Field(default_factory=dict)
    # The lines that changed, and how they read before and after; a line that was struck reads nothing after.
    lines: tuple[str, ...] = ()
    reworded: dict[str, str] = Field(default_factory=dict)
    now: dict[str, str] = Field(default_factory=dict)
    # What else was changed, as it was before.
    ratings: dict[str, int | None] = Field(default_factory=dict)
    context: dict[str, Known | None] = Field(default_factory=dict)
    plan: Steps | None = None
    # The day to look back, in a list of one: it may have been none.
    check_in: tuple[str | None, ...] = ()
    at: int = 0
    revisiting: tuple[int, ...] = ()


class Asides(Kept):
    """Small memories: what is being done besides the questions, and what was done before and is not done twice."""

    # The form says nothing more in this turn.
    quiet: bool = False
    thin_situation: str | None = None
    # The leader has stopped, or all was asked.
    closed: bool = False
    # The leader stops with this turn, whatever is still to be asked.
    leaving: bool = False
    # What a yes or no is waited for.
    confirming: Confirming | None = None
    # What was taken for a sign of risk, for something new, or for nothing known, until the leader says what it is.
    held: str | None = None
    # What the last risk that was answered is about, unless it was none: what was said of it is kept out of the record.
    risk: str | None = None
    # What was taken for a risk and was none, as its leader said: said again, it is none either.
    cleared: str | None = None
    # What was written while that was asked, until the leader says whether it is something else.
    besides: str | None = None
    # The line of the record that is being written anew.
    amending: str | None = None
    # What is asked about words of theirs that it is not clear what to do with.
    unsettled: Unsettled | None = None
    # What was kept out as said to the bot, once it is no longer on the table: it may still be wished for.
    kept_out: Unsettled | None = None
    # Keys of the asks that were answered last, the latest last; and what was taken out last.
    latest: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    # Keys of asks: asked for a number, asked for more, answered with more to come.
    asked_number: str | None = None
    probed: tuple[str, ...] = ()
    probing: bool = False
    adding: bool = False
    # By what they were told about: the ids of cases and behaviours.
    told: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    revisiting: tuple[int, ...] = ()
    draft: Step | None = None
    # Steps told with it, of which who and when are asked after it.
    upcoming: tuple[Step, ...] = ()
    another_step: bool | None = None
    check_in: str | None = None
    check_in_asked: bool = False
    # What was said where a day to look back was asked for and none could be read, while it is asked for once more.
    day_words: str | None = None
    share_asked: bool = False
    # What sharing means was said in full.
    share_explained: bool = False
    # It was shared just now: what undoes the last deed takes that back.
    just_shared: bool = False
    # So many questions are wanted; None where nobody said.
    most: int | None = None
    # What was said of a risk, just left out as the conversation went on, and may be wished for.
    left_out: str | None = None
    # Who supports somebody who is worn out was said.
    supported: bool = False
    outcome_due: bool = False
    # The earlier topics were just listed: a name is the choice of one.
    topics_listed: bool = False
    # The ids of the questions that come near to one of the leader's own, the one on offer first; and those wished for
    # before any were planned, which come first.
    near: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    # The leader has just stopped for now: what is said with "can we carry on" is no answer.
    paused: bool = False

    @model_validator(mode="before")
    @classmethod
    def _without_counts(cls, kept: Any) -> Any:
        """Conversations that began before `told` still hold how many were told, which says nothing of which."""
        return {name: value for name, value in kept.items() if name != "examples"} if isinstance(kept, dict) else kept

    @property
    def next_turn(self) -> Self:
        """Without what counts only in the turn that comes right after it."""
        return self.but(topics_listed=False, paused=False, just_shared=False, left_out=None, near=())

    @property
    def deciding(self) -> Confirming:
        """What a yes or no is asked for at the door `sure`."""
        return self.confirming or "share"
