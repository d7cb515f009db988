"""Odd and large requests for every operation: queries, paths, headers, forms, and raw JSON."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

import orjson

from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Schemas
from tests.support.multipart import MULTIPART, Part, multipart

_PARAMETER = re.compile(r"\{[^}]*\}")
_UNKNOWN_ID = "0" * 24
_FORM = "multipart/form-data"
_URLENCODED = "application/x-www-form-urlencoded"
_LONG = 50_000

# Values for queries and paths.
_VALUES: Mapping[str, str] = {
    "nothing": "",
    "a long word": "a" * _LONG,
    "a huge number": "9" * 4_000,
    "a number beyond floats": "1e400",
    "not a number": "NaN",
    "half an escape": "%",
    "no escape": "%zz%-1%u0041",
    "bytes that are no UTF-8": "%ff%fe",
    "a surrogate": "%ED%A0%80",
    "NUL": "a%00b",
    "a line end": "%0d%0aX-Injected: 1",
    "raw bytes": "\xff\xfe",
    "digits of another script": "%EF%BC%91",
    "text from right to left": "%E2%80%AE%F0%9F%8E%AC",
    "brackets": "[" * 1_000 + "]" * 1_000,
    "braces": "%7B" * 5_000,
    "slashes": "%2F..%2F" * 1_000,
    "a far date": "9999-12-31T23:59:59.999999Z",
    "a date that does not exist": "2024-02-31T25:61:61Z",
}
_QUERIES: Mapping[str, str] = {
    "separators": "&=;&&==" * 5_000,
    "many parameters": "&".join(f"a{number}=1" for number in range(6_000)),
    "brackets in names": "&".join(f"a[{number}][x]=1" for number in range(3_000)),
}
# Raw JSON for values in bodies.
_JSON: Mapping[str, bytes] = {
    "a huge number": b"9" * 5_000,
    "a number beyond floats": b"1e400",
    "the least number": b"-0.0",
    "a number beyond 64 bits": b"18446744073709551616",
    "NUL": rb'"a\u0000b"',
    "a surrogate": rb'"\ud800"',
    "text from right to left": '"\u202e\uffff\U0010ffff"'.encode(),
    "bytes that are no UTF-8": b'"\xff\xfe"',
    "deep lists": b"[" * 190 + b"]" * 190,
    "deep objects": b'{"a":' * 190 + b"1" + b"}" * 190,
    "deeper lists": b"[" * 100_000,
    "long names": b"{%s}" % b",".join(b'"%s%d":1' % (b"k" * 10_000, number) for number in range(80)),
    "a name many times": b"{%s}" % b",".join([b'"a":1'] * 20_000),
    "an empty name": b'{"":{"":{"":[]}}}',
    "an empty list": b"[]",
    "an empty object": b"{}",
    "null": b"null",
    "spaces": b" " * 500_000 + b"1",
}


class OddRequest(NamedTuple):
    """One request for an operation. Its body is built on first use."""

    operation: Operation
    what: str
    target: str
    make_body: Callable[[], bytes]
    headers: Mapping[str, str]


def odd_requests(contract: Contract, ids: Mapping[bytes, bytes]) -> Iterator[OddRequest]:
    """Yield odd requests for each operation; `ids` replace those of the examples of JSON bodies."""
    schemas = Schemas(contract.document)
    for operation in contract.operations.values():
        declared = contract.document["paths"][operation.path][operation.method.lower()]
        yield from _about_lines(operation, schemas, declared)
        yield from _about_headers(operation)
        if JSON_TYPE in operation.bodies:
            yield from _about_json(operation, schemas, declared, ids)
        for form in {_FORM, _URLENCODED} & operation.bodies.keys():
            yield from _about_forms(operation, form)


def _about_lines(operation: Operation, schemas: Schemas, declared: Mapping[str, Any]) -> Iterator[OddRequest]:
    known = _PARAMETER.sub(_UNKNOWN_ID, operation.path)
    for what, query in _QUERIES.items():
        yield OddRequest(operation, f"a query of {what}", f"{known}?{query}", bytes, {})
    for parameter in map(schemas.resolve, declared.get("parameters", ())):
        if parameter["in"] == "query":
            for what, value in _VALUES.items():
                target = f"{known}?{parameter['name']}={value}"
                yield OddRequest(operation, f"{what} as {parameter['name']}", target, bytes, {})
            many = "&".join([f"{parameter['name']}=1"] * 1_500)
            yield OddRequest(operation, f"{parameter['name']} many times", f"{known}?{many}", bytes, {})
    for what, value in _VALUES.items() if "{" in operation.path else ():
        yield OddRequest(operation, f"{what} in the path", _PARAMETER.sub(lambda _: value, operation.path), bytes, {})  # noqa: B023


def _about_headers(operation: Operation) -> Iterator[OddRequest]:
    target = _PARAMETER.sub(_UNKNOWN_ID, operation.path)
    for what, headers in {
        "many headers": {f"x-h{number}": "1" for number in range(1_000)},
        "a long header": {"x-long": "a" * _LONG},
        "raw bytes in a header": {"x-raw": "\xff\x01\x7f"},
        "odd types": {"content-type": ";" * 10_000, "accept": "*/*;q=9e9," * 1_000},
        "an odd length": {"content-length": "9" * 400},
    }.items():
        yield OddRequest(operation, what, target, bytes, headers)


def _about_json(
    operation: Operation, schemas: Schemas, declared: Mapping[str, Any], ids: Mapping[bytes, bytes]
) -> Iterator[OddRequest]:
    target, headers = _PARAMETER.sub(_UNKNOWN_ID, operation.path), {"content-type": JSON_TYPE}
    examples = schemas.resolve(declared["requestBody"])["content"][JSON_TYPE].get("examples", {})
    for what, raw in _JSON.items():
        yield OddRequest(operation, f"{what} as the body", target, partial(bytes, raw), headers)
    for example in examples.values():
        value = schemas.resolve(example)["value"]
        for name in value if isinstance(value, dict) else ():
            for what, raw in _JSON.items():

                def make(value: Any = value, name: str = name, raw: bytes = raw) -> bytes:
                    marked = orjson.dumps({**value, name: "\0here"})
                    for old, new in ids.items():
                        marked = re.sub(old, new, marked)
                    return marked.replace(rb'"\u0000here"', raw)

                yield OddRequest(operation, f"{what} as {name}", target, make, headers)


def _about_forms(operation: Operation, form: str) -> Iterator[OddRequest]:
    target = _PARAMETER.sub(_UNKNOWN_ID, operation.path)
    if form == _URLENCODED:
        for what, query in {**_QUERIES, **_VALUES}.items():
            body = query.encode("latin-1")
            yield OddRequest(operation, f"a form of {what}", target, partial(bytes, body), {"content-type": form})
        return
    for what, parts in {
        "many parts": [Part("more", b"1")] * 5_000,
        "many names": [Part(f"more{number}", b"1") for number in range(5_000)],
        "a long name": [Part("a" * 4_000, b"1")],
        "a large text": [Part("index_id", b"a" * 1_000_000)],
        "odd bytes": [Part("index_id", b"\x00\xff\xfe"), Part("\xff\x00", b"1")],
        "an odd name of a file": [Part("video_file", b"film", "../\x00\u202e" + "a" * 2_000), Part("file", b"", "..")],
        "many files": [Part("file", b"1", "a.mp4")] * 900,
    }.items():
        yield OddRequest(operation, f"a form of {what}", target, partial(multipart, parts), {"content-type": MULTIPART})
