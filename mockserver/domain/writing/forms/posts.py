"""Writes posts for social networks, each in the form of its network."""

from collections.abc import Mapping, Sequence

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.forms.material import arc, dashed, quotes_of, sections, tags_line
from mockserver.domain.writing.phrases import clip
from mockserver.domain.writing.prompts.vocabulary import Tone, Unit
from mockserver.domain.writing.prose import sentences
from mockserver.domain.writing.source import Source

_HOOKS: Mapping[Tone, Sequence[str]] = {
    Tone.PLAIN: ('Three things to take away from "{}":', 'Worth a few minutes of your day: "{}".'),
    Tone.FORMAL: ('We are pleased to share "{}".',),
    Tone.CASUAL: ('Okay, you should really watch "{}".',),
    Tone.EXCITED: ('You have to see "{}"!',),
    Tone.FUNNY: ('Nobody asked for it, everybody needs it: "{}".',),
    Tone.DRAMATIC: ('Some things have to be seen: "{}".',),
    Tone.SIMPLE: ('Have a look at "{}".',),
}
_CALLS = ("What would you add? Tell me in the comments.", "How do you do it? I look forward to your comments.")
_TWEET_LENGTH = 270
_LONGEST_TWEET_QUOTE = 150
_POINTS, _USUAL_POSTS = 3, 5


def _hook(source: Source) -> str:
    return source.wording.pick(_HOOKS[source.spec.tone], "hook").format(source.label)


def _quoted(source: Source) -> str:
    return next((f'"{quote.text}."' for quote in quotes_of(source, 1)), "")


def linkedin(source: Source) -> str:
    """Return a post with a hook, points, a quote, a question and hashtags."""
    points = "\n".join(dashed([f"{capitalised(text)}." for text in source.statements(_POINTS)]))
    quote = _quoted(source)
    line = f"The line that stays with me: {quote}" if quote else ""
    return sections(_hook(source), points, line, source.wording.pick(_CALLS, "call"), tags_line(source, 4))


def facebook(source: Source) -> str:
    """Return a short post in sentences with a question."""
    text = " ".join(sentences(source, source.spec.number(_POINTS, Unit.SENTENCE)))
    return sections(_hook(source), text, "Who do you want to show this to?", tags_line(source, 2))


def caption(source: Source) -> str:
    """Return a caption with the best line, a request and hashtags."""
    way = arc(source)
    lead = f"{source.label}, {way}." if way else f"{source.label}."
    first = f"{capitalised(source.statements(1)[0])}."
    return sections(
        lead, _quoted(source) or first, "Save it for later and share it with a friend.", tags_line(source, 5)
    )


def tweet(source: Source) -> str:
    """Return a text of at most 280 characters with two hashtags, or as many as are asked for."""
    tags = tags_line(source, 2, most=8)
    quote = next((one.text for one in quotes_of(source, 1) if len(one.text) <= _LONGEST_TWEET_QUOTE), "")
    text = f'{source.label}: "{quote}"' if quote else f"{source.label}: {source.statements(1)[0]}"
    return f"{clip(text, _TWEET_LENGTH - len(tags))}. {tags}" if not quote else f"{text} {tags}"


def thread(source: Source) -> str:
    """Return numbered posts: a hook, a point each, and a request."""
    count = max(2, source.spec.number(_USUAL_POSTS, Unit.TEXT, Unit.ITEM))
    points = [f"{capitalised(text)}." for text in source.statements(count - 2)] if count > 2 else []
    way = arc(source)
    posts = [
        f"{_hook(source)}{f' It leads {way}.' if way else ''}",
        *points,
        f"{source.wording.pick(_CALLS, 'call')} {tags_line(source, 2)}",
    ]
    return sections(*(f"{number}/{count} {post}" for number, post in enumerate(posts, start=1)))
