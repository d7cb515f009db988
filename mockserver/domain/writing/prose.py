"""Continuous text: paragraphs, titles, keywords, hashtags."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise, tokenise_all
from mockserver.domain.writing.forms.narration import narrated
from mockserver.domain.writing.gist import hashtags
from mockserver.domain.writing.phrases import a_noun, led_by, lowered
from mockserver.domain.writing.prompts.vocabulary import GENERIC_WORDS, Tone, Unit
from mockserver.domain.writing.source import Source

_OPENINGS: Mapping[Tone, Sequence[str]] = {
    Tone.PLAIN: (
        'The {noun} "{label}" is about {theme}.',
        'This {noun}, "{label}", deals with {theme}.',
        '"{label}" is {a_noun} about {theme}.',
        'The {noun} "{label}" takes a closer look at {theme}.',
        'In the {noun} "{label}", everything revolves around {theme}.',
        '"{label}" is {a_noun} on the subject of {theme}.',
    ),
    Tone.FORMAL: ('The present {noun}, "{label}", concerns {theme}.',),
    Tone.CASUAL: ('So, "{label}" is basically all about {theme}.',),
    Tone.EXCITED: ('You have to see "{label}", {a_noun} all about {theme}!',),
    Tone.FUNNY: ('Grab some popcorn: "{label}" takes {theme} far more seriously than anybody asked for.',),
    Tone.DRAMATIC: ('Nothing could have prepared us for "{label}", a story of {theme}.',),
    Tone.SIMPLE: ('This {noun} is called "{label}", and it shows {theme}.',),
}
_UNTITLED_THEME = (
    'This is what happens in the {noun} "{label}".',
    'The {noun} "{label}" keeps what its title promises.',
    'This {noun} is called "{label}", and that is what it is about.',
    '"{label}" is {a_noun} that comes straight to its subject.',
)
"""The opening if the video has no topic, or its title has the topic: then naming that adds nothing."""
_CLOSINGS: Mapping[Tone, str] = {
    Tone.FORMAL: "In conclusion, the {noun} gives an orderly account of its subject.",
    Tone.CASUAL: "And that's pretty much it, give it a {look}.",
    Tone.EXCITED: "Don't miss it!",
    Tone.FUNNY: "No scenes were harmed in the making of this summary.",
    Tone.DRAMATIC: "And after that, nothing was as before.",
    Tone.SIMPLE: "Now you know what happens in it.",
}
_LOOKS = {"video": "watch", "recording": "listen"}
_STEPS = ("Then", "After that", "Next", "Later on")
_WORDS_PER_SENTENCE = 6
_LEAST_WITH_CLOSING = 3
_SHORTEST_KEYWORD = 2
_LONGEST_PHRASE = 3  # the length of a keyword in words
_USUAL_SENTENCES = 6

_LONGEST_TITLE = 200
_LEADS_OF_TITLES = ("All about {}", "A look at {}", "Watch: {}", "Discover {}", "Now: {}", "See {}")


def sentences(source: Source, count: int) -> list[str]:
    """Return `count` connected sentences; the first one names the video and its subject."""
    if count == 1:
        return [f"{_opening(source)[:-1]}: {lowered(source.statements(1)[0])}."]
    closing = _closing(source) if count >= _LEAST_WITH_CLOSING else []
    statements = source.statements(count - 1 - len(closing))
    joined = (f"{_joined(source, place, len(statements), text)}." for place, text in enumerate(statements))
    return [_opening(source), *joined, *closing]


def _closing(source: Source) -> list[str]:
    """Return the last sentence that the tone asks for, if it does."""
    plan = _CLOSINGS.get(source.spec.tone)
    return [plan.format(noun=source.noun, look=_LOOKS.get(source.noun, "look"))] if plan else []


def _opening(source: Source) -> str:
    plans = _OPENINGS[source.spec.tone]
    if source.spec.tone is Tone.PLAIN and source.theme.casefold() in source.label.casefold():
        plans = _UNTITLED_THEME
    return source.wording.pick(plans, "opening").format(
        label=source.label, theme=source.subject, noun=source.noun, a_noun=a_noun(source.noun)
    )


def _joined(source: Source, place: int, count: int, text: str) -> str:
    if count < 3 or place % 2:
        return capitalised(text)
    if place == 0:
        return led_by("At first", text, source.content.title)
    lead = "In the end" if place == count - 1 else source.wording.pick(_STEPS, place)
    return led_by(lead, text, source.content.title)


def paragraph(source: Source) -> str:
    """Return one paragraph, or the requested number of paragraphs, sentences or lines."""
    paragraphs = source.spec.number(1, Unit.PARAGRAPH)
    if source.spec.count(Unit.LINE):
        return "\n".join(sentences(source, source.spec.number(1, Unit.LINE)))
    if paragraphs > 1:
        each = min(source.spec.each(source.spec.number(3, Unit.SENTENCE), Unit.SENTENCE), 40 // paragraphs)
        written = sentences(source, paragraphs * each)
        return "\n\n".join(" ".join(written[place : place + each]) for place in range(0, len(written), each))
    if not (source.spec.count(Unit.SENTENCE) or source.spec.count(Unit.WORD)) and (told := narrated(source)):
        return " ".join([_opening(source), *told, *_closing(source)])
    return " ".join(sentences(source, source.spec.number(_usual_sentences(source), Unit.SENTENCE)))


def _usual_sentences(source: Source) -> int:
    if words := source.spec.count(Unit.WORD):
        return max(2, min(40, words.number // _WORDS_PER_SENTENCE + 1))
    return min(_USUAL_SENTENCES, max(2, len(source.scenes) + 1))


def title(source: Source) -> str:
    """Return the title, or the requested number of titles, one per line."""
    count = source.spec.number(1, Unit.TITLE, Unit.ITEM)
    if count == 1:
        return source.label
    most = source.spec.each(0, Unit.CHARACTER) or source.spec.number(_LONGEST_TITLE, Unit.CHARACTER)
    words = source.spec.each(_LONGEST_TITLE, Unit.WORD)
    long = [f"{source.label}: {lowered(text)}" for text in (*source.headings, *source.statements(count))]
    short = (*source.headings, *(lead.format(source.theme) for lead in _LEADS_OF_TITLES), *source.content.topics)
    found = [text for text in dict.fromkeys((*long, *short)) if len(text) <= most and len(text.split()) <= words]
    lines = list(dict.fromkeys((source.label, *found, *long)))[:count]
    return "\n".join(f"{number}. {text}" for number, text in enumerate(lines, start=1))


def tags(source: Source) -> str:
    """Return the requested number of hashtags on one line."""
    several = [count.number for count in source.spec.counts if count.unit is Unit.HASHTAG]
    if len(several) > 1:  # "8 Instagram hashtags and 3 TikTok hashtags"
        words = iter(tag_words(source))
        return "\n".join(" ".join(f"#{tag}" for tag in islice(words, count)) for count in several)
    count = source.spec.number(len(source.content.hashtags) or 5, Unit.HASHTAG, Unit.ITEM, Unit.WORD)
    return (source.spec.layout.between or " ").join(f"#{tag}" for tag in tag_words(source)[: min(count, 30)])


def tag_words(source: Source) -> list[str]:
    """Return words for hashtags, the topic's first, then visible things."""
    own = (source.theme, *own_tags(source), source.label)
    joined = ("".join(filter(str.isalnum, tag.casefold()))[:40] for tag in own)
    return list(dict.fromkeys(tag for tag in (*joined, *_words_seen(source), source.noun) if tag))


def keywords(source: Source) -> list[str]:
    """Return the requested number of search keywords and short phrases, the subject's first."""
    count = source.spec.number(10, Unit.KEYWORD, Unit.HASHTAG, Unit.ITEM, Unit.WORD)
    phrases = _phrases_of(source.label)
    words = (word for phrase in phrases for word in phrase.split())
    joined = {phrase.replace(" ", "") for phrase in phrases}
    tags = (tag for tag in own_tags(source) if tag not in joined)
    candidates = chain([source.theme], phrases, words, tags, _words_seen(source), [source.noun])
    # Skip words with the same stem, such as "knit" and "knitting".
    by_stem: dict[str, str] = {}
    for text in map(lowered, candidates):
        by_stem.setdefault(stem(text), text)
        if len(by_stem) >= count:
            break
    return list(by_stem.values())


def own_tags(source: Source) -> list[str]:
    """Return the hashtags of the content; only a video is tagged as one."""
    return [tag if tag != "video" else source.noun for tag in hashtags(source.content)]


def _phrases_of(label: str) -> list[str]:
    """Return the phrases between stop words of a title that are short enough for a keyword."""
    is_content = [
        (word, word not in STOP_WORDS and word not in GENERIC_WORDS)
        for word in tokenise(label)
        if word != "vs" and not word.isdecimal()
    ]
    runs = (" ".join(word for word, _ in run) for kept, run in groupby(is_content, itemgetter(1)) if kept)
    return [part for run in runs for part in ([run] if run.count(" ") < _LONGEST_PHRASE else run.split())]


def _words_seen(source: Source) -> Iterator[str]:
    """Yield the words of visible things, the most frequent first, without generic ones."""
    seen = [moment.text for moment in source.content.moments(Modality.VISUAL)]
    counted = Counter(chain.from_iterable(tokenise_all(seen)))
    for word, _ in counted.most_common():
        if len(word) > _SHORTEST_KEYWORD and word not in STOP_WORDS and word not in GENERIC_WORDS:
            yield word
