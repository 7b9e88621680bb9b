from __future__ import annotations

from pathlib import Path

import pytest

from scripts.errors import NoNetwork
from scripts.installer import installer
from scripts.lock import LOCKS, SHARED, lock
from scripts.settings import ROOT
from tests.scripts.fakes import NO_NETWORK, Project, failing


@pytest.mark.parametrize("name", LOCKS)
def test_each_lock_was_made_by_the_command_that_would_make_it_again(name: str) -> None:
    head = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()[1]
    assert head == f"#    uv {' '.join((*SHARED, *LOCKS[name], f'{name}.in', '-o', f'{name}.txt'))}"


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_carries_an_address(name: str) -> None:
    assert "://" not in (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


def test_dev_has_all_that_main_has(tmp_path: Path) -> None:
    def packages(name: str) -> set[str]:
        lines = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
        return {line.split(" ")[0] for line in lines if "==" in line}

    assert packages("main") < packages("dev")


def test_locking_without_a_network_is_told_and_leaves_the_old_lock(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.uv(sync=failing(NO_NETWORK))
    before = (project.root / "requirements" / "main.txt").read_bytes()
    with pytest.raises(NoNetwork, match=r"requirements/main\.txt was being locked"):
        lock("main", installer(project.settings()), project.settings(), [])
    assert (project.root / "requirements" / "main.txt").read_bytes() == before
