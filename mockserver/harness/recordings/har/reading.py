"""Reads HAR files as recordings of API exchanges, without secrets. Other entries are left out and counted."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.routes import Routes
from mockserver.contract.source import packaged_contract
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.recordings.har.entries import EntryMalformed, EntryUnusable, Exchange, exchange_of
from mockserver.harness.recordings.har.splitting import LARGEST_ENTRY, NotHar, RawEntry, split
from mockserver.harness.recordings.recording import Recording, account_of, described_reply, described_request
from mockserver.harness.recordings.redaction import Redactor
from mockserver.harness.traffic.exchange import KEY_HEADER

_NOT_OF_API = "no request to the API"


class HarReader:
    """Reads HAR files. `left_out` counts skipped entries, by reason."""

    def __init__(self) -> None:
        contract: Contract = packaged_contract()
        self._routes = Routes(contract.client_operations, contract.paths_of)
        self._versions = {operation.version for operation in contract.client_operations}
        self._redactor = Redactor()
        self.left_out: Counter[str] = Counter()

    def read(self, path: Path) -> Iterator[Recording]:
        """Yield the API exchanges in the file at `path`. Raises SettingsInvalid."""
        try:
            with path.open("rb") as file:
                for entry in split(file):
                    recording = self._recording(path, entry)
                    if recording is not None:
                        yield recording
        except NotHar as error:
            raise SettingsInvalid(f"{path} cannot be read: {error}") from None
        except OSError as error:
            raise SettingsInvalid(f"{path} cannot be read: {error.strerror}") from None

    def _recording(self, path: Path, entry: RawEntry) -> Recording | None:
        if entry.raw is None:
            self.left_out[f"it has more than {LARGEST_ENTRY >> 20} MiB"] += 1
            return None
        try:
            exchange = exchange_of(entry.raw)
        except EntryMalformed as error:
            raise SettingsInvalid(
                f"{path} cannot be read: entry {entry.number}, which begins on line {entry.line}: {error}"
            ) from None
        except EntryUnusable as error:
            self.left_out[str(error)] += 1
            return None
        operation = self._operation(exchange)
        if not self._is_of_api(exchange, operation):
            self.left_out[_NOT_OF_API] += 1
            return None
        return self._described(f"{path.name}#{entry.number}", exchange, operation)

    def _operation(self, exchange: Exchange) -> Operation | None:
        found = self._routes.find(exchange.observed.path)
        return found[0].operations.get(exchange.observed.method) if found else None

    def _is_of_api(self, exchange: Exchange, operation: Operation | None) -> bool:
        """Return whether an exchange is with the API: a browser calls many servers, with paths of any kind."""
        observed = exchange.observed
        if observed.method == "OPTIONS":  # a browser's preflight request
            return False
        first = observed.path.removeprefix("/p").split("/")[1:2]
        return KEY_HEADER in observed.headers or (operation is not None and set(first) <= self._versions)

    def _described(self, name: str, exchange: Exchange, operation: Operation | None) -> Recording:
        observed = exchange.observed
        self._redactor.learn(observed.headers)
        return Recording(
            name,
            operation.id if operation else "",
            rfc3339(exchange.began),
            described_request(observed, operation, self._redactor),
            described_reply(observed, operation, self._redactor),
            account_of(observed.headers) or None,
            exchange.origin,
        )
