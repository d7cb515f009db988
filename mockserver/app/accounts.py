"""Accounts by API key. An account is opened when its key is first used."""

from asyncio import get_running_loop
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any
from weakref import ref

import orjson

from mockserver.app.faults.orders import split_key
from mockserver.app.http.head import ACCOUNT_HEADER, Head
from mockserver.app.idle_accounts import IdleAccounts, is_unused
from mockserver.app.journal.secrets import masked_key
from mockserver.app.webhooks.dispatcher import Dispatcher
from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.domain.account.account import Account, world_at
from mockserver.domain.account.journal import BeforeDrop, Journal, RawEntry
from mockserver.domain.account.meter import Meter, Prices, PricesInvalid, read_prices
from mockserver.domain.account.plan import Plan
from mockserver.domain.account.searched import searched
from mockserver.domain.account.size_budget import EvictionBudget, Shrinkable, SizeBudget
from mockserver.domain.records.job_profile import PROFILES
from mockserver.domain.records.recorded_answer import FixedReply, RecordedAnswer, RecordedAnswers
from mockserver.domain.testkit.kit import Kit
from mockserver.domain.watching.feed import Feed
from mockserver.domain.watching.jobs import JobWatch
from mockserver.ground.clock import AccountClock, Clock, to_milliseconds
from mockserver.ground.errors import KeyInvalid, KeyMissing, NotFound, ParameterInvalid, SettingsInvalid
from mockserver.ground.identifiers import Identifiers, digest
from mockserver.ground.printable import reason_of
from mockserver.ground.settings import Settings
from mockserver.ground.steps import run_blocking
from mockserver.handlers.served import apply_era

if TYPE_CHECKING:
    from mockserver.app.metrics import Metrics
    from mockserver.app.store import Store
    from mockserver.fixtures.sample_account import SampleAccount

# A key with this word is invalid, so that clients can test how they handle bad keys.
_REFUSED_WORD = "invalid"

# These keys open the sample account. They are listed here so that start-up need not load it.
SAMPLE_KEYS = ("tlk_SAMPLE", "tlk_SAMPLE_KEY_1", "tlk_SAMPLE_KEY_2")


_UNAUTHENTICATED_BYTES = 1024 * 1024
# Result pages and cached results of searches, of all accounts together.
_ALL_RESULTS_BYTES = 256 * 1024 * 1024
# The words of searched indexes, of all accounts together: an index of 100,000 videos of ten scenes (some 230 MiB) and
# 2,000 accounts of three videos (some 140 KiB each).
_ALL_CORPORA_BYTES = 512 * 1024 * 1024


class Accounts:
    """The accounts of a server. Each key opens its own account; the settings may list the only valid keys."""

    def __init__(
        self,
        settings: Settings,
        contract: Contract,
        make_clock: Callable[[], Clock],
        store: "Store | None" = None,
    ) -> None:
        self._settings = settings
        self._store = store
        self.contract = contract
        self.unauthenticated = Journal("stranger", _UNAUTHENTICATED_BYTES)
        self._make_clock = make_clock
        self._sample_keys = frozenset((*SAMPLE_KEYS, *settings.sample_account))
        self.opened: dict[bytes | None, Account] = {}  # by key
        self._by_id: dict[str, Account] = {}
        self._names: dict[str, str] = {}
        self._prices = _prices(settings.prices)
        self._recorded: dict[str, list[RecordedAnswer]] = {}
        self._idle = IdleAccounts(settings.idle_accounts, self)
        self._journals = SizeBudget(settings.all_journals_bytes, lambda: [each.kit.journal for each in self.all()])
        self._results = SizeBudget(_ALL_RESULTS_BYTES, self._with_results)
        self._corpora = EvictionBudget(_ALL_CORPORA_BYTES, lambda: chain.from_iterable(map(searched, self.all())))
        self.before_drop: BeforeDrop | None = None  # for journals of accounts opened later
        self.observers: list[Callable[[RawEntry], object]] = []  # called with each exchange
        self.feed = Feed(token_hex(4))
        self.jobs = JobWatch(self.feed)
        self.feed.on_open, self.feed.on_close = self._watch_jobs, self.jobs.end
        self.dispatcher = Dispatcher(settings.webhook_hosts, self.feed)
        if settings.webhook:
            self._check_webhooks()
        if settings.fixtures:
            from mockserver.app.answer_files import AnswerFiles

            self._answer_files = AnswerFiles(settings.fixtures, contract)

    def of(self, key: bytes | None) -> Account:
        """Return the account of `key`, without the fault that the key may end in. Raises KeyInvalid."""
        account = self.opened.get(key)
        return account if account is not None else self._open(key)

    def find(self, account_id: str) -> Account | None:
        """Return the account with this id, or None if it was not opened. Raises StorageFailed."""
        if self._store is not None and account_id in self._store.absent:
            self._store.load_blocking(account_id)
        return self._by_id.get(account_id)

    def in_memory(self, account_id: str) -> Account | None:
        """Return the account with this id, or None if it is not in memory, stored or not."""
        return self._by_id.get(account_id)

    def at(self, account_id: str) -> Account:
        """Return the account whose id is in an address. Raises NotFound."""
        account = self.find(account_id)
        if account is None:
            raise NotFound(account_id, "accounts")
        return account

    def for_admin(self, operation: Operation, head: Head) -> Account:
        """Return the account of an admin request, by its id or its key; `anonymous` without either.

        Raises KeyInvalid and ParameterInvalid.
        """
        if head.account_id and operation.takes_key:
            account = self.find(head.account_id.decode("latin-1"))
            if account is None:
                raise ParameterInvalid(ACCOUNT_HEADER.decode(), "No account has this id.")
            if head.key is not None and self.of(head.key) is not account:
                raise ParameterInvalid(ACCOUNT_HEADER.decode(), "It names another account than x-api-key.")
            return account
        is_by_key = operation.needs_key or (operation.takes_key and head.key is not None)
        return self.of(head.key) if is_by_key else self.anonymous

    def masked_key(self, account: Account) -> str:
        """Return the masked key of `account`, with enough of its end to recognise it."""
        return masked_key(self._names[account.id])

    def all(self) -> list[Account]:
        """Return all accounts that were opened."""
        return list(self._by_id.values())

    def used(self) -> Iterator[tuple[str, Account]]:
        """Yield the accounts that have changed since their first use, each with its key."""
        for account in self.all():
            if account.clock.is_changed or not is_unused(account, self):
                yield self._names[account.id], account

    def is_of_another(self, identifier: str, account: Account) -> bool:
        """Return whether an object id belongs to another opened account than `account`.

        The machine part of the id decides. Records are not searched.
        """
        if account.identifiers.are_of(identifier):
            return False
        if self._store is not None and self._store.is_of_absent(identifier):
            return True
        return any(other.identifiers.are_of(identifier) for other in self.all())

    def use_file(self, file: str) -> bool:
        """Return whether an asset of any account, or a chunk of an upload, uses `file`.

        The next start removes every file for which this is False, unless a snapshot names it. So accounts that are not
        in memory must be asked too.
        """
        if self._store is not None and self._store.needs(Path(file).name):
            return True
        return any(file in account.assets.files or file in account.uploads.files for account in self.all())

    def _open(self, key: bytes | None) -> Account:
        name, fault = split_key(key)
        if fault is not None:
            return self.of(name.encode("latin-1"))
        if not name:
            raise KeyMissing
        if _REFUSED_WORD in name.lower() or (self._settings.api_keys and name not in self._settings.api_keys):
            raise KeyInvalid
        if self._store is None:
            self._idle.forget_idle()
        known = self.find(self._id_of_name(name))
        if known is not None:  # it is stored, or another spelling of the key opened it
            self.opened[key] = known
            return known
        account = self._new_account(name, self._make_clock())
        self.opened[key] = self._by_id[account.id] = account
        self._names[account.id] = name
        if self.feed.is_open:
            self.jobs.begin(account)
        if self._store is not None:
            self._store.track(account, name)
        return account

    def id_of(self, key: bytes | None) -> str:
        """Return the id of the account of `key`, opened or not."""
        return self._id_of_name(split_key(key)[0])

    def reopened(self, name: str, scope: str) -> Account:
        """Return an account without records for the key `name`, to load a stored account into."""
        account = self._empty_account(name, AccountClock(self._make_clock()), scope)
        if name in self._sample_keys and self._settings.recorded_answers:
            from mockserver.fixtures.sample_account import load_sample_account  # most accounts have no recorded answers

            sample = load_sample_account()
            account.recorded = RecordedAnswers(self._recorded_answers(sample), {}, sample.listed)
        return account

    def keys_of(self, account: Account) -> list[bytes | None]:
        """Return the keys that open `account`."""
        return [key for key, opened in self.opened.items() if opened is account]

    def drop(self, account: Account) -> None:
        """Remove `account` from memory, and its pending deliveries."""
        self.remove(account, self.keys_of(account))
        self.dispatcher.drop(account)

    def fresh_account(self, account: Account, scope: str = "") -> Account:
        """Return a new account for the key of `account`, as at its first use, at the current time.

        Its identifiers follow from `scope`, or from the scope of `account` if none is given.
        """
        return self._new_account(self._names[account.id], account.clock.base, scope or account.scope)

    def forget(self, account: Account) -> None:
        """Remove `account`, which was just reset. Its key opens a new one."""
        if self._store is not None:
            return  # the store has its current state, and evicts it when it is idle
        # The name is kept: an earlier request may still wait for its body, and needs it.
        self._by_id.pop(account.id, None)
        for key in self.keys_of(account):
            del self.opened[key]

    def remove(self, account: Account, keys: Iterable[bytes | None]) -> str:
        """Remove `account` with its `keys`, and return its name."""
        for key in keys:
            self.opened.pop(key, None)
        self._by_id.pop(account.id, None)
        return self._names.pop(account.id)

    def release(self, account_id: str, keys: Iterable[bytes | None]) -> bool:
        """Remove the account with this id and its `keys`, unless a request uses it; return whether it is gone.

        An account is in no reference cycle, so one that still exists is in use. The caller must not refer to it.
        """
        held = ref(self._by_id[account_id])
        name = self.remove(self._by_id[account_id], keys)
        still_used = held()
        if still_used is not None:
            self.add(still_used, keys, name)
        return still_used is None

    def add(self, account: Account, keys: Iterable[bytes | None], name: str) -> None:
        """Add a stored account, or one that `remove` removed."""
        self.opened.update(dict.fromkeys(keys, account))
        self._by_id[account.id] = account
        self._names[account.id] = name
        if self.feed.is_open:
            self.jobs.begin(account)

    def emptied(self, account: Account) -> Account:
        """Return an empty account with the key and the clock of `account`."""
        empty = self._empty_account(self._names[account.id], AccountClock(account.clock.base), account.scope)
        empty.recorded = account.recorded
        return empty

    def run_in_background(self, steps: Iterator[None]) -> None:
        """Run `steps` one by one, and let other requests run between them."""
        get_running_loop().call_soon(_run_next_step, steps)

    def _watch_jobs(self) -> None:
        for account in self.all():
            self.jobs.begin(account)

    @cached_property
    def metrics(self) -> "Metrics":
        """The metrics of the server. Requests are counted from the first access on."""
        from mockserver.app.metrics import Metrics  # few servers are scraped

        others = [] if self._store is None else [self._store.families]
        return Metrics(self.all, self.unauthenticated, self.observers, others)

    @cached_property
    def anonymous(self) -> Account:
        """The account for requests that need no key. It is always empty."""
        return self._new_account("", self._make_clock())

    def _new_account(self, name: str, clock: Clock, scope: str = "") -> Account:
        account = self._empty_account(name, AccountClock(clock), scope)
        if name in self._sample_keys:
            from mockserver.fixtures.sample_account import load_sample_account  # most keys open empty accounts

            self._fill(account, load_sample_account())
        if self._settings.webhook:
            self._add_webhooks(account, name)
        if self._settings.fixtures:
            account.kit.answers = self._answer_files.answers()
        return account

    def _empty_account(self, name: str, clock: AccountClock, scope: str) -> Account:
        seed = self._settings.seed
        account_id = self._id_of_name(name)
        journal = Journal(account_id[:8], self._settings.journal_bytes)
        journal.before_drop, journal.budget = self.before_drop, self._journals
        account = Account(
            id=account_id,
            clock=clock,
            identifiers=Identifiers(seed, scope or name),
            profile=PROFILES[self._settings.profile],
            opened_at=to_milliseconds(clock.now()),
            scope=scope,
            plan=Plan(self._settings.plan),
            as_of=self._settings.as_of,
            kit=Kit(journal=journal, meter=Meter(self._prices)),
        )
        account.pages.budget = account.corpora.budget = self._results
        account.corpora.corpus_budget = self._corpora
        apply_era(account)
        return account

    def _with_results(self) -> Iterator[Shrinkable]:
        for account in self.all():
            yield account.pages
            yield account.corpora

    def _id_of_name(self, name: str) -> str:
        return digest(self._settings.seed, name, "account", size=12).hex()

    def _check_webhooks(self) -> None:
        from mockserver.domain.rules.addresses import AddressNotAllowed  # as below: few servers have webhooks

        for _, url in self._settings.webhook:
            try:
                self.dispatcher.check_address(url)
            except AddressNotAllowed as error:
                raise SettingsInvalid(f"--webhook: {error}") from None

    def _add_webhooks(self, account: Account, name: str) -> None:
        from mockserver.domain.rules.webhooks import new_webhook, register

        world = world_at(account, account.clock.now())
        for key, url in self._settings.webhook:
            if key in ("", name):
                run_blocking(register(world, new_webhook(account, url, self._settings.webhook_secret)))

    def _fill(self, account: Account, sample: "SampleAccount") -> None:
        for index in sample.indexes:
            account.indexes.put(index)
        for video in sample.videos:
            account.assets.put(video.asset)
            account.videos.put(video)
        for task in sample.tasks:
            account.jobs.put(task)
        if self._settings.recorded_answers:
            revisions = {index.id: account.videos.revision(index.id) for index in sample.indexes}
            account.recorded = RecordedAnswers(self._recorded_answers(sample), revisions, sample.listed)

    def _recorded_answers(self, sample: "SampleAccount") -> Mapping[str, list[RecordedAnswer]]:
        if not self._recorded:
            for item in sample.recorded:
                self._recorded.setdefault(item["operation"], []).append(self._recorded_answer(item))
        return self._recorded

    def _recorded_answer(self, item: Mapping[str, Any]) -> RecordedAnswer:
        """Return a recorded answer. The contract's defaults are added to its request, like to real requests."""
        reader = self.contract.operations[item["operation"]].bodies[JSON_TYPE]
        request = reader.read_json(orjson.dumps(item["body"]), strict=False)
        reply = item["reply"]
        return RecordedAnswer(request, FixedReply(reply["status"], reply["body"]))


def _run_next_step(steps: Iterator[None]) -> None:
    for _ in steps:
        get_running_loop().call_soon(_run_next_step, steps)
        return


def _prices(path: str) -> Prices | None:
    if not path:
        return None
    from mockserver.contract.yamlfile import YamlInvalid, read_yaml  # most servers have no prices

    try:
        return read_prices(read_yaml(Path(path)))
    except (PricesInvalid, YamlInvalid, OSError) as error:
        raise SettingsInvalid(f"--prices: {path}: {reason_of(error)}") from None
