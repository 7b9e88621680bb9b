"""Whether Slack knows the token, and lets it do what the channel needs."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError

from gateway.channels.slack.app import PATH, client
from gateway.channels.slack.post import reason_of
from gateway.settings import Settings

# As in deploy/slack/manifest.yml.
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "files:write",
    "groups:history",
    "im:history",
    "im:write",
)
TIMEOUT = ClientTimeout(total=10)
WRONG = {
    "invalid_auth": "Slack does not know the token. Copy it again from 'Install App'.",
    "account_inactive": "the app was removed from the workspace, or its owner has left. Install it again.",
    "token_revoked": "the token was taken back. Install the app again.",
}


async def examine(settings: Settings) -> Sequence[tuple[bool, str]]:
    """Sentences for whoever runs this, each with whether it is well."""
    if settings.slack is None:
        return []
    async with ClientSession(timeout=TIMEOUT) as session:
        try:
            answer = await client(settings.slack, session).auth_test()
        except SlackApiError as error:
            reason = reason_of(error)
            return [(False, WRONG.get(reason, f"Slack refuses the token: {reason or 'it does not say why'}."))]
        except (ClientError, TimeoutError) as error:
            return [
                (False, f"Slack cannot be reached ({type(error).__name__}). May this machine open connections to it?")
            ]
    granted = {scope.strip() for scope in str(answer.headers.get("x-oauth-scopes", "")).split(",")}
    missing = [scope for scope in SCOPES if scope not in granted]
    findings = [(True, f"on, as {answer.get('user')} in {answer.get('team')}; Slack must reach {PATH} over https.")]
    if missing:
        words = f"not allowed: {', '.join(missing)}. Put the manifest in again, then install the app again."
        findings.append((False, words))
    return findings
