"""Every error of the package.

    MockserverError
    ├── StartupError                the user sees it in the terminal, no client ever does
    │   ├── SettingsInvalid
    │   ├── ContractInvalid
    │   └── LibraryMissing
    ├── ContractViolation           our own reply broke the contract: a client gets a 500 that says so
    ├── NotBuilt                    the API has it, we do not yet: a client gets a 501 that says so
    ├── FilterInvalid · QueryInvalid · TokenExpired · RateExceeded · …
    │                               a rule of the domain says no; each stands beside its rule, a handler gives it a code
    └── ApiError                    a client gets it as the API's `{code, message}`
        ├── ParameterInvalid · ParameterNotProvided · ParameterUnknown
        ├── ResourceNotExist
        └── … one class where a message has a form, plain `ApiError(code, message)` elsewhere

Which HTTP status a code has is written once, in the contract's error catalogue.
"""


class MockserverError(Exception):
    """The root of the family; never raised itself."""


class StartupError(MockserverError):
    """The server cannot start; the message says what is wrong and what would work."""


class SettingsInvalid(StartupError):
    """A setting has a name or value that cannot be used."""


class ContractInvalid(StartupError):
    """The contract cannot be served as written; the message names the place."""


class LibraryMissing(StartupError):
    """A command needs an extra that is not installed; the message says how to install it."""


class ContractViolation(MockserverError):
    """A reply of ours is not one that the contract allows."""


class NotBuilt(MockserverError):
    """The API can do this and the stand-in cannot yet; the message names it."""


class ApiError(MockserverError):
    """What a client is told: an error code of the catalogue and a message to act on."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class ParameterInvalid(ApiError):
    """A value has the wrong type, range or form."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__("parameter_invalid", f"The {parameter} parameter is invalid. {reason}")


class ParameterNotProvided(ApiError):
    """A required value is missing."""

    def __init__(self, parameter: str, where: str) -> None:
        super().__init__(
            "parameter_not_provided", f"The {parameter} parameter is required but was not provided{where}."
        )


class ParameterUnknown(ApiError):
    """A value was sent that the operation does not have."""

    def __init__(self, parameter: str, where: str) -> None:
        super().__init__("parameter_unknown", f"The {parameter} parameter is not one that is known{where}.")


class ResourceNotExist(ApiError):
    """No such thing in this account."""

    def __init__(self, identifier: str, collection: str) -> None:
        super().__init__("resource_not_exist", f"Resource with id {identifier} does not exist in {collection}.")
