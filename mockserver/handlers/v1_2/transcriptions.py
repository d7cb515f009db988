"""Subtitles of uploads: a file, or an address, which is not fetched."""

from urllib.parse import urlsplit

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Medium
from mockserver.domain.rules.addresses import is_local_name, is_loopback
from mockserver.handlers.call import Call, IngestOptions, ReceivedFile
from mockserver.handlers.common.own_media import media_at, own_path

# No host has this name (RFC 2606).
_NO_HOST = ".invalid"


async def options_with_subtitles(
    call: Call, world: World, address: str, subtitles: ReceivedFile | None = None, *, is_streamed: bool = True
) -> IngestOptions:
    """Return the options for a video with subtitles in a file or at an `address`, which may be empty.

    The content of the address is known if it is our own or if a test or fixture describes it; others are not read.
    Raises the `transcription_url_*` errors for an address that cannot exist.
    """
    expected = world.account.kit.expected_videos
    options = IngestOptions(subtitles, is_streamed=is_streamed, expected=expected)
    if subtitles is not None or not address:
        return options
    path = own_path(call, address)
    if path is not None:
        return _with_speech_at(world, path, address, options)
    spoken = await call.ingest.content_at(address, expected)
    if spoken is None:
        _check_can_be_reached(address)
    return IngestOptions(spoken=spoken, is_streamed=is_streamed, expected=expected)


def _with_speech_at(world: World, path: str, address: str, options: IngestOptions) -> IngestOptions:
    """Return `options` with the speech in our own media: subtitles in a text, or speech in a film or audio file."""
    asset = media_at(world, path)
    if asset is None:
        raise ApiError("transcription_url_not_exists", f"There is nothing at {address}.")
    if asset.medium is Medium.DOCUMENT and asset.file is not None:
        file = ReceivedFile(asset.filename, asset.file, asset.media.size, asset.content_key or "", is_borrowed=True)
        return IngestOptions(file, is_streamed=options.is_streamed, expected=options.expected)
    return IngestOptions(spoken=asset.content, is_streamed=options.is_streamed, expected=options.expected)


def _check_can_be_reached(address: str) -> None:
    host = (urlsplit(address).hostname or "").lower()
    if host.endswith(_NO_HOST) or is_local_name(host) or is_loopback(host):
        reason = f"The API cannot reach {host}; nothing is known of {address} either."
        raise ApiError("transcription_url_not_accessible", reason)
