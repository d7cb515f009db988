"""Opens media of a request: at an address, as an asset, or in the request itself."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.asset_uploads import status_of
from mockserver.domain.rules.assets import get_asset
from mockserver.ground.errors import MediaBroken, ParameterInvalid
from mockserver.handlers.call import Call, IngestOptions
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.v1_3.requests.media import MediaReference, Place

# The characters that are decoded together, a multiple of four: other threads run between the pieces.
_AT_ONCE = 1024 * 1024


async def examined(
    call: Call, world: World, media: MediaReference, name: str = "", medium: Medium = Medium.VIDEO
) -> Asset | Upload:
    """Return the contents of `media`, as `opened` does. Raises MediaBroken for a damaged file."""
    found = await opened(call, world, media, name, medium)
    if found.fault is not None:
        raise MediaBroken(found.fault)
    return found


async def opened(call: Call, world: World, media: MediaReference, name: str, medium: Medium) -> Asset | Upload:
    """Return the asset, or the media at the address or in the request; a damaged file has a fault.

    An address without a known extension is assumed to have a `medium`. Raises NotFound, and NotReady for assets.
    """
    options = IngestOptions(expected=world.account.kit.expected_videos, medium=medium)
    match media.place:
        case Place.ASSET:
            return _ready_asset(call, world, media)
        case Place.ADDRESS:
            raise_provoked(call, media.value)
            return await call.ingest.examine_address(media.value, options)
        case Place.REQUEST:
            return await call.ingest.examine_pieces(_decoded(media), name, options)


def _ready_asset(call: Call, world: World, media: MediaReference) -> Asset:
    asset = get_asset(world, media.value)
    raise_provoked(call, asset.filename)
    match status_of(world, asset):
        case Status.READY:
            return asset
        case Status.FAILED:
            raise MediaBroken(asset.fault or "its processing has failed")
    raise ApiError("video_not_ready", f"Asset {asset.id} is still being processed; wait until it is ready.")


def _decoded(media: MediaReference) -> Iterator[bytes]:
    """Yield the bytes of a base64 text, whose padding may be missing, in pieces. Raises ParameterInvalid."""
    text = media.value + "=" * (-len(media.value) % 4)
    refusal = ParameterInvalid(media.parameter, "It is not base64.")
    for start in range(0, len(text), _AT_ONCE):
        piece = text[start : start + _AT_ONCE]
        if piece.endswith("=") and start + _AT_ONCE < len(text):
            raise refusal
        try:
            yield b64decode(piece, validate=True)
        except (Base64Error, ValueError):
            raise refusal from None
