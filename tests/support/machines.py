"""Runs state machines of Hypothesis: a fixed number of histories and steps, the same in every run."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def run_machine(machine: type[RuleBasedStateMachine], *, histories: int, steps: int) -> None:
    """Run `machine`. A failing history is shown as generated: shrinking it takes minutes."""
    bounds = settings(
        settings.get_profile("suite"),
        max_examples=histories,
        stateful_step_count=steps,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=bounds)
