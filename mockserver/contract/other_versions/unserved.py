"""Hints for clients that speak an API version which is not served."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mockserver.contract.versions import VERSION_NAME, ApiVersion, ApiVersions

# Generated SDKs name themselves in these headers; the earlier ones do not.
_SDK_HEADERS = "x-fern-"
_SDK_NAME, _SDK_RELEASE = "x-fern-sdk-name", "x-fern-sdk-version"
_PRESENTABLE = re.compile(r"[\w.+-]{1,30}", re.ASCII)

_LONGEST_REQUEST = 120


@dataclass(frozen=True, slots=True)
class Sdk:
    """The name and version of an SDK as it sends them; empty if it does not, or not in plain characters."""

    package: str
    release: str


def sdk_of(headers: Mapping[str, str]) -> Sdk | None:
    """Return the SDK that `headers` (by lower-case name) identify, or None."""
    if not any(name.startswith(_SDK_HEADERS) for name in headers):
        return None
    name, release = (headers.get(each, "") for each in (_SDK_NAME, _SDK_RELEASE))
    return Sdk(*(text if _PRESENTABLE.fullmatch(text) else "" for text in (name, release)))


@dataclass(frozen=True, slots=True)
class Unserved:
    """Names the version that a client asked for, the versions that are served, and the SDKs that speak them."""

    versions: ApiVersions
    prefixes: Iterable[str]

    def at_unknown_path(self, method: str, path: str, sdk: Sdk | None) -> str:
        """Return the hint for a path that is not in the contract; empty if the version is right."""
        return self.at_unknown_method(method, path, sdk) or self._without_version(method, path, sdk)

    def at_unknown_method(self, method: str, path: str, sdk: Sdk | None) -> str:
        """Return the hint for a request with an unserved version, or whose SDK speaks another one."""
        named, _ = self._read(path)
        spoken = self.versions.spoken_by(sdk.package, sdk.release) if sdk else None
        if named and not named.is_served:
            return self._sentence(method, path, f"asks for {named}")
        if sdk and spoken and spoken != named:
            return self._sentence(
                method, path, f"comes from the SDK {sdk.package} {sdk.release}, which speaks API {spoken.name}"
            )
        return ""

    def _without_version(self, method: str, path: str, sdk: Sdk | None) -> str:
        named, word = self._read(path)
        having = self.versions.with_resource(word)
        if not named and having:
            texts = " and of ".join(f"API {each.name}" if each.is_served else str(each) for each in having)
            return self._sentence(method, path, f"names no version of the API, and is a path of {texts}")
        if sdk and not self.versions.spoken_by(sdk.package, sdk.release):
            return self._sentence(method, path, "comes from an SDK whose API version this server does not know")
        return ""

    def _sentence(self, method: str, path: str, fact: str) -> str:
        request = f"{method} {path}"
        if len(request) > _LONGEST_REQUEST:
            request = f"{request[:_LONGEST_REQUEST]}…"
        return f"{request} {fact}; this server has {self.versions.served_text}."

    def _read(self, path: str) -> tuple[ApiVersion | None, str]:
        """Return the version that `path` names, and the segment after it.

        The last version counts: SDKs that append a version are often given an address that ends in one.
        """
        segments = [segment for segment in path.split("/") if segment]
        if segments and f"/{segments[0]}" in self.prefixes:
            segments = segments[1:]
        name = ""
        while segments and VERSION_NAME.fullmatch(segments[0]):
            name, *segments = segments
        return self.versions.named(name.lower()) if name else None, segments[0] if segments else ""
