"""The API versions: which ones the contract serves, and which SDK releases speak each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mockserver.contract.schemas import Json
from mockserver.ground.errors import ContractInvalid

VERSIONS = "x-api-versions"
VERSION_NAME = re.compile(r"v\d{1,4}(\.\d{1,4})*", re.IGNORECASE)

_RELEASES = re.compile(r"(?P<package>[a-z][a-z0-9-]*)(>=(?P<first>[\d.]+\d))?(,?<(?P<end>[\d.]+\d))?")
_RELEASE = re.compile(r"\d{1,4}(\.\d{1,4}){0,3}")

Release = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Releases:
    """Releases of an SDK, from `first` up to but without `end`; `text` is how a package manager writes them."""

    language: str
    text: str
    package: str
    first: Release
    end: Release | None

    def __str__(self) -> str:
        return f"{self.text} for {self.language}"

    def has(self, package: str, release: Release) -> bool:
        """Return whether `release` of `package` is one of these."""
        return package == self.package and self.first <= release and (self.end is None or release < self.end)

    def overlaps(self, other: "Releases") -> bool:
        """Return whether the two have a release in common."""
        return self.has(other.package, other.first) or other.has(self.package, self.first)


@dataclass(frozen=True, slots=True)
class ApiVersion:
    """A version of the API; `resources` are the first segments of its paths. Paths without a version are the default's.

    If it has a `reply_header`, each reply names the version in it.
    """

    name: str
    is_served: bool
    sdks: tuple[Releases, ...]
    resources: frozenset[str]
    is_default: bool = False
    reply_header: str = ""

    @property
    def reply_headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """The headers of every reply, as bytes."""
        return ((self.reply_header.lower().encode(), self.name.encode()),) if self.reply_header else ()

    def __str__(self) -> str:
        return f"API {self.name}" + (f" (SDKs {', '.join(map(str, self.sdks))})" if self.sdks else "")


@dataclass(frozen=True, slots=True)
class ApiVersions:
    """All versions that the contract names."""

    known: tuple[ApiVersion, ...]

    @property
    def served(self) -> list[ApiVersion]:
        """The versions with operations."""
        return [version for version in self.known if version.is_served]

    @property
    def default(self) -> ApiVersion | None:
        """The version of paths that name none."""
        return next((version for version in self.served if version.is_default), None)

    @property
    def served_text(self) -> str:
        """The served versions and the releases that speak them, as part of a sentence."""
        return " and ".join(map(str, self.served))

    def named(self, name: str) -> ApiVersion:
        """Return the version called `name`; an unknown one has neither SDKs nor paths."""
        return next((each for each in self.known if each.name == name), ApiVersion(name, False, (), frozenset()))

    def spoken_by(self, package: str, release: str) -> ApiVersion | None:
        """Return the version that a release of an SDK speaks, or None if the contract does not say."""
        number = release_of(release)
        speaking = (each for each in self.known if any(sdk.has(package, number) for sdk in each.sdks))
        return next(speaking, None) if number else None

    def with_resource(self, word: str) -> list[ApiVersion]:
        """Return the versions with paths that begin with `word`."""
        return [version for version in self.known if word in version.resources]


def release_of(text: str) -> Release:
    """Return the numbers at the start of a package version; empty if `text` is not a version."""
    found = _RELEASE.match(text)
    return tuple(map(int, found[0].split("."))) if found else ()


def versions_of(document: Json, paths: Iterable[str]) -> ApiVersions:
    """Return the versions that `document` describes; those with a path in `paths` are served.

    Raises ContractInvalid if the description cannot be parsed.
    """
    served: dict[str, set[str]] = {}
    for path in paths:
        _, name, word, *_ = f"{path}/".split("/")
        served.setdefault(name, set()).add(word)
    described: Mapping[str, Json] = document.get(VERSIONS, {})
    return ApiVersions(
        tuple(_version(name, described.get(name, {}), served) for name in sorted(described.keys() | served.keys()))
    )


def check_versions(document: Json, versions: ApiVersions) -> None:
    """Check that the description of versions is complete and does not contradict itself. Raises ContractInvalid."""
    described = document.get(VERSIONS, {})
    for version in versions.known:
        where = f"/{VERSIONS}/{version.name}"
        if not VERSION_NAME.fullmatch(version.name):
            raise ContractInvalid(f"{where}: a version is called v1.2 or the like")
        if not version.sdks:
            raise ContractInvalid(f"{where}: name the releases of SDKs that speak it")
        if version.is_served and "resources" in described[version.name]:
            raise ContractInvalid(f"{where}: it is served, so its resources follow from its paths; remove them")
        if not version.resources:
            raise ContractInvalid(f"{where}: it is not served, so name its resources")
    if sum(version.is_default for version in versions.known) > 1:
        raise ContractInvalid(f"/{VERSIONS}: only one version can be the default")
    _check_releases([(version, sdk) for version in versions.known for sdk in version.sdks])


def _check_releases(spoken: list[tuple[ApiVersion, Releases]]) -> None:
    for number, (version, sdk) in enumerate(spoken):
        for other, another in spoken[:number]:
            if sdk.overlaps(another):
                raise ContractInvalid(
                    f"/{VERSIONS}: {another.text} of {other.name} and {sdk.text} of {version.name} overlap"
                )


def _version(name: str, described: Json, served: Mapping[str, set[str]]) -> ApiVersion:
    sdks = tuple(_releases(name, *each) for each in described.get("sdks", {}).items())
    resources = served.get(name) or described.get("resources", ())
    is_default, reply_header = described.get("default", False), described.get("reply-header", "")
    return ApiVersion(name, name in served, sdks, frozenset(resources), is_default, reply_header)


def _releases(version: str, language: str, text: str) -> Releases:
    found = _RELEASES.fullmatch(text)
    if not found:
        raise ContractInvalid(f"/{VERSIONS}/{version}: {text!r} does not name releases, as twelvelabs>=0.4,<1 does")
    end = release_of(found["end"]) if found["end"] else None
    return Releases(language, text, found["package"], release_of(found["first"] or ""), end)
