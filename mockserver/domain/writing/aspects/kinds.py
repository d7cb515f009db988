"""How each aspect is found in a video, and how a text speaks of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from msgspec import Struct

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.words import tokenise
from mockserver.domain.writing.aspects import goods, sight, speech, verdicts
from mockserver.domain.writing.aspects.finding import Finding, grouped, untimed
from mockserver.domain.writing.aspects.voices import voices_in
from mockserver.domain.writing.chapters import chapters_from
from mockserver.domain.writing.people import first_people_in
from mockserver.domain.writing.phrases import clause, clock, joined, lowered
from mockserver.domain.writing.prompts.asked import PEOPLE_COUNT
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import whole
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.answers import (
    attendance,
    count_of_speakers,
    quoted_speakers,
    sentiment,
    several_speak,
    speaker_in_place,
    talk_time,
)
from mockserver.domain.writing.talks.people import speakers_by_role
from mockserver.domain.writing.talks.points import points_of

Find = Callable[[Source], list[Finding]]

_MOST_PEOPLE = 6
_INCIDENT = whole(
    r"fires?|flames|smoke|falls? (?:over|from|off|to the ground)|crash(?:es|ed)?(?! course)|collides?|collision|skids?"
    r"|siren|alarm|injured|ambulance"
    r"|fights?|breaks? in(?:to)?|forces?|pr(?:y|ies) open|crowbar|flees?|steals?|thie(?:f|ves)|robs?|smash(?:es)?"
    r"|vandal\w*|intruders?|trespass\w*|burglar\w*"
    r"|climbs? over|tries? (?:a|the) (?:handle|door|lock)|mask|runs? away|slips?"
    r"|explo\w+"
    r"|flood(?:s|ed|ing|water)?|damage[sd]?|broken|swerves?|brakes? hard|cuts? in"
)
_IN_NAME = whole(
    r"accidents?|incidents?|near[- ]miss(?:es)?|collisions?|robbery|burglary|theft|shoplift\w+|break[- ]?in|intruders?"
    r"|trespass\w*|vandal\w*|assault|explosion|derail\w*|spill|hit and run|arson|evacuation|injury"
    r"|(?:car|truck|bus|bike|plane|train|motorcycle) crash"
)
"""Matches the name of a video of an incident."""
_WEATHER = whole(
    r"rain(?:s|ing|y)?|sun(?:ny|light|shine|rise|set)?(?! hat| cream)|snow(?:s|ing|y)?|wind(?:s|y)?|storm(?:s|y)?"
    r"|cloud(?:s|y)?|fog(?:gy)?"
    r"|mist(?:y)?|thunder|lightning|drizzle|frost|sky|puddles?|umbrellas?"
)
_TIME_OF_DAY = whole(
    r"morning|noon|midday|afternoon|evening|night|midnight|dawn|dusk|sunrise|sunset|daylight|street ?lights?"
    r"|moon(?:light)?|sun|stars"
)
_TOOLS = whole("tools?|equipment|utensils?")
_QUOTES, _OBJECTIVES = 6, 5


class Kind(Struct, frozen=True):
    """How a text speaks of an aspect: its heading, and the predicates before findings and without any."""

    heading: str
    some: str
    none: str
    find: Find


def _said(holds: Callable[[str], bool]) -> Find:
    def found(source: Source) -> list[Finding]:
        texts = ((speech.core_of(text), time) for text, time in speech.spoken(source.scenes) if holds(text))
        return grouped(texts, is_quote=True)

    return found


def _seen(found: Callable[..., Iterable[tuple[str, float]]]) -> Find:
    return lambda source: grouped(found(source.scenes))


def _shown(modality: Modality, *, is_quote: bool = False) -> Find:
    def found(source: Source) -> list[Finding]:
        moments = (moment for scene in source.scenes for moment in scene.moments(modality))
        return grouped(((moment.text, moment.start) for moment in moments), is_quote=is_quote)

    return found


def _warnings(source: Source) -> list[Finding]:
    return _said(speech.warns)(source) or _said(speech.advises)(source)


def _appeals(source: Source) -> list[Finding]:
    """Return what viewers are asked to do: at the end of the video, if they are asked anything there."""
    found, middle = _said(speech.appeals)(source), source.start + source.length / 2
    return [one for one in found if one.times[-1] >= middle] or found


def _objections(source: Source) -> list[Finding]:
    def states(sentence: str) -> bool:
        return speech.objects(sentence) and not speech.asks(sentence)

    return _said(states)(source) or _said(speech.objects)(source)


def _steps(source: Source) -> list[Finding]:
    acts = grouped((sight.imperative(act), time) for act, time in sight.actions(source.scenes))
    named = grouped((scene.heading, scene.start) for scene in source.scenes)
    return [Finding(one.text, one.times[:1]) for one in acts or named]


def _questions(source: Source) -> list[Finding]:
    return _said(speech.asks)(source)


def _speakers(source: Source) -> list[Finding]:
    voices = voices_in(source.scenes, source.content.title)
    if voices is None:
        return []
    known = quoted_speakers(source) if Aspect.QUOTES in source.spec.aspects else speakers_by_role(source.content)
    return untimed(known or voices.others)


def _numbers(source: Source) -> list[Finding]:
    read = (
        (moment.text, moment.start)
        for scene in source.scenes
        for moment in scene.read
        if speech.counts(moment.text) and clause(moment.text) != clause(source.content.title)
    )
    return _said(speech.counts)(source) + grouped(read, is_quote=True)


def _prices(source: Source) -> list[Finding]:
    read = ((moment.text, moment.start) for scene in source.scenes for moment in scene.read)
    priced = ((text, time) for text, time in read if speech.names_price(text))
    return _said(speech.names_price)(source) + grouped(priced, is_quote=True)


def _places(source: Source) -> list[Finding]:
    return grouped(chain(sight.places(source.scenes), sight.towns(source.scenes)))


def _matching(sign: re.Pattern[str]) -> Find:
    def found(source: Source) -> list[Finding]:
        texts = (
            (lowered(moment.text), moment.start)
            for scene in source.scenes
            for moment in scene.seen
            if sign.search(moment.text.lower())
        )
        return grouped(texts)

    return found


def _incidents(source: Source) -> list[Finding]:
    """Return what stands out; of a video that is named after an incident at least the scene that shows it best."""
    found = _matching(_INCIDENT)(source)
    if found or not _IN_NAME.search(source.label.lower()):
        return found
    return [
        Finding(lowered(source.describe(scene)), (scene.start,))
        for scene in source.matching(tokenise(source.label))[:1]
    ]


def _ingredients(source: Source) -> list[Finding]:
    return grouped(goods.ingredients(source.scenes, source.content.title))


def _materials(source: Source) -> list[Finding]:
    """Return what is used; without the tools if the prompt asks for these too."""
    asks_for_tools = _TOOLS.search(source.spec.text.lower())
    return grouped((goods.materials if asks_for_tools else sight.things)(source.scenes))


def _quotes(source: Source) -> list[Finding]:
    if source.is_talk:
        points = [point for scene in source.scenes for point in points_of(scene, source.content)]
        best = sorted(points, key=lambda point: -point.worth)[:_QUOTES]
        return grouped(((one.text, one.start) for one in sorted(best, key=lambda one: one.start)), is_quote=True)
    said = [*speech.spoken(source.scenes)]
    picked = said[:: max(1, len(said) // _QUOTES)]
    return grouped(picked, is_quote=True)


def _objectives(source: Source) -> list[Finding]:
    headings = source.headings
    chosen = headings[:: -(-len(headings) // _OBJECTIVES) or 1]
    return untimed([f'explain the main idea of "{heading}"' for heading in chosen])


def _topics(source: Source) -> list[Finding]:
    return [Finding(one.title, (one.start,)) for one in chapters_from(source)]


KINDS: Mapping[Aspect, Kind] = {
    Aspect.ACTIONS: Kind("Next steps", "names these next steps:", "names no next step", _said(speech.assigns)),
    Aspect.ADVICE: Kind("Advice", "gives this advice:", "gives no advice", _said(speech.advises)),
    Aspect.APPEALS: Kind("Calls to action", "has this call to action:", "has no call to action", _appeals),
    Aspect.BRANDS: Kind("Logos", "shows the logos of", "shows no logo", _shown(Modality.LOGO)),
    Aspect.CAMERA: Kind("Camera", "uses", "is filmed in the same way throughout", _seen(sight.views)),
    Aspect.CLOTHES: Kind("Clothes", "shows", "does not show clearly what people wear", _seen(sight.clothes)),
    Aspect.COLOURS: Kind("Colours", "shows", "has no colour that stands out", _seen(sight.colours)),
    Aspect.CONS: Kind("Cons", "names these drawbacks:", "names no drawback", _said(speech.criticises)),
    Aspect.DECISIONS: Kind("Decisions", "states these decisions:", "states no decision", _said(speech.decides)),
    Aspect.INCIDENTS: Kind(
        "Incidents",
        "has moments that stand out:",
        "shows no accident and nothing dangerous or suspicious",
        _incidents,
    ),
    Aspect.INGREDIENTS: Kind("Ingredients", "shows these ingredients:", "shows no ingredients", _ingredients),
    Aspect.MATERIALS: Kind("What is used", "shows", "shows no tools or materials", _materials),
    Aspect.NUMBERS: Kind("Numbers", "mentions these:", "mentions no numbers, prices or dates", _numbers),
    Aspect.OBJECTIONS: Kind("Concerns", "mentions these concerns:", "mentions no problem", _objections),
    Aspect.OBJECTIVES: Kind("Learning objectives", "has these objectives:", "has no parts to learn from", _objectives),
    Aspect.PLACES: Kind("Places", "shows or names these places:", "shows no place that has a name", _places),
    Aspect.PRICES: Kind("Prices", "mentions these:", "mentions no price", _prices),
    Aspect.PROS: Kind("Pros", "names these advantages:", "names no advantage", _said(speech.praises)),
    Aspect.QUESTIONS: Kind("Open questions", "raises these questions:", "leaves no question open", _questions),
    Aspect.QUOTES: Kind("Quotes", "has these quotes:", "has no speech to quote", _quotes),
    Aspect.SCREEN_TEXT: Kind("Text on screen", "shows the text", "shows no text", _shown(Modality.TEXT, is_quote=True)),
    Aspect.SOUND: Kind(
        "Music and sounds",
        "has these sounds besides speech:",
        "has no music or sound that stands out",
        _seen(sight.sounds),
    ),
    Aspect.SPEAKERS: Kind("Speakers", "has or names these people:", "has no speaker", _speakers),
    Aspect.STEPS: Kind("Steps", "has these steps:", "shows no steps", _steps),
    Aspect.TIME_OF_DAY: Kind(
        "Time of day", "shows the time of day:", "does not show the time of day", _matching(_TIME_OF_DAY)
    ),
    Aspect.TOOLS: Kind("Tools", "shows these tools:", "shows no tools", _seen(goods.tools)),
    Aspect.TOPICS: Kind("Topics", "covers these topics:", "has no topics", _topics),
    Aspect.VEHICLES: Kind("Vehicles", "shows", "shows no vehicle", _seen(sight.vehicles)),
    Aspect.WARNINGS: Kind("Safety advice", "gives this advice:", "gives no advice on safety", _warnings),
    Aspect.WEATHER: Kind("Weather", "shows the weather:", "does not show the weather", _matching(_WEATHER)),
}


def speakers(source: Source) -> str:
    """Return who speaks, and who is named."""
    voices = voices_in(source.scenes, source.content.title)
    if voices is None:
        return f'Nobody speaks in the {source.noun} "{source.label}".'
    if placed := speaker_in_place(source):
        return placed
    if told := several_speak(source):
        return told
    named = f" Also named: {joined(voices.others)}." if voices.others else ""
    if attending := count_of_speakers(source) if source.spec.asked == PEOPLE_COUNT else attendance(source):
        return f"{attending}{named}"
    who = f"is {voices.speaker}, who" if voices.speaker else "does not give a name but"
    quote = f'"{clause(voices.sentence)}" ({clock(voices.time)})'
    first = f'The {voices.role} in the {source.noun} "{source.label}" {who} says {quote}.'
    seen = first_people_in(source.scenes, _MOST_PEOPLE)
    return f"{first}{named}" + (f" In the picture: {joined(seen)}." if seen else "")


VERDICTS: Mapping[Aspect, Callable[[Source], str]] = {
    Aspect.CONTENT: verdicts.content_report,
    Aspect.COURTESY: verdicts.courtesy,
    Aspect.MOOD: verdicts.mood,
    Aspect.QUALITY: verdicts.rating,
    Aspect.SENTIMENT: lambda source: sentiment(source, verdicts.sentiment),
    Aspect.SPEAKERS: speakers,
    Aspect.SUBJECT: verdicts.subject,
    Aspect.TALK_TIME: lambda source: talk_time(source) or speakers(source),
}
"""Aspects that are answered in a sentence of their own."""
