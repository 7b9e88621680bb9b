from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts.interpreters import Places, find
from tests.scripts.fakes import program, python

ENVIRONMENT = {"PATH": "/usr/bin:/bin"}
SHIM = '#!/bin/sh\necho "pyenv: python3.10: command not found" >&2\nexit 127\n'


def places(folder: Path) -> Places:
    return Places((folder / "shims",), (folder / "pyenv" / "versions",))


def test_a_version_of_pyenv_is_found_where_its_shim_fails(tmp_path: Path) -> None:
    program(tmp_path / "shims" / "python3.10", SHIM)
    real = python(tmp_path / "pyenv" / "versions" / "3.10.13" / "bin" / "python3.10", "3.10")
    assert find(("3.10",), places(tmp_path), ENVIRONMENT) == real


def test_the_newest_of_several_is_taken(tmp_path: Path) -> None:
    for patch in ("3.10.2", "3.10.13", "3.10.9"):
        python(tmp_path / "pyenv" / "versions" / patch / "bin" / "python3.10", "3.10")
    assert find(("3.10",), places(tmp_path), ENVIRONMENT) == (
        tmp_path / "pyenv" / "versions" / "3.10.13" / "bin" / "python3.10"
    )


def test_the_first_version_is_preferred_wherever_it_is(tmp_path: Path) -> None:
    python(tmp_path / "shims" / "python3.13", "3.13")
    older = python(tmp_path / "pyenv" / "versions" / "3.12.1" / "bin" / "python3.12", "3.12")
    assert find(("3.12", "3.13"), places(tmp_path), ENVIRONMENT) == older


def test_an_interpreter_is_asked_and_not_judged_by_its_name(tmp_path: Path) -> None:
    python(tmp_path / "shims" / "python3.10", "3.9")
    plain = python(tmp_path / "shims" / "python3", "3.10")
    assert find(("3.10",), places(tmp_path), ENVIRONMENT) == plain


@pytest.mark.parametrize("text", ["#!/bin/sh\nexit 1\n", "not a program at all", "#!/nonexistent/sh\n"])
def test_what_does_not_run_is_passed_over(tmp_path: Path, text: str) -> None:
    program(tmp_path / "shims" / "python3.10", text)
    assert find(("3.10",), places(tmp_path), ENVIRONMENT) is None


def test_another_python_than_cpython_will_not_do(tmp_path: Path) -> None:
    python(tmp_path / "pyenv" / "versions" / "pypy3.10-7.3" / "bin" / "python3.10", "other")
    assert find(("3.10",), places(tmp_path), ENVIRONMENT) is None


def test_inside_a_virtual_environment_the_interpreter_behind_it_is_found(tmp_path: Path) -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    only_here = Places((Path(sys.executable).parent,), ())
    found = find((version,), only_here, ENVIRONMENT)
    assert found is not None
    assert Path(sys.prefix) not in found.parents or sys.prefix == sys.base_prefix


def test_the_usual_places_are_searched_after_the_path_and_pyenv_and_uv_after_them(tmp_path: Path) -> None:
    environment = {"PATH": "/first:/second", "HOME": "/home/ann", "PYENV_ROOT": "/opt/pyenv"}
    found = Places.of(environment, [tmp_path])
    assert [str(folder) for folder in found.programs] == [
        "/first",
        "/second",
        "/usr/bin",
        "/usr/local/bin",
        "/opt/homebrew/bin",
    ]
    assert list(map(str, found.installations)) == ["/opt/pyenv/versions", "/home/ann/.pyenv/versions", str(tmp_path)]
