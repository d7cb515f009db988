"""An account with many records of every kind, and requests for every operation about these records."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from datetime import timedelta
from itertools import count, islice
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import msgspec
import orjson

from mockserver.app.application import MockServerApp
from mockserver.contract.bodies import FORM_TYPE, JSON_TYPE, MULTIPART_TYPE
from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Schemas
from mockserver.domain.account.account import Account
from mockserver.domain.account.tables import ASSETS, JOBS, RESULT_PAGES, UPLOADS, VIDEOS
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.job import INDEX_TASK
from mockserver.domain.records.webhook import Delivery, Event, EventType
from mockserver.domain.rules.webhooks import outbox_of
from tests.support.asgi import JSON, Answer, AsgiClient
from tests.support.contract_requests import is_endless
from tests.support.full_account import BUCKET
from tests.support.multipart import MULTIPART, Part, multipart

_PARAMETER = re.compile(r"\{([^}]*)\}")
_ENDING = re.compile(r"[-_]id$")
_HEX = re.compile(r"[0-9a-f]{6}$")
_DATE = "2024-01-01T00:00:00Z"
_LATER = timedelta(days=365)


def grow(account: Account, each: int, videos: int | None = None) -> None:
    """Copy the records of each kind until there are `each` of them, and as many, or `videos`, in each index."""
    numbers = count(1)
    _copy_videos(account, each if videos is None else videos, numbers)
    for kind, table in account.tables:
        if kind not in (ASSETS, JOBS, VIDEOS, UPLOADS, RESULT_PAGES):
            _copy(table, list(table.all()), each - len(table), numbers)
    for job_kind in {job.kind: None for job in account.jobs.all() if job.kind is not INDEX_TASK}:
        originals = list(account.jobs.view_of(job_kind))
        for number in range(each - len(originals)):
            original = originals[number % len(originals)]
            asset = _copied(original.asset, next(numbers))
            account.assets.put(asset)
            account.jobs.put(replace(original, id=_renamed(original.id, next(numbers)), asset=asset))
    for session in list(account.uploads.all()):
        for _ in range(each):
            number = next(numbers)
            account.uploads.put(replace(_copied(session, number), asset_id=_renamed(session.asset_id, number)))


def add_webhook(client: AsgiClient) -> None:
    """Create a webhook with an address that nothing listens on."""
    body = orjson.dumps({"url": "http://127.0.0.1:1/hook"})
    assert client.send("POST", "/__admin/webhooks", body, {"content-type": JSON}).status == 201


def grow_outbox(account: Account, each: int) -> None:
    """Give each webhook `each` pending deliveries, and as many ends that it waits for."""
    outbox, now = outbox_of(account), account.clock.now()
    for webhook in outbox.webhooks.values():
        for number in range(each):
            event = Event(f"whe_{number:032x}", EventType.TASK_READY, now, f"{number:024x}", 10, ())
            outbox.add(Delivery(f"whd_{webhook.id}{number:08x}", webhook, event, now + _LATER))
            outbox.await_one(event.task_id, webhook.id)


def grow_store(account: Account, store_id: str, each: int) -> None:
    """Copy the items of a knowledge store until there are `each` of them."""
    items = account.jobs.item_table_of_store(store_id).all()
    for number in range(len(items), each):
        asset = _copied(items[0].asset, number)
        account.assets.put(asset)
        account.jobs.put(replace(items[0], id=_renamed(items[0].id, number), asset=asset))


def _copy_videos(account: Account, each: int, numbers: Iterator[int]) -> None:
    for index in list(account.indexes.all()):
        videos = list(account.videos.of_index(index.id))
        for number in range(each - len(videos) if videos else 0):
            video = videos[number % len(videos)]
            task, asset = account.jobs.get_of(INDEX_TASK, video.task_id), _copied(video.asset, next(numbers))
            account.assets.put(asset)
            video = replace(_copied(video, next(numbers)), task_id=_renamed(task.id, next(numbers)), asset=asset)
            work = msgspec.structs.replace(task.work, video_id=video.id)
            account.jobs.put(replace(task, id=video.task_id, work=work, asset=asset))
            account.videos.put(video)


def _copy(table: Any, originals: list[Any], wanted: int, numbers: Iterator[int]) -> None:
    for number in range(wanted if originals else 0):
        table.put(_copied(originals[number % len(originals)], next(numbers)))


def _copied(record: Any, number: int) -> Any:
    named = {"name": f"{number} {record.name}"} if hasattr(record, "name") else {}
    change = replace if is_dataclass(record) else msgspec.structs.replace
    return change(record, id=_renamed(record.id, number), **named)


def _renamed(identifier: str, number: int) -> str:
    renamed = _HEX.sub(f"{number:06x}", identifier)
    return renamed if renamed != identifier else f"{identifier}-{number}"


class AccountRequest(NamedTuple):
    """A request for an operation, and a description of it."""

    operation: Operation
    target: str
    body: bytes = b""
    media_type: str = JSON
    what: str = ""


class AccountRequests:
    """Requests that name existing records of an account; `known` has ids by the name of a field."""

    def __init__(self, contract: Contract, account: Account, known: Mapping[str, str]) -> None:
        self._contract = contract
        self._schemas = Schemas(contract.document)
        self._known = known
        self._places = list(_first_places(account))

    def of(self, operation: Operation, is_there: Callable[[AccountRequest], bool]) -> Iterator[AccountRequest]:
        """Yield requests for an operation with an existing path; `is_there` sends a request to find out."""
        paths = dict.fromkeys(self._paths(operation))
        is_safe = operation.method == "GET"
        path = next((path for path in paths if is_safe and is_there(AccountRequest(operation, path))), None)
        for place in [path] if path else paths:
            yield from (AccountRequest(operation, place + query, what=query) for query in self._queries(operation))
            for media_type, value in self._bodies(operation):
                yield AccountRequest(operation, place, *_encoded(media_type, value), what=str(value)[:60])

    def _paths(self, operation: Operation) -> Iterator[str]:
        names = _PARAMETER.findall(operation.path)
        wanted = {_ENDING.sub("", name).replace("-", "_"): name for name in names}
        for found in [place for place in self._places if place.keys() & wanted.keys()] or [{}]:
            path = operation.path
            for short, name in wanted.items():
                value = found.get(short, self._known.get(name, "0" * 24))
                path = path.replace(f"{{{name}}}", quote(str(value)))
            yield path

    def _queries(self, operation: Operation) -> Iterator[str]:
        if not operation.bodies:
            yield ""
        for parameter in map(self._schemas.resolve, self._declared(operation).get("parameters", ())):
            if parameter["in"] == "query":
                for value in self._values(parameter):
                    yield "?" + urlencode({parameter["name"]: value})

    def _values(self, parameter: Mapping[str, Any]) -> list[str]:
        name, schema = parameter["name"], self._schemas.resolve(parameter.get("schema", {}))
        if name in self._known:
            return [self._known[name]]
        if enum := schema.get("enum") or self._schemas.resolve(schema.get("items", {})).get("enum"):
            return [str(enum[0])]
        if schema.get("type") in ("integer", "number"):
            return ["2"]
        return [_DATE] if name.split("[")[0].endswith(("_at", "_time")) else ["1"]

    def _bodies(self, operation: Operation) -> Iterator[tuple[str, Any]]:
        content = self._schemas.resolve(self._declared(operation).get("requestBody", {})).get("content", {})
        for media_type, declared in content.items():
            for example in declared.get("examples", {}).values():
                yield media_type, self._with_ids(self._schemas.resolve(example)["value"])

    def _with_ids(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._with_ids(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {name: self._known.get(name, self._with_ids(inner)) for name, inner in value.items()}

    def _declared(self, operation: Operation) -> Mapping[str, Any]:
        item: Mapping[str, Any] = self._contract.document["paths"][operation.path][operation.method.lower()]
        return item


def _first_places(account: Account) -> Iterator[Mapping[str, str]]:
    """Yield the paths of some records of each kind."""
    for kind, table in account.tables:
        groups = {job.kind.name: job for job in reversed(table.all())} if kind is JOBS else {}
        for record in groups.values() or islice(table.all(), 2):
            yield from kind.places(record)
    for index in islice(account.indexes.all(), 2):
        for video in account.videos.of_index(index.id)[:1]:
            yield from VIDEOS.places(video)
            yield {"index": index.id, "indexed_asset": video.id}


def danger(operation: Operation) -> int:
    return (operation.method == "DELETE") + 2 * (operation.id.startswith("reset") or operation.id.startswith("clear"))


def _encoded(media_type: str, value: Any) -> tuple[bytes, str]:
    if media_type == MULTIPART_TYPE and isinstance(value, dict):
        return multipart([Part(name, _text(inner)) for name, inner in value.items()]), MULTIPART
    if media_type == FORM_TYPE:
        return urlencode(value, doseq=True).encode(), media_type
    return orjson.dumps(value), JSON_TYPE


def _text(value: Any) -> bytes:
    return value.encode() if isinstance(value, str) else orjson.dumps(value)


def requests_for(
    client: AsgiClient, account: Account, operations: Iterable[Operation] | None = None
) -> Iterator[AccountRequest]:
    """Yield requests for every operation, or for some, that name records of `account`, which `fill` has filled.

    Those that delete come last.
    """
    assert isinstance(client.app, MockServerApp)
    contract = client.app.contract
    first, other = [index.id for index in account.indexes.all() if account.videos.of_index(index.id)][:2]
    older, newer = (AccountRequests(contract, account, _known(account, index_id)) for index_id in (first, other))

    def is_there(request: AccountRequest) -> bool:
        return send(client, request).status != 404

    for operation in sorted(operations or contract.operations.values(), key=danger):
        if is_endless(operation):
            continue
        account.kit.faults = account.kit.answers = account.kit.behaviour = None  # effects of earlier requests
        yield from (newer if operation.path.startswith("/v1.3/") else older).of(operation, is_there)


def send(client: AsgiClient, request: AccountRequest) -> Answer:
    """Send a request."""
    return client.send(request.operation.method, request.target, request.body, {"content-type": request.media_type})


def _known(account: Account, index_id: str) -> dict[str, Any]:
    store = account.stores.all()[0].id
    assets = (asset.id for asset in account.assets.all() if asset.outlives_videos and asset.medium is Medium.VIDEO)
    return {
        "index_id": index_id,
        "index-id": index_id,
        "video_id": account.videos.of_index(index_id)[0].id,
        "knowledge_store_id": store,
        "asset_id": next(assets),
        "item_ids": [account.jobs.item_table_of_store(store).all()[0].id],
        "integration-id": BUCKET,
        "timeout_seconds": 0,
        "webhook-id": next(iter(outbox_of(account).webhooks), ""),
    }
