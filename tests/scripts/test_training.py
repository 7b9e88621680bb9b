from __future__ import annotations

from pathlib import Path

import pytest

from scripts.errors import StepFailed
from scripts.settings import Settings
from scripts.training import SINGLE, fingerprint, is_whole, model_of, progress, train
from tests.scripts.fakes import program

# Takes the places of `--out DIR` and `--fixed-model-name NAME` from the call as scripts.training makes it.
RASA = """#!/bin/sh
echo "$*" >> "{calls}"
echo "$RASA_TELEMETRY_ENABLED $RASA_CACHE_DIRECTORY" > "{calls}.environment"
while test $# -gt 0; do
    case "$1" in --out) out="$2" ;; --fixed-model-name) name="$2" ;; esac
    shift
done
{work}
"""
WORKS = 'mkdir -p "$out" && echo "a model" > "$out/$name.tar.gz"'


class Bot:
    """What a model is made of, in a project of its own, with a Rasa that makes one in no time."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.calls = folder / "calls.txt"
        self.settings = Settings.of({"PATH": "/usr/bin:/bin"}, self.root)
        for name in (*SINGLE, "bot/data/nlu.yml"):
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{name}\n", "utf-8")
        self.rasa(WORKS)

    def rasa(self, work: str) -> None:
        program(self.root / ".venv-rasa" / "bin" / "python", RASA.format(calls=self.calls, work=work))

    def change(self, name: str) -> None:
        (self.root / name).write_text("something else\n", "utf-8")

    def trainings(self) -> int:
        return len(self.calls.read_text("utf-8").splitlines()) if self.calls.exists() else 0

    def models(self) -> list[str]:
        return sorted(path.name for path in (self.root / "var" / "models").iterdir())


@pytest.fixture
def bot(tmp_path: Path) -> Bot:
    return Bot(tmp_path)


def test_a_model_is_trained_once_and_its_hash_lies_beside_it(bot: Bot) -> None:
    model = train(bot.settings)
    assert train(bot.settings) == model
    assert bot.trainings() == 1
    assert bot.models() == [model.name, f"{model.name}.sha256"]
    assert model.name == f"bot-{fingerprint(bot.root)[:12]}.tar.gz"


@pytest.mark.parametrize("name", [*SINGLE, "bot/data/nlu.yml", "bot/new.py"])
def test_a_change_to_what_it_is_made_of_trains_again_and_removes_the_old_model(bot: Bot, name: str) -> None:
    before = train(bot.settings)
    bot.change(name)
    model = train(bot.settings)
    assert bot.trainings() == 2
    assert before.name not in bot.models()
    assert is_whole(model)


@pytest.mark.parametrize("name", ["knowledge/search.py", "bot/__pycache__/channel.cpython-310.pyc", "endpoints.yml"])
def test_what_it_is_not_made_of_changes_nothing(bot: Bot, name: str) -> None:
    train(bot.settings)
    (bot.root / name).parent.mkdir(exist_ok=True)
    bot.change(name)
    train(bot.settings)
    assert bot.trainings() == 1


def test_a_file_that_was_renamed_counts_as_a_change(bot: Bot) -> None:
    before = fingerprint(bot.root)
    (bot.root / "bot" / "data" / "nlu.yml").rename(bot.root / "bot" / "data" / "examples.yml")
    assert fingerprint(bot.root) != before


def test_a_training_that_fails_says_why_and_leaves_the_old_model(bot: Bot, capfd: pytest.CaptureFixture[str]) -> None:
    before = train(bot.settings)
    bot.change("domain.yml")
    bot.rasa("echo 'InvalidDomain: slot x is not a slot' >&2; exit 1")
    with pytest.raises(StepFailed, match="while the bot was being trained"):
        train(bot.settings)
    assert "InvalidDomain: slot x is not a slot" in capfd.readouterr().err
    assert bot.models() == [before.name, f"{before.name}.sha256"]


def test_rasa_that_ends_well_without_a_model_has_failed(bot: Bot) -> None:
    bot.rasa("exit 0")
    with pytest.raises(StepFailed):
        train(bot.settings)


def test_a_model_that_was_cut_off_is_trained_again(bot: Bot) -> None:
    model = train(bot.settings)
    model.write_bytes(b"a mo")
    assert train(bot.settings) == model
    assert bot.trainings() == 2
    assert is_whole(model)


def test_the_search_model_beside_it_stays(bot: Bot) -> None:
    search = bot.root / "var" / "models" / "search.npz"
    search.parent.mkdir(parents=True)
    search.touch()
    train(bot.settings)
    assert search.exists()


def test_rasa_reports_to_nobody_and_starts_without_an_old_cache(bot: Bot) -> None:
    train(bot.settings)
    telemetry, cache = (bot.calls.parent / "calls.txt.environment").read_text("utf-8").split()
    assert telemetry == "false"
    assert not Path(cache).exists()
    assert model_of(bot.settings).parent in Path(cache).parents


def test_of_rasas_many_lines_those_that_tell_how_far_it_is_are_shown() -> None:
    line = "2026-11-21 04:40:41 INFO     rasa.engine.training.hooks  - Starting to train component 'RulePolicy'.\n"
    assert progress(line) == "    RulePolicy …"
    assert progress("Processed rules: 100%|##########| 37/37") is None
