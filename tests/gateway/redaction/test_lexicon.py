from __future__ import annotations

import pytest

from gateway.redaction.cues import Cues
from gateway.redaction.keeping import Keeping
from gateway.redaction.lexicon import Lexicon
from gateway.redaction.words import words_of


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.read()


def test_first_names_that_are_words_or_places_are_on_no_list_that_counts_in_small_letters(lexicon: Lexicon) -> None:
    assert lexicon.first_names.isdisjoint(lexicon.words_and_names)
    assert lexicon.first_names.isdisjoint(lexicon.places)
    assert lexicon.first_names.isdisjoint({"children", "manager", "board", "march"})


def test_a_part_with_a_hyphen_makes_a_first_name(lexicon: Lexicon) -> None:
    assert lexicon.is_first_name("anne-svetlana")
    assert not lexicon.is_first_name("out-of-hours")


def test_phrases_are_kept_whole_and_single_words_by_themselves(lexicon: Lexicon) -> None:
    keeping = Keeping(lexicon)
    assert keeping.phrases_in(words_of("in Cheshire West and Chester again")) == {1, 2, 3, 4}
    assert keeping.phrases_in(words_of("West of it")) == set()
    assert keeping.is_public("ofsted")
    assert not keeping.is_public("svetlana")


def test_a_place_may_be_a_surname_and_an_inspectorate_may_not(lexicon: Lexicon) -> None:
    keeping = Keeping(lexicon)
    assert keeping.may_be_surname("preston")
    assert not keeping.may_be_surname("ofsted")


def test_cues_that_are_names_themselves_can_be_names() -> None:
    cues = Cues.read()
    assert cues.saying_and_names <= cues.saying
    assert cues.never_names.isdisjoint(cues.saying_and_names)
    assert cues.small_titles <= cues.titles
