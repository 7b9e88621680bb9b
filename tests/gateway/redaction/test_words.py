from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gateway.redaction.words import clauses_of, words_of


def test_words_know_their_places_and_lose_their_possessive() -> None:
    text = "Svetlana's plan, and O'Hanrahan-Lee's"
    words = words_of(text)
    assert [text[word.start : word.end] for word in words] == ["Svetlana", "plan", "and", "O'Hanrahan-Lee"]
    assert [word.is_possessive for word in words] == [True, False, False, True]


def test_the_first_word_of_a_sentence_is_known() -> None:
    words = words_of('One two. Three "four. "Five\nsix')
    assert [word.text for word in words if word.opens] == ["One", "Three", "Five", "six"]


def test_labels_addresses_and_links_are_no_words() -> None:
    assert [word.text for word in words_of("[name] of @some_one at x.org/path, [NHS number] 7b")] == ["of", "at"]


@given(st.text(max_size=300))
def test_clauses_put_together_are_the_text_again(text: str) -> None:
    clauses = list(clauses_of(text))
    assert "".join(words for _, words in clauses) == text
    assert all(text[at : at + len(words)] == words for at, words in clauses)
