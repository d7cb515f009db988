"""Free texts about a video, for /summarize and /generate."""

from mockserver.domain.records.scenes import Content
from mockserver.domain.writing.composer import compose
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording


def summary(content: Content, duration: float, prompt: str | None, temperature: float = 0.7) -> str:
    """Return a summary of the video, in the form and length that `prompt` asks for; one paragraph by default.

    The same arguments give the same text. `duration` is in seconds.
    """
    return compose(_source("summary", content, duration, prompt, temperature))


def answer(content: Content, duration: float, prompt: str, temperature: float = 0.7, start: float = 0.0) -> str:
    """Return the text that `prompt` asks for, always about the video; never empty, below 4,000 characters.

    Counts, forms, questions and times are respected as far as a deterministic writer can; for other languages and media
    it writes English text and says so. The same arguments give the same text; `temperature` varies the wording. For a
    part of a video, `content` is that of the part, from `start` to `duration`.
    """
    return compose(source_for(content, duration, prompt, temperature, start))


def source_for(
    content: Content, duration: float, prompt: str, temperature: float, start: float = 0.0, noun: str = "video"
) -> Source:
    """Return the input for an answer to `prompt`; texts call it a `noun`. Other arguments as for `answer`."""
    return _source("generate", content, duration, prompt, temperature, start, noun)


def _source(
    kind: str,
    content: Content,
    duration: float,
    prompt: str | None,
    temperature: float,
    start: float = 0.0,
    noun: str = "video",
) -> Source:
    wording = Wording(f"{kind}\0{content.title}\0{prompt}", temperature)
    return Source(content, duration, read_prompt(prompt), wording, start, noun)
