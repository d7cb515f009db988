"""Texts that sell or find: search titles, alt texts, ads, product descriptions, scripts."""

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.forms.material import (
    Part,
    arc,
    dashed,
    numbered,
    parts_of,
    quotes_of,
    section,
    sections,
    span_of,
)
from mockserver.domain.writing.phrases import clause, clip, lowered, whole_sentences, without_loose_end
from mockserver.domain.writing.prompts.vocabulary import Form, Unit
from mockserver.domain.writing.prose import keywords, sentences
from mockserver.domain.writing.source import Source

_SEO_TITLE, _SEO_TEXT, _ALT_TEXT = 60, 155, 250
_HEADLINE, _AD_TEXT = 30, 90
_USUAL_ADS, _POINTS = 3, 4


def search_texts(source: Source) -> str:
    """Return a title and a description for search engines, in the lengths of the prompt or the usual ones."""
    counts = [count.number for count in source.spec.counts if count.unit is Unit.CHARACTER]
    for_title, for_text = counts[:2] if len(counts) > 1 else (_SEO_TITLE, _SEO_TEXT)
    way = arc(source)
    title = f"{source.label} \u2013 {way}" if way and len(source.label) + len(way) + 3 <= for_title else source.label
    text = whole_sentences(" ".join(sentences(source, 2)), for_text)
    lines = [f"Title: {clip(title, for_title)}", f"Meta description: {clip(text, for_text)}"]
    if Form.KEYWORDS in source.spec.parts:
        lines.append(f"Keywords: {', '.join(keywords(source))}")
    return "\n".join(lines)


def alt_text(source: Source) -> str:
    """Return a short description for those who cannot see it."""
    whole = f"{source.label}: {lowered(source.statements(1)[0])}"
    short = clip(whole, _ALT_TEXT)
    return f"{short if short == whole else without_loose_end(short)}."


def ads(source: Source) -> str:
    """Return headlines and descriptions for ads, in their usual lengths."""
    count = source.spec.number(_USUAL_ADS, Unit.TITLE, Unit.ITEM, Unit.TEXT)
    short = [text for text in (source.label, *source.headings, *keywords(source)) if len(text) <= _HEADLINE]
    headlines = [capitalised(text) for text in dict.fromkeys(short)][:count]
    quotes = [quote.text for quote in quotes_of(source, 2 * count)]
    texts = [capitalised(text) for text in (*quotes, *source.statements(count)) if len(text) < _AD_TEXT]
    texts += [clip(text, _AD_TEXT - 1) for text in source.statements(count)]
    return sections(
        f'Ads for "{source.label}"',
        section("Headlines:", numbered(headlines)),
        section("Descriptions:", numbered([f"{text}." for text in dict.fromkeys(texts)][:count])),
    )


def shop_text(source: Source) -> str:
    """Return a description of a product with its features."""
    points = [f"{capitalised(text)}." for text in source.statements(source.spec.number(_POINTS, Unit.ITEM))]
    quote = next((f'"{one.text}."' for one in quotes_of(source, 1)), "")
    return sections(source.label, sentences(source, 2)[0], section("At a glance:", dashed(points)), quote, "Order now.")


def script(source: Source) -> str:
    """Return a script: for each part what is seen, and what a voice says."""
    lines = [
        f"[{span_of(part)}] {part.heading.upper()}\n"
        f"Picture: {capitalised(source.describe(part.scenes[0]))}.\n"
        f"Voice: {_voice(source, part)}"
        for part in parts_of(source)
    ]
    return sections(f'Script for "{source.label}"', *lines)


def _voice(source: Source, part: Part) -> str:
    """Return what is said in a part, else a sentence about it."""
    said = (moment.text for scene in part.scenes[1:] for moment in scene.said)
    return f"{next(map(clause, said), capitalised(source.describe(part.scenes[-1])))}."
