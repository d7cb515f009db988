"""Which releases of the official SDKs can be compared with the contract."""

from mockserver.ground.errors import SettingsInvalid

# Later releases are generated: their methods and models are laid out otherwise.
_READABLE = "0.1 to 0.4"


def unreadable(option: str, sdk: str) -> SettingsInvalid:
    """Return the error for an installed `sdk`, named with its version, whose layout is not known."""
    return SettingsInvalid(f"{option}: this is {sdk}; drift reads versions {_READABLE} of the SDK")
