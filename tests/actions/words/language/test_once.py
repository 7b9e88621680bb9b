"""A message is read once, and what was read of it is gone with it."""

from __future__ import annotations

from actions.words.language.once import once, one_message


def test_what_was_read_is_remembered_for_a_message_and_no_longer() -> None:
    read: list[str] = []

    @once
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    for _ in range(2):
        with one_message():
            assert [length("a word"), length("a word"), length("two")] == [6, 6, 3]
    assert read == ["a word", "two"] * 2
    assert (length("two"), read[-1], len(read)) == (3, "two", 5)
