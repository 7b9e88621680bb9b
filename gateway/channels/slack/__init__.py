"""Slack: a direct message with the bot, or a thread in which it is mentioned."""

from gateway.channels.slack.app import add
from gateway.channels.slack.examining import examine

__all__ = ["add", "examine"]
