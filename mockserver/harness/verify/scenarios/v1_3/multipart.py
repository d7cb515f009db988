"""Uploads in chunks: addresses, reports, missing chunks, and the resulting asset."""

from typing import Any
from urllib.parse import urlsplit

from mockserver.harness.suite.material import film
from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver
from mockserver.harness.verify.scenarios.common.lists import check_paging
from mockserver.harness.verify.scenarios.common.resource_laws import follow
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios

scenarios = Scenarios()
_SESSION = "get_assets_multipart_uploads_upload_id"
_REPORT = "post_assets_multipart_uploads_upload_id"
_URLS = "post_assets_multipart_uploads_upload_id_presigned_urls"


@scenarios.scenario("a file uploaded in chunks, out of order and with repeats, becomes the asset of its session")
def upload_in_chunks(client: ApiClient, context: ScenarioContext) -> None:
    made = _begun(client, context, padding=6_000_000)
    where, size, total = {"upload_id": made.json["upload_id"]}, made.json["chunk_size"], made.json["total_chunks"]
    content = _content(6_000_000)
    wanted = -(-len(content) // size)
    client.law(total == wanted, made, "count", "total_chunks", f"total_chunks is {total}.", str(wanted))
    _state(client, where, completed=0, pending=total, status="active")
    _is_listed(client, where["upload_id"], listed=True)
    reports = []
    for number in range(total, 0, -1):
        part = content[(number - 1) * size : number * size]
        etag = _put(client, _address(client, where, number), part)
        reports.append({"chunk_index": number, "proof": etag, "proof_type": "etag", "chunk_size": len(part)})
    first = _reported(client, where, reports[:1], new=1, twice=0, total=1)
    client.law("url" not in first.json or total == 1, first, "value", "url", "It has a url.", "no url before the end")
    if total > 1:
        _state(client, where, completed=1, pending=total - 1, status="active")
        _reported(client, where, reports[:1], new=0, twice=1, total=1)
        last = _reported(client, where, reports[1:], new=total - 1, twice=0, total=total)
        client.law(bool(last.json.get("url")), last, "value", "url", "It has no url.", "the url of the file")
    _state(client, where, completed=total, pending=0, status="completed")
    _is_listed(client, where["upload_id"], listed=False)
    asset = follow(client, client.contract.operations["get_assets_asset_id"], {"asset_id": made.json["asset_id"]})
    for field, expected in (("status", "ready"), ("method", "multipart"), ("size", len(content))):
        got = asset.json.get(field)
        client.law(got == expected, asset, "value", field, f"{field} is {got}.", str(expected))
    client.refused(400, "parameter_invalid", _URLS, where, json={"start": 1, "count": 1})


@scenarios.scenario("reports of missing or different chunks are refused and change nothing")
def false_reports(client: ApiClient, context: ScenarioContext) -> None:
    made = _begun(client, context)
    where, total = {"upload_id": made.json["upload_id"]}, made.json["total_chunks"]
    chunk = {"chunk_index": 1, "proof": "0" * 32, "proof_type": "etag", "chunk_size": len(film())}
    client.refused(400, "parameter_invalid", _REPORT, where, json={"completed_chunks": [chunk]})
    etag = _put(client, _address(client, where, 1), film())
    for wrong in ({"proof": "0" * 32}, {"chunk_size": 7}, {"chunk_index": total + 1}):
        body = {"completed_chunks": [{**chunk, "proof": etag, **wrong}]}
        client.refused(400, "parameter_invalid", _REPORT, where, json=body)
    client.refused(400, "parameter_invalid", _URLS, where, json={"start": total + 1, "count": 1})
    _state(client, where, completed=0, pending=total, status="active")
    asset = client.accepted("get_assets_asset_id", {"asset_id": made.json["asset_id"]})
    got = asset.json["status"]
    client.law(got == "processing", asset, "value", "status", f"The asset is {got}.", "processing")
    check_paging(client, "get_assets_multipart_uploads", {}, {})


@scenarios.scenario("each chunk has an upload address of its own, for one use")
def addresses(client: ApiClient, context: ScenarioContext) -> None:
    made = _begun(client, context, padding=12_000_000)
    where = {"upload_id": made.json["upload_id"]}
    urls = [each["url"] for each in made.json["upload_urls"]]
    again = client.accepted(_URLS, where, json={"start": 1, "count": made.json["total_chunks"]})
    urls += [each["url"] for each in again.json["upload_urls"]]
    twice = len(urls) - len(set(urls))
    client.law(not twice, again, "value", "url", f"{twice} addresses came twice.", "an address for each")
    numbers = [each["chunk_index"] for each in again.json["upload_urls"]]
    wanted = list(range(1, made.json["total_chunks"] + 1))
    client.law(numbers == wanted, again, "order", "chunk_index", f"They are for {numbers}.", str(wanted))
    url = _address(client, where, 1)
    part = _content(12_000_000)[: made.json["chunk_size"]]
    _put(client, url, part)
    used = client.send("PUT", url, {"content-type": "application/octet-stream"}, part)
    message = f"The same address answered {used.status} for a second chunk."
    client.law(used.status >= 400, again, "value", "address", message, "an address that was used is refused")


def _content(padding: int) -> bytes:
    return film() + bytes(padding)


def _begun(client: ApiClient, context: ScenarioContext, padding: int = 0) -> ApiReply:
    body = {"filename": "verify.mp4", "type": "video", "total_size": len(film()) + padding}
    return client.accepted("post_assets_multipart_uploads", json=body)


def _address(client: ApiClient, where: dict[str, str], number: int) -> str:
    """Return a new address of a chunk, as a path at the server. Raises ScenarioOver if it leads elsewhere."""
    answer = client.accepted(_URLS, where, json={"start": number, "count": 1})
    url = urlsplit(answer.json["upload_urls"][0]["url"])
    if url.netloc not in ("127.0.0.1", urlsplit(client.base_url).netloc):
        raise ScenarioOver(f"the addresses of chunks lead to another server, {url.netloc}")
    return f"{url.path}?{url.query}"


def _put(client: ApiClient, target: str, part: bytes) -> str:
    """Send a chunk and return its ETag."""
    headers = {"content-type": "application/octet-stream", "content-length": str(len(part))}
    reply = client.send("PUT", target, headers, part)
    etag = reply.headers.get("etag", "").strip('"')
    last = client.last
    assert last is not None  # noqa: S101 - the address came with a reply
    message = f"A chunk was answered {reply.status}, with the ETag {etag or None}."
    if not client.law(reply.status == 200 and bool(etag), last, "value", "ETag", message, "200 and an ETag"):
        raise ScenarioOver
    return etag


def _reported(
    client: ApiClient, where: dict[str, str], chunks: list[dict[str, Any]], new: int, twice: int, total: int
) -> ApiReply:
    answer = client.accepted(_REPORT, where, json={"completed_chunks": chunks})
    expected = {"processed_chunks": new, "duplicate_chunks": twice, "total_completed": total}
    for field, count in expected.items():
        got = answer.json[field]
        client.law(got == count, answer, "count", field, f"{field} is {got}.", str(count))
    return answer


def _state(client: ApiClient, where: dict[str, str], completed: int, pending: int, status: str) -> None:
    answer = client.accepted(_SESSION, where, {"page_limit": 50})
    expected = {"chunks_completed": completed, "chunks_pending": pending, "chunks_failed": 0, "status": status}
    for field, value in expected.items():
        got = answer.json[field]
        client.law(got == value, answer, "count", field, f"{field} is {got}.", str(value))
    numbers = [chunk["index"] for chunk in answer.json["uploaded_chunks"]]
    client.law(numbers == sorted(numbers), answer, "order", "index", f"Chunks are {numbers[:9]}.", "by their index")
    done = sum(chunk["status"] == "completed" for chunk in answer.json["uploaded_chunks"])
    client.law(done == completed, answer, "agreement", "uploaded_chunks", f"{done} are completed.", str(completed))


def _is_listed(client: ApiClient, name: str, *, listed: bool) -> None:
    answer = client.accepted("get_assets_multipart_uploads", query={"page_limit": 50})
    found = name in [row["upload_id"] for row in answer.json["data"]]
    message = f"The list {'has' if found else 'lacks'} the session."
    client.law(found is listed, answer, "stale", "list", message, "only unfinished sessions")
