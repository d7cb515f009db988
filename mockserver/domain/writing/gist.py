"""Title, topics and hashtags, for /gist."""

from mockserver.domain.records.scenes import Content
from mockserver.domain.retrieval.words import STOP_WORDS, tokenise


def title(content: Content, noun: str = "video") -> str:
    """Return the video's title; without one, its topics. Without those it is an untitled `noun`."""
    named = (" ".join(name.split()) for name in (content.title, ", ".join(content.topics)))
    return next((name for name in named if name), f"Untitled {noun}")


def topics(content: Content, noun: str = "video") -> list[str]:
    """Return the video's topics, at least one."""
    return [topic.strip() for topic in content.topics if topic.strip()] or [title(content, noun)]


def hashtags(content: Content) -> list[str]:
    """Return the video's hashtags without the leading "#", at least one.

    As in recorded replies, they may contain spaces and repeat.
    """
    tags = [tag for tag in (tag.strip().lstrip("#") for tag in content.hashtags) if tag]
    return tags or [word for word in tokenise(title(content)) if word not in STOP_WORDS] or ["video"]
