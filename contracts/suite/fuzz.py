"""Let schemathesis search for long: `python -m contracts.suite.fuzz --examples 2000`.

Exits with 1 if anything breaks the contract; every finding comes with the command that repeats it.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from time import perf_counter

from contracts.suite.excuses import EXCUSES
from contracts.suite.run import PHASES, Outcome, Size, run
from contracts.suite.target import LINKED, SAMPLE_KEY, Target, in_process
from mockserver.handlers.served import HANDLERS

# One search through the links gives up after a few hundred sequences; a new one begins elsewhere.
_SEQUENCES_A_ROUND = 100
_STEPS = 20


def main(arguments: list[str] | None = None) -> int:
    """Search, tell what was found, and return the exit code."""
    options = _parser().parse_args(arguments)
    started = perf_counter()
    total = Outcome()
    for outcome in _runs(options):
        total.add(outcome)
    print(_summary(total))
    print(f"{total.cases.total()} cases in {perf_counter() - started:.0f} s, {len(total.findings)} findings")
    if total.is_clean:
        return 0
    print(f"\n{total.report()}")
    return 1


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m contracts.suite.fuzz", description="Search for breaches of the contract.")
    parser.add_argument("--examples", type=int, default=300, help="cases drawn for each operation (default: 300)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (default: 1)")
    parser.add_argument("--url", help="address of the server to test; default: one in this process")
    parser.add_argument("--key", default=SAMPLE_KEY, help=f"its API key (default: {SAMPLE_KEY})")
    parser.add_argument("--operation", action="append", choices=sorted(HANDLERS), help="test only this one; repeatable")
    return parser


def _runs(options: Namespace) -> Iterator[Outcome]:
    """Yield the outcome of each operation by itself, then of sequences of them; each with a server of its own."""
    for operation in options.operation or HANDLERS:
        with _target(options) as target:
            yield _told(run(target, Size(options.examples, seed=options.seed), PHASES[:3], [operation]), operation)
    if options.operation:
        return
    for number in range(-(-options.examples // _SEQUENCES_A_ROUND)):
        with _target(options) as target:
            size = Size(min(options.examples, _SEQUENCES_A_ROUND), _STEPS, options.seed + number)
            yield _told(run(target, size, PHASES[3:], LINKED), f"sequences, round {number + 1}")


def _target(options: Namespace) -> AbstractContextManager[Target]:
    return nullcontext(Target(options.key, url=options.url)) if options.url else in_process()


def _told(outcome: Outcome, what: str) -> Outcome:
    print(f"{what}: {outcome.cases.total()} cases, {len(outcome.findings)} findings", file=sys.stderr, flush=True)
    return outcome


def _summary(total: Outcome) -> str:
    together = {phase: sum(count for (at, _), count in total.cases.items() if at == phase) for phase in PHASES}
    operations = sorted({operation for _, operation in total.cases})
    table = [_row("", PHASES), *(_row(name, [total.cases[phase, name] for phase in PHASES]) for name in operations)]
    table.append(_row("all operations", together.values()))
    return "\n".join([*table, "", *(f"excused {total.excused[excuse]:>6} times: {excuse}" for excuse in EXCUSES)])


def _row(name: str, cells: Iterable[object]) -> str:
    return f"{name:72}" + "".join(f"{cell:>11}" for cell in cells)


if __name__ == "__main__":
    sys.exit(main())
