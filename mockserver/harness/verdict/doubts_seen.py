"""The answers of a server to doubts, questions that sources of the API answer differently."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mockserver.contract.doubts.doubts import Doubts
from mockserver.harness.inspection.as_documented import AnswerSeen


@dataclass(frozen=True, slots=True)
class DoubtSeen:
    """A question that sources answer differently, and how often each answer came.

    `documented` is the answer of the contract and the stand-in. `evidence` has source and text of each answer.
    """

    version: str
    doubt: str
    question: str
    documented: str
    answers: Mapping[str, int]
    evidence: Mapping[str, Mapping[str, str]]

    @property
    def is_as_documented(self) -> bool:
        """Whether only the documented answer came."""
        return self.answers.keys() == {self.documented}

    def to_json(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        return {
            "version": self.version,
            "doubt": self.doubt,
            "question": self.question,
            "documented": self.documented,
            "answers": dict(self.answers),
            "evidence": {answer: dict(said) for answer, said in self.evidence.items()},
        }

    def __str__(self) -> str:
        came = ", ".join(f"{answer} ({count}×)" for answer, count in self.answers.items())
        sources = "; ".join(f"{answer} by {', '.join(said)}" for answer, said in self.evidence.items())
        as_documented = "as documented" if self.is_as_documented else f"documented is {self.documented}"
        return (
            f"{self.question} This server: {came}, {as_documented}. Sources: {sources}. ({self.version} {self.doubt})"
        )


def doubts_seen(doubts: Doubts, answers: Mapping[AnswerSeen, int]) -> tuple[DoubtSeen, ...]:
    """Return the doubts that a run has seen answers to, in the contract's order."""
    return tuple(_seen(doubts, answers))


def _seen(doubts: Doubts, answers: Mapping[AnswerSeen, int]) -> Iterator[DoubtSeen]:
    for version, own in doubts.by_version.items():
        for doubt in own:
            counted = {each.name: answers.get(AnswerSeen(version, doubt.name, each.name), 0) for each in doubt.answers}
            came = {name: count for name, count in counted.items() if count}
            if came:
                evidence = {each.name: each.evidence for each in doubt.answers}
                yield DoubtSeen(version, doubt.name, doubt.question, doubt.documented.name, came, evidence)


def remarks_on(seen: tuple[DoubtSeen, ...]) -> Iterator[str]:
    """Yield the remarks of a report about doubts, undocumented answers first."""
    if seen:
        yield (
            f"Points on which sources of the API disagree, met by this run: {len(seen)}. An answer that a source names "
            'is not a violation. What each source says is in the report json, under "doubts".'
        )
    yield from map(str, sorted(seen, key=lambda each: each.is_as_documented))
