"""Subtitles of uploads: a file that comes along, or an address, of which nothing is fetched."""

from urllib.parse import urlsplit

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Medium
from mockserver.domain.rules.addresses import is_local_name, is_loopback
from mockserver.handlers.call import Call, ReceivedFile, WatchOptions
from mockserver.handlers.common.own_media import media_at, own_path

# No host has such a name (RFC 2606).
_NO_HOST = ".invalid"


async def watching(
    call: Call, world: World, address: str, subtitles: ReceivedFile | None = None, *, is_streamed: bool = True
) -> WatchOptions:
    """Return how to watch a video with the subtitles that came along or are at an `address`, which may be empty.

    What a reply of ours, a test or a fixture knows to be at the address is said; anything else is not read. Raises the
    `transcription_url_*` errors for an address at which there cannot be anything.
    """
    expected = world.account.kit.expected_videos
    options = WatchOptions(subtitles, is_streamed=is_streamed, expected=expected)
    if subtitles is not None or not address:
        return options
    path = own_path(call, address)
    if path is not None:
        return _saying_what_is_at(world, path, address, options)
    spoken = await call.ingest.content_at(address, expected)
    if spoken is None:
        _check_can_be_reached(address)
    return WatchOptions(spoken=spoken, is_streamed=is_streamed, expected=expected)


def _saying_what_is_at(world: World, path: str, address: str, options: WatchOptions) -> WatchOptions:
    """Return `options` with what is in media of our own: subtitles in a text, or what is said in a film or a sound."""
    asset = media_at(world, path)
    if asset is None:
        raise ApiError("transcription_url_not_exists", f"There is nothing at {address}.")
    if asset.medium is Medium.DOCUMENT and asset.file is not None:
        file = ReceivedFile(asset.filename, asset.file, asset.media.size, asset.content_key or "", is_borrowed=True)
        return WatchOptions(file, is_streamed=options.is_streamed, expected=options.expected)
    return WatchOptions(spoken=asset.content, is_streamed=options.is_streamed, expected=options.expected)


def _check_can_be_reached(address: str) -> None:
    host = (urlsplit(address).hostname or "").lower()
    if host.endswith(_NO_HOST) or is_local_name(host) or is_loopback(host):
        reason = f"The API cannot reach {host}; nothing is known of {address} either."
        raise ApiError("transcription_url_not_accessible", reason)
