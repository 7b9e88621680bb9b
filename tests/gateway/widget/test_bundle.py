"""The widget's modules as one file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from gateway.widget import WIDGET
from gateway.widget.bundle import WidgetBroken, bundle
from gateway.widget.catalogue import catalogue


def folder_of(path: Path, **modules: str) -> Path:
    (path / "messages").mkdir()
    (path / "messages" / "en-GB.json").write_text('{"name": "Us", "plain_name": "Us, plainly"}')
    (path / "sounding-board.css").write_text("/* All. */\np {\n  color: red;\n}\n")
    (path / "assets.js").write_text('export const STYLE = "";\nexport const CATALOGUES = {};\n')
    for name, text in modules.items():
        (path / f"{name.replace('_', '-')}.js").write_text(text)
    return path


def test_a_module_comes_after_those_that_it_imports_and_each_comes_once(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        sounding_board='import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        b='import { c } from "./c.js";\n\n/** Says it. */\nexport function b() {\n  // Why it does.\n  return c;\n}\n',
        c='export const c = "`//` /* stays */";\n',
    )
    assert bundle(folder) == 'const c = "`//` /* stays */";\nfunction b() {\nreturn c;\n}\nb(c);\n'


def test_the_style_and_the_words_are_in_it_but_not_those_of_the_plain_pages(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, sounding_board='import { STYLE } from "./assets.js";\nconsole.log(STYLE);\n')
    assert bundle(folder).splitlines() == [
        'const STYLE = "p {\\ncolor: red;\\n}\\n";',
        'const CATALOGUES = {"en-GB": {"name": "Us"}};',
        "console.log(STYLE);",
    ]


@pytest.mark.parametrize(
    ("modules", "problem"),
    [
        ({"sounding_board": 'import { b } from "./b.js";\n'}, "widget/b.js: is missing"),
        (
            {"sounding_board": 'import { b } from "./b.js";\n', "b": 'import { c } from "./sounding-board.js";\n'},
            "imports itself",
        ),
        ({"sounding_board": 'import b from "./b.js";\n'}, "is not understood"),
        ({"sounding_board": "export default 3;\n"}, "is not understood"),
        ({"sounding_board": "const a = `one\n  two`;\n"}, "is not understood"),
        (
            {
                "sounding_board": 'import { a } from "./b.js";\nconst c = a;\n',
                "b": "export const a = 1;\nconst c = 2;\n",
            },
            "c is declared in b.js too",
        ),
    ],
    ids=["missing", "circle", "default import", "default export", "text over lines", "twice"],
)
def test_what_cannot_be_put_together_is_told(tmp_path: Path, modules: dict[str, str], problem: str) -> None:
    with pytest.raises(WidgetBroken, match=problem):
        bundle(folder_of(tmp_path, **modules))


def test_every_module_is_in_the_one_file() -> None:
    whole = bundle()
    for path in WIDGET.glob("*.js"):
        for name in re.findall(r"^export (?:async )?(?:function|class|const) (\w+)", path.read_text("utf-8"), re.M):
            assert re.search(rf"^(?:async )?(?:function|class|const) {name}\b", whole, re.M), name


def test_nothing_in_it_makes_text_into_code_or_markup() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|javascript:"
    assert re.findall(forbidden, bundle()) == []


def test_every_word_of_the_catalogue_is_said_and_every_word_that_is_said_is_in_it() -> None:
    pages = Path(__file__).parents[3] / "gateway" / "pages" / "plain"
    places = [*WIDGET.glob("*.js"), *pages.glob("*.html"), WIDGET / "demo" / "index.html"]
    source = "\n".join(path.read_text("utf-8") for path in places)
    words = catalogue()
    # Some names are put together: say(`sure_${name}`).
    beginnings = re.findall(r"`(\w+_)\$\{", source)
    named = {name for names in re.findall(r'["\'](\w+)["\']|words\.(\w+)|\b(\w+): ', source) for name in names}
    unsaid = [name for name in words if name not in named and not name.startswith(tuple(beginnings))]
    assert unsaid == []
    assert [name for name in re.findall(r'say\("(\w+)"', source) if name not in words] == []


@pytest.mark.parametrize("language", [path.stem for path in (WIDGET / "messages").glob("*.json")])
def test_every_language_says_the_same_things(language: str) -> None:
    def places(messages: Mapping[str, str]) -> dict[str, list[str]]:
        return {name: sorted(re.findall(r"\{(\w+)\}", words)) for name, words in messages.items()}

    assert places(catalogue(language)) == places(catalogue())
