"""The tables of patterns beside the modules that read them."""

from pathlib import Path
from typing import Any

import yaml


def table_beside(module: str) -> dict[str, Any]:
    """Return the YAML file of the same name as a module, whose `__file__` is given."""
    table: dict[str, Any] = yaml.safe_load(Path(module).with_suffix(".yml").read_text("utf-8"))
    return table
