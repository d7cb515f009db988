"""What can be seen: what people do and with what, what they wear, colours, places, views of the camera, sounds."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.phrases import lowered
from mockserver.domain.writing.prompts.vocabulary import PERSON_WORDS, whole
from mockserver.ground.late.patterns import late_pattern

_PERSON = rf"(?:\b(?:an?|the|two|three|some) (?:[a-z-]+ )?{PERSON_WORDS}(?![\w'-])|\bsomebody\b|\bsomeone\b)"
_GARMENTS = (
    r"vest|blazer|shirt|t-shirt|polo|jacket|coat|scarf|hat|cap|hoodie|apron|jumper|sweater|dress|suit|uniform"
    r"|helmet|gloves"
    r"|glasses|rings?|robe|blouse|gown|shoes|boots|jersey|overalls|tie|headset|backpack|braid|beard"
)
_WORN = late_pattern(
    rf"(?P<who>{_PERSON}) (?P<what>(?:in|with) (?:an? )?(?:[\w-]+ ){{0,2}}(?:{_GARMENTS}))\b", re.IGNORECASE
)
_ACT = late_pattern(
    rf"{_PERSON}(?: (?:in|with) (?:an? )?(?:[\w-]+ ){{0,2}}(?:{_GARMENTS}))?(?:, who)? (?P<act>[a-z]{{2,}}s\b[^,.;]*)",
    re.IGNORECASE,
)
_ASIDE = late_pattern(
    r" (?:while|before|as) "
    r"| (?:just |right |only |somewhere |directly )?(?:beside|near|next to|behind|against|in sight of"
    r"|in front of|against a view of|in the middle of|in the course of|close to|during) (?:the|an?|[A-Z])"
    r"| in a (?:scene|segment) about | in full swing|, "
)
_NO_STEP_WORDS = """
    is has was shows looks points talks smiles nods appears stands sits speaks greets waves laughs gazes says leaves
    walks passes hugs thinks explains moves chats enters comes pauses watches waits asks listens begins starts stops
    mentions answers tells describes sums gives enjoys holds gets
"""
_NO_ACT = late_pattern(
    r"takes a (?:step|short break|break|look)|prepares for|turns (?:to|around)|can |gets ready|goes "
)
_NO_STEP = frozenset(_NO_STEP_WORDS.split())
_COLOURS = (
    "red|blue|green|yellow|orange|purple|pink|white|black|grey|gray|brown|navy|golden|gold|silver|turquoise|beige"
)
_COLOURED = late_pattern(rf"\b(?:{_COLOURS}) [a-z-]+", re.IGNORECASE)
_VIEWS = {
    "close-up": "close-ups",
    "wide shot": "wide shots",
    "title card": "a title card",
    "opening shot": "an opening shot with the title",
    "from the side": "views from the side",
    "from above": "views from above",
    "pans slowly": "slow pans",
    "camera moves": "moving shots",
    "aerial view": "aerial views",
    "panoramic shot": "panoramic shots",
    "sweeping shot": "sweeping shots",
    "establishing shot": "an establishing shot",
    "medium shot": "medium shots",
    "side view": "views from the side",
    "handheld camera": "a handheld camera",
    "pans across": "slow pans",
    "camera circles": "shots that circle somebody",
    "zooms in": "zooms",
    "camera follows": "shots that follow somebody",
    "short series of shots": "a quick series of shots",
    "fades in": "a slow start",
    "fades to black": "a fade to black",
}
_VIEW = whole("|".join(_VIEWS))
_PLACE = late_pattern(
    r"(?:^|, |appears |camera in |far )(?!in (?:a close-up|the end|both|grainy))"
    r"(?P<place>(?:in|at|on|under|behind|beside|between|inside|outside|above|near|in front of|among) "
    r"(?:an?|the|two|tall|rows|strings|toys|other|clear|open)\b[^,.]{0,50})",
    re.IGNORECASE,
)
_OF_FILM = whole("shots?|cuts?|angle|frame|picture|scene|lens|introduction|camera|beginning|end|moment|others?|while")
_TOWN = late_pattern(r"\b(?:in|from|near|at home in|over in) (?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?![\w-])")
_SOUND = whole(
    r"music|songs?|sings?|singing|melody|drums?|guitars?|piano|band|whistles?|bells?|phone (?:rings|lights)|chimes?"
    r"|hums?"
    r"|buzz(?:es)?|barks?|meows?|purrs?|sizzl\w+|crackles?|applau\w+|claps?|cheers?|laughs|laughter|shouts?|ticks?"
    r"|creaks?"
    r"|rustles?|roars?|beeps?|sirens?|thunder|chirps?|rattles?|hiss(?:es)?|splash(?:es)?|clicks?|crash(?:es)?"
    r"|knocks?|echo\w*"
)
_VEHICLE = whole(
    r"(?:an?|the|two) (?:[a-z-]+ )?(?:cars?|trucks?|lorr(?:y|ies)|vans?|bus(?:es)?|tram|trains?|bikes?|bicycles?"
    r"|motorbikes?"
    r"|motorcycles?|tractor|forklift|ambulance|fire engine|boats?|ferry|ship|plane|helicopter|taxi|scooter)"
)
_BETWEEN = late_pattern(
    r" (?:on|onto|with|into|in|over|from|until|to|at|through|out|up|down|off|under|around|across|by|for|of|and"
    r"|while|along|"
    r"behind|between|towards?|against|about|after|above|below|back|it|them|her|his|their|so)\b|,"
)
_ARTICLE = late_pattern(r"\b(?:an?|the|two|three|some|another|one|each|every) ")
_NO_THINGS_WORDS = """
    advantages advice air all answer applause argument arguments arm arms back background balance bit bite body break
    breath breaths calculation camera care cheek cheeks cheers chest chin command comment confidence corner day decision
    defence detail difficulties difficulty direction disbelief distance drop ear ears elbow elbows encouragement end
    everybody example exposure eye eyes face fact facts farewell feet figure figures finger fingers fingertip fist fists
    five focus foot forecast forehead four goal goodbye hair hand handful hands head heads heel heels hesitation hug
    hurry idea instruction instructions joke kiss knee knees laughter leg legs length light line lines lip lips little
    melody memory middle mind mistake moment mouth music name neck next nobody nod noise nose nothing number objection
    one option options order other others out pace palm pause percentage picture pinch plan plans point points pose
    position price prices problem progress question questions reason relief rest result results rhythm ride risks room
    rule rules score shape shoulder shoulders side silence sip situation six skin smile solution somebody something song
    sound space spoonful spot statement step story tactics teammate teeth test thing things thought three thumb thumbs
    time tone top two value view voice warning way weather week word words work year
"""
_NO_THINGS = frozenset(_NO_THINGS_WORDS.split())
_AFTER_THINGS_WORDS = """
    again aloud ashore away back clean closed closer first flat forward fully higher larger once open outwards round
    shut steady still tight together twice underneath upright upside upwards
"""
_AFTER_THINGS = frozenset(_AFTER_THINGS_WORDS.split())
"""Words behind a thing that tell what happens to it: "shuts the box tight"."""
_PARTS = late_pattern(r" while | before |, (?:and )?(?:with )?")
_LEADS = frozenset(["and", "then", "by", "or", "who", "that", "as"])
_ANYBODY = late_pattern(rf"a (?:[a-z-]+ ){{0,2}}{PERSON_WORDS}")
_MOST_WORDS = 3


def actions(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield what people do, without who does it, as "shapes the dough into a round ball"."""
    for scene in scenes:
        for moment in scene.seen:
            for match in _ACT.finditer(moment.text):
                act = _ASIDE.split(match["act"], maxsplit=1)[0].strip()
                if act.partition(" ")[0].lower() not in _NO_STEP and " " in act and not _NO_ACT.match(act):
                    yield act, moment.start


def imperative(act: str) -> str:
    """Return an action as an instruction: "folds and turns the dough" is "Fold and turn the dough"."""
    verb, _, rest = act.partition(" ")
    words = rest.split()
    for at, word in enumerate(words[:-1]):
        if word == "and" and _is_verb(words[at + 1], words[at + 2 : at + 3]):
            words[at + 1] = _base(words[at + 1])
    text = " ".join([_base(verb), *words])
    return re.sub(r"\b(?:his|her|their)\b", "your", capitalised(text))


def _is_verb(word: str, following: Sequence[str]) -> bool:
    return word.endswith("s") and (not following or following[0] in ("the", "a", "an", "it", "them", "out", "up", "to"))


def _base(verb: str) -> str:
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    is_long = verb.endswith(("ches", "shes", "sses", "xes", "zzes", "oes"))
    return verb[:-2] if is_long else verb[:-1]


def things(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield the things that people use or handle: "the sticky dough", "a bread knife"."""
    known = set[str]()
    for act, time in actions(scenes):
        for thing in _things_of(act):
            if (head := thing.rpartition(" ")[2]) not in known:
                known.add(head)
                yield thing, time


def _things_of(act: str) -> Iterator[str]:
    _, _, rest = act.partition(" ")
    has_articles = False
    for chunk in _BETWEEN.split(f"{rest} "):
        found = _ARTICLE.search(chunk)
        if has_articles and not found and chunk.strip().endswith("s"):
            continue  # "turns the key and listens"
        has_articles = has_articles or bool(found)
        words = (chunk[found.end() :] if found else chunk).split()
        if (words[:1] and words[0] in _LEADS) or _ANYBODY.fullmatch(f"a {' '.join(words)}"):
            continue
        while words and words[-1] in _AFTER_THINGS:
            words.pop()
        is_thing = 0 < len(words) <= _MOST_WORDS and words[-1] not in _NO_THINGS and words[0].isalpha()
        if is_thing and len(words[-1]) > 2 and not words[-1].endswith(("ly", "ation")):
            yield f"{found[0] if found else ''}{' '.join(words)}"


def clothes(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield who wears what: "a lecturer in a purple T-shirt"."""
    return _matches(scenes, lambda text: (lowered(match[0]) for match in _WORN.finditer(text)))


def colours(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield coloured things: "purple T-shirt"."""
    return _matches(scenes, lambda text: (match[0].lower() for match in _COLOURED.finditer(text)))


def views(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield how scenes are filmed: "close-ups"."""
    return _matches(scenes, lambda text: (_VIEWS[match[0]] for match in _VIEW.finditer(text.lower())))


def places(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield visible places: "at a marble worktop"."""
    found = _matches(scenes, lambda text: (lowered(match["place"].strip()) for match in _PLACE.finditer(text)))
    return ((place, time) for place, time in found if not _OF_FILM.search(place))


def towns(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield places that are named in what is said."""
    for scene in scenes:
        for moment in scene.said:
            for match in _TOWN.finditer(moment.text):
                yield match["town"], moment.start


def sounds(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield what can be heard beside speech: "a whistle blows"."""
    return _matches(
        scenes,
        lambda text: (
            lowered(part.removeprefix("While ")) for part in _PARTS.split(text) if _SOUND.search(part.lower())
        ),
    )


def vehicles(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield vehicles: "a white van"."""
    return _matches(scenes, lambda text: (match[0] for match in _VEHICLE.finditer(text.lower())))


def _matches(scenes: Sequence[Scene], found: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, float]]:
    return ((text, moment.start) for scene in scenes for moment in scene.seen for text in found(moment.text))
