"""What a request has that is let pass and yet not right: names that the contract does not know, or gives up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToleratedIssue:
    """A name of a `kind`, `unknown` or `deprecated`, and where it stood, such as "in the body of create-index"."""

    kind: str
    name: str
    where: str
