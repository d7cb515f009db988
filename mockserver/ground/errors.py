"""Every error of the package.

    MockserverError
    ├── StartupError                the user sees it in the terminal, no client ever does
    │   ├── SettingsInvalid
    │   ├── ContractInvalid
    │   └── LibraryMissing
    ├── ContractViolation           our own reply broke the contract: a client gets a 500 that says so
    ├── StorageFailed               a file cannot be written or read here: a client gets a 507 that says why
    ├── NotBuilt                    the API has it, we do not yet: a client gets a 501 that says so
    ├── FilterInvalid · QueryInvalid · TokenExpired · MatcherInvalid · …
    │                               stand beside the rule that raises them; a handler catches each
    └── DomainError                 a fact that a client gets as an error
        ├── EndpointUnknown · MethodNotAllowed · BodyTooLarge · HeadersTooLarge
        ├── KeyInvalid · KeyMissing · HostNotAllowed · OriginNotAllowed · AdminTokenInvalid
        ├── ParameterInvalid
        │   └── SearchFilterInvalid · VideoOfOtherIndex · ContentTypeInvalid
        ├── ParameterNotProvided · ParameterUnknown
        ├── NotFound
        │   └── OfAnotherAccount
        ├── NameTaken · ModelMissing
        ├── WrongState
        │   ├── NotFinished · NotReady · InUse · AssetInUse
        │   └── AlreadyFinished · OfBatch · ReplayKeyTaken · TooManyBatches (ground/job_errors.py)
        ├── LimitExceeded
        │   └── PlanExhausted · RunLimitExceeded · PlanFull (ground/plan_errors.py)
        ├── RateExceeded
        ├── MediaInvalid
        │   ├── MediaBroken · MediaUnrecognised · MediaTooShort · MediaTooLong
        │   ├── MediaTooLarge · AudioTooLarge · StillTooLarge
        │   ├── ResolutionTooLow · ResolutionTooHigh · AspectRatioInvalid
        │   └── AudioMissing
        ├── SubtitlesInvalid · SchemaUnsupported
        ├── EndpointRetired · ModelRetired (ground/retirement.py)
        └── ApiError (contract/errors.py)   has its own code, which only one API version has

A fact carries its data, and `str()` of it is the message. Its code, status and body are a table of the contract, one
for each version of the API: `contracts/*/errors.yaml`, compiled by `contract/errors.py`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from math import ceil

from mockserver.ground.did_you_mean import suggestion


class MockserverError(Exception):
    """The base class of all errors; never raised itself."""


class StartupError(MockserverError):
    """The server cannot start; the message says what is wrong and what would work."""


class SettingsInvalid(StartupError):
    """A setting has an unknown name or a bad value."""


class ContractInvalid(StartupError):
    """The contract has an error; the message names the place."""


class LibraryMissing(StartupError):
    """A command needs an extra that is not installed; the message says how to install it."""


class ContractViolation(MockserverError):
    """A reply of the stand-in breaks the contract."""


class StorageFailed(MockserverError):
    """A file cannot be written or read here; the message says why, and a client gets it with a 507."""


class NotBuilt(MockserverError):
    """The stand-in does not implement this operation yet; the message names it."""


class DomainError(MockserverError):
    """A fact that a client gets as an error. A subclass without a row in an error table uses that of its parent."""


class EndpointUnknown(DomainError):
    """No operation and no page has this path."""


class MethodNotAllowed(DomainError):
    """The path exists but not with this method."""


class BodyTooLarge(DomainError):
    """The body has too many bytes, or too many of what `what` names."""

    def __init__(self, limit: int, what: str = "bytes") -> None:
        super().__init__(f"The body is too large; at most {limit} {what} are accepted here.")


class HeadersTooLarge(DomainError):
    """There are too many headers, or too many bytes of them."""


class KeyInvalid(DomainError):
    """The API key opens no account."""

    def __init__(self, message: str = "The key in the x-api-key header is not valid.") -> None:
        super().__init__(message)


class KeyMissing(KeyInvalid):
    """The request has no API key."""

    def __init__(self) -> None:
        super().__init__("The x-api-key header is missing; it must hold your API key.")


class HostNotAllowed(DomainError):
    """The Host header names another server."""


class OriginNotAllowed(DomainError):
    """A web page of another origin sent the request."""


class AdminTokenInvalid(DomainError):
    """The token that the operation asks for is missing or wrong."""


class ParameterInvalid(DomainError):
    """A value has the wrong type, range or form."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(f"The {parameter} parameter is invalid. {reason}")
        self.parameter = parameter
        self.reason = reason


class SearchFilterInvalid(ParameterInvalid):
    """The filter of a search cannot be read."""

    def __init__(self, reason: str) -> None:
        super().__init__("filter", reason)


class VideoOfOtherIndex(ParameterInvalid):
    """The filter of a search names a video of another index."""

    def __init__(self, video_id: str, index_id: str) -> None:
        super().__init__("filter", f"Video {video_id} is not in index {index_id}.")
        self.video_id = video_id

    def __str__(self) -> str:
        return self.reason


class ContentTypeInvalid(ParameterInvalid):
    """The operation takes no body of this media type."""

    def __init__(self, media_type: str, taken: Iterable[str]) -> None:
        super().__init__("Content-Type", f"{media_type} is not supported here; use {' or '.join(taken)}.")
        self.media_type = media_type


class ParameterNotProvided(DomainError):
    """A required value is missing."""

    def __init__(self, parameter: str, where: str) -> None:
        super().__init__(f"The {parameter} parameter is required but was not provided{where}.")
        self.parameter = parameter
        self.where = where


class ParameterUnknown(DomainError):
    """A value was sent that the operation does not have; `known` are the names that it has in this place."""

    def __init__(self, parameter: str, where: str, known: Iterable[str] = ()) -> None:
        meant = suggestion(parameter.rpartition(".")[2], known)
        super().__init__(f"The {parameter} parameter is not one that is known{where}{meant or '.'}")
        self.parameter = parameter


class NotFound(DomainError):
    """The account has nothing with this identifier in this collection."""

    def __init__(self, identifier: str, collection: str) -> None:
        super().__init__(f"Resource with id {identifier} does not exist in {collection}.")
        self.identifier = identifier
        self.collection = collection


class OfAnotherAccount(NotFound):
    """The identifier was given to another account."""

    def __init__(self, identifier: str, collection: str) -> None:
        DomainError.__init__(self, f"The caller is not authorized to read {identifier} of {collection}.")
        self.identifier = identifier
        self.collection = collection


class NameTaken(DomainError):
    """Something else of this kind has the name already; `kind` comes with its article, as in "An index"."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"{kind} named {name!r} already exists; choose another name.")
        self.name = name


class WrongState(DomainError):
    """The request is possible only in another state of the record."""


class NotFinished(WrongState):
    """A job is still running."""

    def __init__(self, kind: str, identifier: str, status: str) -> None:
        super().__init__(f"{kind} {identifier} is {status}; wait until it is ready or failed.")
        self.identifier = identifier
        self.status = status


class NotReady(WrongState):
    """A video is still being indexed."""

    def __init__(self, video_id: str) -> None:
        super().__init__(f"Video {video_id} is still being indexed; wait until its task is ready.")
        self.video_id = video_id


class InUse(WrongState):
    """Another record uses this one; `user` is that, as in "the video 65…"."""

    def __init__(self, kind: str, identifier: str, user: str) -> None:
        super().__init__(f"{kind} {identifier} has {user}; delete that first.")
        self.identifier = identifier


class AssetInUse(WrongState):
    """An index holds the asset."""

    def __init__(self, asset_id: str, index_id: str) -> None:
        super().__init__(f"Asset {asset_id} is in index {index_id}. Take it out of its index, or use force=true.")
        self.asset_id = asset_id
        self.index_id = index_id


class ModelMissing(DomainError):
    """The index has no model of the family that a request needs."""

    def __init__(self, index_id: str, family: str, purpose: str) -> None:
        super().__init__(f"Index {index_id} does not have {family}, which {purpose} needs.")
        self.index_id = index_id
        self.family = family


class LimitExceeded(DomainError):
    """The account would exceed a limit."""


class PlanExhausted(LimitExceeded):
    """The plan does not include so many seconds of video."""

    def __init__(self, plan: str, included: float, used: float) -> None:
        super().__init__(f"The {plan} plan includes {included:g} s of video; {used:g} s are used up.")
        self.included = included
        self.used = used


class RunLimitExceeded(LimitExceeded):
    """Limits that a test has set would be exceeded: their names and values."""

    def __init__(self, limits: Mapping[str, float]) -> None:
        named = ", ".join(f"{name} {most:g}" for name, most in limits.items())
        super().__init__(f"A limit that was set for this run is exceeded: {named}.")
        self.limits = limits


class RateExceeded(DomainError):
    """The account has used all `limit` requests of a rate limit window, which lasts until `ends_at`."""

    def __init__(self, limit: int, ends_at: datetime, now: datetime) -> None:
        self.limit = limit
        self.ends_at = ends_at
        self.retry_after = ceil((ends_at - now).total_seconds())
        super().__init__(f"All {limit} requests of this time are used up; try again in {self.retry_after} s.")


class MediaInvalid(DomainError):
    """A file does not fit its use."""


class MediaBroken(MediaInvalid):
    """The file cannot be read; `reason` is a clause, or the whole sentence of an earlier examination."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason if reason.endswith(".") else f"The video file cannot be read: {reason}.")
        self.reason = reason


class MediaUnrecognised(MediaBroken):
    """The file has an unknown type, or not the type that its name says."""

    def __init__(self, reason: str) -> None:
        MediaInvalid.__init__(self, f"The file is neither a video, a sound, a picture nor a document: {reason}.")
        self.reason = reason


class MediaTooLarge(MediaInvalid):
    """The file has more bytes than `most`."""

    kind = "video file"

    def __init__(self, most: int, size: int) -> None:
        super().__init__(f"The {self.kind} is too large: at most {most} bytes are accepted, got {size}.")
        self.most = most
        self.size = size


class AudioTooLarge(MediaTooLarge):
    """The audio file has more bytes than `most`."""

    kind = "audio file"


class StillTooLarge(MediaTooLarge):
    """The picture or document has more bytes than `most`."""

    kind = "image or document"


class MediaTooShort(MediaInvalid):
    """The file lasts less than `least` seconds."""

    def __init__(self, least: float, seconds: float) -> None:
        super().__init__(f"The video must last at least {least:g} s, got {seconds:g} s.")
        self.least = least
        self.seconds = seconds


class MediaTooLong(MediaInvalid):
    """The file lasts more than `most` seconds."""

    def __init__(self, most: float, seconds: float) -> None:
        super().__init__(f"The video may last at most {most:g} s, got {seconds:g} s.")
        self.most = most
        self.seconds = seconds


class ResolutionTooLow(MediaInvalid):
    """The picture, as width and height, is smaller than `least`."""

    def __init__(self, least: tuple[int, int], size: tuple[int, int]) -> None:
        super().__init__(f"The resolution must be at least {_by(least)}, got {_by(size)}.")
        self.least = least
        self.size = size


class ResolutionTooHigh(MediaInvalid):
    """The picture, as width and height, is larger than `most`."""

    def __init__(self, most: tuple[int, int], size: tuple[int, int]) -> None:
        super().__init__(f"The resolution must be at most {_by(most)}, got {_by(size)}.")
        self.most = most
        self.size = size


class AspectRatioInvalid(MediaInvalid):
    """The longer side of the picture is more than `widest` times the shorter one."""

    def __init__(self, widest: float, size: tuple[int, int]) -> None:
        super().__init__(f"The aspect ratio must lie between 1:1 and {widest}:1, got {_by(size)}.")
        self.widest = widest
        self.size = size


class AudioMissing(MediaInvalid):
    """The index needs audio for the named option, and the video has no audio track."""

    def __init__(self, option: str) -> None:
        super().__init__(f"The video has no audio track, which the {option} option of the index needs.")
        self.option = option


class SubtitlesInvalid(DomainError):
    """A file is in none of the supported subtitle formats."""

    def __init__(self) -> None:
        super().__init__("The transcription must be a SubRip (SRT) or WebVTT file in UTF-8.")


class SchemaUnsupported(DomainError):
    """The JSON schema of an answer uses, at `place`, something valid that is not supported."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"The JSON schema is not supported: {place} has {what}.")
        self.place = place


def _by(size: tuple[int, int]) -> str:
    width, height = size
    return f"{width}x{height}"
