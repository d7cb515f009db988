"""The asynchronous client with blocking calls, so that the same calls drive it."""

import asyncio
from collections.abc import Callable, Iterator
from functools import cache
from inspect import isawaitable
from threading import Thread
from typing import Any


def blocking(thing: Any) -> Any:
    """Return `thing`; if it is a part of an asynchronous client, its calls wait for their results."""
    if isawaitable(thing):
        return blocking(asyncio.run_coroutine_threadsafe(_awaited(thing), _loop()).result())
    # The class is inspected, because parts of the client answer any attribute, without end.
    is_model, is_many = hasattr(type(thing), "model_dump"), hasattr(type(thing), "__aiter__")
    if is_model or not (is_many or callable(thing) or _is_of_client(thing)):
        return thing
    return _Blocking(thing)


class _Blocking:
    def __init__(self, thing: Any) -> None:
        self._thing = thing

    def __getattr__(self, name: str) -> Any:
        return blocking(getattr(self._thing, name))

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        named = {name: _asynchronous(value) if callable(value) else value for name, value in named.items()}
        return blocking(self._thing(*arguments, **named))

    def __iter__(self) -> Iterator[Any]:
        items = self._thing.__aiter__()
        end = object()
        while (item := blocking(anext(items, end))) is not end:
            yield item


def _is_of_client(thing: Any) -> bool:
    return type(thing).__module__.startswith("twelvelabs.") and not isinstance(thing, str)


def _asynchronous(callback: Callable[..., Any]) -> Callable[..., Any]:
    async def call(*arguments: Any) -> Any:
        return callback(*arguments)

    return call


async def _awaited(thing: Any) -> Any:
    return await thing


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True).start()
    return loop
