"""Whatever stands in an activity is read, or is no activity."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from microsoft_agents.activity import Activity
from pydantic import ValidationError

from gateway.channels.teams.reading import address_of, heard, text_of

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40)
anything = st.recursive(plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner))
account = st.fixed_dictionaries({}, optional={"id": anything, "name": anything, "aadObjectId": anything})
mention = st.fixed_dictionaries(
    {"type": st.just("mention")}, optional={"text": plain, "mentioned": account | anything, "other": anything}
)
activities = st.fixed_dictionaries(
    {"type": st.just("message"), "conversation": st.fixed_dictionaries({"id": st.text(min_size=1, max_size=40)})},
    optional={
        "id": plain,
        "text": plain,
        "value": anything,
        "from": account,
        "recipient": account,
        "entities": st.lists(mention | anything, max_size=3),
        "attachments": anything,
        "channelData": anything,
        "timestamp": plain,
        "serviceUrl": plain,
    },
)


@given(activities)
def test_an_activity_is_read_or_is_none(body: dict[str, Any]) -> None:
    try:
        activity = Activity.model_validate(body)
    except ValidationError:
        return
    found = heard(activity)
    assert isinstance(found.text, str)
    assert address_of(activity)["conversation"] == body["conversation"]["id"]


def test_the_bot_is_not_heard_in_what_calls_it_and_others_are_by_their_names() -> None:
    call, ben = '<at id="0">Sounding Board</at>', "<at>Ben Roe</at>"
    mentions = [
        {"type": "mention", "text": call, "mentioned": {"id": "28:bot", "name": "Sounding Board"}},
        {"type": "mention", "text": ben, "mentioned": {"id": "29:ben", "name": "Ben Roe"}},
        {"type": "mention", "mentioned": {"id": "28:bot"}},
    ]
    body = {"type": "message", "recipient": {"id": "28:bot"}, "conversation": {"id": "x"}, "entities": mentions}
    assert text_of(Activity.model_validate({**body, "text": f"{call} ask {ben} &lt;soon&gt;"})) == "ask Ben Roe <soon>"
