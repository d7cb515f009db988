"""Title, topics and hashtags, for /gist."""

from mockserver.domain.records.scenes import Content
from mockserver.domain.retrieval.words import STOP_WORDS, tokenise


def title(content: Content, noun: str = "video") -> str:
    """Return the video's title; without one, its topics. Without those it is an untitled `noun`."""
    return _one_line(content.title) or _one_line(", ".join(content.topics)) or f"Untitled {noun}"


def topics(content: Content, noun: str = "video") -> list[str]:
    """Return the video's topics, at least one."""
    return [named for topic in content.topics if (named := topic.strip())] or [title(content, noun)]


def hashtags(content: Content) -> list[str]:
    """Return the video's hashtags without the leading "#", at least one.

    As in recorded replies, they may contain spaces and repeat.
    """
    tags = [tag for name in content.hashtags if (tag := name.strip().lstrip("#"))]
    return tags or [word for word in tokenise(title(content)) if word not in STOP_WORDS] or ["video"]


def _one_line(text: str) -> str:
    return " ".join(text.split())
