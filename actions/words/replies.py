"""The table of what short replies are made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

REPLIES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "replies.yml").read_text("utf-8"))
