"""Facts about the limits of a plan."""

from mockserver.ground.errors import LimitExceeded


class PlanFull(LimitExceeded):
    """The plan allows no more records of a kind, a plural such as "entities"."""

    def __init__(self, plan: str, included: int, kind: str) -> None:
        super().__init__(f"The {plan} plan includes {included} {kind}; the account has them all.")
        self.included = included
