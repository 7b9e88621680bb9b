"""Reading packs: what is wrong is all told at once, and nothing wrong is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.coverage import catalogue_addresses, missing_addresses
from knowledge.errors import PackInvalid
from knowledge.pack import OURS, Pack, read_pack

EXAMPLE = """\
- id: our-council/clinic
  source: {{document: full-report, locator: chapter-3/example-2}}
  title: A clinic in the library
  summary: Health visitors and librarians shared a room on market days.
  lesson: Go where families already are.
  challenges: [system-design]
  themes: [early-intervention]
  behaviours: [{behaviour}]
{more}"""


@pytest.fixture(scope="module")
def ours() -> Pack:
    return read_pack(OURS)


def write(folder: Path, text: str, name: str = "examples.yml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def problems_of(folder: Path, beside: Pack) -> list[str]:
    with pytest.raises(PackInvalid) as raised:
        read_pack(folder, beside)
    return [str(problem) for problem in raised.value.problems]


def test_ours_is_sound_and_covers_every_locator_of_the_catalogue(ours: Pack) -> None:
    assert len(catalogue_addresses()) == 145
    assert missing_addresses(ours) == []


def test_a_pack_that_lacks_an_item_is_told_which_locator_it_misses(ours: Pack) -> None:
    fewer = {kind: dict(items) for kind, items in ours.items.items()}
    del fewer["case-studies"]["full-report/case-study-3"]
    assert missing_addresses(Pack(fewer)) == ["full-report/case-study-3"]


def test_the_items_have_the_numbers_that_the_sources_have(ours: Pack) -> None:
    counts = {kind: len(items) for kind, items in ours.items.items()}
    derived = [q for q in ours.items["questions"].values() if q.derived]  # type: ignore[union-attr]
    assert (counts["behaviours"], counts["case-studies"], counts["examples"], counts["approaches"]) == (8, 10, 26, 16)
    # Two of the 55 questions ask the same and are one item.
    assert (counts["questions"] - len(derived), len(derived), counts["practices"]) == (54, 22, 30)
    assert counts["concepts"] >= 50


def test_an_organisations_pack_may_refer_to_ours(tmp_path: Path, ours: Pack) -> None:
    pack = read_pack(write(tmp_path, EXAMPLE.format(behaviour="collaboration", more="")), ours)
    assert pack.ids() == {"our-council/clinic"}


def test_every_problem_is_told_at_once_with_file_line_item_and_field(tmp_path: Path, ours: Pack) -> None:
    text = EXAMPLE.format(behaviour="kindness", more="  colour: blue\n") + EXAMPLE.format(behaviour="charm", more="")
    (problem,) = problems_of(write(tmp_path, text), ours)[:1]
    assert problem.startswith("examples.yml:1: our-council/clinic field 'colour': ")
    assert (
        "examples.yml:10: our-council/clinic field 'behaviours': refers to 'charm', which does not exist"
        in problems_of(tmp_path, ours)
    )


def test_a_duplicate_id_is_told_of_both_items(tmp_path: Path, ours: Pack) -> None:
    text = EXAMPLE.format(behaviour="openness", more="") * 2
    told = problems_of(write(tmp_path, text), ours)
    assert [line for line in told if "more than once" in line] == told
    assert len(told) == 2


def test_an_id_of_another_pack_is_refused(tmp_path: Path, ours: Pack) -> None:
    text = EXAMPLE.format(behaviour="openness", more="").replace("our-council/clinic", "full-report/case-study-3")
    assert "is already used by another pack" in problems_of(write(tmp_path, text), ours)[0]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("- [", "examples.yml", "is not YAML"),
        ("a: 1", "examples.yml", "must be a list of items"),
        ("- 1", "examples.yml", "an item that is no mapping"),
        ("[]", "stories.yml", "a pack has no file of this name"),
        ("", "examples.yml", "no item was found"),
    ],
)
def test_what_is_no_pack_is_told_in_words(tmp_path: Path, ours: Pack, text: str, name: str, told: str) -> None:
    assert told in problems_of(write(tmp_path, text, name), ours)[0]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, ours: Pack) -> None:
    assert "there is no such folder" in problems_of(tmp_path / "nowhere", ours)[0]
