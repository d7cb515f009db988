"""Facts about what the API has retired."""

from datetime import date

from mockserver.ground.errors import DomainError


class EndpointRetired(DomainError):
    """The API had this operation until `day`."""

    def __init__(self, operation: str, day: date) -> None:
        super().__init__(f"{operation} was retired on {day}. Without --as-of, or with an earlier date, it works.")
        self.day = day


class ModelRetired(DomainError):
    """The model was retired on `day`, in general or for a `use` such as "new indexes"; `successor` replaces it."""

    def __init__(self, model: str, day: date, successor: str, use: str = "") -> None:
        for_use = f" for {use}" if use else ""
        super().__init__(f"The model {model} was retired{for_use} on {day}. Use {successor} instead.")
        self.model = model
        self.day = day
