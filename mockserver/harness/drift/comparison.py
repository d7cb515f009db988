"""Compares the contract with another description, operation by operation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mockserver.harness.drift.faces import Face, Faces, Trait
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.finding import Finding

_PARTS = ("parameters", "body", "reply")


@dataclass(frozen=True, slots=True)
class Party:
    """A description of the API. With `describes_all` it should be complete; an SDK reads only some fields."""

    name: str
    faces: Faces
    describes_all: bool
    version: str  # the API version that it is compared with
    # JavaScript SDKs strip the underscore at the start of some names.
    keeps_underscores: bool = True

    def view_of(self, face: Face) -> Face:
        """Return the contract's `face` in the spelling of this party."""
        if self.keeps_underscores:
            return face
        return replace(face, reply={_without_underscores(name): trait for name, trait in face.reply.items()})


def _without_underscores(name: str) -> str:
    return ".".join(segment.lstrip("_") for segment in name.split("."))


def disagreements(contract: Faces, party: Party, names: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the differences between `party` and the contract; `names` are the contract's operationIds."""
    for key, face in party.faces.items():
        if key not in contract:
            yield rules.OTHER_OPERATION.broken(
                key, party.name, f"{party.name} has {key}, the contract does not.", "/paths"
            )
        else:
            yield from _Comparison(names[key], party).of(party.view_of(contract[key]), face)
    for key in sorted(contract.keys() - party.faces.keys()):
        yield rules.NO_OPERATION.broken(names[key], party.name, f"{party.name} does not have {key}.")


@dataclass(frozen=True, slots=True)
class _Comparison:
    """The comparison of one operation in two descriptions."""

    operation: str
    party: Party

    def of(self, contract: Face, other: Face) -> Iterator[Finding]:
        for part in _PARTS:
            ours: dict[str, Trait] = getattr(contract, part)
            theirs: dict[str, Trait] = getattr(other, part)
            for name in [name for name in theirs if name not in ours]:
                if _is_expected(name, part, ours, contract.is_open):
                    yield self._surplus(part, name)
            if self.party.describes_all:
                for name in [name for name in ours if name not in theirs]:
                    if _is_expected(name, part, theirs, other.is_open):
                        yield self._lack(part, name)
            for name in [name for name in ours if name in theirs]:
                yield from self._traits(part, name, ours[name], theirs[name])

    def _surplus(self, part: str, name: str) -> Finding:
        rule = rules.OTHER_REPLY_FIELD if part == "reply" else rules.OTHER_FIELD
        return rule.broken(
            self.operation, self._subject(part, name), f"{self.party.name} has {name}, the contract does not."
        )

    def _lack(self, part: str, name: str) -> Finding:
        message = f"The contract has {name}, {self.party.name} does not."
        return rules.NO_FIELD.broken(self.operation, self._subject(part, name), message)

    def _traits(self, part: str, name: str, ours: Trait, theirs: Trait) -> Iterator[Finding]:
        yield from self._required(part, name, ours, theirs)
        if not ours.values or not theirs.values:
            return
        further, lacking = sorted(theirs.values - ours.values), sorted(ours.values - theirs.values)
        if further:
            message = f"{self.party.name} has values of {name} that the contract does not have: {', '.join(further)}."
            yield rules.OTHER_VALUE.broken(self.operation, self._subject(part, name), message)
        if lacking:
            message = f"The contract has values of {name} that {self.party.name} does not have: {', '.join(lacking)}."
            yield rules.NO_VALUE.broken(self.operation, self._subject(part, name), message)

    def _required(self, part: str, name: str, ours: Trait, theirs: Trait) -> Iterator[Finding]:
        subject = self._subject(part, name)
        # A client that always sends an optional field, or ignores a promised one, breaks nothing.
        if theirs.is_required and not ours.is_required and (part == "reply" or self.party.describes_all):
            message = f"{self.party.name} relies on {name}, which is optional in the contract."
            yield rules.STRICTER.broken(self.operation, subject, message)
        if ours.is_required and not theirs.is_required and (part != "reply" or self.party.describes_all):
            message = f"The contract relies on {name}, which is optional for {self.party.name}."
            yield rules.LAXER.broken(self.operation, subject, message)

    def _subject(self, part: str, name: str) -> str:
        return f"{self.party.name} {part}.{name}"


def _is_expected(name: str, part: str, others: Mapping[str, Trait], is_open: set[str]) -> bool:
    """Return whether the other side should know `name`: it has the parent object and some of its fields."""
    outer = name.rpartition(".")[0]
    place = "query" if part == "parameters" else f"{part}.{outer}".rstrip(".")
    if place in is_open:
        return False
    if not outer:
        return True
    return any(other.startswith(f"{outer}.") for other in others)
