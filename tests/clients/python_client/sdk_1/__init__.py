"""The releases from 1.0 on, generated from a definition of API v1.3; each has an asynchronous client too."""

from collections.abc import Iterator
from inspect import getattr_static, isfunction
from typing import Any

from twelvelabs import AsyncTwelveLabs, TwelveLabs

from tests.clients.python_client.call import Run
from tests.clients.python_client.sdk_1 import (
    analyze,
    analyze_tasks,
    assets,
    connections,
    embed,
    endings,
    entities,
    indexed_assets,
    indexes,
    knowledge_stores,
    multipart_uploads,
    responses,
    search,
    tasks,
    videos,
)
from tests.clients.python_client.sdk_1.blocking import blocking

CHAPTERS = (
    indexes,
    tasks,
    videos,
    assets,
    multipart_uploads,
    connections,
    indexed_assets,
    search,
    analyze,
    analyze_tasks,
    embed,
    entities,
    knowledge_stores,
    responses,
    endings,
)


def runs(key: str) -> Iterator[Run]:
    """Yield the client of these releases, and their asynchronous one; each has its own account."""
    client = TwelveLabs(api_key=key)
    yield Run("", client, lambda key: TwelveLabs(api_key=key), _public(client))
    client = AsyncTwelveLabs(api_key=f"{key}_ASYNC")
    yield Run("async ", blocking(client), lambda key: blocking(AsyncTwelveLabs(api_key=key)), _public(client))


def _public(client: Any) -> frozenset[str]:
    return frozenset(_methods(client, ""))


def _methods(holder: Any, prefix: str) -> Iterator[str]:
    """Yield the methods of a client and of its resources, which are properties or attributes of it."""
    resources = {name: value for name, value in vars(holder).items() if not name.startswith("_")}
    for name in dir(type(holder)):
        member = getattr_static(type(holder), name)
        if name.startswith("_") or name == "with_raw_response":
            continue
        if isfunction(member):
            yield prefix + name
        elif isinstance(member, property):
            resources[name] = getattr(holder, name)
    for name, resource in resources.items():
        if type(resource).__module__.startswith("twelvelabs."):
            yield from _methods(resource, f"{prefix}{name}.")
