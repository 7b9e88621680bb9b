"""Where under the folder of state the store and the search model are."""

from __future__ import annotations

from pathlib import Path


def store_path(var: Path) -> Path:
    return var / "knowledge.db"


def model_path(var: Path) -> Path:
    return var / "models" / "search.npz"
