"""Probes a generated Python SDK (Fern's layout) for what it sends and reads. Runs in the Python that has the SDK.

Every method of every raw client is called once, with marker values and a client that sends nothing. The markers show
which parameter becomes which field, and type hints show its possible values; the type that a method parses the reply
into shows what it reads. Prints JSON.
"""

import inspect
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import metadata
from typing import Any, get_type_hints

# By name: these modules are not imported by the package, and need not be installed.
sdk: Any = __import__("twelvelabs")
pydantic: Any = __import__("pydantic")

Json = dict[str, Any]

_PLACES = ("params", "json", "data", "files")


class Stop(BaseException):
    """The request and the type of the reply are known; the method can stop."""


class StubReply:
    """A successful, empty reply."""

    status_code = 200
    text = "{}"

    def __init__(self) -> None:
        self.headers: Json = {}

    def json(self) -> Json:
        return {}

    def iter_lines(self) -> Iterator[str]:
        yield "{}"


class StubClient:
    """Replaces the HTTP client of an SDK: records the request and returns an empty reply."""

    def __init__(self) -> None:
        self.request_made: Json = {}
        self.reply_type: Any = None

    @property
    def httpx_client(self) -> "StubClient":
        return self

    def request(self, path: str = "", *, method: str, **options: Any) -> StubReply:
        sent = {place: _marks(options.get(place)) for place in _PLACES}
        self.request_made = {"method": method, "path": path, **sent}
        return StubReply()

    @contextmanager
    def stream(self, path: str = "", *, method: str, **options: Any) -> Iterator[StubReply]:
        yield self.request(path, method=method, **options)

    def parse(self, type_: Any, object_: Any) -> Any:
        """Record the type that the reply is parsed into."""
        self.reply_type = type_
        raise Stop


def _marks(fields: Any) -> dict[str, str]:
    """Return the parameter whose marker each of `fields` has."""
    if not isinstance(fields, dict):
        return {}
    return {name: value[1:-1] for name, value in fields.items() if isinstance(value, str) and value.startswith("<")}


def _loaded(name: str) -> Any:
    __import__(name)
    return sys.modules[name]


def _raw_clients() -> Iterator[tuple[Any, Any]]:
    """Yield each module of raw clients, with each of its synchronous clients."""
    for module in pkgutil.walk_packages(sdk.__path__, "twelvelabs."):
        if module.name.rpartition(".")[2] in ("raw_client", "raw_base_client"):
            loaded = _loaded(module.name)
            for name, client in list(vars(loaded).items()):
                if inspect.isclass(client) and client.__module__ == module.name and name.startswith("Raw"):
                    yield loaded, client


def _calls() -> Iterator[Json]:
    for module, client in _raw_clients():
        for name, method in vars(client).items():
            if inspect.isfunction(method) and not name.startswith("_"):
                stub = StubClient()
                module.parse_obj_as = stub.parse
                _make(getattr(client(client_wrapper=stub), name), method)
                if stub.request_made:
                    parameters = _parameters(method)
                    yield {**stub.request_made, "parameters": parameters, "reply": _schema(stub.reply_type)}


def _make(bound: Callable[..., Any], method: Any) -> None:
    marks = {name: f"<{name}>" for name in list(inspect.signature(method).parameters)[1:]}
    try:
        result = bound(**marks | {"request_options": None})
        if hasattr(result, "__enter__"):
            with result as stream:
                list(stream.data)
    except (Stop, Exception):  # noqa: BLE001 - a method may want what no mark has; what it sent is known all the same
        return


def _parameters(method: Any) -> Json:
    """Return for each parameter of a method whether it is required, and the schema of its values."""
    hints = get_type_hints(method, include_extras=True)
    return {
        name: {"is_required": parameter.default is parameter.empty, "schema": _schema(hints.get(name))}
        for name, parameter in list(inspect.signature(method).parameters.items())[1:]
    }


def _schema(hint: Any) -> Json:
    try:
        schema: Json = pydantic.TypeAdapter(hint).json_schema()
    except Exception:  # noqa: BLE001 - what cannot describe itself, such as a file, is not compared
        return {}
    return schema if hint is not None else {}


def _aliases() -> dict[str, dict[str, str]]:
    """Return the API names of model fields: Pydantic does not know Fern's aliases."""
    found: dict[str, dict[str, str]] = {}
    waiting = [_loaded("twelvelabs.core.pydantic_utilities").UniversalBaseModel]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        for name, field in model.model_fields.items():
            for note in field.metadata:
                if hasattr(note, "alias"):
                    found.setdefault(model.__name__, {})[name] = note.alias
    return found


def _in_words_of_api(node: Any, aliases: dict[str, dict[str, str]]) -> Any:
    """Return a schema with the API names of its model fields."""
    if isinstance(node, list):
        return [_in_words_of_api(item, aliases) for item in node]
    if not isinstance(node, dict):
        return node
    copied = {key: _in_words_of_api(value, aliases) for key, value in node.items()}
    names = aliases.get(str(node.get("title")), {})
    if names and isinstance(copied.get("properties"), dict):
        copied["properties"] = {names.get(name, name): value for name, value in copied["properties"].items()}
        copied["required"] = [names.get(name, name) for name in copied.get("required", [])]
    return copied


def main() -> None:
    release = metadata.version("twelvelabs")
    try:
        calls = list(_calls())
        seen = _in_words_of_api(calls, _aliases())
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the SDK is laid out otherwise than those it knows
        seen = []
    json.dump({"calls": seen, "release": release} if seen else {"unreadable": release}, sys.stdout)


if __name__ == "__main__":
    main()
