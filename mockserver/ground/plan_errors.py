"""Facts about how many things a plan includes."""

from mockserver.ground.errors import LimitExceeded


class PlanFull(LimitExceeded):
    """The plan includes no more things of a kind, which is a plural such as "entities"."""

    def __init__(self, plan: str, included: int, kind: str) -> None:
        super().__init__(f"The {plan} plan includes {included} {kind}; the account has them all.")
        self.included = included
