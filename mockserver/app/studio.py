"""Watching videos: what is in a file or behind an address is looked up, read or made up, off the event loop."""

import asyncio
from dataclasses import replace
from pathlib import PurePath

from mockserver.app.files import Files
from mockserver.domain.engines import Family
from mockserver.domain.index import Index
from mockserver.domain.media import Limits, Media, check_media
from mockserver.domain.scenes import Content, Option
from mockserver.domain.sources import filename_of, imagined_media
from mockserver.domain.tasks import Upload
from mockserver.domain.video import Source
from mockserver.ground.identifiers import digest
from mockserver.handlers.call import ReceivedFile, WatchOptions
from mockserver.state.fixtures import FixtureVideo, Library


class DiskStudio:
    """A Studio that keeps each file once, under the hash of its content."""

    def __init__(self, library: Library, files: Files, seed: int) -> None:
        self._library = library
        self._files = files
        self._seed = seed
        self._limits = Limits()

    async def watch_file(self, file: ReceivedFile, index: Index, options: WatchOptions) -> Upload:
        return await asyncio.to_thread(self._watch_file, file, index, options)

    async def watch_address(self, url: str, index: Index, options: WatchOptions) -> Upload:
        return await asyncio.to_thread(self._watch_address, url, index, options)

    async def watch_youtube(self, url: str, video: str, index: Index) -> Upload:
        return await asyncio.to_thread(self._watch_youtube, url, video, index)

    def _watch_file(self, file: ReceivedFile, index: Index, options: WatchOptions) -> Upload:
        from mockserver.media.probe import probe  # FFmpeg is not loaded before the first file comes

        media = probe(file.path, file.size)
        self._check(media, index)
        known = self._library.of_file(file.sha256, file.filename)
        content = self._content(known, bytes.fromhex(file.sha256), media, PurePath(file.filename).stem)
        content = _with_subtitles(content, media, options)
        kept = self._files.keep(file.path, file.sha256)
        return Upload(file.filename, media, content, file=kept, is_streamed=options.is_streamed)

    def _watch_address(self, url: str, index: Index, options: WatchOptions) -> Upload:
        filename = filename_of(url)
        known = self._library.of_url(url, filename)
        mark = digest("url", url, size=32)
        media = known.media if known else imagined_media(mark)
        self._check(media, index)
        content = self._content(known, mark, media, PurePath(filename).stem)
        content = _with_subtitles(content, media, options)
        return Upload(filename, media, content, is_streamed=options.is_streamed)

    def _watch_youtube(self, url: str, video: str, index: Index) -> Upload:
        known = self._library.of_url(url, "")
        if known:
            self._check(known.media, index)
            return Upload(known.filename, known.media, known.content, source=known.source)
        mark = digest("youtube", video, size=32)
        media = imagined_media(mark)
        self._check(media, index)
        content = self._content(None, mark, media, None)
        channel = f"{content.topics[0]} Channel"
        return Upload(content.title, media, content, source=Source("youtube", channel, url))

    def _check(self, media: Media, index: Index) -> None:
        listens = any(Option.CONVERSATION in index.options(family) for family in Family)
        check_media(media, index.families, self._limits, needs_audio=listens)

    def _content(self, known: FixtureVideo | None, mark: bytes, media: Media, title: str | None) -> Content:
        """Return what is known to happen in a video, cut to its length, or what its `mark` makes up."""
        if known:
            return known.content.fitted(media.duration)
        from mockserver.domain.generation import generate_content  # Faker costs 200 ms and may never be needed

        seeded = digest(self._seed, mark.hex(), size=32)
        return generate_content(seeded, media.duration, title=title)


def _with_subtitles(content: Content, media: Media, options: WatchOptions) -> Content:
    """Return `content` in which exactly that is said which the uploader's subtitles say."""
    if options.subtitles is None:
        return content
    from mockserver.media.subtitles import read_subtitles  # only uploads with subtitles need the library

    said = read_subtitles(options.subtitles.path, media.duration)
    scenes = [replace(scene, said=()) for scene in content.scenes]
    for moment in said:
        at = next((at for at, scene in enumerate(scenes) if scene.end > moment.start), len(scenes) - 1)
        scenes[at] = replace(scenes[at], said=(*scenes[at].said, moment))
    return replace(content, scenes=tuple(scenes))
