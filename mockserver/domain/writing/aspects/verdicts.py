"""Judgements about a video with their reasons: mood, what is not for everybody, quality, sentiment."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.words import stem, tokenise
from mockserver.domain.writing.aspects.feelings import quoted, sentiment_in
from mockserver.domain.writing.aspects.speech import asks, assigns, decides, is_courteous, objects, spoken
from mockserver.domain.writing.judgements import main_thing
from mockserver.domain.writing.phrases import clock, joined, lowered
from mockserver.domain.writing.prompts.asked import SUITABLE
from mockserver.domain.writing.prompts.vocabulary import whole
from mockserver.domain.writing.source import Source

_MOODS: Mapping[str, str] = {
    "tense and urgent": """
        fire flood accident emergency police storm rescue crash surveillance security dashcam disaster
    """,
    "energetic and competitive": """
        match race sport football soccer tennis basketball marathon boxing cycling athletics swimming racing climbing
        gym fitness workout
    """,
    "festive and warm": "wedding birthday christmas party celebration anniversary graduation holiday",
    "lively and upbeat": """
        concert festival dance music song carnival advertisement commercial promo fashion game gaming
    """,
    "playful and affectionate": "cat dog puppy kitten pet baby child toddler family animal",
    "relaxed and curious": """
        travel trip beach island hike hiking garden nature wildlife camping sailing city tour coffee
    """,
    "calm and concentrated": """
        knitting pottery painting yoga meditation baking cooking bread recipe woodworking craft repair chess origami
    """,
    "matter-of-fact and focused": """
        lecture lesson school tutorial course webinar meeting business finance software code science conference training
        support call law politics news
    """,
}
_PLAIN_MOOD = "calm and neutral"
_MOOD_OF = {stem(word): mood for mood, words in _MOODS.items() for word in words.split()}

UNSUITABLE: Mapping[str, tuple[str, str]] = {
    "violence": (
        "violen(?:t|ce)|gore|gory|blood|harassment|disturbing|self[- ]harm|suicide",
        "(?<!food )(?<!pillow )(?<!snowball )(?<!water )(?<!boss )fights?|fighting|brawls?|assaults?"
        "|gunfights?|mass shootings?|murder(?:s|ed)?(?! myster)"
        "|punch(?:es)?|attacks? (?:a|the) (?:man|woman|guard|person)"
        "|blood|bleeds?|kill(?:s|ed)?|stab(?:s|bed)?|beats up|violence",
    ),
    "weapons": ("weapons?|guns?", "guns?|rifles?|pistols?|weapons?|grenades?"),
    "nudity or sexual content": ("nudity|nude|naked|sexual|sex|explicit", "naked|nude|nudity|sexual|undress(?:es)?"),
    "smoking": (
        "smoking|cigarettes?|tobacco|vaping",
        "cigarettes?|cigars?|tobacco|smok(?:es|ing) (?:a|in)|vapes?|lights a pipe",
    ),
    "alcohol": (
        "alcohol|alcoholic|drinking|beer|wine",
        "beers?|wines?|whisky|vodka|cocktails?|champagne|alcohol|drunk",
    ),
    "drugs": ("drugs?", "drugs?|cocaine|cannabis|heroin"),
    "swearing or hate speech": (
        "profanity|swearing|slurs?|hate speech|obscene|offensive",
        "damn|bloody hell|shit|fuck\\w*|bastard",
    ),
    "gambling": ("gambling", "casino|gambling|roulette|slot machines?"),
}
"""What is not for everybody: the words of prompts for it, and the words of moments that show it."""
_ASKED = {name: whole(asked) for name, (asked, _) in UNSUITABLE.items()}
_SIGNS = {name: whole(signs) for name, (_, signs) in UNSUITABLE.items()}
_NEGATIVE = frozenset(["frustrated", "or negative", "positive or"])
_MOST_EXAMPLES = 2
_LONG = 240


def mood_of(source: Source) -> str:
    """Return the mood of a video in a few words, by what it is about."""
    texts = (*source.content.topics, source.content.title, *source.content.hashtags)
    stems = (stem(word) for text in texts for word in tokenise(text))
    return next((_MOOD_OF[one] for one in stems if one in _MOOD_OF), _PLAIN_MOOD)


def unsuitable(source: Source, name: str) -> list[str]:
    """Return sentences about moments that have what a viewer may not want to see or hear, such as "alcohol"."""
    sign = _SIGNS[name]
    held = (
        f"{lowered(source.mention(moment, modality))} ({clock(moment.start)})"
        for modality in (Modality.VISUAL, Modality.SPEECH, Modality.TEXT)
        for scene in source.scenes
        for moment in scene.moments(modality)
        if sign.search(moment.text.lower())
    )
    return [*islice(held, _MOST_EXAMPLES)]


def _content(source: Source) -> tuple[list[str], Mapping[str, list[str]]]:
    """Return the kinds of content that a prompt names, and what a video has of them; of all kinds if it names none."""
    words = " ".join(source.spec.named)
    names = [name for name, sign in _ASKED.items() if sign.search(words)]
    return names, {name: held for name in names or UNSUITABLE if (held := unsuitable(source, name))}


def is_content_as_asked(source: Source) -> bool:
    """Return whether a video has the content that a prompt names, or is suitable for all if it asks for that."""
    names, found = _content(source)
    return bool(found) is (bool(names) and source.spec.asked != SUITABLE)


def is_content_shown(source: Source, words: str) -> bool | None:
    """Return whether a video has the kind of unsuitable content that some words name; None if they name none."""
    names = [name for name, sign in _ASKED.items() if sign.search(words)]
    return any(unsuitable(source, name) for name in names) if names else None


def is_suitable(source: Source) -> bool:
    """Return whether a video has nothing that is not for everybody."""
    return not any(unsuitable(source, name) for name in UNSUITABLE)


def content_report(source: Source) -> str:
    """Return what a video has of the kinds of content that a prompt asks for; of all kinds if it names none."""
    names, found = _content(source)
    video = f'the {source.noun} "{source.label}"'
    if len(names) > 1 and source.spec.is_one_by_one:
        lines = [f"{capitalised(name)}: {joined(found[name]) if name in found else 'none'}." for name in names]
        return "\n".join([f"Content of {video}:", "", *lines])
    if found:
        return _with_content(video, names, found, is_suitability=source.spec.asked == SUITABLE)
    if names:
        verdict = "Yes" if source.spec.asked == SUITABLE else "No"
        return f"{verdict}, nothing in {video} shows or mentions {_or(names)}."
    shown = "shows or mentions " + _or([*UNSUITABLE])
    return f"Yes, {video} is suitable for all audiences (rating: G): nothing in it {shown}."


def _with_content(video: str, names: list[str], found: Mapping[str, list[str]], *, is_suitability: bool) -> str:
    lead = "With care: in " if not names else "No, in " if is_suitability else "Yes, in "
    parts = "; ".join(f"{name} ({joined(held)})" for name, held in found.items())
    absent = [name for name in names if name not in found]
    rest = f" Nothing shows or mentions {_or(absent)}." if absent else ""
    return f"{lead}{video} there is {parts}.{rest}"


def _or(names: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def sentiment_of(source: Source) -> tuple[str, list[str]]:
    """Return whether what is said is positive, negative, mixed or neutral, and quotes that show it."""
    return sentiment_in(spoken(source.scenes))


def sentiment(source: Source) -> str:
    """Return the sentiment in a sentence with its evidence."""
    name, quotes = sentiment_of(source)
    shown = f", as in {joined(quotes)}" if quotes else "; nothing in it is strongly for or against anything"
    return f'The sentiment of the {source.noun} "{source.label}" is {name}{shown}.'


def is_sentiment_as_asked(source: Source, name: str) -> bool:
    """Return whether a sentiment is good, or bad if the prompt asks for that."""
    return (name in ("positive", "mixed")) is _NEGATIVE.isdisjoint(source.spec.named)


def is_polite(source: Source) -> bool:
    """Return whether somebody says something polite."""
    return any(is_courteous(text) for text, _ in spoken(source.scenes))


def courtesy(source: Source) -> str:
    """Return whether people are polite, in a sentence with its evidence."""
    quotes = [quoted(text, time) for text, time in spoken(source.scenes) if is_courteous(text)]
    video = f'the {source.noun} "{source.label}"'
    if not quotes:
        return f"Nothing that is said in {video} is either polite or rude."
    return f"The tone in {video} is polite, as in {joined(quotes[:_MOST_EXAMPLES])}."


_OF_TALKS: Sequence[tuple[str, str, Callable[[str], bool]]] = (
    ("the tone is polite", "a friendlier tone would help", is_courteous),
    ("questions are asked", "more questions would show what the others think", asks),
    ("problems are named openly", "problems are not named", objects),
    ("it comes to a decision", "no decision is stated", decides),
    ("next steps are named", "no next step is named", assigns),
)
"""What goes well in a talk, what is missing otherwise, and which sentences show it."""


def merits(source: Source) -> Iterator[str]:
    """Yield what is well made in a video, as far as its scenes show it; what goes well in a talk."""
    if source.is_talk:
        yield from (praise for praise, _, holds in _OF_TALKS if any(holds(text) for text, _ in spoken(source.scenes)))
        return
    if len(source.headings) > 2:
        yield "it is divided into clear parts"
    if any(scene.said for scene in source.scenes):
        yield "what is seen is explained as it happens"
    if any(scene.read for scene in source.scenes):
        yield "text on screen names what matters"
    yield f"it stays with its subject, {source.subject}"


def shortcomings(source: Source) -> Iterator[str]:
    """Yield what could be better in a video."""
    if source.is_talk:
        said = [text for text, _ in spoken(source.scenes)]
        yield from (lack for _, lack, holds in _OF_TALKS if not any(map(holds, said)))
        yield "a summary of what was said at the end would help everybody remember it"
        return
    if not any(scene.said for scene in source.scenes):
        yield "nothing is said, so a narration would help"
    if not any(scene.read for scene in source.scenes):
        yield "more text on screen would make its parts easier to follow"
    if source.length > _LONG:
        yield f"at {clock(source.length)} it is long, and a shorter cut would hold attention better"
    yield "a short recap at the end would help viewers remember it"


_GRADES = "FDCBA"


def rating_of(source: Source, most: int) -> int:
    """Return a rating up to `most`: one step less for each thing that is missing."""
    missing = 2 + (source.length > _LONG) - len([*islice(merits(source), 4)]) // 2
    return max(1, most - max(1, round(missing * most / 10)))


def grade_of(source: Source) -> str:
    """Return a rating as it is asked for: a number, or a letter from A to F."""
    best = source.spec.scale
    return _GRADES[rating_of(source, best) - 1] if source.spec.has_grade else str(rating_of(source, best))


def rating(source: Source) -> str:
    """Return a rating with reasons on both sides."""
    rated = f"grade {grade_of(source)}" if source.spec.has_grade else f"{grade_of(source)} out of {source.spec.scale}"
    good = joined([*islice(merits(source), 3)])
    return (
        f'The {source.noun} "{source.label}" gets {rated}: {good}. '
        f"What could be improved: {next(shortcomings(source))}."
    )


def subject(source: Source) -> str:
    """Return what the video is mainly about."""
    return f'The {source.noun} "{source.label}" is mainly about this: {main_thing(source)}.'


def mood(source: Source) -> str:
    """Return the mood in a sentence."""
    return f'The mood of the {source.noun} "{source.label}" is {mood_of(source)}.'
