"""Multipart uploads: step by step, and all in one."""

from pathlib import Path
from typing import Any

import httpx

from tests.clients.python_client.call import Calls, Stage
from tests.clients.python_client.sdk_1.assets import ASSETS, RETRIEVE, processed
from tests.clients.python_client.sdk_1.tasks import INTERVAL_SECONDS

calls = Calls()

OPEN, STATE = "post_assets_multipart_uploads", "get_assets_multipart_uploads_upload_id"
REPORT, ADDRESSES = f"{OPEN}_upload_id", f"{OPEN}_upload_id_presigned_urls"
TYPED = (1, 2)


def picture(stage: Stage) -> bytes:
    return Path(stage.file("yellow-bicycle.jpg")).read_bytes()


@calls.of("multipart_upload.create", OPEN, since=ASSETS)
def open_session(stage: Stage) -> None:
    kind: dict[str, Any] = {"type": "image", "enable_thumbnail": True} if stage.version >= TYPED else {}
    size = len(picture(stage))
    stage["upload"] = stage.client.multipart_upload.create(filename="bicycle.jpg", total_size=size, **kind)
    assert (stage["upload"].total_chunks, stage["upload"].upload_urls[0].chunk_index) == (1, 1)


@calls.of("multipart_upload.list_incomplete_uploads", "get_assets_multipart_uploads", since=ASSETS)
def list_sessions(stage: Stage) -> None:
    listed = [upload.upload_id for upload in stage.client.multipart_upload.list_incomplete_uploads()]
    assert listed == [stage["upload"].upload_id]


@calls.of("multipart_upload.get_additional_presigned_urls", ADDRESSES, since=ASSETS)
def request_addresses(stage: Stage) -> None:
    upload_id = stage["upload"].upload_id
    issued = stage.client.multipart_upload.get_additional_presigned_urls(upload_id, start=1, count=1)
    sent = httpx.put(issued.upload_urls[0].url, content=picture(stage), headers=stage["upload"].upload_headers)
    stage["etag"] = sent.raise_for_status().headers["ETag"]


@calls.of("multipart_upload.report_chunk_batch", REPORT, since=ASSETS)
def report_chunk(stage: Stage) -> None:
    chunk = {"chunk_index": 1, "proof": stage["etag"], "proof_type": "etag", "chunk_size": len(picture(stage))}
    done = stage.client.multipart_upload.report_chunk_batch(stage["upload"].upload_id, completed_chunks=[chunk])
    assert (done.asset_id, done.total_completed) == (stage["upload"].asset_id, 1)
    assert done.url


@calls.of("multipart_upload.get_status", STATE, since=ASSETS)
def retrieve_state(stage: Stage) -> None:
    chunks = list(stage.client.multipart_upload.get_status(stage["upload"].upload_id))
    assert [(chunk.index, chunk.status) for chunk in chunks] == [(1, "completed")]


@calls.of("multipart_upload.wait_for_upload_completion", STATE, since=ASSETS)
def wait(stage: Stage) -> None:
    wait_for = stage.client.multipart_upload.wait_for_upload_completion
    done = wait_for(stage["upload"].upload_id, sleep_interval=INTERVAL_SECONDS)
    assert (done.status, done.total_chunks) == ("completed", 1)


@calls.of("multipart_upload.upload_file", REPORT, since=ASSETS)
def upload_film(stage: Stage) -> None:
    seen: list[int] = []
    note = lambda progress: seen.append(progress.completed_chunks)  # noqa: E731
    stage["chunked film"] = stage.client.multipart_upload.upload_file(stage.file("film.mp4"), progress_callback=note)
    assert seen == [1]


@calls.of("assets.retrieve (in chunks)", RETRIEVE, since=ASSETS)
def retrieve_film(stage: Stage) -> None:
    asset = processed(stage, stage["chunked film"].asset_id)
    assert (asset.status, asset.method, asset.filename) == ("ready", "multipart", "film.mp4")
