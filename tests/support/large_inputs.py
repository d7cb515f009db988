"""Large requests: an example of the contract in which one value is very large."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import orjson

from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Schemas

SIZE = 900_000
_PARAMETER = re.compile(r"\{[^}]*\}")
_UNKNOWN_ID = "0" * 24

TEXTS: Mapping[str, str] = {
    "one word": "a" * SIZE,
    "words": "word " * (SIZE // 5),
    "different words": " ".join(f"w{number}" for number in range(SIZE // 8)),
    "braces": "{" * SIZE,
    "quotes": "'\"" * (SIZE // 2),
    "parentheses": "(" * SIZE,
    "a list": "- x\n" * (SIZE // 4),
    "marks": "<@" * (SIZE // 2),
}


class LargeInput(NamedTuple):
    """A request whose body is large at one place, and what it is made of there. It is made when it is asked for."""

    operation: Operation
    path: tuple[str | int, ...]
    what: str
    example: Any

    @property
    def target(self) -> str:
        """The path to send it to."""
        return _PARAMETER.sub(_UNKNOWN_ID, self.operation.path)

    @property
    def place(self) -> str:
        return _place(self.path)

    @property
    def body(self) -> bytes:
        return orjson.dumps(_put(self.example, self.path, _LARGE[self.what]))


def large_inputs(contract: Contract, ids: Mapping[bytes, bytes]) -> Iterator[LargeInput]:
    """Yield large requests for each operation that takes JSON; `ids` replace those of the examples."""
    for operation in contract.operations.values():
        seen: set[tuple[str, type]] = set()
        for example in _examples(contract, operation, ids) if JSON_TYPE in operation.bodies else ():
            for path, value in _places(example, ()):
                kind = _place(path), type(value)
                if kind not in seen:
                    seen.add(kind)
                    yield from (LargeInput(operation, path, what, example) for what in _whats(value))


def _examples(contract: Contract, operation: Operation, ids: Mapping[bytes, bytes]) -> Iterator[Any]:
    schemas = Schemas(contract.document)
    declared = contract.document["paths"][operation.path][operation.method.lower()]["requestBody"]
    for example in schemas.resolve(declared)["content"][JSON_TYPE].get("examples", {}).values():
        raw = orjson.dumps(schemas.resolve(example)["value"])
        for old, new in ids.items():
            raw = re.sub(old, new, raw)
        yield orjson.loads(raw)


def _places(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield path, value
    steps: Iterable[tuple[str | int, Any]] = value.items() if isinstance(value, dict) else ()
    for step, inner in enumerate(value) if isinstance(value, list) else steps:
        yield from _places(inner, (*path, step))


def _place(path: tuple[str | int, ...]) -> str:
    return ".".join("*" if isinstance(step, int) else step for step in path) or "body"


class _Kind(NamedTuple):
    """A kind of large value, and the types of values that it replaces."""

    make: Callable[[Any], Any]
    of: type = object


def _repeated(value: list[Any]) -> list[Any]:
    item = value[0] if value else {}
    return [item] * min(60_000, SIZE // (len(orjson.dumps(item)) + 1))


_LARGE: Mapping[str, _Kind] = {
    **{what: _Kind(lambda value, text=text: text, str) for what, text in TEXTS.items()},  # type: ignore[misc]
    **{f"4 KB of {what}": _Kind(lambda value, text=text: text[:4_000], str) for what, text in TEXTS.items()},  # type: ignore[misc]
    "many members": _Kind(lambda value: {**value, **{f"k{number}": {} for number in range(60_000)}}, dict),
    "many nulls": _Kind(lambda value: {**value, **dict.fromkeys(f"k{number}" for number in range(60_000))}, dict),
    "many items": _Kind(_repeated, list),
    "ninety items": _Kind(lambda value: (value or [{}])[:1] * 90, list),
    "many empty objects": _Kind(lambda value: [{}] * 60_000),
    "many numbers": _Kind(lambda value: [1] * 60_000),
}


def _whats(value: Any) -> Iterator[str]:
    return (what for what, kind in _LARGE.items() if isinstance(value, kind.of))


def _put(value: Any, path: tuple[str | int, ...], kind: _Kind) -> Any:
    if not path:
        return kind.make(value)
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {**value, step: _put(value[step], rest, kind)}
    return [_put(item, rest, kind) if at == step else item for at, item in enumerate(value)]
