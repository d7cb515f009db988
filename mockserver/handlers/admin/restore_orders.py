"""Checks the controls in a snapshot (faults, answers, profiles, …): could a test have ordered them?

They are parsed by the contract like a request, so that a file cannot contain what a client may not send.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import orjson

from mockserver.contract.bodies import JSON_TYPE
from mockserver.domain.account.account import Account
from mockserver.domain.records.job_profile import PROFILES, Profile
from mockserver.domain.records.webhook import Webhook
from mockserver.domain.testkit.answers import Answer
from mockserver.domain.testkit.behaviour import Behaviour
from mockserver.domain.testkit.expected_videos import ExpectedVideo
from mockserver.domain.testkit.faults import FaultInvalid, FaultRule, read_rule
from mockserver.domain.testkit.matching.conditions import Fits, MatcherInvalid
from mockserver.domain.testkit.matching.matcher import Matcher
from mockserver.domain.testkit.profiles import profile_to_json
from mockserver.ground.errors import DomainError
from mockserver.ground.steps import Steps
from mockserver.handlers.admin.requests.answers import read_answer
from mockserver.handlers.admin.requests.naming import named_operations
from mockserver.handlers.admin.requests.profiles import read_profile
from mockserver.handlers.admin.requests.scenes import read_expected
from mockserver.handlers.admin.requests.webhooks import read_webhook
from mockserver.handlers.admin.webhooks import webhook_view
from mockserver.handlers.call import Accounts
from mockserver.state.restore import SnapshotInvalid

T = TypeVar("T")

# This many take a few milliseconds.
_CHECKS_AT_A_TIME = 50
_NOT_THE_SAME = "It is not what is described there."


def check_ordered(account: Account, accounts: Accounts) -> Steps[None]:
    """Check that every control in `account` could have been ordered. Raises SnapshotInvalid, which names it."""
    checks = _Checks(account, accounts)
    for number, (name, check) in enumerate(checks.all(), 1):
        if number % _CHECKS_AT_A_TIME == 0:
            yield
        try:
            is_same = check()
        except (DomainError, MatcherInvalid, FaultInvalid) as error:
            raise SnapshotInvalid(f"{name}: {error}") from None
        if not is_same:
            raise SnapshotInvalid(f"{name}: {_NOT_THE_SAME}")


class _Checks:
    """One check for each control: whether its description gives the same control."""

    def __init__(self, account: Account, accounts: Accounts) -> None:
        self._account = account
        self._accounts = accounts

    def all(self) -> Iterator[tuple[str, Callable[[], bool]]]:
        """Yield the checks, each with its place."""
        account, kit = self._account, self._account.kit
        for rule in kit.faults.all() if kit.faults else ():
            yield f"faults: {rule.id}", _later(self._is_rule, rule)
        for answer in kit.answers.all() if kit.answers else ():
            yield f"answers: {answer.id}", _later(self._is_answer, answer)
        for video in kit.expected_videos.all() if kit.expected_videos else ():
            yield f"expected_videos: {video.id}", _later(self._is_expected, video)
        for _, profile in kit.profiles.rules if kit.profiles else ():
            yield "profiles", _later(self._is_profile, profile)
        for job in account.jobs.all():
            yield f"job {job.id}: timeline.profile", _later(self._is_profile, job.timeline.profile)
        for webhook in account.outbox.webhooks.values() if account.outbox else ():
            yield f"account.outbox: {webhook.id}", _later(self._is_webhook, webhook)
        if kit.behaviour:
            yield "behaviour", _later(self._is_behaviour, kit.behaviour)
        yield "account.profile", lambda: PROFILES.get(account.profile.name) == account.profile

    def _read(self, operation_id: str, said: Any) -> Any:
        """Return a description as the contract parses it in a request. Raises DomainError."""
        reader = self._accounts.contract.operations[operation_id].bodies[JSON_TYPE]
        return reader.read_value(orjson.loads(orjson.dumps(said)), strict=True)

    def _is_rule(self, rule: FaultRule) -> bool:
        described = self._read("add-fault", rule.described)
        named_operations(described.get("match", {}), self._accounts.contract)
        same = read_rule(described, rule.source, rule.text)
        return _parts(same, "matcher", "schedule", "delay", "fault") == _parts(
            rule, "matcher", "schedule", "delay", "fault"
        )

    def _is_answer(self, answer: Answer) -> bool:
        same = read_answer(self._read("add-answer", answer.described), self._accounts.contract)
        replies, others = (
            [_parts(reply, "status", "body", "text", "ends") for reply in a.replies] for a in (same, answer)
        )
        parts = ("operations", "falls_through", "matcher")
        return replies == others and _parts(same, *parts) == _parts(answer, *parts)

    def _is_expected(self, video: ExpectedVideo) -> bool:
        same = read_expected(self._read("add-scenes", video.described))
        parts = ("marks", "content", "fits")
        return _parts(same, *parts) == _parts(video, *parts)

    def _is_profile(self, profile: Profile) -> bool:
        said = self._read("set-profile", profile_to_json(profile))
        return read_profile(said, self._account.profile) == profile

    def _is_webhook(self, webhook: Webhook) -> bool:
        view = {name: value for name, value in webhook_view(webhook).items() if name != "id"}
        # whether its host is allowed is checked at each delivery
        same = read_webhook(self._read("create-webhook", view), webhook)
        return webhook_view(same) == webhook_view(webhook)

    def _is_behaviour(self, behaviour: Behaviour) -> bool:
        same = Behaviour()
        same.change(self._read("change-behaviour", behaviour.described) if behaviour.described else {})
        same.paging.turned = behaviour.paging.turned
        parts = ("quality", "paging"), ("appear", "linger")
        return (_parts(same, *parts[0]), _parts(same.consistency, *parts[1])) == (
            _parts(behaviour, *parts[0]),
            _parts(behaviour.consistency, *parts[1]),
        )


def _later(check: Callable[[T], bool], thing: T) -> Callable[[], bool]:
    return lambda: check(thing)


def _parts(record: Any, *names: str) -> list[Any]:
    """Return these parts of a record in a comparable form."""
    return [_comparable(getattr(record, name)) for name in names]


def _comparable(value: Any) -> Any:
    if isinstance(value, Matcher):
        return value.described
    return value.pattern if isinstance(value, Fits) else value
