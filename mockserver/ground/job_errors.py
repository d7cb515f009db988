"""Facts about jobs that can be cancelled or repeated."""

from mockserver.ground.errors import WrongState


class AlreadyFinished(WrongState):
    """A job has already ended."""

    def __init__(self, kind: str, identifier: str, status: str) -> None:
        super().__init__(f"{kind} {identifier} is {status}; there is nothing left to cancel.")
        self.identifier = identifier
        self.status = status


class OfBatch(WrongState):
    """A job belongs to a batch, and can only be changed with it."""

    def __init__(self, kind: str, identifier: str, batch_id: str) -> None:
        super().__init__(f"{kind} {identifier} is part of batch {batch_id}. Cancel or delete the batch instead.")
        self.identifier = identifier
        self.batch_id = batch_id


class TooManyBatches(WrongState):
    """Too many batches are running."""

    def __init__(self, most: int) -> None:
        super().__init__(f"{most} batches are at work, and there may be no more. Wait until one of them is over.")
        self.most = most


class ReplayKeyTaken(WrongState):
    """The idempotency key was used by another request."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Another request was sent with the idempotency key {key!r:.100}; use a new key.")
        self.key = key
