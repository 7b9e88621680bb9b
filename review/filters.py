"""The filter in an address: read from it, checked, and written back; and where a page begins."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from conversations.finding import Filter, Place
from conversations.reviews import Status
from review.errors import InputInvalid
from serving.clock import LONDON

LONGEST = 200
ID = re.compile(r"[0-9a-f]{32}")
# What an empty field of a form sends counts as not given.
Text = Annotated[str | None, Field(max_length=LONGEST, pattern=r"^[^\x00]*$")]
# Further away than any conversation, and near enough for every database and time zone.
FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)
Day = Annotated[date | None, Field(ge=FIRST, le=LAST)]
DAMAGED = "The page's address is damaged. Begin again from the list."
WORDS = {
    "since": "'From' must be a day such as 2027-03-01.",
    "until": "'To' must be a day such as 2027-03-31.",
    "status": "The status must be unreviewed, in review or done.",
    "commented": "'Has comments' must be 1 or nothing.",
    "rating_below": "The rating must be a whole number from 2 to 10.",
}


class Query(BaseModel):
    """The filter as it stands in the address; both days are within the period."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: Text = None
    since: Day = None
    until: Day = None
    channel: Text = None
    theme: Text = None
    challenge: Text = None
    behaviour: Text = None
    status: Status | None = None
    assignee: Text = None
    tag: Text = None
    commented: bool = False
    rating_below: Annotated[int | None, Field(ge=2, le=10)] = None

    def filter(self) -> Filter:
        """As the database is asked."""
        plain = self.model_dump(exclude={"q", "since", "until"})
        since = datetime.combine(self.since, time(), LONDON) if self.since else None
        until = datetime.combine(self.until + timedelta(days=1), time(), LONDON) if self.until else None
        return Filter(words=self.q, since=since, until=until, **plain)

    def address(self, **more: str) -> str:
        """As it stands in an address, in one order, so that the same filter is the same text."""
        return urlencode({**self._given(), **more})

    def is_narrow(self) -> bool:
        """True where anything is given."""
        return bool(self._given())

    def given(self) -> dict[str, str]:
        """What is given, but for the words, which may be a leader's own and are in no log."""
        return {key: value for key, value in self._given().items() if key != "q"}

    def parts(self) -> list[tuple[str, str]]:
        """Name and value of each thing that is given."""
        return list(self._given().items())

    def _given(self) -> dict[str, str]:
        plain: dict[str, Any] = self.model_dump(mode="json", exclude_defaults=True)
        return {key: "1" if value is True else str(value) for key, value in plain.items()}


def query_of(parameters: Mapping[str, str]) -> Query:
    """The filter of an address; raises `InputInvalid`, which says what is wrong with it."""
    try:
        return Query.model_validate({key: value for key, value in parameters.items() if value.strip()})
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        words = WORDS.get(field, f"The filter's '{field}' is too long, or holds what no text does.")
        raise InputInvalid(words) from error


def place_in(cursor: str | None, query: Query) -> Place | None:
    """Where a page begins; raises `InputInvalid` for a cursor of another filter, or of nobody's making."""
    if not cursor:
        return None
    try:
        at, conversation_id, before, made_for = json.loads(urlsafe_b64decode(cursor.encode()))
        place = Place(datetime.fromisoformat(at).astimezone(UTC), str(conversation_id), bool(before))
    except (ValueError, TypeError, OverflowError) as error:
        raise InputInvalid(DAMAGED) from error
    if not ID.fullmatch(place.conversation_id):
        raise InputInvalid(DAMAGED)
    if made_for != _digest(query):
        raise InputInvalid("This page belongs to another filter. Begin again from the list.")
    return place


def cursor(query: Query, activity_at: datetime, conversation_id: str, before: bool = False) -> str:
    """The mark of a place in the list of this filter."""
    mark = [activity_at.isoformat(), conversation_id, before, _digest(query)]
    return urlsafe_b64encode(json.dumps(mark).encode()).decode()


def _digest(query: Query) -> str:
    return sha256(query.address().encode()).hexdigest()[:12]
