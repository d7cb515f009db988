"""Instructions: recipe cards and guides with what one needs, the steps and tips."""

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.forms.material import dashed, found, numbered, section, sections, things_of
from mockserver.domain.writing.phrases import clock
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.prose import sentences
from mockserver.domain.writing.source import Source

_MOST_THINGS, _MOST_STEPS, _MOST_TIPS = 10, 10, 4


def recipe(source: Source) -> str:
    """Return a recipe card."""
    return _instructions(source, "Ingredients and equipment:", "Method:")


def guide(source: Source) -> str:
    """Return a guide in steps."""
    return _instructions(source, "What you need:", "Steps:")


def _instructions(source: Source, needs: str, method: str) -> str:
    steps = found(source, Aspect.STEPS, source.spec.number(_MOST_STEPS, Unit.ITEM))
    tips = found(source, Aspect.ADVICE, _MOST_TIPS)
    return sections(
        source.label,
        sentences(source, 2)[0],
        f"Time in the {source.noun}: {clock(source.length)}",
        section(needs, dashed([capitalised(thing) for thing in things_of(source, _MOST_THINGS)])),
        section(method, numbered(steps)),
        section("Tips:", dashed(tips)) if tips else "",
    )
