"""Everything that `review` raises; `problems.py` puts it into words for coaches."""

from __future__ import annotations


class ReviewError(Exception):
    """Root of what this package raises."""


class RubricInvalid(ReviewError):
    """The rubric's file cannot be used; each problem names the field."""

    def __init__(self, path: str, problems: list[str]) -> None:
        self.path, self.problems = path, problems
        super().__init__(f"{path} is no rubric: {'; '.join(problems)}")


class NameTaken(ReviewError):
    """There is an account of this name with another role."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"There is an account named {name} already, with another role.")


class NotSignedIn(ReviewError):
    """Nobody is signed in, or the session has ended."""


class NotAllowed(ReviewError):
    """Whoever is signed in may not do this."""


class Forged(ReviewError):
    """A form was not sent from one of our pages, or from one that was opened in another session."""


class HostUnknown(ReviewError):
    """The request names a host that is none of ours."""


class InputInvalid(ReviewError):
    """What was sent cannot be used; `reason` is one sentence for whoever sent it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class TooSlow(ReviewError):
    """The body of a request did not arrive in time."""


class NotShared(ReviewError):
    """There is no such conversation, or its leader has taken it back."""


class LinkOver(ReviewError):
    """A link to set a password that was used, is over or never was."""


class Overtaken(ReviewError):
    """A colleague has changed the same thing since the page was opened."""

    def __init__(self, conversation_id: str) -> None:
        self.conversation_id = conversation_id
        super().__init__("changed in between")


class TooManyTries(ReviewError):
    """Somebody tries to sign in too often."""


class SignOnFailed(ReviewError):
    """The council's sign-on gave an answer that is not to be trusted; `reason` is for the log."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class NoGroup(ReviewError):
    """The council's sign-on knows the person, but none of their groups may come in."""
