"""The build step: contract and fixtures, written as YAML, go into the wheel as compiled JSON."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles what the package reads at start-up; a contract that is not sound stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root)))
        from mockserver.contract.source import contract_document
        from mockserver.fixtures.library import load_sample_account

        contract_document()
        load_sample_account()
