"""Allowances for known findings, which are suppressed: on the command line, or in a baseline with reason and date."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from mockserver.contract.schemas import Schemas
from mockserver.contract.violations.violations import violation_message
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.printable import printable, reason_of
from mockserver.harness.inspection.finding import Finding

_NO_REASON = "not reviewed yet"
_TEXT = {"type": "string", "minLength": 1}
_BASELINE = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["rule"],
        "properties": {
            "rule": _TEXT,
            "operation": _TEXT,
            "subject": _TEXT,
            "side": {"enum": ["client", "server"]},
            "reason": _TEXT,
            "since": {"type": "string", "format": "date"},
        },
        "additionalProperties": False,
    },
}


@dataclass(frozen=True, slots=True)
class Allowance:
    """A pattern for known findings; a `*` matches anything."""

    rule: str
    operation: str = "*"
    subject: str = "*"
    side: str = "*"
    reason: str = ""
    since: str = ""

    def covers(self, finding: Finding) -> bool:
        """Return whether `finding` is a known one, which is suppressed."""
        wanted = (self.rule, self.operation, self.subject, self.side)
        found = (finding.rule, finding.operation, finding.subject, finding.side)
        return all(fnmatchcase(text, literal(pattern)) for text, pattern in zip(found, wanted, strict=True))

    def __str__(self) -> str:
        return f"{self.rule}@{self.operation}:{self.subject}"


def literal(pattern: str) -> str:
    """Return `pattern` as a glob whose only special character is the star: parameter names have brackets."""
    return pattern.replace("[", "[[]")


def read_allowance(text: str) -> Allowance:
    """Return the allowance for `RULE[@OPERATION[:SUBJECT]]`."""
    rule, _, rest = text.partition("@")
    operation, _, subject = rest.partition(":")
    if not rule:
        raise SettingsInvalid(
            f'--allow: "{text}" names no rule; expected RULE, RULE@OPERATION or RULE@OPERATION:SUBJECT'
        )
    return Allowance(rule, operation or "*", subject or "*", reason="allowed on the command line")


def read_baseline(path: Path) -> list[Allowance]:
    """Return the allowances in the file at `path`. Raises SettingsInvalid with the reason."""
    from mockserver.contract.yamlfile import read_yaml  # only baselines need PyYAML

    try:
        entries = read_yaml(path) or []
    except (OSError, ValueError) as error:
        raise SettingsInvalid(f"baseline {path} cannot be read: {reason_of(error)}") from None
    problem = violation_message(Schemas({}).compile(_BASELINE), entries)
    if problem:
        raise SettingsInvalid(f"baseline {path} cannot be used: {problem}")
    return [Allowance(**entry) for entry in entries]


def baseline_of(findings: Iterable[Finding], known: Sequence[Allowance], today: date) -> str:
    """Return a baseline of `findings` as YAML; reasons and dates in `known` stay."""
    lines = ["# Findings that are known, and why. Made by --write-baseline, to be completed by hand."]
    for finding in findings:
        before = next((entry for entry in known if entry.since and entry.covers(finding)), None)
        entry = {
            "rule": finding.rule,
            "operation": finding.operation,
            "subject": finding.subject,
            "side": str(finding.side),
            "reason": before.reason if before else _NO_REASON,
            "since": before.since if before else today.isoformat(),
        }
        # JSON texts are valid YAML, and their escapes represent control characters, which YAML does not allow.
        fields = [f"{name}: {printable(json.dumps(text, ensure_ascii=False))}" for name, text in entry.items()]
        lines.append("- " + "\n  ".join(fields))
    return "\n".join(lines) + "\n"
