"""The web widget as it is served: one file of it all, the demo page, and which pages may use it."""

from pathlib import Path

WIDGET = Path(__file__).parent.parent.parent / "widget"
