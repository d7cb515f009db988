"""Writes answers in JSON: the members that a prompt names, or the usual ones."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.chapters import chapters_from
from mockserver.domain.writing.documents.prompted import is_array, members_of_prompt, texts_of_array, things_of_array
from mockserver.domain.writing.documents.shown.schemas import schema_in
from mockserver.domain.writing.documents.tree import Listing, Member, Number, Record, Text
from mockserver.domain.writing.documents.writer import write_document
from mockserver.domain.writing.gist import topics
from mockserver.domain.writing.phrases import clip, first_words, whole_sentences
from mockserver.domain.writing.prompts.roles import EACH, roles_in
from mockserver.domain.writing.prompts.vocabulary import Unit, whole
from mockserver.domain.writing.prose import keywords, own_tags, sentences
from mockserver.domain.writing.questions import reply
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.answers import people_asked, quote_of, sentiment_by
from mockserver.domain.writing.talks.turns import talk_of
from mockserver.ground.late.patterns import late_pattern

_FEELS = whole("sentiments?|feels?|feelings?|moods?|emotions?|satisfied")
_IN_LINES = late_pattern(
    r"\bjsonl\b|\bndjson\b|\bjson[ -]lines\b|\b(?:one|a)(?: json)? object per line\b", re.IGNORECASE
)
_COMPACT = late_pattern(
    r"\bminified\b|\bcompact json\b|\b(?:single|one)[- ]line json\b|\bno (?:line ?breaks|whitespace)\b", re.IGNORECASE
)
_MOST_CHAPTERS, _MOST_WORDS, _LONGEST_TEXT = 8, 20, 3900


def as_json(source: Source) -> str:
    """Return JSON about the video: the members that the prompt names, else the default ones.

    A question is answered in `answer`; a count of items gives that many `items`.
    """
    prompt = source.spec.text
    if (value := _asked(source)) is None:
        return _usual(source)
    if isinstance(value, list) and _IN_LINES.search(prompt):
        return "\n".join([json.dumps(one, ensure_ascii=False) for one in value])
    if _COMPACT.search(prompt):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    is_of_texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
    text = json.dumps(value, ensure_ascii=False, indent=None if is_of_texts else 2)
    return text if len(text) <= _LONGEST_TEXT else json.dumps(value, ensure_ascii=False)


def _asked(source: Source) -> object:
    """Return what the prompt asks for: by its schema, its example, or the names of its members; None if it has none."""
    prompt = source.spec.text
    if schema := schema_in(prompt):
        return json.loads(write_document(schema, source))
    if described := members_of_prompt(prompt):
        is_list = is_array(prompt) or _IN_LINES.search(prompt)
        return _array(source, described) if is_list else _described(source, described)
    if texts := texts_of_array(prompt):
        return _array_of_texts(source, texts)
    people = _people(source)
    return {"title": source.label, "speakers": people} if people else None


def _usual(source: Source) -> str:
    """Return an object with the usual members that the prompt names, else the default ones."""
    members = {"title": source.label} | {name: make(source) for name, make in _members(source).items()}
    while len(text := json.dumps(members, ensure_ascii=False, indent=2)) > _LONGEST_TEXT:
        members.popitem()
    return text


def _people(source: Source) -> list[Mapping[str, str]]:
    """Return what is known of those about whom the prompt asks: of each speaker, or how the customer feels."""
    roles = roles_in(source.spec.text)
    if EACH not in roles and not (roles and _FEELS.search(source.spec.text.lower())):
        return []
    talk = talk_of(source.content)
    return [
        {
            "speaker": name,
            "role": talk.roles[name],
            "sentiment": sentiment_by(source, name),
            "quote": quote_of(source, name),
        }
        for name in people_asked(source)
    ]


def fields(source: Source) -> str:
    """Return each property that the prompt lists with its value, in a line of its own."""
    described = Record(tuple(Member(name, Text()) for name in source.spec.criteria))
    values: Mapping[str, str] = json.loads(write_document(described, source))
    lines = [f"{capitalised(name)}: {capitalised(value.rstrip('.'))}." for name, value in values.items()]
    return "\n".join([f'"{source.label}":', "", *lines])


def _described(source: Source, described: Sequence[Member]) -> Mapping[str, object]:
    """Return an object with exactly these members, in their order; a single list is as long as the prompt counts."""
    lists = [one for one in described if isinstance(one.node, Listing) and isinstance(one.node.items, Record)]
    if len(described) == len(lists) == 1:
        described = [_counted(source, lists[0])]
    written: dict[str, object] = json.loads(write_document(Record(tuple(described)), source))
    usual = {
        one.name: _MEMBERS[one.name](source)
        for one in described
        if one.name in _MEMBERS and not one.description and one.node in (Text(), Listing(Text()), Number())
    }
    is_short = len(json.dumps(written | usual, ensure_ascii=False, indent=2)) <= _LONGEST_TEXT
    return written | usual if is_short else written


def _array(source: Source, described: Sequence[Member]) -> list[object]:
    """Return an array of objects with exactly these members, one for each part of the video."""
    items = things_of_array(source.spec.text, Record(tuple(described)))
    [written] = json.loads(write_document(Record((_counted(source, items),)), source)).values()
    return list(written)


def _counted(source: Source, items: Member) -> Member:
    """Return a list with the number of items that the prompt counts."""
    count = source.spec.count(Unit.ITEM, Unit.QUESTION, Unit.CHAPTER)
    if not count or not isinstance(items.node, Listing) or items.node.most is not None:
        return items
    return replace(items, node=replace(items.node, least=min(items.node.least, count.number), most=count.number))


def _array_of_texts(source: Source, described: Member) -> list[str]:
    """Return an array of texts, such as the keywords or the places of the video."""
    [found] = _described(source, [described]).values()
    texts = [str(text) for text in found] if isinstance(found, list) else []
    count = source.spec.count(Unit.ITEM, Unit.HASHTAG, Unit.KEYWORD)
    most = source.spec.each(0, Unit.WORD)
    fitting = list(dict.fromkeys(first_words(text, most).rstrip(" ,.;:") for text in texts)) if most else texts
    return fitting[: count.number] if count else fitting


def _members(source: Source) -> Mapping[str, Callable[[Source], object]]:
    wished = set(source.spec.members)
    if source.spec.asked:
        wished.add("answer")
    if source.spec.count(Unit.ITEM):
        wished.add("items")
    usual = {"topics", "summary"} if source.is_still else {"topics", "summary", "chapters"}
    names = wished or usual
    if source.spec.unsupported:
        names = names | {"note"}
    return {name: make for name, make in _MEMBERS.items() if name in names}


def _chapters(source: Source) -> list[dict[str, int | str]]:
    return [
        {"start": one.start, "end": one.end, "title": one.title, "summary": whole_sentences(one.summary, 140)}
        for one in chapters_from(source)[:_MOST_CHAPTERS]
    ]


_MEMBERS: Mapping[str, Callable[[Source], object]] = {
    "answer": lambda source: clip(reply(source), 600),
    "summary": lambda source: clip(" ".join(sentences(source, min(6, source.spec.number(3, Unit.SENTENCE)))), 700),
    "topics": lambda source: [clip(topic, 60) for topic in topics(source.content, source.noun)[:_MOST_WORDS]],
    "hashtags": lambda source: [clip(tag, 40) for tag in own_tags(source)[:_MOST_WORDS]],
    "keywords": lambda source: [clip(word, 40) for word in keywords(source)[:_MOST_WORDS]],
    "duration": lambda source: source.length,
    "items": lambda source: [f"{text}." for text in source.statements(min(20, source.spec.number(5, Unit.ITEM)))],
    "chapters": _chapters,
    "note": lambda source: source.spec.unsupported,
}
