from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.environments import Environment, build, check_room, is_current, needed, prepare
from scripts.errors import DiskFull, LockBroken, NoInterpreter, NoNetwork, NoRoom, SetUpError, StepFailed
from scripts.installer import installer
from tests.scripts.fakes import (
    DISK_FULL,
    HASH_MISMATCH,
    NO_NETWORK,
    NOT_A_LOCK,
    Project,
    failing,
    is_alive,
    plain_environment,
    program,
    scratch_root,
    until,
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def folders(project: Project) -> list[str]:
    return sorted(folder.name for folder in project.root.glob(".venv*"))


def test_both_environments_are_made_from_their_locks_with_hashes_required(project: Project) -> None:
    prepare(project.settings(), "main")
    assert folders(project) == [".venv", ".venv-rasa"]
    syncs = project.calls("pip sync --require-hashes")
    assert [Path(call.split()[-1]).name for call in syncs] == ["main.txt", "rasa.txt"]
    assert [call.split("--python ")[1].split()[0] for call in project.calls("venv")] == [
        str(project.programs / "python3.12"),
        str(project.programs / "python3.10"),
    ]


def test_nothing_is_done_a_second_time(project: Project) -> None:
    prepare(project.settings(), "main")
    project.calls_file.unlink()
    prepare(project.settings(), "main")
    assert project.calls("") == []


def test_what_tests_need_satisfies_a_run_but_not_the_other_way_round(project: Project) -> None:
    prepare(project.settings(), "dev")
    project.calls_file.unlink()
    prepare(project.settings(), "main")
    assert project.calls("") == []
    (main, _), (dev, _) = needed(project.root, "main"), needed(project.root, "dev")
    assert is_current(main)
    main.stamp.unlink()
    prepare(project.settings(), "main")
    assert not is_current(dev)


def test_a_lock_that_changed_is_installed_into_the_environment_that_is_there(project: Project) -> None:
    prepare(project.settings(), "main")
    project.calls_file.unlink()
    lock = project.root / "requirements" / "rasa.txt"
    lock.write_text(lock.read_text("utf-8") + "# changed\n", "utf-8")
    prepare(project.settings(), "main")
    assert [Path(call.split()[-1]).name for call in project.calls("pip sync")] == ["rasa.txt"]
    assert project.calls("venv") == []


def test_an_environment_that_was_moved_is_made_anew(project: Project) -> None:
    prepare(project.settings(), "main")
    elsewhere = project.root.parent / "elsewhere"
    project.root.rename(elsewhere)
    project.calls_file.unlink()
    prepare(replace(project.settings(), root=elsewhere), "main")
    assert len(project.calls("venv")) == 2


def test_an_environment_whose_interpreter_was_uninstalled_is_made_anew(project: Project) -> None:
    prepare(project.settings(), "main")
    (project.root / ".venv" / "bin" / "python").unlink()
    (project.root / ".venv" / "bin" / "python").symlink_to("/nonexistent/python3.12")
    project.calls_file.unlink()
    prepare(project.settings(), "main")
    assert len(project.calls("venv")) == 1


@pytest.mark.parametrize(
    ("words", "error", "advice"),
    [
        (NO_NETWORK, NoNetwork, "connect to the internet"),
        (HASH_MISMATCH, LockBroken, "git checkout -- requirements/main.txt"),
        (NOT_A_LOCK, LockBroken, "make lock"),
        (DISK_FULL, DiskFull, "free some space"),
        ("error: something nobody foresaw", StepFailed, "the lines above say why"),
    ],
)
def test_bad_luck_is_told_in_a_sentence_and_leaves_no_environment(
    project: Project, words: str, error: type[SetUpError], advice: str
) -> None:
    project.uv(sync=failing(words))
    with pytest.raises(error, match=advice) as told:
        prepare(project.settings(), "main")
    assert "\n" not in str(told.value)
    assert folders(project) == []


def test_a_lock_that_was_tampered_with_names_the_package(project: Project) -> None:
    project.uv(sync=failing(HASH_MISMATCH))
    with pytest.raises(LockBroken, match=r"idna==3\.10 is not what it names"):
        prepare(project.settings(), "main")


def test_what_was_installed_stays_in_use_when_the_network_fails_a_newer_lock(project: Project) -> None:
    prepare(project.settings(), "main")
    lock = project.root / "requirements" / "main.txt"
    before = lock.read_text("utf-8")
    lock.write_text(before + "# newer\n", "utf-8")
    project.uv(sync=failing(NO_NETWORK))
    with pytest.raises(NoNetwork):
        prepare(project.settings(), "main")
    lock.write_text(before, "utf-8")
    assert is_current(needed(project.root, "main")[0])


def test_an_update_that_broke_off_is_done_again(project: Project) -> None:
    prepare(project.settings(), "main")
    lock = project.root / "requirements" / "main.txt"
    before = lock.read_text("utf-8")
    lock.write_text(before + "# newer\n", "utf-8")
    project.uv(sync=failing(DISK_FULL))
    with pytest.raises(DiskFull):
        prepare(project.settings(), "main")
    lock.write_text(before, "utf-8")
    assert not is_current(needed(project.root, "main")[0])


def test_too_little_room_is_told_before_anything_is_made(project: Project, tmp_path: Path) -> None:
    huge = Environment(tmp_path / ".venv", ("3.12",), 10.0**9, ())
    with pytest.raises(NoRoom, match=r"needs 1000000000\.0 GiB of free disk space"):
        check_room([huge], tmp_path)


def test_both_environments_together_ask_for_four_gib(project: Project) -> None:
    assert sum(environment.gib for environment in needed(project.root, "main")) == pytest.approx(4)


@pytest.mark.parametrize("content", [None, b"", b"# only words\n", b"\xff\xfe\x00"])
def test_a_lock_that_names_nothing_is_broken(project: Project, content: bytes | None) -> None:
    lock = project.root / "requirements" / "rasa.txt"
    lock.unlink()
    if content is not None:
        lock.write_bytes(content)
    with pytest.raises(LockBroken, match=r"requirements/rasa\.txt"):
        prepare(project.settings(), "main")
    assert project.calls("") == []


def test_without_an_interpreter_uv_downloads_one(project: Project) -> None:
    rare = Environment(project.root / ".venv", ("3.99",), 1, (project.root / "requirements" / "main.txt",))
    build(rare, installer(project.settings()), project.settings())
    assert "--python 3.99 --python-preference only-managed" in project.calls("venv")[0]


def test_without_an_interpreter_and_a_network_the_sentence_says_which_to_install(project: Project) -> None:
    project.uv(venv=failing(NO_NETWORK))
    rare = Environment(project.root / ".venv", ("3.99",), 1, (project.root / "requirements" / "main.txt",))
    with pytest.raises(NoInterpreter, match=r"Python 3\.99 is not on this machine"):
        build(rare, installer(project.settings()), project.settings())
    assert folders(project) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_set_up_that_is_stopped_leaves_neither_environment_nor_process(tmp_path: Path, number: signal.Signals) -> None:
    project = Project(tmp_path)
    project.uv(sync=f"echo $$ > {tmp_path}/uv.pid; exec sleep 60")
    root = scratch_root(tmp_path)
    (project.root / "requirements").rename(root / "requirements")
    running = subprocess.Popen(
        [sys.executable, "-m", "scripts.environments", "main"],
        cwd=root,
        env=plain_environment(PATH=f"{project.programs}:/usr/bin:/bin"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    pid_file = tmp_path / "uv.pid"
    until(lambda: pid_file.exists() and pid_file.read_text().strip() != "")
    os.kill(running.pid, number)
    assert running.wait(20) == 128 + number
    assert not is_alive(int(pid_file.read_text()))
    assert list(root.glob(".venv*")) == []


def test_a_second_set_up_waits_for_the_first(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.uv(sync=f"while test ! -e {tmp_path}/go; do sleep 0.05; done")
    root = scratch_root(tmp_path)
    (project.root / "requirements").rename(root / "requirements")
    command = [sys.executable, "-m", "scripts.environments", "main"]
    environment = plain_environment(PATH=f"{project.programs}:/usr/bin:/bin")
    first = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL)
    until(lambda: len(project.calls("pip")) == 1)
    second = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True)
    assert second.stdout is not None
    assert "Another set-up is going on" in second.stdout.readline()
    (tmp_path / "go").touch()
    assert (first.wait(20), second.wait(20)) == (0, 0)
    second.stdout.close()
    assert len(project.calls("pip")) == 2


def test_progress_is_shown_on_a_terminal_without_the_names_of_all_packages(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.uv(
        sync="test -t 2 && printf 'Preparing packages... (1/2)\\r' >&2; echo ' + idna==3.10' >&2; echo Installed >&2"
    )
    root = scratch_root(tmp_path)
    (project.root / "requirements").rename(root / "requirements")
    typescript = program(
        tmp_path / "terminal.py",
        "import os, pty, sys\n"
        "code = pty.spawn([sys.executable, '-m', 'scripts.environments', 'main'])\n"
        "sys.exit(os.waitstatus_to_exitcode(code))\n",
    )
    done = subprocess.run(
        [sys.executable, str(typescript)],
        cwd=root,
        env=plain_environment(PATH=f"{project.programs}:/usr/bin:/bin"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Preparing packages... (1/2)" in done.stdout
    assert "Installed" in done.stdout
    assert "idna" not in done.stdout
