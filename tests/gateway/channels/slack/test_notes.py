"""What Slack tells us, as notes."""

from __future__ import annotations

import pytest

from gateway.channels.slack.notes import Kind, Names, Note, said_in
from gateway.identity import ConversationKeys
from tests.gateway.channels.slack.service import BOT

NOTE = Note(Kind.MESSAGE, "T1", "U1", "D1", "1.000001", "1.000001", "1.000001")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (f"<@{BOT}> hello", "hello"),
        (f"hello <@{BOT}>", "hello"),
        ("ask <@U0BEN> or <@U0CAT|cat>", "ask [name] or [name]"),
        ("in <#C1|leaders> and <#C2>", "in #leaders and #channel"),
        ("<!here> and <!subteam^S1|@heads>", "@all and @heads"),
        ("<https://a.example/x|our page> and <https://b.example>", "our page and https://b.example"),
        ("<mailto:ann@a.example|ann@a.example>", "ann@a.example"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        (":wave: hello", ":wave: hello"),
    ],
)
def test_slacks_mark_up_becomes_plain_text(text, plain):
    assert said_in({"text": text}, BOT).text == plain


def test_a_note_is_the_same_after_it_was_put_away():
    assert Note.of(NOTE.plain()) == NOTE


def test_names_tell_apart_what_is_not_the_same_and_know_again_what_is():
    names = Names(ConversationKeys("a-secret-for-tests-only"))
    others = [
        Note(Kind.MESSAGE, "T1", "U1", "D1", "1.000002", "1.000001", "1.000002"),
        Note(Kind.MESSAGE, "T1", "U1", "D2", "1.000001", "1.000001", "1.000001"),
        Note(Kind.MESSAGE, "T2", "U1", "D1", "1.000001", "1.000001", "1.000001"),
        Note(Kind.EDITED, "T1", "U1", "D1", "1.000001", "1.000001", "1.000003"),
    ]
    assert len({names.of(note) for note in (NOTE, *others)}) == 5
    assert names.of_message(others[-1]) == names.of(NOTE)
    assert Names(ConversationKeys("another-secret-for-tests")).of(NOTE) != names.of(NOTE)


def test_a_conversation_is_of_the_person_in_direct_messages_and_of_the_thread_in_a_channel():
    names = Names(ConversationKeys("a-secret-for-tests-only"))
    mine = Note(Kind.CHOICE, "T1", "U1", "", "", None, "2.0")
    assert names.conversation_of(NOTE) == names.conversation_of(mine)
    shared = [Note(Kind.MESSAGE, "T1", user, "C1", "3.0", "2.0", "3.0", is_shared=True) for user in ("U1", "U2")]
    assert len({names.conversation_of(note) for note in (NOTE, *shared)}) == 2
