"""The real redactor, loaded once."""

from __future__ import annotations

import pytest

from gateway.redaction.presidio import PresidioRedactor


@pytest.fixture(scope="session")
def redactor() -> PresidioRedactor:
    return PresidioRedactor()
