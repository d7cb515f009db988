"""The input of a text: the video's content, as one prompt asks for it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from itertools import count as counting

from mockserver.domain.capitals import capitalised
from mockserver.domain.meaning.kinds import kinds_named, kinds_of, may_name_kind
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.words import stem as stem_of
from mockserver.domain.writing.phrases import a_noun, clause, clock, lowered
from mockserver.domain.writing.prompts.roles import asks_for_sight
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.prompts.vocabulary import SINGLE_THINGS, SUBJECTS_OF_FORMS
from mockserver.domain.writing.scene_words import Words, stems, words_of, words_of_scenes
from mockserver.domain.writing.stills import is_still
from mockserver.domain.writing.talks.kinds import CONVERSATIONS, WORDS_FOR_TALKS, kind_of
from mockserver.domain.writing.talks.points import points_of
from mockserver.domain.writing.wording import Wording
from mockserver.ground.caches import OfOwners

_LEADS = (
    "Once more, ",
    "To say it again, ",
    "Looking closer, ",
    "In other words, ",
    "As a reminder, ",
    "To be precise, ",
    "Put simply, ",
)
_LONGEST_FACT = 160  # characters
_MODALITIES = tuple(Modality)
# Sentences about the latest videos: many prompts want as many.
_MOST_KEPT = 64
_kept: OfOwners[tuple[object, ...], Sequence[str]] = OfOwners(_MOST_KEPT)
# The scenes of the latest talks in which most is said.
_kept_scenes: OfOwners[tuple[object, ...], Sequence[Scene]] = OfOwners(_MOST_KEPT)
_LENGTH_OF_FRAME, _LEAST_WORTH = 40, -3
_SAYS = ("The speaker says", "A voice says", "One hears the words")


def _lead(turn: int) -> str:
    return _LEADS[turn % len(_LEADS)] * (turn // len(_LEADS) + 1)


def _unique(texts: Iterable[str]) -> Iterator[str]:
    known = set[str]()
    for text in texts:
        if text not in known:
            known.add(text)
            yield text


@dataclass(frozen=True, slots=True)
class Source:
    """A video's content with the prompt and the wording of one request.

    If the text is about a part of the video only, that is from `start` to `duration`.
    """

    content: Content
    duration: float
    spec: PromptSpec
    wording: Wording
    start: float = 0.0
    noun: str = "video"
    """The noun for it in texts: a video, an image, a recording."""

    @property
    def length(self) -> float:
        """The duration of the described part, in seconds."""
        return self.duration - self.start if self.start else self.duration

    @property
    def is_still(self) -> bool:
        """Whether it is about images, which have no times."""
        return is_still(self.noun)

    @property
    def label(self) -> str:
        """The video's name in a text: its title, else a substitute."""
        return clause(self.content.title, 80) or next(filter(None, self._other_names()), f"Untitled {self.noun}")

    def _other_names(self) -> Iterator[str]:
        headings = (scene.heading for scene in self.content.scenes)
        return (clause(name, 80) for name in chain(self.content.topics, headings))

    @property
    def theme(self) -> str:
        """The subject of the video in a word or two."""
        topic = next(filter(clause, self.content.topics), None)
        return self.label if topic is None else self._within_sentence(topic)

    def _within_sentence(self, topic: str) -> str:
        """Return `topic` in lower case, unless the title has it in upper case after its first word."""
        text = clause(topic, 60)
        return text if f" {text}" in self.content.title else lowered(text)

    @property
    def subject(self) -> str:
        """The theme after the word "about": with its article if it is a single thing, such as "a concert"."""
        theme = self.theme
        if theme in SUBJECTS_OF_FORMS:
            return SUBJECTS_OF_FORMS[theme]
        if theme.rpartition(" ")[2] not in SINGLE_THINGS or theme.startswith(("a ", "an ", "the ")):
            return theme
        return a_noun(theme)

    @property
    def is_talk(self) -> bool:
        """Whether what is said matters more than what is seen: in a meeting, unless the prompt asks for the sight."""
        if kind_of(self.content) not in CONVERSATIONS or self.spec.modality not in (None, Modality.SPEECH):
            return False
        return not asks_for_sight(self.spec.text)

    @property
    def scenes(self) -> Sequence[Scene]:
        """The scenes for the prompt: those in its time span, else all."""
        if self.spec.span is None:
            return self.content.scenes
        start, end = self.span(self.spec.span)
        return [
            scene for scene in self.content.scenes if scene.start <= end and scene.end > start
        ] or self.content.scenes

    @property
    def headings(self) -> list[str]:
        """The headings of those scenes, without duplicates."""
        headings = dict.fromkeys([scene.heading for scene in self.scenes])
        return list(dict.fromkeys(short for heading in headings if (short := clause(heading, 60))))

    @property
    def words(self) -> Words:
        """The words of each of those scenes."""
        return words_of(self.content) if self.spec.span is None else words_of_scenes(self.scenes)

    def span(self, span: tuple[float, float]) -> tuple[float, float]:
        """Return `span` limited to the video, in seconds from its start."""
        start = max(self.start, self.duration + span[0] if span[0] < 0 else span[0])
        return start, min(max(start, span[1]), max(start, self.duration))

    def matching(self, words: Sequence[str]) -> list[Scene]:
        """Return the scenes with any of `words`, best first; a word that is in fewer scenes counts more."""
        if not words:
            return []
        known, rating = self.words, dict[int, float]()
        for stem in sorted(self.named_by(stems(words))):
            numbers = known.having(stem)
            for number in numbers:
                rating[number] = rating.get(number, 0) + 1 / len(numbers)
        scenes = self.scenes
        return [scenes[number] for number in sorted(rating, key=lambda one: (-rating[one], one))]

    def named_by(self, asked: Collection[str]) -> Collection[str]:
        """Return the stems of `asked` that a scene has, and for the others those of their kind in the title.

        A retriever is what "animal" asks for.
        """
        forms = self.words.forms
        named = [stem for stem in asked if stem in forms]
        if len(named) == len(asked):
            return named
        kinds = {
            one.kind for stem in asked if stem not in forms and may_name_kind(stem) for one in kinds_named((stem,))
        }
        if not kinds:
            return named
        about = (stem for stem in stems((self.content.title,)) if stem in forms)
        return {*named, *(stem for stem in about if not kinds.isdisjoint(kinds_of((stem,))))}

    def best_scenes(self, number: int) -> list[Scene]:
        """Return up to `number` scenes in time order: those about the prompt's subject, then an even selection."""
        scenes = self.scenes
        if number >= len(scenes):
            return list(scenes)
        spread = self._spread(scenes, number)
        if not (matching := self.matching(self._wanted())[:number]):
            return spread
        best = list(dict.fromkeys((*matching, *spread)))[:number]
        return sorted(best, key=lambda scene: scene.start)

    def _wanted(self) -> Sequence[str]:
        """Return the words for the subject of the prompt; "this call" is no subject within a meeting."""
        if not self.spec.subject or not self.is_talk:
            return self.spec.subject
        named = stems((self.content.title, *self.content.topics, *WORDS_FOR_TALKS))
        return [word for word in self.spec.subject if stem_of(word) not in named]

    def _spread(self, scenes: Sequence[Scene], number: int) -> list[Scene]:
        """Return scenes spread over the video; of a talk those in which most is said."""
        if not self.is_talk:
            return [scenes[place * (len(scenes) - 1) // max(1, number - 1)] for place in range(number)]
        key = self.content.title, self.spec.span, self.start, self.duration, number
        return [*_kept_scenes.of(self.content, key, lambda: self._most_telling(scenes, number))]

    def _most_telling(self, scenes: Sequence[Scene], number: int) -> Sequence[Scene]:
        stretches = (scenes[len(scenes) * at // number : len(scenes) * (at + 1) // number] for at in range(number))
        best = [scene for stretch in stretches if self.worth(scene := max(stretch, key=self.worth)) > 0]
        if missing := number - len(best):
            chosen = {scene.start for scene in best}
            others = sorted((scene for scene in scenes if scene.start not in chosen), key=self.worth, reverse=True)
            best = sorted([*best, *others[:missing]], key=lambda scene: scene.start)
        return best

    def worth(self, scene: Scene) -> int:
        """Return how much is said in a scene of a talk that matters."""
        points = points_of(scene, self.content)
        return points[0].worth if points else 0

    def describe(self, scene: Scene, length: int = _LONGEST_FACT) -> str:
        """Return one sentence about `scene` without its full stop; about the requested modality, if it has any."""
        return next(self._facts(scene, length))

    def may_quote(self, scene: Scene) -> bool:
        """Return whether that sentence may quote what is said, in words that are not the same for all requests."""
        is_seen = self.spec.modality is None and any(clause(moment.text, _LONGEST_FACT) for moment in scene.seen)
        return bool(scene.said) and not is_seen

    def statements(self, number: int) -> list[str]:
        """Return exactly `number` different sentences about the video, without full stops, in time order.

        If the video has too little content, sentences repeat it in other words.
        """
        length = max(20, min(_LONGEST_FACT, 2400 // max(1, number) - 20))
        sentences = self._sentences(number, length)
        if len(sentences) == number:
            return sentences
        sentences += self._general(length)
        again = (f"{_lead(turn)}{lowered(text)}" for turn in counting() for text in sentences)
        return list(islice(_unique(chain(sentences, again)), number))

    def mention(self, moment: Moment, modality: Modality, length: int = _LONGEST_FACT) -> str:
        """Return a sentence about `moment`, without its full stop."""
        return self._reported(clause(moment.text, length), moment, modality)

    def _reported(self, text: str, moment: Moment, modality: Modality) -> str:
        match modality:
            case Modality.VISUAL:
                return capitalised(text)
            case Modality.SPEECH:
                return f'{self.wording.pick(_SAYS, moment.start)} "{text}"'
            case Modality.TEXT:
                return f'The text "{text}" is on screen'
            case Modality.LOGO:
                return f"The logo of {text} can be seen"

    def _sentences(self, number: int, length: int) -> list[str]:
        """Return up to `number` sentences. They are kept unless one quotes speech: each request has its own words."""
        scenes = self.best_scenes(number)
        key = self.content.title, self.noun, self.spec.modality, self.is_talk, number, length, *map(id, scenes)
        kept = _kept.of(self.content, key, lambda: self._unless_quoting(self._chosen(scenes, number, length)))
        return [*kept] or self._chosen(scenes, number, length)

    def _unless_quoting(self, sentences: Sequence[str]) -> Sequence[str]:
        return () if any(sentence.startswith(_SAYS) for sentence in sentences) else sentences

    def _chosen(self, scenes: Sequence[Scene], number: int, length: int) -> list[str]:
        # Every scene gets a first sentence before any gets a second; the chosen sentences are in time order.
        chosen: dict[str, tuple[int, int]] = {}
        left = [(place, self._facts(scene, length)) for place, scene in enumerate(scenes)]
        for depth in counting():
            found = [(place, next(facts, None), facts) for place, facts in left]
            for place, fact, _ in found:
                if fact is not None:
                    chosen.setdefault(fact, (place, depth))
            left = [(place, facts) for place, fact, facts in found if fact is not None]
            if not left or len(chosen) >= number:
                break
        return sorted(islice(chosen, number), key=lambda fact: chosen[fact])

    def _facts(self, scene: Scene, length: int) -> Iterator[str]:
        wished = self.spec.modality
        if self.is_talk:
            reports = (point.report for point in points_of(scene, self.content) if point.worth >= _LEAST_WORTH)
            yield from (report for report in reports if len(report) <= length + _LENGTH_OF_FRAME)
        for modality in dict.fromkeys((wished, *_MODALITIES)) if wished else _MODALITIES:
            for moment in scene.moments(modality):
                if text := clause(moment.text, length):
                    yield self._reported(text, moment, modality)
        about = clause(scene.heading, length) or self.subject
        if self.is_still:
            yield f"The {self.noun} shows {lowered(about)}"
        else:
            yield f"The part from {clock(scene.start)} to {clock(scene.end)} is about {lowered(about)}"

    def _general(self, length: int) -> Iterator[str]:
        if self.theme.casefold() != self.label.casefold():
            yield f"The {self.noun} is about {clause(self.subject, length)}"
        if not self.is_still:
            yield f"It lasts {clock(self.length)}"
        yield f'Its title is "{clause(self.label, length)}"'
        yield f"The number of its scenes is {len(self.content.scenes)}"
