"""Arguments that the server cannot get, or that say nothing, are refused with the name of the argument."""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

import pytest

from mockserver.testing import Account, MockServer, Refused
from mockserver.testing.errors import WrongArgument

CONTROLS = ("answers", "behaviour", "clock", "consent", "faults", "journal", "profiles", "scenes", "webhooks")
ODD_VALUES = (object(), {1, 2}, b"x", 5, 1.5, None, [object()], {"a": {1}}, {1: 2}, date(2024, 1, 1), 10**30)
# They stream, wait or do not call the server.
OTHERS = ("watch", "wait_for", "transport")


def methods_of(control: object) -> Iterator[Callable[..., Any]]:
    for name, method in inspect.getmembers(control, inspect.ismethod):
        if not name.startswith("_") and name not in OTHERS:
            yield method


def calls_with(method: Callable[..., Any], odd: object) -> Iterator[Callable[[], object]]:
    """Yield calls of `method` that have `odd` as each of its arguments in turn."""
    parameters = inspect.signature(method).parameters.values()
    needed = {each.name: "x" for each in parameters if each.default is each.empty and "VAR" not in each.kind.name}
    for parameter in parameters:
        if parameter.kind is parameter.VAR_POSITIONAL:
            yield lambda: method(*needed.values(), odd)
        elif parameter.kind is parameter.VAR_KEYWORD:
            [options] = get_args(get_type_hints(method)[parameter.name]) or [dict]
            for name in get_type_hints(options):
                yield lambda name=name: method(**needed, **{name: odd})  # type: ignore[misc]  # bound now
        else:
            yield lambda name=parameter.name: method(**{**needed, name: odd})  # type: ignore[misc]  # bound now


@pytest.mark.parametrize("control", ["", *CONTROLS])
def test_an_argument_of_a_wrong_type_is_refused_by_name(mock: Account, control: str) -> None:
    for method in methods_of(getattr(mock, control) if control else mock):
        for odd in ODD_VALUES:
            for call in calls_with(method, odd):
                try:
                    call()
                except (Refused, WrongArgument, AssertionError):
                    pass
                except (TypeError, AttributeError, ValueError) as error:
                    pytest.fail(f"{method.__qualname__} with {odd!r} raised {type(error).__name__}: {error}")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda mock: mock.verify("search", match={"query": {"page": {1}}}),
            "verify-exchanges: match.query.page cannot",
        ),
        (lambda mock: mock.calls(match="search"), "match must be of type Mapping; this is of type str: 'search'"),
        (lambda mock: mock.clock.set("noon"), "now must be of type datetime; this is of type str: 'noon'"),
        (lambda mock: mock.scenes.of(5), "video-id must be of type str; this is of type int: 5"),
        (lambda mock: mock.clock.advance(), "advance() needs an amount, such as minutes=5"),
    ],
)
def test_the_message_names_the_argument(mock: Account, call: Callable[[Account], object], message: str) -> None:
    with pytest.raises(TypeError) as raised:
        call(mock)

    assert message in str(raised.value)


def test_a_value_that_contains_itself_is_refused(mock: Account) -> None:
    endless: dict[str, Any] = {}
    endless["a"] = endless

    with pytest.raises(WrongArgument, match="add-answer: replies"):
        mock.answer("search", body=endless)


def test_any_mapping_and_sequence_can_be_sent(mock: Account) -> None:
    mock.faults.error("search", status=500, nth=range(1, 3), match={"query": MappingProxyType({"page": "2"})})

    assert mock.faults.list()[0].rule["nth"] == [1, 2]


def test_a_key_is_a_text(server: MockServer) -> None:
    with pytest.raises(WrongArgument, match="api_key must be of type str"):
        server.account(5)  # type: ignore[arg-type]  # the mistake that is tested


def test_an_amount_of_nothing_is_an_amount(mock: Account) -> None:
    mock.clock.freeze()

    assert mock.clock.advance(seconds=0).now == mock.clock.now()
