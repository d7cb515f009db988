"""Generates scenes: what is seen, said, read and branded."""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, below, chance_of, in_turn
from mockserver.domain.generation.speech.genre import TITLED, Genre
from mockserver.domain.generation.speech.guests import Person, family_in, people_in, presenter_in, without_presenter
from mockserver.domain.generation.speech.speaker import Speaker
from mockserver.domain.generation.story import story
from mockserver.domain.generation.subject import Subject
from mockserver.domain.generation.timeline import cut, shown, speech
from mockserver.domain.generation.views.headings import headings_of
from mockserver.domain.generation.views.seen import seen_in
from mockserver.domain.generation.words.companies import company_in
from mockserver.domain.generation.words_of_topics import stems_of_genre, stems_of_topic
from mockserver.domain.records.scenes import Modality, Moment, Scene, TemplateWords, WrittenScenes

_SENTENCES_FROM = (0, 10, 15)  # seconds from which a scene has one, two, three sentences
_READ, _BRANDED = 3, 5  # each is in one of so many scenes, on average
_LONGEST_READ, _LONGEST_BRANDED = 5, 4  # seconds

_WITH_GUESTS = frozenset(
    [
        *(Genre.INTERVIEW, Genre.CALL, Genre.SALES_CALL, Genre.MEETING, Genre.TESTIMONY, Genre.TOAST),
        *(Genre.CONSULTATION, Genre.JOB_INTERVIEW, Genre.PATROL),
    ]
)
"""In these, somebody talks to the people in the name."""

_PRESENTED = frozenset([Genre.LECTURE, Genre.TOAST, Genre.TUTORIAL, Genre.VLOG]) | TITLED
"""In these, somebody in the name may be who speaks."""

_BUSINESS = frozenset([Genre.CALL, Genre.SALES_CALL, Genre.MEETING])


class SceneWriter:
    """Generates the scenes of one video, each modality at its first use and with random numbers of its own.

    Which words may be in it is known before anything of that is drawn.
    """

    def __init__(self, digest: bytes, duration: float, subject: Subject, *, is_audio: bool) -> None:
        self._digest, self._topic, self._title = digest, subject.topic, subject.things[0].title
        chance = chance_of(digest, "scenes")
        self._borders = cut(duration, chance)
        first, *others = subject.things
        company = company_in(self._title, is_business=subject.genre in _BUSINESS) if first.words else ""
        presenter = presenter_in(first) if subject.genre in _PRESENTED and first.words else ""
        if presenter and subject.genre in TITLED:
            first = without_presenter(first, presenter)
        self._beats = story(subject.topic, (first, *others), self.scene_count, chance)
        named = [person for person in _people_in(subject) if person.address != presenter]
        self._cast = Cast.of(subject.topic, chance, named, company, presenter)
        self._genre, self._is_audio = subject.genre, is_audio
        self._moments: dict[Modality, Sequence[tuple[Moment, ...]]] = {}

    @property
    def scene_count(self) -> int:
        """The number of scenes."""
        return len(self._borders) - 1

    @property
    def duration(self) -> float:
        """The second at which the last scene ends; 0 without scenes."""
        return self._borders[-1]

    @property
    def words(self) -> TemplateWords:
        """The words of all texts, and others, known without drawing what is said."""
        cast, subjects = self._cast, {beat.subject: None for beat in self._beats}
        values = [cast.host, *cast.guests, cast.absent, *cast.people, *cast.places]
        values += [*cast.companies, *cast.towns, *cast.brands, self._title]
        for subject in subjects:
            values += [subject.title, subject.about, *subject.parts]
        return TemplateWords((*stems_of_topic(self._topic), stems_of_genre(self._genre)), values)

    def moments(self, modality: Modality) -> Sequence[tuple[Moment, ...]]:
        """Return what `modality` finds in each scene."""
        found = self._moments.get(modality)
        if found is None:
            found = self._moments[modality] = _MOMENTS[modality](self)
        return found

    def scenes(self) -> WrittenScenes:
        """Return the scenes, with the words of their texts."""
        headings = headings_of(self._beats, [one.text for [one] in self.moments(Modality.VISUAL)])
        moments = map(self.moments, _MOMENTS)
        scenes = WrittenScenes(map(Scene, self._borders, self._borders[1:], headings, *moments))
        scenes.words = self.words
        return scenes

    def _seen(self) -> Sequence[tuple[Moment, ...]]:
        chance = chance_of(self._digest, Modality.VISUAL)
        texts = seen_in(self._beats, self._topic, self._cast, chance)
        return list(zip(map(Moment, self._borders, self._borders[1:], texts)))  # one in each scene

    def _said(self) -> Sequence[tuple[Moment, ...]]:
        if self._topic.is_watched_only:
            return [()] * self.scene_count
        chance = chance_of(self._digest, Modality.SPEECH)
        counts = [bisect(_SENTENCES_FROM, end - start) for start, end in pairwise(self._borders)]
        speaker = Speaker(self._genre, self._topic, chance, is_audio=self._is_audio)
        return speech(self._borders, counts, *speaker.said(self._beats, counts, self._cast))

    def _read(self) -> Sequence[tuple[Moment, ...]]:
        chance, title = chance_of(self._digest, Modality.TEXT), self._title
        signs = in_turn((*self._topic.signs, title), chance)
        return self._now_and_then(chain([title], signs), 0, _READ, _LONGEST_READ, chance)

    def _branded(self) -> Sequence[tuple[Moment, ...]]:
        chance = chance_of(self._digest, Modality.LOGO)
        brands = in_turn(self._cast.brands, chance)
        return self._now_and_then(brands, below(_BRANDED, chance), _BRANDED, _LONGEST_BRANDED, chance)

    def _now_and_then(
        self, texts: Iterator[str], first: int, every: int, longest: int, chance: Chance
    ) -> Sequence[tuple[Moment, ...]]:
        """Show the next of `texts` in the scene of number `first`, and then, on average, in each of `every` scenes."""
        found: list[tuple[Moment, ...]] = [()] * self.scene_count
        at = first
        while at < len(found):
            found[at] = shown(self._borders[at], self._borders[at + 1], next(texts), longest, chance)
            at += 1 + below(2 * every - 1, chance)
        return found


def _people_in(subject: Subject) -> Sequence[Person]:
    """Return those in the name of a video who are spoken to in it."""
    if subject.genre in _WITH_GUESTS:
        return people_in(subject.things[0])
    return family_in(subject.things[0]) if subject.genre is Genre.HOME_VIDEO else ()


_MOMENTS: Mapping[Modality, Callable[[SceneWriter], Sequence[tuple[Moment, ...]]]] = {
    Modality.VISUAL: SceneWriter._seen,
    Modality.SPEECH: SceneWriter._said,
    Modality.TEXT: SceneWriter._read,
    Modality.LOGO: SceneWriter._branded,
}
