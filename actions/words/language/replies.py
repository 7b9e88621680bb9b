"""The table of what short replies are made of."""

from __future__ import annotations

from actions.words.language.tables import table_beside

REPLIES = table_beside(__file__)
