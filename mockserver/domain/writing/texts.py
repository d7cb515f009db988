"""Free texts about a video: what /summarize and /generate write."""

from mockserver.domain.records.scenes import Content
from mockserver.domain.writing.composer import compose
from mockserver.domain.writing.prompt import read_prompt
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording


def summary(content: Content, duration: float, prompt: str | None, temperature: float = 0.7) -> str:
    """Return a summary of the video, in the form and length that `prompt` wishes, else one paragraph.

    The same arguments give the same text. `duration` is in seconds.
    """
    return _write("summary", content, duration, prompt, temperature)


def answer(content: Content, duration: float, prompt: str, temperature: float = 0.7) -> str:
    """Return the text that `prompt` asks for, always naming what is in the video; never empty, below 4,000 characters.

    Honours counts, forms, questions and times as far as a deterministic writer can; for other languages and media it
    writes English text and says so. The same arguments give the same text; `temperature` varies the choice of words.
    """
    return _write("generate", content, duration, prompt, temperature)


def _write(kind: str, content: Content, duration: float, prompt: str | None, temperature: float) -> str:
    voice = Wording(f"{kind}\0{content.title}\0{prompt}", temperature)
    return compose(Source(content, duration, read_prompt(prompt), voice))
