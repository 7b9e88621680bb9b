"""Measuring understanding on labelled sets, each figure beside its baseline: `make eval`."""
