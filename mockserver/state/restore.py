"""Lines of a snapshot, read into an account; what cannot be an account is refused with its place."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any

from mockserver.domain.account.account import Account
from mockserver.domain.account.kit import Kit
from mockserver.domain.account.result_pages import ResultSet, index_state
from mockserver.domain.records.cloud_import import CloudImport
from mockserver.domain.records.embedding_task import EmbeddingTask
from mockserver.domain.records.index import Index
from mockserver.domain.records.lifecycle import EMBEDDING, EmbeddingStatus, Status
from mockserver.domain.records.models import MODELS
from mockserver.domain.records.recorded_answer import RecordedAnswers
from mockserver.domain.records.task import Task
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval.classify import VideoClasses
from mockserver.domain.retrieval.search import Clip, VideoGroup
from mockserver.domain.rules.tasks import natural_path
from mockserver.ground.clock import ClockOutOfRange
from mockserver.ground.errors import MockserverError, ResourceNotExist
from mockserver.ground.settings import ERAS
from mockserver.state.format_1 import renewed
from mockserver.state.plain import Kinds, PlainInvalid, from_plain, hints_of
from mockserver.state.restore_checks import check_content, check_course, check_embedding, must
from mockserver.state.snapshot import FORMAT, Line, kit_fields, ordinary_fields

_ID = re.compile(r"[0-9a-f]{24}", re.ASCII)
_INDEXING, _EMBEDDING = {StrEnum: Status}, {StrEnum: EmbeddingStatus}
_FOUND = {kind.__name__: kind for kind in (Clip, VideoGroup, VideoClasses)}
_NO_OTHERS: Kinds = {}
_LARGEST_PAGE = 50
_SLOWEST, _FASTEST = 0.001, 86_400


class SnapshotInvalid(MockserverError):
    """The lines are no snapshot of an account; the message names the place."""


class FormatUnknown(MockserverError):
    """The snapshot is of a format that this release does not read."""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What a clock shows, and how it goes."""

    now: datetime
    frozen: bool
    scale: float


@dataclass(frozen=True, slots=True)
class ResultPages:
    """A result set as it is written."""

    token: str
    kind: str
    page_limit: int
    expires_at: datetime
    index_id: str
    items: tuple[Mapping[str, object], ...]
    page_size: int | None = None
    about: object = None


def restore(
    lines: Iterable[Line], account: Account, kept_file: Callable[[str], str | None], read: dict[int, Any] | None = None
) -> None:
    """Put into `account`, which is empty, what the `lines` of a snapshot say.

    `kept_file` tells where a file of a name is kept, if it is. What never changes is put into `read`, by the number of
    its line, and is not read again where the same lines are restored again. Raises FormatUnknown and SnapshotInvalid;
    what is in `account` then is of no use.
    """
    reading = _Reading(account, kept_file, {} if read is None else read)
    numbered = enumerate(lines, 1)
    is_old = _format_of(next(numbered, (1, {}))[1]) == 1
    for number, line in numbered:
        try:
            reading.take(number, renewed(line) if is_old else line)
        except (PlainInvalid, ResourceNotExist, ClockOutOfRange) as error:
            raise SnapshotInvalid(f"Line {number}: {error}") from None
    try:
        reading.finish()
    except PlainInvalid as error:
        raise SnapshotInvalid(str(error)) from None


def _format_of(line: Line) -> int:
    head = line.get("snapshot")
    if not isinstance(head, dict) or "format" not in head:
        raise SnapshotInvalid('Line 1 must be {"snapshot": {"format": …}}.')
    if head["format"] not in (1, FORMAT):
        reason = f"It has the format {head['format']!r:.50}; this release reads formats 1 and {FORMAT}."
        raise FormatUnknown(reason)
    number: int = head["format"]
    return number


class _Reading:
    """An account that is being filled line by line."""

    def __init__(self, account: Account, kept_file: Callable[[str], str | None], read: dict[int, Any]) -> None:
        self._account = account
        self._kept_file = kept_file
        self._records = read
        self._number = 0
        self._recorded: list[str] | None = None
        self._seen: set[str] = set()
        self._takers: dict[str, Callable[[Any], None]] = {
            "account": self._take_account,
            "index": self._take_index,
            "task": self._take_task,
            "video": self._take_video,
            "embedding_task": self._take_embedding_task,
            "import": self._take_import,
            "result_pages": self._take_results,
            **{name: partial(self._take_kit, name) for name in kit_fields()},
        }

    def take(self, number: int, line: Line) -> None:
        """Take one line. Raises PlainInvalid, ResourceNotExist and ClockOutOfRange."""
        kind, plain = next(iter(line.items()), ("", None))
        if len(line) != 1 or kind not in self._takers:
            raise PlainInvalid(f"expected one of {', '.join(self._takers)}, got {', '.join(line) or 'nothing':.100}")
        self._number = number
        self._takers[kind](plain)

    def finish(self) -> None:
        """Let recorded answers hold where they did. Raises PlainInvalid where something is missing."""
        must("account" in self._seen, "It has no line for the account.")
        videos, recorded = self._account.videos, self._account.recorded
        lasting = {index_id: videos.revision(index_id) for index_id in self._recorded or ()}
        answers = {} if self._recorded is None else recorded.by_operation
        self._account.recorded = RecordedAnswers(answers, lasting)

    def _take_account(self, plain: Any) -> None:
        self._note("account")
        said = dict(_object(plain, "account"))
        account, hints = self._account, hints_of(Account)
        clock = from_plain(ClockReading, said.pop("clock", None), "account.clock")
        position = from_plain(Mapping[str, int], said.pop("identifiers", None), "account.identifiers")
        self._recorded = from_plain(list[str] | None, said.pop("recorded", None), "account.recorded")
        # Without a scope, identifiers go on to follow from what they followed from in the account that is restored.
        scope = from_plain(str, said.pop("scope", account.scope), "account.scope")
        for name in ordinary_fields():
            if name in said:
                setattr(account, name, from_plain(hints[name], said.pop(name), f"account.{name}"))
        must(not said, f"account: it has no {', '.join(said)}")
        must(account.era in ERAS, f"account.era: {account.era} is none")
        must(position.keys() >= account.identifiers.position().keys(), "account.identifiers: one is missing")
        if scope != account.scope:
            account.scope, account.identifiers = scope, account.identifiers.of_scope(scope)
        account.identifiers.resume(position)
        _set_clock(account, clock)

    def _take_index(self, plain: Any) -> None:
        index: Index = self._record(Index, plain, "index")
        self._note_id(index.id)
        must(self._account.indexes.find_by_name(index.name) is None, f"index: the name {index.name!r} stands twice")
        must(all(choice.model in MODELS for choice in index.models), "index.models: one is unknown")
        self._account.indexes.add(index)

    def _take_task(self, plain: Any) -> None:
        task: Task = self._record(Task, plain, "task", _INDEXING)
        self._note_id(task.id)
        check_course(task.course, natural_path(self._account), "task")
        self._account.indexes.get(task.index_id)
        self._account.tasks.add(task)

    def _take_video(self, plain: Any) -> None:
        video: Video = self._record(Video, plain, "video")
        self._note_id(video.id, "video")
        self._account.indexes.get(video.index_id)
        check_content(video.content, "video")
        file = self._kept_file(video.file) if video.file else None
        self._account.videos.add(replace(video, file=file))
        self._account.files.use(file)

    def _take_embedding_task(self, plain: Any) -> None:
        task: EmbeddingTask = self._record(EmbeddingTask, plain, "embedding_task", _EMBEDDING)
        self._note_id(task.id)
        check_course(task.course, EMBEDDING, "embedding_task")
        check_content(task.content, "embedding_task")
        check_embedding(task)
        self._account.embedding_tasks.add(task)

    def _take_import(self, plain: Any) -> None:
        made: CloudImport = self._record(CloudImport, plain, "import")
        self._note_id(made.id)
        self._account.indexes.get(made.index_id)
        self._account.imports.add(made)

    def _take_results(self, plain: Any) -> None:
        read: ResultPages = from_plain(ResultPages, plain, "result_pages")
        self._account.indexes.get(read.index_id)
        size = read.page_limit if read.page_size is None else read.page_size
        must(1 <= size <= read.page_limit <= _LARGEST_PAGE, "result_pages: no page is like that")
        items = tuple(_found(item) for item in read.items)
        about = tuple(read.about) if isinstance(read.about, list) else read.about
        state = index_state(self._account.videos, read.index_id, self._account.clock.now())
        results = ResultSet(read.kind, items, read.page_limit, size, read.expires_at, read.index_id, state, about)
        self._account.pages.keep(read.token, results)

    def _take_kit(self, name: str, plain: Any) -> None:
        setattr(self._account.kit, name, from_plain(hints_of(Kit)[name], plain, name))

    def _record(self, kind: type, plain: Any, place: str, kinds: Kinds = _NO_OTHERS) -> Any:
        """Return what the line says, read now or before."""
        if self._number not in self._records:
            self._records[self._number] = from_plain(kind, plain, place, kinds)
        return self._records[self._number]

    def _note_id(self, identifier: str, kind: str = "record") -> None:
        must(_ID.fullmatch(identifier) is not None, f"{identifier!r:.50} is no identifier")
        self._note(f"{kind} {identifier}")

    def _note(self, name: str) -> None:
        must(name not in self._seen, f"the {name} stands twice")
        self._seen.add(name)


def _set_clock(account: Account, reading: ClockReading) -> None:
    must(_SLOWEST <= reading.scale <= _FASTEST, "account.clock.scale: no clock goes like that")
    account.clock.set(reading.now)
    account.clock.scale_by(reading.scale)
    if reading.frozen:
        account.clock.freeze(reading.now)


def _found(item: Mapping[str, object]) -> Any:
    name, plain = next(iter(item.items()), ("", None))
    must(name in _FOUND, f"result_pages.items: {name:.50} is not found by anything")
    return from_plain(_FOUND[name], plain, name)


def _object(plain: Any, place: str) -> Mapping[str, Any]:
    must(isinstance(plain, dict), f"{place}: it is no object")
    read: Mapping[str, Any] = plain
    return read
