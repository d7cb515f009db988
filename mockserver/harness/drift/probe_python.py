"""Probes a Python SDK for what it sends and reads. Runs in the Python that has the SDK, without this package.

Every method of every resource is called with marker values and a client that sends nothing. The markers show which
parameter becomes which field. What a method does with an empty reply shows which model reads it. Prints JSON.
"""

import inspect
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from importlib import metadata
from types import UnionType
from typing import Any, BinaryIO, Literal, Union, get_args, get_origin, get_type_hints

# By name: these modules are not imported by the package, and need not be installed.
sdk: Any = __import__("twelvelabs")
pydantic: Any = __import__("pydantic")

_METHODS = ("get", "post", "put", "delete")
_PLACES = ("params", "json", "data", "files")
# These replies lead a method into a list, and past an empty list to the other fields.
_LISTS: tuple[list[Any], ...] = ([{}], [])

Arguments = dict[str, Any]


class Stop(BaseException):
    """The first request of a method is known; the method can stop."""


class StubReply(dict[str, Any]):
    """An empty reply that records which fields were read."""

    def __init__(self, items: list[Any]) -> None:
        super().__init__()
        self._items = items
        self.asked: list[str] = []
        self.is_spread = False

    def __iter__(self) -> Iterator[str]:
        self.is_spread = True
        return super().__iter__()

    def keys(self) -> Any:
        self.is_spread = True
        return super().keys()

    def get(self, name: str, default: Any = None) -> Any:
        return self[name]

    def __getitem__(self, name: str) -> Any:
        self.asked.append(name)
        if name == "data":
            return self._items
        return {} if name == "page_info" else "x"


class MethodCall:
    """What one call of a method did."""

    current: "MethodCall"

    def __init__(self, items: list[Any]) -> None:
        self.request: Arguments | None = None
        self.reply = StubReply(items)
        self.model = ""

    def send(self, method: str, path: str, options: Arguments) -> StubReply:
        """Record the first request, and return an empty reply."""
        if self.request is not None:
            raise Stop
        sent = {place: _marks(options.get(place) or {}) for place in _PLACES}
        self.request = {"method": method.upper(), "path": path, **sent}
        return self.reply

    def make(self, function: Callable[..., Any], arguments: Arguments) -> None:
        """Call a method of a resource whose client sends nothing."""
        MethodCall.current = self
        try:
            with redirect_stdout(io.StringIO()):
                result = function(**arguments)
        except Stop:
            return
        except pydantic.ValidationError as error:
            self.model = error.title
        except Exception:  # noqa: BLE001 - a method may want what no sample has; what it sent is known all the same
            return
        else:
            is_model = isinstance(result, pydantic.BaseModel) and self.reply.is_spread
            self.model = type(result).__name__ if is_model else ""


def _marks(fields: Arguments) -> dict[str, str]:
    return {name: _mark(value) for name, value in fields.items() if value is not None}


def _mark(value: Any) -> str:
    """Return the name of the parameter whose marker `value` is, if it is one."""
    while isinstance(value, list) and value:
        value = value[0]
    return value[1:-1] if isinstance(value, str) and value.startswith("<") else ""


def _sample(name: str, hint: Any) -> Any:
    """Return a value for a parameter: a marker if a text fits, otherwise something of its type."""
    options = [each for each in get_args(hint) if each is not type(None)]
    if get_origin(hint) is list:
        return [_sample(name, options[0])]
    if get_origin(hint) is dict:
        return {"gte": f"<{name}>"}
    if BinaryIO in options or hint is BinaryIO:
        return io.BytesIO(b"x")
    if get_origin(hint) in (Union, UnionType):
        return _sample(name, options[0])
    if hint in (int, float, bool):
        return 1
    if isinstance(hint, type) and "__annotations__" in vars(hint):
        inner = {key: _sample(key, kind) for key, kind in get_type_hints(hint).items()}
        return hint(**inner) if issubclass(hint, (dict, pydantic.BaseModel)) else inner
    return f"<{name}>"


def _literals(hint: Any) -> list[Any]:
    """Return the literal values of a parameter; empty if it has none."""
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [value for each in get_args(hint) if each is not type(None) for value in _literals(each)]


def _parameters(method: Any) -> tuple[Arguments, Arguments, dict[str, list[Any]]]:
    """Return samples of the required and of the other parameters of a method, and the literals of all."""
    hints = get_type_hints(method, vars(sdk) | vars(sys.modules[method.__module__]))
    required: Arguments = {}
    others: Arguments = {}
    for name, parameter in list(inspect.signature(method).parameters.items())[1:]:
        if parameter.kind is not parameter.VAR_KEYWORD:
            group = required if parameter.default is parameter.empty else others
            group[name] = _sample(name, hints.get(name, str))
    return required, others, {name: found for name, hint in hints.items() if (found := _literals(hint))}


def _variants(required: Arguments, others: Arguments) -> Iterator[Arguments]:
    """Yield arguments: the required ones alone, with one other, with all others, with all but one."""
    yield dict(required)
    yield from ({**required, name: value} for name, value in others.items())
    yield {**required, **others}
    for name in others:
        yield {**required, **{other: value for other, value in others.items() if other != name}}


def _silent_client() -> Any:
    """Return a client that passes requests to the current call. There is only one, because creating one is slow."""
    for method in _METHODS:

        def send(client: Any, path: str, _method: str = method, **options: Any) -> StubReply:
            return MethodCall.current.send(_method, path, options)

        setattr(sdk.TwelveLabs, method, send)
    return sdk.TwelveLabs(api_key="x")


def _resources(holder: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    base = sys.modules["twelvelabs.resource"].APIResource
    for name, value in vars(holder).items():
        if isinstance(value, base):
            yield (*path, name), value
            yield from _resources(value, (*path, name))


def _calls() -> Iterator[dict[str, Any]]:
    for path, resource in _resources(_silent_client()):
        for name, function in vars(type(resource)).items():
            if inspect.isfunction(function) and not name.startswith("_"):
                yield from _calls_of(".".join((*path, name)), getattr(resource, name), function)


def _calls_of(method: str, bound: Callable[..., Any], function: Any) -> Iterator[dict[str, Any]]:
    required, others, literals = _parameters(function)
    for arguments in _variants(required, others):
        for items in _LISTS:
            call = MethodCall(items)
            call.make(bound, arguments)
            if call.request is not None:
                asked = list(dict.fromkeys(call.reply.asked))
                about = {"sdk_method": method, "asked": asked, "model": call.model}
                yield {**about, **call.request, "literals": literals}


def _schema(name: str) -> Any:
    model = getattr(sdk.models, name, None)
    try:
        return model and model.model_json_schema(by_alias=True)
    except Exception:  # noqa: BLE001 - a model that cannot describe itself is not compared
        return None


def main() -> None:
    try:
        calls = list(_calls())
    except Exception:  # noqa: BLE001 - any error means that the layout of this SDK is unknown
        calls = []
    if not calls:
        json.dump({"unreadable": metadata.version("twelvelabs")}, sys.stdout)
        return
    models = {name: _schema(name) for name in sorted({call["model"] for call in calls} - {""})}
    json.dump({"calls": calls, "models": models, "release": metadata.version("twelvelabs")}, sys.stdout)


if __name__ == "__main__":
    main()
