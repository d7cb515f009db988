"""Fixed answers in files: those in a user's fixtures apply to every account from its start."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from mockserver.contract.contract import Contract
from mockserver.contract.extensions import ANSWER
from mockserver.contract.yamlfile import read_yaml
from mockserver.domain.testkit.answers import Answers
from mockserver.ground.errors import DomainError, SettingsInvalid
from mockserver.handlers.admin.requests.answers import read_answer


class AnswerFiles:
    """The files `answers/*.yaml` in `directories`, each in the format of the admin operation.

    Raises SettingsInvalid if a file is malformed or the contract does not allow its answer.
    """

    def __init__(self, directories: Sequence[Path], contract: Contract) -> None:
        self._contract = contract
        paths = [path for directory in directories for path in sorted(directory.glob("answers/[!.]*.yaml"))]
        self._described = [self._read(path) for path in paths]

    def answers(self) -> Answers | None:
        """Return the answers of a new account, or None if there are none."""
        if not self._described:
            return None
        answers = Answers()
        for described in self._described:
            answers.add(read_answer(described, self._contract))
        return answers

    def _read(self, path: Path) -> Mapping[str, Any]:
        reader = self._contract.order_reader(ANSWER)
        try:
            described = reader.read_json(orjson.dumps(read_yaml(path)), strict=True)
            read_answer(described, self._contract)
        except (OSError, ValueError) as error:
            raise SettingsInvalid(f"fixture {path} cannot be used: {error}") from error
        except DomainError as error:
            raise SettingsInvalid(f"fixture {path} cannot be used: {error}") from error
        return described
