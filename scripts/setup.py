"""All that must stand before anything of ours runs: environments, secrets, stores, models, for tests a browser.

`python3 -m scripts.setup main|dev` does what is missing of it; a second time it does nothing and needs no network.
"""

from __future__ import annotations

import sys

from scripts import browser, commands
from scripts.claims import setting_up
from scripts.console import say, told
from scripts.environments import prepare
from scripts.errors import StepFailed
from scripts.secrets import with_secrets
from scripts.settings import Settings
from scripts.training import train

# Each finds out by itself whether there is anything to do.
STEPS = (
    (["knowledge", "load"], "the knowledge store was being filled"),
    (["knowledge", "train"], "search was being trained"),
    (["actions.learning"], "the reading of what is meant for the bot was being learned"),
    (["conversations", "migrate"], "the conversations' database was being prepared"),
)


def set_up(settings: Settings, wanted: str) -> None:
    """Does what is missing; raises SetUpError."""
    with setting_up(settings):
        prepare(settings, wanted)
        environment = with_secrets(settings)
        train(settings)
        for arguments, doing in STEPS:
            done = commands.run([settings.python(), "-m", *arguments], environment, settings.root)
            if done.code != 0:
                raise StepFailed(doing, done.code)
        if wanted == "dev":
            browser.prepare(settings)
    say("Everything is set up")


def main() -> None:
    set_up(Settings.read(), "dev" if sys.argv[1:] == ["dev"] else "main")


if __name__ == "__main__":
    sys.exit(told(main))
