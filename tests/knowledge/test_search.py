"""Search that learned from a part of the corpus: context counts, own items are found, and it says when nothing fits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge import keeping, training
from knowledge.clauses import clauses_of
from knowledge.corpus import FOLDER, Situation, read_situations
from knowledge.digests import saved_digest
from knowledge.encoder import DIMENSIONS, Encoder
from knowledge.errors import ModelChanged, PackInvalid, StoreNotReady
from knowledge.measuring import figures_of
from knowledge.pack import OURS, Pack, merged, read_pack
from knowledge.schema import Example, Question
from knowledge.search import Context, Search
from knowledge.selection import chosen_questions
from tests.knowledge.test_pack import EXAMPLE, write

MISHAP = (
    "Four boards, six templates and forty reports a quarter: my heads of service write about practice all day long."
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    ours = read_pack(OURS)
    folder = write(tmp_path_factory.mktemp("own"), EXAMPLE.format(behaviour="collaboration", more=""))
    return merged([ours, read_pack(folder, ours)])


@pytest.fixture(scope="module")
def search(pack: Pack, encoder: Encoder) -> Search:
    return training.train(pack, read_situations(FOLDER)[::12], encoder)


def test_an_embedding_has_length_one_and_that_of_nothing_is_zero(encoder: Encoder) -> None:
    rows = encoder.encode(["A budget gap", "", "  "])
    assert rows.shape == (3, DIMENSIONS)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 0], atol=1e-5)


def test_a_text_read_with_its_parts_has_the_same_embedding_as_alone(encoder: Encoder) -> None:
    rows = encoder.encode_with_parts(MISHAP, clauses_of(MISHAP))
    assert np.allclose(rows[0], encoder.encode([MISHAP])[0], atol=1e-4)
    assert len(rows) == 1 + len(clauses_of(MISHAP))


def test_a_reason_is_a_clause_that_says_something(search: Search) -> None:
    finding = search.find("Nineteen! Members nod everything through. The board has stopped asking us anything at all.")
    assert {result.words for result in finding.behaviours} == {"The board has stopped asking us anything at all.", ""}


def test_few_words_are_no_reason_and_none_is_better_than_a_poor_one(search: Search) -> None:
    assert {result.words for result in search.find("Need a plan. Can't recruit.").behaviours} == {""}


def test_a_long_sentence_is_quoted_in_a_clause_of_it() -> None:
    said = (
        "Hello good day so I run the service for children looked after and in our county the number of children who "
        "come alone over the sea goes up each month and there is no placement and no foster carer within an hour"
    )
    clauses = clauses_of(said)
    assert clauses[1].startswith("and in our county")
    assert clauses[2].startswith("and there is no placement")
    assert " ".join(clauses) == said


def test_each_result_names_words_that_the_leader_wrote(search: Search) -> None:
    finding = search.find(MISHAP)
    assert all(result.words in MISHAP for result in (*finding.behaviours, *finding.cases, *finding.question_sets))
    assert len({result.id for result in finding.behaviours}) == 8


def test_an_item_that_the_corpus_never_names_is_found_by_what_it_says(search: Search) -> None:
    finding = search.find(
        "Could librarians and health visitors share a room in the library on market days for families?"
    )
    assert "our-council/clinic" in [result.id for result in finding.cases[:5]]


def test_what_is_known_of_the_context_moves_the_results(search: Search) -> None:
    plain = {r.id: r.score for r in search.find(MISHAP).cases}
    high = {r.id: r.score for r in search.find(MISHAP, Context(performance="high", stability="stable")).cases}
    assert plain != high


def test_it_says_honestly_when_nothing_fits(search: Search) -> None:
    assert search.find(MISHAP).fits
    assert not search.find("Which screws hold a bicycle's mudguard?").fits


@pytest.mark.parametrize("text", ["", "   ", "😀", "\x00", "a" * 8000, "x, " * 2000])
def test_no_text_breaks_it(search: Search, text: str) -> None:
    assert len(search.find(text).behaviours) == 8


def test_what_was_learned_comes_back_as_it_was(search: Search, pack: Pack, encoder: Encoder, tmp_path: Path) -> None:
    keeping.save(search, "digest", tmp_path / "search.npz")
    again = keeping.load(pack, tmp_path / "search.npz", encoder)
    assert again.find(MISHAP) == search.find(MISHAP)


def test_a_model_for_other_packs_is_refused(search: Search, encoder: Encoder, tmp_path: Path) -> None:
    keeping.save(search, "digest", tmp_path / "search.npz")
    with pytest.raises(StoreNotReady):
        keeping.load(read_pack(OURS), tmp_path / "search.npz", encoder)


def test_a_model_that_training_did_not_write_is_not_loaded_and_is_trained_again(
    search: Search, pack: Pack, encoder: Encoder, tmp_path: Path
) -> None:
    path = tmp_path / "search.npz"
    keeping.save(search, "digest", path)
    assert saved_digest(path) == "digest"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert saved_digest(path) is None
    with pytest.raises(ModelChanged, match=r"search\.npz is not the search model that training wrote"):
        keeping.load(pack, path, encoder)
    (tmp_path / "search.npz.sha256").unlink()
    path.write_bytes(whole)
    with pytest.raises(ModelChanged):
        keeping.load(pack, path, encoder)


def test_clauses_are_pieces_of_the_text_and_none_is_empty() -> None:
    text = "One thing. Another - and a third; " + "a long one, with a comma, " * 6
    assert all(piece and piece in text for piece in clauses_of(text))
    assert clauses_of("one") == ["one"]


def test_what_stands_in_brackets_is_not_torn_apart() -> None:
    text = "Our portfolio holder (nine years in the post, and adored by all) has told the paper that we close them all."
    assert not any(piece.count("(") != piece.count(")") for piece in clauses_of(text))


def test_questions_come_from_the_best_sets_for_what_was_chosen_and_none_twice(pack: Pack) -> None:
    pool = [item for _, item in pack.all() if isinstance(item, Question)]
    sets = ["disabled-children/questions/focusing-on-outcomes", "full-report/questions/reading-local-context"]
    questions = chosen_questions(pool, sets, ["outcomes"], "change", "disabled-children")
    assert 4 <= len(questions) <= 6
    assert {question.set for question in questions} <= set(sets)
    assert len({question.text for question in questions}) == len(questions)


def test_questions_about_what_was_chosen_come_first_and_from_other_sets_where_the_best_have_too_few(pack: Pack) -> None:
    pool = [item for _, item in pack.all() if isinstance(item, Question)]
    sets = ["full-report/questions/leading-change", "disabled-children/questions/focusing-on-outcomes"]
    assert not [question for question in pool if question.set in sets and "resilience" in question.behaviours]
    questions = chosen_questions(pool, sets, ["resilience"], "change", "general")
    about = ["resilience" in question.behaviours for question in questions]
    assert about == [True] * 4 + [False] * 2
    assert {question.set for question in questions[4:]} <= set(sets)


def test_a_set_that_fits_does_not_fill_the_questions_with_its_own_subject(pack: Pack) -> None:
    pool = [item for _, item in pack.all() if isinstance(item, Question)]
    sets = ["room-for-improvement/governance", "full-report/questions/leading-change"]
    for behaviour in ("belief-in-people", "openness", "simplicity"):
        questions = chosen_questions(pool, sets, [behaviour], "governance", "general")
        assert all(behaviour in question.behaviours for question in questions)


def test_the_figures_are_those_worked_out_by_hand() -> None:
    situation = Situation.model_validate(
        {
            "text": "x",
            "behaviours": {"openness": 2, "learning": 1},
            "challenge": "change",
            "theme": "general",
            "performance": "unknown",
            "stability": "unknown",
            "cases": ["c1"],
            "question_sets": ["s1"],
        }
    )
    ranked = {
        "behaviours": ["learning", "openness", "outcomes"],
        "cases": ["c2", "c1"],
        "question_sets": ["s2", "s1"],
        "challenge": ["change"],
        "theme": ["child-poverty"],
    }
    figures = figures_of([situation], lambda _: ranked)
    assert figures["behaviours_ndcg3"] == pytest.approx((1 + 2 / np.log2(3)) / (2 + 1 / np.log2(3)))
    expected = {"behaviours_top1": 0, "behaviours_recall3": 1, "cases_hit2": 1, "question_sets_hit1": 0}
    expected |= {"challenge_accuracy": 1, "theme_accuracy": 0}
    assert {name: figures[name] for name in expected} == expected


def test_a_situation_with_an_unknown_label_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text("# ours\n\n- {text: x, behaviours: {openness: 3}, challenge: weather}\n", "utf-8")
    with pytest.raises(PackInvalid, match=r"bad\.yml:3: situation 1 field 'challenge'"):
        read_situations(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- [", ": is not YAML: "),
        ("text: x", "one.yml:1: must be a list of items"),
        ("- 1", "one.yml:1: situation 1: Input should be a valid dictionary"),
        ("", "no situation was found"),
        (None, "one.yml:0: cannot be read: No such file or directory"),
    ],
)
def test_what_is_no_file_of_situations_is_told_in_words(tmp_path: Path, text: str | None, told: str) -> None:
    path = tmp_path / "one.yml"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(PackInvalid) as raised:
        read_situations(path)
    assert told in str(raised.value)


def test_the_corpus_is_large_and_names_only_what_is_there(pack: Pack) -> None:
    situations = read_situations(FOLDER)
    named = {name for s in situations for name in (*s.behaviours, *s.cases, *s.question_sets)}
    assert len(situations) >= 1500
    assert named <= pack.ids()
    assert len({s.text for s in situations}) == len(situations)
    assert any(isinstance(item, Example) for _, item in pack.all())
