"""`python -m gateway.doctor`: which channels are set up, and what is missing or wrong."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from conversations.errors import ConversationsError
from gateway.channels import configured
from gateway.settings import Settings
from serving import logs
from serving.errors import ServingError


@dataclass(frozen=True)
class Finding:
    """One line of the report."""

    is_well: bool
    words: str


def main() -> int:
    """0 where nothing is wrong; a channel that is off is not wrong."""
    logs.configure()
    try:
        settings = Settings.read()
    except (ServingError, ConversationsError) as error:
        print(f"The gateway cannot start: {error}", file=sys.stderr)
        return 1
    findings = asyncio.run(examine(settings))
    for finding in findings:
        print(f"{'  ok ' if finding.is_well else 'WRONG'}  {finding.words}")
    return 0 if all(finding.is_well for finding in findings) else 1


async def examine(settings: Settings) -> Sequence[Finding]:
    """The web channel, and each chat channel in turn."""
    findings = [Finding(True, f"web: on, at port {settings.port}.")]
    for channel, is_on in configured.channels(settings).items():
        if channel in settings.channel_problems:
            findings.append(Finding(False, f"{channel}: off. {settings.channel_problems[channel]}"))
        elif not is_on:
            findings.append(Finding(True, f"{channel}: off, not set up. docs/{channel}.md says how."))
        else:
            findings += [
                Finding(well, f"{channel}: {words}") for well, words in await configured.examine(settings, channel)
            ]
    return findings


if __name__ == "__main__":
    sys.exit(main())
