"""Measuring speed, memory and growth, beside the bot that `rasa init` makes: `make bench`."""
