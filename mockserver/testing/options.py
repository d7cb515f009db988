"""The settings of a server in a test, as keyword arguments with the names of the command's settings."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict


class Options(TypedDict, total=False):
    """The settings of `mockserver serve`, by the same names; docs/settings.md explains them.

    Missing settings have the default of the command, except the port: a free one is chosen.
    """

    host: str
    port: int
    seed: int
    profile: str
    plan: str
    as_of: date | str
    strict: bool
    fixtures: Sequence[Path | str] | str
    integration: Sequence[tuple[str, Path]] | str
    drive: Path | str
    recorded_answers: bool
    sample_account: Sequence[str] | str
    api_keys: Sequence[str] | str
    allowed_hosts: Sequence[str] | str
    admin_token: str
    webhook: Sequence[tuple[str, str] | str] | str
    webhook_secret: str
    webhook_hosts: Sequence[str] | str
    cors_origins: Sequence[str] | str
    public_url: str
    data_dir: str
    store: str
    store_journal: bool
    restore: Sequence[tuple[str, str] | str] | str
    save: Sequence[tuple[str, str] | str] | str
    largest_body: int
    receive_seconds: float
    send_seconds: float
    journal_bytes: int
    all_journals_bytes: int
    idle_accounts: int
    prices: str
    log_level: str
    log_format: str
