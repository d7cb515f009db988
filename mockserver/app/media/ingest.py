"""Video ingest: finds, reads or generates the content of a file or an address, off the event loop."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING
from weakref import finalize

from mockserver.app.http.arriving import ArrivingFile
from mockserver.app.media.descriptions import Descriptions, expected_video
from mockserver.app.media.files import Files, pieces_of
from mockserver.app.media.integrations import Integrations
from mockserver.app.media.speech import with_subtitles, with_track
from mockserver.domain.account.account import Account
from mockserver.domain.generation import imagined_content, imagined_speech
from mockserver.domain.records.asset import Medium, Method, Origin, Source
from mockserver.domain.records.media import Media, Use, check_media
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.uploads.upload_session import chunk_name
from mockserver.domain.records.video import Video
from mockserver.domain.rules.asset_uploads import check_asset_size
from mockserver.domain.rules.media_types import check_film_name, medium_named
from mockserver.domain.rules.sources import (
    document_content,
    filename_of,
    imagined_file,
    imagined_media,
    name_at,
    named_content,
)
from mockserver.ground.errors import MediaUnrecognised
from mockserver.ground.identifiers import digest
from mockserver.ground.settings import Settings
from mockserver.handlers.call import IngestOptions, ReceivedFile, RecognisedPicture

if TYPE_CHECKING:  # fixtures are loaded with the first video
    from mockserver.app.media.drive import Drive
    from mockserver.domain.testkit.expected_videos import ExpectedVideos
    from mockserver.fixtures.library import Library


# Files of these types may be placeholders if a test or a fixture describes the content.
_NEED_NOT_BE_READ = frozenset([Medium.IMAGE, Medium.AUDIO])


class DiskIngest:
    """A VideoIngest that keeps each file once, under the hash of its content."""

    def __init__(self, load_library: Callable[[], "Library"], files: Files, settings: Settings) -> None:
        self._descriptions = Descriptions(load_library)
        self._files = files
        self._integrations = Integrations(settings.integration)
        self._drive_folder = settings.drive
        self._seed = settings.seed

    @cached_property
    def _drive(self) -> "Drive | None":
        from mockserver.app.media.drive import Drive  # few accounts import files of a provider

        return Drive(self._drive_folder) if self._drive_folder else None

    async def ingest_file(self, file: ReceivedFile, use: Use, options: IngestOptions) -> Upload:
        return await asyncio.to_thread(self._watch_file, file, use, options)

    async def ingest_address(self, url: str, use: Use, options: IngestOptions) -> Upload:
        return await asyncio.to_thread(self._watch_address, url, use, options)

    async def ingest_youtube(self, url: str, video: str, use: Use, options: IngestOptions) -> Upload:
        return await asyncio.to_thread(self._watch_youtube, url, video, use, options)

    async def examine_file(self, file: ReceivedFile, options: IngestOptions) -> Upload:
        return await asyncio.to_thread(self._examine_file, file, options)

    async def examine_pieces(self, pieces: Iterable[bytes], filename: str, options: IngestOptions) -> Upload:
        return await asyncio.to_thread(self._examine_new, pieces, filename, options)

    async def examine_chunks(self, chunks: Sequence[str], filename: str, options: IngestOptions) -> Upload:
        return await asyncio.to_thread(self._examine_chunks, chunks, filename, options)

    async def examine_address(self, url: str, options: IngestOptions) -> Upload:
        return await asyncio.to_thread(self._imagine_file, url, options)

    async def content_at(self, url: str, expected: "ExpectedVideos | None") -> Content | None:
        return await asyncio.to_thread(self._content_at, url, expected)

    async def fetch_source(self, origin: Origin, options: IngestOptions) -> Upload:
        return await asyncio.to_thread(self._fetch_source, origin, options)

    @contextmanager
    def keeping_chunk(self, file: ReceivedFile) -> Iterator[str]:
        kept = self._files.keep(file.path, chunk_name(file.sha256))
        try:
            yield kept
        finally:
            self._files.release(kept)

    def kept_file(self, name: str) -> str | None:
        return self._files.find(name)

    def note_snapshot(self, files: Sequence[str]) -> None:
        self._files.note_snapshot(files)

    def has_integration(self, integration_id: str) -> bool:
        return integration_id in self._integrations

    async def stored_files(self, integration_id: str) -> Sequence[ReceivedFile]:
        return await asyncio.to_thread(self._integrations.files_of, integration_id)

    def remove_unused(self, account: Account) -> None:
        for kept in (account.assets.files, account.uploads.files):
            files, kept.unused = kept.unused, []
            for file in files:
                self._files.remove_unused(file)

    async def recognise(self, image: ReceivedFile, videos: Sequence[Video]) -> RecognisedPicture | None:
        return await asyncio.to_thread(_recognised, image, videos)

    def _watch_file(self, file: ReceivedFile, use: Use, options: IngestOptions) -> Upload:
        from mockserver.media.probe import probe  # FFmpeg is loaded with the first file

        media, measured = probe(file.path, file.size)
        check_media(media, use)
        return self._kept(
            file,
            Upload(
                file.filename,
                media,
                self._content_of_film(file, media, options),
                measured=measured,
                is_streamed=options.is_streamed,
            ),
        )

    def _content_of_film(self, file: ReceivedFile, media: Media, options: IngestOptions) -> Content:
        names, title = _names(file.filename, options)
        known = self._descriptions.of_file(options.expected, file.sha256, *names).content(title)
        content = self._content(known, bytes.fromhex(file.sha256), media, title)
        content = with_subtitles(content, media, options)
        if media.has_subtitles and not (known or options.subtitles or options.spoken):
            content = with_track(content, media, file.path)
        return content

    def _content_of_document(self, file: ReceivedFile, pages: Sequence[str], options: IngestOptions) -> Content:
        names, title = _names(file.filename, options)
        expected = expected_video(options.expected, file.sha256, *names)
        return expected.content_of(title) if expected else document_content(title, pages)

    def _kept(self, file: ReceivedFile, upload: Upload) -> Upload:
        """Return `upload` with `file`, which is kept while the upload or an asset of it needs it."""
        keep = self._files.keep_copy if file.is_borrowed else self._files.keep
        kept = keep(file.path, file.sha256)
        upload = replace(upload, file=kept, content_key=file.sha256)
        # Nothing else needs the file before or after this point, because the upload may fail.
        finalize(upload, self._files.release, kept).atexit = False
        return upload

    def _examine_file(self, file: ReceivedFile, options: IngestOptions) -> Upload:
        try:
            found = self._opened(file, options)
        except MediaUnrecognised:
            known = self._known(file, options)
            if known is None:
                raise
            return known
        return found if found.fault is None else self._known(file, options) or found

    def _known(self, file: ReceivedFile, options: IngestOptions) -> Upload | None:
        """Return the image or sound that a test or fixture describes for a `file` that cannot be read, or None."""
        medium, media_type = medium_named(file.filename, options.medium, options.filename or "")
        if medium is not options.medium or medium not in _NEED_NOT_BE_READ:
            return None
        names, title = _names(file.filename, options)
        described = self._descriptions.of_file(options.expected, file.sha256, *names)
        content = described.content(title)
        if content is None:
            return None
        return Upload(
            options.filename or file.filename,
            described.media(lambda: imagined_file(medium, bytes.fromhex(file.sha256))),
            content,
            content_key=file.sha256,
            medium=medium,
            media_type=media_type,
        )

    def _opened(self, file: ReceivedFile, options: IngestOptions) -> Upload:
        from mockserver.media.examination import examine  # as above, and so is Pillow
        from mockserver.media.file_kinds import file_kind

        medium, media_type = kind = file_kind(file.path, file.filename)
        method = options.method or Method.DIRECT
        check_asset_size(medium, method, file.size)
        media, measured, pages, fault = examine(file.path, file.size, kind)
        if medium is Medium.VIDEO and fault is None:
            content = self._content_of_film(file, media, options)
        elif medium is Medium.DOCUMENT and fault is None:
            content = self._content_of_document(file, pages, options)
        else:
            content = self._content_of(medium, file.sha256, file.filename, media, options)
        return self._kept(
            file,
            Upload(
                options.filename or file.filename,
                media,
                content,
                is_streamed=options.is_streamed,
                has_thumbnail=options.has_thumbnail,
                medium=medium,
                media_type=media_type,
                method=method,
                measured=measured,
                fault=fault,
                origin=options.origin,
            ),
        )

    def _examine_chunks(self, chunks: Sequence[str], filename: str, options: IngestOptions) -> Upload:
        with self._files.held(chunks):
            return self._examine_new(pieces_of(chunks), filename, options)

    def _examine_new(self, pieces: Iterable[bytes], filename: str, options: IngestOptions) -> Upload:
        """Examine the file made of `pieces`. It may be larger than one that comes in a single request."""
        arriving = ArrivingFile(filename, self._files, check_size=_check_nothing)
        try:
            for piece in pieces:
                arriving.write(piece)
            return self._examine_file(arriving.finish(), options)
        finally:
            arriving.discard()  # it still exists if it was refused

    def _fetch_source(self, origin: Origin, options: IngestOptions) -> Upload:
        from mockserver.domain.rules.connections.imports import place_of  # as above

        options = replace(options, method=Method.CONNECTOR, origin=origin)
        if self._drive is None:
            return self._imagine_file(place_of(origin.source_id), options)
        return self._examine_file(self._drive.file(origin.source_id), options)

    def _imagine_file(self, url: str, options: IngestOptions) -> Upload:
        filename = filename_of(url)
        medium, media_type = medium_named(filename, options.medium, options.filename or "")
        method = options.method or Method.URL
        if medium is Medium.VIDEO:
            film = self._film_at(url, options, lambda media: check_asset_size(medium, method, media.size))
            return replace(
                film,
                media_type=media_type,
                has_thumbnail=options.has_thumbnail,
                method=method,
                origin=options.origin,
            )
        media = imagined_file(medium, digest("url", url, size=32))
        content = self._content_of(medium, url, filename, media, options)
        return Upload(
            options.filename or filename,
            media,
            content,
            content_key=url,
            has_thumbnail=options.has_thumbnail,
            medium=medium,
            media_type=media_type,
            method=method,
            origin=options.origin,
        )

    def _content_of(
        self, medium: Medium, content_key: str, filename: str, media: Media, options: IngestOptions
    ) -> Content:
        """Return the content of a file that is not a film: as a test describes it, or by its name."""
        names, title = _names(filename, options)
        expected = expected_video(options.expected, content_key, *names)
        if expected:
            return expected.content_of(title)
        if medium is Medium.AUDIO and media.duration:
            return imagined_speech(digest(self._seed, "audio", content_key, size=32), media.duration, title=title)
        return named_content(title)

    def _content_at(self, url: str, expected: "ExpectedVideos | None") -> Content | None:
        filename = filename_of(url)
        return self._descriptions.of_url(expected, url, filename).content(PurePath(filename).stem)

    def _watch_address(self, url: str, use: Use, options: IngestOptions) -> Upload:
        return self._film_at(url, options, lambda media: check_media(media, use))

    def _film_at(self, url: str, options: IngestOptions, check: Callable[[Media], None]) -> Upload:
        filename = filename_of(url)
        names, title = _names(filename, options)
        described = self._descriptions.of_url(options.expected, url, *names)
        if not described:
            check_film_name(filename)
        content_key = digest("url", url, size=32)
        media = described.media(lambda: imagined_media(content_key))
        check(media)
        name = title if options.filename else name_at(url)
        content = self._content(described.content(name or title), content_key, media, name)
        content = with_subtitles(content, media, options)
        return Upload(
            options.filename or filename,
            media,
            content,
            content_key=url,
            is_streamed=options.is_streamed,
            method=Method.URL,
        )

    def _watch_youtube(self, url: str, video: str, use: Use, options: IngestOptions) -> Upload:
        described = self._descriptions.of_url(options.expected, url, "")
        fixture = described.fixture
        if fixture:
            check_media(fixture.media, use)
            return Upload(fixture.filename, fixture.media, fixture.content, source=fixture.source)
        content_key = digest("youtube", video, size=32)
        media = described.media(lambda: imagined_media(content_key))
        check_media(media, use)
        content = self._content(described.content(video), content_key, media, None)
        channel = f"{next(iter(content.topics), video)} Channel"
        return Upload(content.title, media, content, source=Source("youtube", channel, url))

    def _content(self, known: Content | None, content_key: bytes, media: Media, title: str | None) -> Content:
        """Return the known content of a video, cut to its length, or what follows from its `content_key`."""
        if known:
            return known.fitted(media.duration)
        seeded = digest(self._seed, content_key.hex(), size=32)
        return imagined_content(seeded, media.duration, title=title)


def _names(filename: str, options: IngestOptions) -> tuple[Iterable[str], str]:
    """Return the names of a file, first the one that the upload gives it, and the title that this one makes."""
    shown = PurePath(options.filename or filename)
    return dict.fromkeys([shown.name, PurePath(filename).name]), shown.stem


def _check_nothing(size: int) -> None:
    """Accept any size: it was checked when the upload began."""


def _recognised(image: ReceivedFile, videos: Sequence[Video]) -> RecognisedPicture | None:
    from mockserver.media.recognition import recognise  # few searches look at pictures

    found = recognise(image.path, videos)
    return RecognisedPicture(*found) if found else None
