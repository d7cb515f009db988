"""How state machines run: so many histories of so many steps, the same ones in every run."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def run_machine(machine: type[RuleBasedStateMachine], *, histories: int, steps: int) -> None:
    """Run `machine`. A history that fails is shown as it was drawn: to shorten it takes minutes."""
    bounds = settings(
        settings.get_profile("suite"),
        max_examples=histories,
        stateful_step_count=steps,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=bounds)
