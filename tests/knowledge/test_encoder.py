"""The encoder is the one that was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import encoder
from knowledge.encoder import Encoder
from knowledge.errors import ModelTampered


def test_a_model_that_is_not_the_one_we_measured_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.onnx").write_bytes(b"another")
    monkeypatch.setattr(encoder.importlib.resources, "files", lambda _: tmp_path)
    with pytest.raises(ModelTampered, match="model"):
        Encoder()
