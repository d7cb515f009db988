"""Who and what appears in one video: chosen once, so that its scenes belong together."""

from dataclasses import dataclass
from random import Random
from typing import Self

from faker import Faker

from mockserver.domain.generation.naming import subjects_for
from mockserver.domain.generation.topics import Topic


@dataclass(frozen=True, slots=True)
class Cast:
    """The people, places, companies and towns of one video, and what it is about."""

    subjects: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    companies: tuple[str, ...]
    towns: tuple[str, ...]
    brands: tuple[str, ...]

    @classmethod
    def of(cls, topic: Topic, name: str | None, faker: Faker) -> Self:
        """Return the cast for a video of `topic`; equally seeded fakers give the same cast."""
        random = faker.random
        companies = tuple(faker.company() for _ in range(2))
        return cls(
            subjects=tuple(subjects_for(topic, name, random)),
            people=tuple(random.sample(topic.people, 2)),
            places=tuple(random.sample(topic.places, 2)),
            companies=companies,
            towns=tuple(faker.city() for _ in range(2)),
            brands=(random.choice(topic.brands), companies[0]),
        )

    def fill(self, text: str, subject: str, random: Random) -> str:
        """Return `text` as a sentence, its `{subject}`, `{company}` and `{town}` filled in."""
        if "{" in text:
            text = text.format(subject=subject, company=random.choice(self.companies), town=random.choice(self.towns))
        first = text[:1].upper()
        # Most of what is said is said in many videos, and need be held once.
        return text if text.startswith(first) else first + text[1:]
