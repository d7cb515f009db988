"""What testers write: user stories, and scenarios with the steps Given, When and Then."""

from itertools import cycle, islice

from mockserver.domain.writing.forms.material import Part, found, parts_of, section, sections
from mockserver.domain.writing.people import first_people_in
from mockserver.domain.writing.phrases import lowered
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.source import Source

_USUAL_STORIES, _MOST_PEOPLE = 3, 4


def user_stories(source: Source) -> str:
    """Return a line for each story: a person in the video, something that is done, and the subject as its purpose."""
    count = source.spec.number(_USUAL_STORIES, Unit.ITEM, Unit.LINE)
    steps = [lowered(step).partition(" (")[0].rstrip(".") for step in found(source, Aspect.STEPS, count)]
    goals = [*steps, *(f'watch the part "{part.heading}"' for part in parts_of(source)), f"watch {source.label}"]
    people = cycle(first_people_in(source.scenes, _MOST_PEOPLE) or ["a viewer"])
    lines = (
        f"As {who}, I want to {goal}, so that I get further with {source.subject}."
        for who, goal in zip(people, goals, strict=False)
    )
    return "\n".join(islice(lines, count))


def scenarios(source: Source) -> str:
    """Return a scenario for each part: what is there first, what happens then, and how it ends."""
    count = source.spec.number(1, Unit.ITEM)
    parts = list(islice(cycle(parts_of(source)), count))
    return sections(*(_scenario(source, part) for part in parts)) or f'Nothing happens in "{source.label}".'


def _scenario(source: Source, part: Part) -> str:
    first, last = part.scenes[0], part.scenes[-1]
    middle = part.scenes[len(part.scenes) // 2]
    steps = {"Given": first, "When": middle, "Then": last}
    return section(
        f"Scenario: {part.heading}", [f"  {word} {lowered(source.describe(scene))}" for word, scene in steps.items()]
    )
