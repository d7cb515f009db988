"""Images and audio files in a request, opened. Other files are refused."""

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.media_types import medium_named
from mockserver.domain.rules.sources import filename_of
from mockserver.ground.errors import MediaInvalid, ParameterInvalid
from mockserver.handlers.call import Call, IngestOptions, ReceivedFile

_NAMES = {
    Medium.VIDEO: "a video",
    Medium.AUDIO: "a sound",
    Medium.IMAGE: "an image",
    Medium.DOCUMENT: "a document",
}


async def opened_file(call: Call, world: World, file: ReceivedFile, medium: Medium, parameter: str) -> Upload:
    """Return the content of `file`. Raises ParameterInvalid if it is of another kind or damaged.

    A file that a test or fixture describes by hash or name counts as the kind that its name says.
    """
    options = IngestOptions(expected=world.account.kit.expected_videos, medium=medium)
    try:
        found = await call.ingest.examine_file(file, options)
    except MediaInvalid as error:
        raise ParameterInvalid(parameter, str(error)) from None
    if found.fault is not None:
        raise ParameterInvalid(parameter, found.fault)
    check_medium(found, medium, parameter)
    return found


def check_medium(file: Asset | Upload, medium: Medium, parameter: str) -> None:
    """Check that a file is of the required kind. Raises ParameterInvalid."""
    _check(file.medium, medium, parameter)


def check_name(url: str, medium: Medium, parameter: str) -> None:
    """Check that an address is not named like a file of another kind. Raises ParameterInvalid."""
    named, _ = medium_named(filename_of(url), medium)
    _check(named, medium, parameter)


def _check(found: Medium, medium: Medium, parameter: str) -> None:
    if found is not medium:
        raise ParameterInvalid(parameter, f"Expected {_NAMES[medium]}, got {_NAMES[found]}.")
