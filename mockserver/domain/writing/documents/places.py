"""The part of a video that a value describes: the whole, a chapter, a scene, a topic, or a quote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.media import tidy
from mockserver.domain.records.scenes import Modality, Moment, Scene
from mockserver.domain.retrieval.words import tokenise
from mockserver.domain.writing.aspects.finding import Finding
from mockserver.domain.writing.aspects.goods import is_animal
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.aspects.speech import spoken
from mockserver.domain.writing.aspects.voices import voices_in
from mockserver.domain.writing.chapters import chapters_from, scenes_between
from mockserver.domain.writing.documents.naming import MODALITIES, Meaning, Name, is_event_of_match
from mockserver.domain.writing.forms.assessments import scenes_of_criteria
from mockserver.domain.writing.forms.quizzes import Question, options_of, questions_about
from mockserver.domain.writing.forms.rule_checks import RuleCheck, check_of, rule_checks
from mockserver.domain.writing.gist import hashtags, topics
from mockserver.domain.writing.highlights import pick_scenes
from mockserver.domain.writing.judgements import main_thing
from mockserver.domain.writing.people import people_in
from mockserver.domain.writing.phrases import clause
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prose import keywords, sentences
from mockserver.domain.writing.scene_words import stems, texts_of
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.turns import talk_of

_MOST_FACTS = 12
_MOST_OTHERS = 6
_THEMES = frozenset(["interests", "labels", "entities", "concepts", "terms", "attributes", "themes"])
ANIMALS = frozenset(["species", "animals", "breeds", "wildlife"])
_PRODUCTS = frozenset(["products", "merchandise"])
_FLAWS = frozenset(["flags", "errors", "violations", "defects", "anomalies", "bugs", "allergens", "side"])
_OPTIONS = frozenset(["options", "choices", "answers", "alternatives"])
_TITLE_LENGTH = 80
_ASPECTS_OF_MEANINGS = {
    Meaning.LOGO: Aspect.BRANDS,
    Meaning.SCREEN_TEXT: Aspect.SCREEN_TEXT,
    Meaning.SPEECH: Aspect.QUOTES,
}


@dataclass(frozen=True, eq=False)
class Place:
    """A part of the video, in seconds, with its content; `number` is its position in a list of parts.

    It may also be the whole video, or a moment that is said, read or branded, with that as its summary.
    """

    source: Source
    start: float
    end: float
    title: str
    summary: str
    number: int = 0
    is_whole: bool = False
    is_last: bool = False
    """Whether it is the last one of a list."""
    is_moment: bool = False
    found: Aspect | None = None
    """The aspect of which it is something that was found: its title."""
    times: tuple[float, ...] = ()
    """When the video has what was found."""
    role: str = ""
    """The role of a person that it describes."""
    speaker: str = ""
    """Who says the moment that it is, if that is known."""
    question: Question | None = None
    check: RuleCheck | None = None
    """The rule of the prompt that it is about, with its verdict."""
    option: str = ""
    """One of the answers that the question offers."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the texts of this part; for the whole video also those of its title and topics."""
        content = self.source.content
        general = (content.title, *content.topics) if self.is_whole else ()
        return stems((self.title, self.summary, *general, *texts_of(content.scenes)))

    @cached_property
    def facts(self) -> list[str]:
        """Different sentences about this part."""
        return [f"{capitalised(text)}." for text in self.source.statements(_MOST_FACTS)]

    def moments(self, modality: Modality) -> list[Moment]:
        """Return the moments of `modality` in this part."""
        return list(self.source.content.moments(modality))

    def parts(self, name: Name, most: int) -> list["Place"]:
        """Return up to `most` items for a list with this name, in time order if they have times."""
        found = self._parts(name, most)[:most]
        last = len(found) - 1
        return [replace(part, number=number, is_last=number == last) for number, part in enumerate(found)]

    def _parts(self, name: Name, most: int) -> list["Place"]:
        content = self.source.content
        if self.question and not _OPTIONS.isdisjoint(name.words):
            return [replace(self, title=option, option=option) for option in options_of(self.question, self.number)]
        if name.aspect in KINDS:
            return self._of_aspect(name.aspect)
        match name.meaning:
            case Meaning.CHAPTER:
                return self._chapters()
            case Meaning.HIGHLIGHT if content.scenes:
                return list(map(self._of_scene, pick_scenes(self.source, min(most, 3))))
            case Meaning.TOPIC:
                return self._labelled(topics(content))
            case Meaning.TAG:
                return self._labelled(hashtags(content))
            case Meaning.PEOPLE:
                return [self._person(one, role) for one, role in self._people(name).items()]
            case Meaning.SPEECH | Meaning.SCREEN_TEXT | Meaning.LOGO:
                return list(map(self._of_moment, self.moments(MODALITIES[name.meaning])))
        if not ANIMALS.isdisjoint(name.words) and name.meaning is Meaning.OTHER:
            return self._labelled([word for word in tokenise(content.title) if is_animal(word)])
        if not _PRODUCTS.isdisjoint(name.words):
            return self._product()
        if name.meaning is Meaning.OTHER and not _THEMES.isdisjoint(name.words):
            return self._labelled(keywords(self.source))
        if name.meaning is Meaning.OTHER and not _FLAWS.isdisjoint(name.words):
            return []
        if is_event_of_match(name):
            found = self.source.matching(name.words)
            return list(map(self._of_scene, sorted(found, key=lambda scene: scene.start)))
        usual = most if name.meaning is not Meaning.OTHER else min(most, _MOST_OTHERS)
        return list(map(self._of_scene, self.source.best_scenes(usual)))

    def found_once(self, name: Name) -> list["Place"]:
        """Return one part for each different thing for a list with this name, with all its times."""
        aspect = _ASPECTS_OF_MEANINGS.get(name.meaning) or name.aspect
        return [replace(part, number=number) for number, part in enumerate(self._of_aspect(aspect))]

    def questions(self, most: int) -> list["Place"]:
        """Return one part for each of `most` questions about the video."""
        asked = islice(questions_about(self.source), most)
        return [replace(self, title=one.text, number=number, question=one) for number, one in enumerate(asked)]

    def checks(self, most: int) -> list["Place"]:
        """Return one part for each of the first `most` rules of the prompt, where the video shows what they say."""
        return [
            replace(
                self,
                title=one.rule.text,
                summary=one.reason,
                start=one.start,
                end=one.end,
                number=number,
                check=one,
                is_whole=False,
            )
            for number, one in enumerate(self.rule_checks[:most])
        ]

    @cached_property
    def rule_checks(self) -> list[RuleCheck]:
        """The checks of the rules of the prompt, made once for a document."""
        return rule_checks(self.source)

    def criteria(self, names: Sequence[str], *, are_checked: bool = False) -> list["Place"]:
        """Return a part for each criterion: the scene that shows how good it is, or whether it is there at all."""
        scenes = scenes_of_criteria(self.source, names)
        parts = [
            replace(self._of_scene(scene), title=name, number=number)
            for number, (name, scene) in enumerate(zip(names, scenes, strict=True))
        ]
        if not are_checked:
            return parts
        return [replace(part, check=check_of(self.source, f"no {part.title}")) for part in parts]

    def lines(self, most: int) -> list["Place"]:
        """Return one part for each line that is said."""
        said = [self._of_moment(moment) for moment in self.moments(Modality.SPEECH)[:most]]
        return [replace(part, number=number) for number, part in enumerate(said)]

    def terms(self, most: int) -> list["Place"]:
        """Return one part for each of `most` terms of the video, with a sentence about it."""
        said = [text for text, _ in spoken(self.source.content.scenes)]
        sentences = [(stems([text]), text) for text in (*said, *self.facts)]
        found: list[Place] = []
        for term in keywords(self.source):
            wanted = stems([term])
            about = next((text for words, text in sentences if wanted and wanted <= words), "")
            if about and len(found) < most:
                found.append(replace(self, title=term, summary=about, is_whole=False, number=len(found)))
        return found

    def _people(self, name: Name) -> dict[str, str]:
        """Return the people who speak, with their roles; if the list is of others too, those named or seen."""
        roles = dict(talk_of(self.source.content).roles)
        if len(roles) > 1 or (roles and "speakers" in name.words):
            return roles
        voices = voices_in(self.source.scenes, self.source.content.title)
        named = {one: role for one, role in roles.items() if one.lower() != role}
        guests = dict.fromkeys(voices.others, "guest") if voices else {}
        return named | guests | {one: one.partition(" ")[2] for one in people_in(self.source.content.scenes)}

    def _person(self, person: str, role: str) -> "Place":
        """Return the scenes in which somebody can be seen or speaks, or all if there are none."""
        content = self.source.content
        starts = {line.start for line in talk_of(content).of(person)}
        scenes = [
            scene
            for scene in content.scenes
            if person in people_in([scene]) or any(line.start in starts for line in scene.said)
        ]
        if not scenes:
            return replace(self, title=person, role=role, is_whole=False)
        part = self._part((scenes[0].start, scenes[-1].end), person, "", scenes)
        return replace(part, summary=part.facts[0], role=role)

    def _product(self) -> list["Place"]:
        """Return the product that the video is about, from where it is first shown or named."""
        thing = main_thing(self.source)
        scenes = sorted(self.source.matching(thing.lower().split()), key=lambda scene: scene.start)
        if not scenes:
            return [replace(self, title=thing, is_whole=False)]
        return [self._part((scenes[0].start, scenes[-1].end), thing, self.source.describe(scenes[0]), scenes)]

    def _of_aspect(self, aspect: Aspect | None) -> list["Place"]:
        """Return one part for each thing of an aspect; none for an aspect of which nothing is listed."""
        if aspect is None or aspect not in KINDS:
            return []
        return [self._of_finding(one, aspect) for one in KINDS[aspect].find(self.source)]

    def _of_finding(self, finding: Finding, aspect: Aspect) -> "Place":
        start = finding.times[0] if finding.times else self.start
        scenes = [scene for scene in self.source.content.scenes if scene.start <= start < scene.end]
        end = scenes[0].end if scenes else self.end
        part = self._part((start, end), finding.text, f"{capitalised(finding.text)}.", scenes)
        return replace(part, found=aspect, times=finding.times)

    def _chapters(self) -> list["Place"]:
        return [
            self._part(
                (max(self.start, chapter.start), min(self.end, chapter.end)),
                chapter.title,
                chapter.summary,
                scenes_between(self.source.content.scenes, chapter.start, chapter.end),
            )
            for chapter in chapters_from(self.source)
        ]

    def _of_scene(self, scene: Scene) -> "Place":
        title = clause(scene.heading, _TITLE_LENGTH) or self.title
        summary = f"{capitalised(self.source.describe(scene))}."
        return self._part((scene.start, scene.end), title, summary, [scene])

    def _of_moment(self, moment: Moment) -> "Place":
        text = " ".join(moment.text.split())
        scenes = [scene for scene in self.source.content.scenes if scene.start <= moment.start < scene.end]
        speaker = moment.voice.label if moment.voice else ""
        return replace(self._part((moment.start, moment.end), text, text, scenes), is_moment=True, speaker=speaker)

    def _labelled(self, labels: Iterable[str]) -> list["Place"]:
        """Return one part for each of `labels`, with the times of this one."""
        return [
            replace(self, title=label, summary=self.facts[at % len(self.facts)], is_whole=False)
            for at, label in enumerate(dict.fromkeys(labels))
        ]

    def _part(self, span: tuple[float, float], title: str, summary: str, scenes: Sequence[Scene]) -> "Place":
        start = min(max(span[0], self.start), self.end)
        end = min(max(span[1], start), self.end)
        content = replace(self.source.content, scenes=tuple(scenes))
        source = replace(self.source, content=content, start=start, duration=end)
        return Place(source, tidy(start), tidy(end), title, summary)


def part_between(whole: Place, start: float, end: float) -> Place:
    """Return the part of `whole` between two seconds."""
    content = whole.source.content.between(start, end)
    first = max(content.scenes, key=lambda scene: min(scene.end, end) - max(scene.start, start), default=None)
    title = clause(first.heading, _TITLE_LENGTH) if first else ""
    summary = f"{capitalised(whole.source.describe(first))}." if first else whole.summary
    source = replace(whole.source, content=content, start=start, duration=end)
    return Place(source, start, end, title or whole.title, summary)


def whole_place(source: Source) -> Place:
    """Return the whole of `source` as one part."""
    title = source.label
    summary = " ".join(sentences(source, 3))
    return Place(source, tidy(source.start), tidy(source.duration), title, summary, is_whole=True)
