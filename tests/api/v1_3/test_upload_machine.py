"""After any sequence of requests, upload sessions agree with a simple model."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from mockserver.app.application import MockServerApp
from mockserver.domain.rules.uploads import multipart_uploads
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api_1_3 import Api13, code_of
from tests.support.data_directory import uploads_in
from tests.support.machines import run_machine
from tests.support.uploading import UPLOADS, ChunkedUpload

START = datetime(2026, 6, 1, 12, tzinfo=UTC)
CHUNK = 8
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
INVALID, REFUSED = (400, "parameter_invalid"), (403, "upload_url_invalid")
_KEYS = count()

choices = st.integers(0, 99)
# Files of one to three chunks; equal ones share their bytes on disk.
contents = st.sampled_from([b"ab", b"a" * CHUNK, b"a" * 2 * CHUNK, b"a" * CHUNK + b"b" * CHUNK + b"c"])


@dataclass(eq=False)
class ModelUpload:
    """A session as a client knows it: the stored chunks, the reported ones, and its addresses."""

    sent: ChunkedUpload
    opened_at: datetime
    kept: dict[int, bytes] = field(default_factory=dict)
    reported: set[int] = field(default_factory=set)
    urls: list[tuple[int, str, datetime]] = field(default_factory=list)
    last_used: dict[int, int] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        return self.reported == set(self.sent.indices)

    def status(self, now: datetime) -> str:
        return "completed" if self.is_complete else "expired" if now >= self.opened_at + DAY else "active"


class Uploads(RuleBasedStateMachine):
    """A client with its own account. All runs share `app`, its upload directory, and the files that snapshots name."""

    app: MockServerApp
    data: Path
    named_by_snapshots: set[str]

    def __init__(self) -> None:
        super().__init__()
        key = f"tlk_UPLOADS{next(_KEYS)}"
        clock = self.app.accounts.of(key.encode()).clock.base
        assert isinstance(clock, VirtualClock)
        self.api = Api13(self.app, clock, key)
        self.uploads: list[ModelUpload] = []

    @property
    def now(self) -> datetime:
        return self.api.clock.now()

    def picked(self, choice: int) -> ModelUpload:
        return self.uploads[choice % len(self.uploads)]

    @rule(content=contents)
    def open(self, content: bytes) -> None:
        sent = ChunkedUpload(self.api, content)
        upload = ModelUpload(sent, self.now)
        upload.urls += [(index, url, self.now + HOUR) for index, url in sent.urls.items()]
        self.uploads.append(upload)

    @rule(hours=st.sampled_from([0.5, 1, 12, 23.5]))
    def time_passes(self, hours: float) -> None:
        self.api.clock.advance(hours=hours)

    @precondition(lambda self: self.uploads)
    @rule(choice=choices, which=choices, other=st.booleans(), short=st.booleans())
    def put(self, choice: int, which: int, other: bool, short: bool) -> None:
        upload = self.picked(choice)
        number = which % len(upload.urls)
        index, url, expires_at = upload.urls[number]
        content = upload.sent.chunk(index)
        content = content[:-1] + b"!" if other else content[:-1] if short else content

        put = upload.sent.put(index, content, url)

        if self.is_over(upload) or self.now >= expires_at or number <= upload.last_used.get(index, -1):
            assert code_of(put) == REFUSED if content else put.status_code == 400
        elif len(content) != len(upload.sent.chunk(index)):
            assert put.status_code == 400
        else:
            assert put.headers["etag"] == f'"{etag_of(content)}"'
            upload.last_used[index] = number
            if upload.kept.get(index) != content:
                upload.reported.discard(index)
            upload.kept[index] = content

    @precondition(lambda self: self.uploads)
    @rule(choice=choices, indices=st.lists(st.integers(1, 3), min_size=1, max_size=4), wrong=st.booleans())
    def report(self, choice: int, indices: list[int], wrong: bool) -> None:
        upload = self.picked(choice)
        entries = [
            upload.sent.entry(index, etag_of(b"?" if wrong else upload.kept.get(index, b""))) for index in indices
        ]

        reply = upload.sent.report(*entries)

        if upload.status(self.now) == "expired" or wrong or not upload.kept.keys() >= set(indices):
            assert code_of(reply) == INVALID
        else:
            fresh = set(indices) - upload.reported
            upload.reported |= fresh
            shown = reply.json()
            assert (shown["processed_chunks"], shown["duplicate_chunks"]) == (len(fresh), len(indices) - len(fresh))
            assert ("url" in shown, shown["total_completed"]) == (upload.is_complete, len(upload.reported))

    @precondition(lambda self: self.uploads)
    @rule(choice=choices, start=st.integers(1, 4), wanted=st.integers(1, 3))
    def request_urls(self, choice: int, start: int, wanted: int) -> None:
        upload = self.picked(choice)

        reply = self.api.client.post(f"{upload.sent.path}/presigned-urls", json={"start": start, "count": wanted})

        if self.is_over(upload) or start not in upload.sent.indices:
            assert code_of(reply) == INVALID
        else:
            issued = reply.json()["upload_urls"]
            assert [each["chunk_index"] for each in issued] == [
                index for index in range(start, start + wanted) if index in upload.sent.indices
            ]
            expires_at = min(self.now + HOUR, upload.opened_at + DAY)
            upload.urls += [(each["chunk_index"], each["url"], expires_at) for each in issued]

    @precondition(lambda self: self.uploads)
    @rule(choice=choices)
    def delete_asset(self, choice: int) -> None:
        upload = self.picked(choice)

        assert self.api.delete(f"/assets/{upload.sent.asset_id}").status_code == 204

        self.uploads.remove(upload)
        assert code_of(self.api.client.get(upload.sent.path)) == (404, "resource_not_exists")

    @rule()
    def restore_a_snapshot(self) -> None:
        snapshot = self.api.client.get("/__admin/snapshot").content
        self.named_by_snapshots |= self.needed
        headers = {"content-type": "application/x-ndjson"}

        assert self.api.client.post("/__admin/snapshot", content=snapshot, headers=headers).status_code == 204

    @invariant()
    def every_session_agrees_with_the_model(self) -> None:
        for upload in self.uploads:
            state, asset = upload.sent.state(), upload.sent.asset()
            statuses = ["completed" if index in upload.reported else "pending" for index in upload.sent.indices]
            assert (state["status"], [chunk["status"] for chunk in state["uploaded_chunks"]]) == (
                upload.status(self.now),
                statuses,
            )
            assert state["uploaded_size"] == sum(len(upload.kept[index]) for index in upload.reported)
            # None of these files is a medium.
            assert asset["status"] == ("processing" if upload.status(self.now) == "active" else "failed")

    @invariant()
    def the_list_has_the_active_sessions(self) -> None:
        listed = self.api.client.get(UPLOADS, params={"page_limit": 50}).json()["data"]
        active = [upload.sent.opened["upload_id"] for upload in self.uploads if not self.is_over(upload)]
        assert [each["upload_id"] for each in listed] == active[::-1]

    @invariant()
    def the_disk_has_only_chunks_of_active_sessions_and_snapshots(self) -> None:
        kept = {path.name for path in uploads_in(self.data)}
        assert self.needed <= kept <= self.needed | self.named_by_snapshots

    @property
    def needed(self) -> set[str]:
        """The names of the chunks of active sessions."""
        active = (upload for upload in self.uploads if not self.is_over(upload))
        return {f"chunk-{sha256(content).hexdigest()}" for upload in active for content in upload.kept.values()}

    def teardown(self) -> None:
        self.api.client.post("/__admin/reset")

    def is_over(self, upload: ModelUpload) -> bool:
        return upload.status(self.now) != "active"


def etag_of(content: bytes) -> str:
    return sha256(content).hexdigest()[:32]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The state machine, on a server with chunks of a few bytes, whose jobs finish at once."""
    monkeypatch.setattr(multipart_uploads, "CHUNK_SIZE", CHUNK)
    server_settings = Settings(profile="instant", data_dir=str(tmp_path))
    app = MockServerApp(server_settings, make_clock=lambda: VirtualClock(START))
    yield type("Uploads", (Uploads,), {"app": app, "data": tmp_path, "named_by_snapshots": set()})
    app.close()


def test_upload_sessions_always_agree_with_the_model(machine: Any) -> None:
    run_machine(machine, histories=15, steps=30)
