"""Generates the content of a video from a digest and a name."""

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import chance_of
from mockserver.domain.generation.scene_writer import SceneWriter
from mockserver.domain.generation.story import story
from mockserver.domain.generation.subject import subject_of
from mockserver.domain.generation.timeline import cut
from mockserver.domain.records.scenes import Content, Scene


class Outline:
    """A video to be made up: what it is about, and its scenes once somebody reads them."""

    __slots__ = ("_digest", "_duration", "_is_audio", "_scenes", "_subject", "hashtags", "title", "topics")

    def __init__(self, digest: bytes, duration: float, title: str | None = None, *, is_audio: bool = False) -> None:
        self._digest, self._duration, self._is_audio = digest, duration, is_audio
        self._subject = subject = subject_of(title, digest)
        self.title, self.topics, self.hashtags = subject.things[0].title, subject.topics, subject.hashtags
        self._scenes: tuple[Scene, ...] | None = None

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes cover the duration without gaps. Raises ValueError if that is not finite."""
        if self._scenes is None:
            self._scenes = self._written()
        return self._scenes

    def _written(self) -> tuple[Scene, ...]:
        # A generator of its own, so that threads that read at the same time do not share one.
        topic, chance = self._subject.topic, chance_of(self._digest, "scenes")
        spans = cut(self._duration, chance)
        writer = SceneWriter(topic, Cast.of(topic, chance), self.title, chance, is_audio=self._is_audio)
        scenes: list[Scene] = []
        for beat in story(topic, self._subject.things, len(spans), chance):
            end = len(scenes) + beat.scenes
            scenes += writer.scenes(beat, spans[len(scenes) : end], is_last=end == len(spans))
        return writer.written(scenes)


def generate_content(digest: bytes, duration: float, *, title: str | None = None, is_audio: bool = False) -> Content:
    """Return a plausible video, always the same for the same arguments.

    Its scenes cover `duration` seconds without gaps; with a duration of zero there are none. Its subject is that of
    `title`, a title or the name of a file; a topic adds scenery if one fits. If the name says nothing, like "IMG_2231",
    the digest determines topic and title. Raises ValueError if `duration` is not finite.
    """
    outline = Outline(digest, duration, title, is_audio=is_audio)
    return Content(outline.title, outline.topics, outline.hashtags, outline.scenes)
