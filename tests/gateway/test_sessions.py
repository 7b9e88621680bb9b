"""Cookies and the keys of conversations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from gateway.errors import NoSession
from gateway.identity import ConversationKeys
from gateway.sessions import Sessions

NOW = datetime(2027, 1, 1, tzinfo=UTC)
SECRET = "a-secret-for-tests-only"


@pytest.fixture
def sessions() -> Sessions:
    return Sessions(SECRET, days=90)


def test_a_cookie_says_who_it_was_issued_for(sessions):
    leader = sessions.new_leader()
    assert sessions.leader(sessions.issue(leader, NOW), NOW) == leader


def test_a_cookie_ends(sessions):
    cookie = sessions.issue(sessions.new_leader(), NOW)
    assert sessions.leader(cookie, NOW + timedelta(days=89))
    with pytest.raises(NoSession):
        sessions.leader(cookie, NOW + timedelta(days=90))


def test_every_change_to_a_cookie_is_noticed(sessions):
    cookie = sessions.issue(sessions.new_leader(), NOW)
    for place in range(len(cookie)):
        changed = cookie[:place] + ("0" if cookie[place] != "0" else "1") + cookie[place + 1 :]
        with pytest.raises(NoSession):
            sessions.leader(changed, NOW)


@pytest.mark.parametrize("cookie", [None, "", "v1", "v1...", "v1.a.1.b", "v1." + "a" * 5000])
def test_what_is_no_cookie_of_ours_opens_nothing(sessions, cookie):
    with pytest.raises(NoSession):
        sessions.leader(cookie, NOW)


def test_a_cookie_of_another_secret_opens_nothing(sessions):
    other = Sessions("another-secret-for-tests", days=90)
    with pytest.raises(NoSession):
        sessions.leader(other.issue(other.new_leader(), NOW), NOW)


def test_names_of_leaders_do_not_repeat(sessions):
    assert len({sessions.new_leader() for _ in range(1000)}) == 1000


def test_a_conversation_has_one_key_that_tells_nothing():
    keys = ConversationKeys(SECRET)
    key = keys.of("web", "", "somebody")
    assert key == ConversationKeys(SECRET).of("web", "", "somebody")
    assert len(key) == 64
    assert "somebody" not in key


def test_channel_tenant_user_and_secret_each_make_another_key():
    keys = ConversationKeys(SECRET)
    alike = [("web", "a", "b"), ("slack", "a", "b"), ("web", "ab", ""), ("web", "", "ab"), ("web", "a", "c")]
    others = {ConversationKeys("another-secret-for-tests").of(*alike[0])}
    assert len({keys.of(*one) for one in alike} | others) == 6
