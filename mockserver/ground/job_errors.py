"""Facts about jobs that can be canceled or repeated."""

from mockserver.ground.errors import WrongState


class AlreadyFinished(WrongState):
    """A job has come to its end."""

    def __init__(self, kind: str, identifier: str, status: str) -> None:
        super().__init__(f"{kind} {identifier} is {status}; there is nothing left to cancel.")
        self.identifier = identifier
        self.status = status


class OfBatch(WrongState):
    """A job was begun by a batch, and goes with it."""

    def __init__(self, kind: str, identifier: str, batch_id: str) -> None:
        super().__init__(f"{kind} {identifier} is part of batch {batch_id}. Cancel or delete the batch instead.")
        self.identifier = identifier
        self.batch_id = batch_id


class TooManyBatches(WrongState):
    """As many batches are at work as may be."""

    def __init__(self, most: int) -> None:
        super().__init__(f"{most} batches are at work, and there may be no more. Wait until one of them is over.")
        self.most = most


class ReplayKeyTaken(WrongState):
    """Another request has come with the key by which a repeated one is known."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Another request was sent with the idempotency key {key!r:.100}; use a new key.")
        self.key = key
