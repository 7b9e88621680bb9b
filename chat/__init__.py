"""Talking with Sounding Board in a terminal, over the web channel's API."""
