"""Generates the content of a video from a digest and a name."""

from mockserver.domain.generation.choosing.fitting import build_tables_of_topics
from mockserver.domain.generation.scene_writer import SceneWriter
from mockserver.domain.generation.subject import hashtags_of, subject_of
from mockserver.domain.generation.words.noun_kinds import dictionary_of_nouns
from mockserver.domain.meaning.word_table import word_table
from mockserver.domain.records.scenes import Content, WrittenScenes


class Outline:
    """A video to be made up: what it is about, and what happens in it once somebody reads that."""

    __slots__ = ("_digest", "_duration", "_is_audio", "_scenes", "_subject", "_writer", "title", "topics")

    def __init__(self, digest: bytes, duration: float, title: str | None = None, *, is_audio: bool = False) -> None:
        self._digest, self._duration, self._is_audio = digest, duration, is_audio
        self._subject = subject = subject_of(title, digest)
        self.title, self.topics = subject.things[0].title, subject.topics
        self._writer: SceneWriter | None = None
        self._scenes: WrittenScenes | None = None

    @property
    def hashtags(self) -> tuple[str, ...]:
        """Tags like people choose."""
        return hashtags_of(self._subject)

    @property
    def is_written(self) -> bool:
        """Whether its scenes were read."""
        return self._scenes is not None

    @property
    def scenes(self) -> WrittenScenes:
        """The scenes cover the duration without gaps. Raises ValueError if that is not finite."""
        scenes = self._scenes
        if scenes is None:
            scenes = self._scenes = self.writer.scenes()
            self._writer = None  # it has parts of the scenes, and is not needed any more
        return scenes

    @property
    def writer(self) -> SceneWriter:
        """What the scenes are made by, each modality by itself. Raises ValueError if the duration is not finite."""
        writer = self._writer
        if writer is None:
            writer = self._writer = SceneWriter(self._digest, self._duration, self._subject, is_audio=self._is_audio)
        return writer


def build_tables() -> None:
    """Build what all videos share, which takes about 20 ms. Otherwise the first videos do."""
    build_tables_of_topics()
    dictionary_of_nouns()
    word_table()


def generate_content(digest: bytes, duration: float, *, title: str | None = None, is_audio: bool = False) -> Content:
    """Return a plausible video, always the same for the same arguments.

    Its scenes cover `duration` seconds without gaps; with a duration of zero there are none. Its subject is that of
    `title`, a title or the name of a file; a topic adds scenery if one fits. If the name says nothing, like "IMG_2231",
    the digest determines topic and title. Raises ValueError if `duration` is not finite.
    """
    outline = Outline(digest, duration, title, is_audio=is_audio)
    return Content(outline.title, outline.topics, outline.hashtags, outline.scenes)
