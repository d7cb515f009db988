"""A method for each kind of fault. Made from the contract by `make readme`."""

# ruff: noqa: A002 - options have the names of the contract, such as `bytes`

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Unpack

from mockserver.testing.controls.fault_rules import NOT_GIVEN, Delay, Fault, Turn, When, given
from mockserver.testing.controls.matching import Matcher, OperationCondition
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides


class FaultKinds(ABC):
    """A method for each kind of fault. `fault_rules.When` says which of the matching requests are affected."""

    @abstractmethod
    def _inject(
        self,
        kind: str,
        options: Mapping[str, Any],
        operation: OperationCondition,
        match: Matcher | None,
        delay: Delay | None,
        when: When,
    ) -> Fault: ...

    def error(
        self,
        operation: OperationCondition = None,
        *,
        status: int | None = None,
        code: str | None = None,
        unlisted: bool | None = None,
        message: str | None = None,
        headers: Mapping[str, str] | None = None,
        processed: bool = False,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """An error of the API; its body has the code and a message.

        A 429 without a code has no body, as in v1.2.
        `status`: An HTTP status from 400 on. Without it, the status that the catalogue has for the code, else 500. From
        400 to 599.
        `code`: An error code of the catalogue, unless it is `unlisted`.
        `unlisted`: Allows a code that the API does not have, which is otherwise refused as a typo.
        `message`: The message of the error.
        `headers`: Headers of the reply. One of the same name is replaced, such as `content-type`. The server itself
        sends `content-length`, `transfer-encoding`, `date` and `x-mockserver`.
        `processed`: Whether the request is still processed, so that only its reply is lost.
        Raises Refused.
        """
        return self._inject(
            "error",
            given(
                {
                    "status": status,
                    "code": code,
                    "unlisted": unlisted,
                    "message": message,
                    "headers": headers,
                    "processed": processed,
                }
            ),
            operation,
            match,
            delay,
            when,
        )

    def rate_limit(
        self,
        operation: OperationCondition = None,
        *,
        retry_after: int = 1,
        limit: int = 3000,
        with_retry_after: bool = True,
        processed: bool = False,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """429 with the headers of an exceeded rate limit.

        In v1.2 it has no body; in v1.3 it has the code too_many_requests.
        `retry_after`: Seconds to wait. From 0 to 86400.
        `limit`: The limit. From 1 to 1000000.
        `with_retry_after`: Whether the header `Retry-After` is sent.
        `processed`: Whether the request is still processed, so that only its reply is lost.
        Raises Refused.
        """
        return self._inject(
            "rate_limit",
            given(
                {
                    "retry_after": retry_after,
                    "limit": limit,
                    "with_retry_after": with_retry_after,
                    "processed": processed,
                }
            ),
            operation,
            match,
            delay,
            when,
        )

    def reset(
        self,
        operation: OperationCondition = None,
        *,
        processed: bool = False,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """The connection is reset.

        `processed`: Whether the request is still processed, so that only its reply is lost.
        Raises Refused.
        """
        return self._inject("reset", given({"processed": processed}), operation, match, delay, when)

    def close(
        self,
        operation: OperationCondition = None,
        *,
        processed: bool = False,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """The connection is closed without a reply.

        `processed`: Whether the request is still processed, so that only its reply is lost.
        Raises Refused.
        """
        return self._inject("close", given({"processed": processed}), operation, match, delay, when)

    def empty(
        self,
        operation: OperationCondition = None,
        *,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """The reply has its status but no body.

        Raises Refused.
        """
        return self._inject("empty", {}, operation, match, delay, when)

    def garbage(
        self,
        operation: OperationCondition = None,
        *,
        bytes: int = 256,
        seed: int = 0,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[Turn],
    ) -> Fault:
        """The body is random bytes.

        `bytes`: The number of bytes. From 1 to 1048576.
        `seed`: The seed of random choices. From 0 to 2147483647.
        Raises Refused.
        """
        return self._inject(
            "garbage", given({"bytes": bytes, "seed": seed}), operation, match, delay, When(seed=seed, **when)
        )

    def truncate(
        self,
        operation: OperationCondition = None,
        *,
        share: float = 0.5,
        announced: bool = False,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """The body ends early.

        `share`: The share that is sent; less than 1. From 0 to 1.
        `announced`: Whether the full length is announced and the connection closed early.
        Raises Refused.
        """
        return self._inject("truncate", given({"share": share, "announced": announced}), operation, match, delay, when)

    def content_type(
        self,
        operation: OperationCondition = None,
        *,
        value: str = "text/html",
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """The body is normal, its media type is not.

        `value`: The media type.
        Raises Refused.
        """
        return self._inject("content_type", given({"value": value}), operation, match, delay, when)

    def break_contract(
        self,
        operation: OperationCondition = None,
        *,
        status: int | None = None,
        body: Any = NOT_GIVEN,
        seed: int = 0,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[Turn],
    ) -> Fault:
        """The reply violates the contract.

        It has the given body or status, with any values, or else the normal body with one violation.
        `status`: An HTTP status. From 200 to 599.
        `body`: Anything; sent as JSON.
        `seed`: The seed of random choices. From 0 to 2147483647.
        Raises Refused.
        """
        return self._inject(
            "break_contract",
            given({"status": status, "seed": seed}, {"body": body}),
            operation,
            match,
            delay,
            When(seed=seed, **when),
        )

    def slow_body(
        self,
        operation: OperationCondition = None,
        *,
        seconds: float = 2,
        pieces: int = 10,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """The body is sent slowly, in pieces.

        `seconds`: The duration in seconds. From 0 to 60.
        `pieces`: The number of pieces. From 1 to 1000.
        Raises Refused.
        """
        return self._inject("slow_body", given({"seconds": seconds, "pieces": pieces}), operation, match, delay, when)

    def cut_stream(
        self,
        operation: OperationCondition = None,
        *,
        events: int | None = None,
        milliseconds: int | None = None,
        with_reset: bool = False,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """A stream breaks off after a number of events or milliseconds.

        A stream that would end earlier lacks its end; with milliseconds, also its last event. Of any other body nothing
        is sent.
        `events`: The number of events that are sent first. From 0 to 1000000.
        `milliseconds`: The real time until the stream breaks off. From 0 to 60000.
        `with_reset`: Whether the connection is reset instead of closed.
        Raises Refused.
        """
        return self._inject(
            "cut_stream",
            given({"events": events, "milliseconds": milliseconds, "with_reset": with_reset}),
            operation,
            match,
            delay,
            when,
        )

    def reset_upload(
        self,
        operation: OperationCondition = None,
        *,
        after_kib: int = 0,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """The connection is reset during the upload.

        `after_kib`: After this many KiB of the request's body, or at its last byte. From 0 to 2097152.
        Raises Refused.
        """
        return self._inject("reset_upload", given({"after_kib": after_kib}), operation, match, delay, when)

    def stall_upload(
        self,
        operation: OperationCondition = None,
        *,
        after_kib: int = 0,
        seconds: float = 30,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """The server pauses reading the upload, then reads the rest.

        `after_kib`: After this many KiB of the request's body, or at its last byte. From 0 to 2097152.
        `seconds`: The duration in seconds. From 0 to 60.
        Raises Refused.
        """
        return self._inject(
            "stall_upload", given({"after_kib": after_kib, "seconds": seconds}), operation, match, delay, when
        )

    def refuse_upload(
        self,
        operation: OperationCondition = None,
        *,
        status: int | None = None,
        code: str | None = None,
        unlisted: bool | None = None,
        message: str | None = None,
        headers: Mapping[str, str] | None = None,
        processed: bool = False,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """An error after the last byte.

        `status`: An HTTP status from 400 on. Without it, the status that the catalogue has for the code, else 500. From
        400 to 599.
        `code`: An error code of the catalogue, unless it is `unlisted`.
        `unlisted`: Allows a code that the API does not have, which is otherwise refused as a typo.
        `message`: The message of the error.
        `headers`: Headers of the reply. One of the same name is replaced, such as `content-type`. The server itself
        sends `content-length`, `transfer-encoding`, `date` and `x-mockserver`.
        `processed`: Whether the request is still processed, so that only its reply is lost.
        Raises Refused.
        """
        return self._inject(
            "refuse_upload",
            given(
                {
                    "status": status,
                    "code": code,
                    "unlisted": unlisted,
                    "message": message,
                    "headers": headers,
                    "processed": processed,
                }
            ),
            operation,
            match,
            delay,
            when,
        )
