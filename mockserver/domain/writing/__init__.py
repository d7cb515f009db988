"""Generated texts about a video's content: gist, summaries, chapters, highlights and free answers.

Pure and deterministic: a text depends only on content, prompt, kind and temperature.
"""

from mockserver.domain.writing.chapters import Chapter, chapters
from mockserver.domain.writing.composer import compose
from mockserver.domain.writing.gist import hashtags, title, topics
from mockserver.domain.writing.highlights import Highlight, highlights
from mockserver.domain.writing.texts import answer, source_for, summary

__all__ = [
    "Chapter",
    "Highlight",
    "answer",
    "chapters",
    "compose",
    "hashtags",
    "highlights",
    "source_for",
    "summary",
    "title",
    "topics",
]
