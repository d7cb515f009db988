"""What is used in a video, by its kind: ingredients, tools, and other materials."""

from collections.abc import Iterator, Sequence

from mockserver.domain.meaning.glossary import explained
from mockserver.domain.meaning.kinds import kinds_of, name_of_kind
from mockserver.domain.records.scenes import Scene
from mockserver.domain.retrieval.words import stem, stems_of, tokenise
from mockserver.domain.writing.aspects.sight import things
from mockserver.ground.caches import word_cache
from mockserver.ground.late.patterns import late_pattern

_TOOL_WORDS = """
    anvil appliance apron awl axe bag bandage bar barbell basin basket beaker bit blade blender blowtorch board bottle
    bow bowl box brace brush bucket bulb burner cable calculator calipers camera can carafe catheter chalk chisel
    chopper chopsticks clamp clipboard cloth clippers colander comb compass compressor computer container cooker cord
    crank crowbar cup curler cutlery cutter detector dish dispenser dolly drill drone dropper dryer dumbbell duster
    easel endoscope eraser extinguisher fan file fillet filter flask forceps fork forks frame fridge fryer funnel gauge
    glass glasses gloves goggles grater grinder grill hammer handsaw harness headset helmet hoe hook hose instrument
    iron jack jar jug kettle keyboard kiln kit knife ladder ladle lamp laptop lathe lens level lever lighter lid loom
    machine magnet mallet map marker mask mat meter microphone microscope microwave mill mixer mold monitor mop mould
    mouse mug needle net notebook opener oven oximeter paddle pan peeler pen pencil pestle phone pick pin pipette
    pitchfork plane plate pliers plow pot press printer probe projector protractor pulley pump rack rake razor recorder
    roaster rod roller rope router ruler sandpaper saucepan saucer saw scale scales scalpel scanner scissors scoop
    screen screwdriver shaker shears shovel sieve sink skewer skillet smoker socket spade spanner spatula spirit-level
    sponge spoon spray stand stapler steamer stethoscope stove strainer straightener string syringe tablet tape-measure
    telescope thermometer timer tin toaster tongs tool toolbox torch tray trimmer tripod trocar trolley trowel tube
    tweezers vacuum vice vise walkie-talkie washer watch wheel wheelbarrow whisk wok wrench
"""
_TOOLS = frozenset(map(stem, _TOOL_WORDS.split()))
_FOOD_KIND_NAMES = (
    "food meat veget fruit chees beverag pasta soup poultri_dish seafood spice herb sauc dessert breakfast"
)
_FOOD_KINDS = frozenset(_FOOD_KIND_NAMES.split())
_FURTHER_FOODS = """
    bacon bean beans berry broth butter celery chili chocolate cinnamon cocoa coconut cream cumin egg eggs flour garlic
    ginger grounds herbs honey ice jam ketchup leaves lentils lime mayonnaise mint mushroom mustard noodles nuts oats
    oil olive olives onion paprika parsley pepper peppers ribs rice rum salt sauce seeds shrimp soda spices sprouts
    stock sugar syrup thyme tofu tomato tomatoes turmeric vanilla vinegar vodka water wine wings yeast yoghurt yogurt
"""
_FOODS = frozenset(map(stem, _FURTHER_FOODS.split()))
_NO_FOOD_WORDS = """
    bake bar barbecue barista bbq breakfast buffet chef coffee-maker cook course cuisine dessert dinner dish dishes
    drink feast food ingredient kitchen lunch meal menu recipe restaurant snack supper taste treat vegan vegetarian
"""
_NO_FOODS = frozenset(map(stem, _NO_FOOD_WORDS.split()))
"""Words of the kinds of foods that are no ingredient."""
_NO_SPORTS = frozenset(map(stem, ["game", "league", "match", "sport", "team", "tournament"]))
_ARTICLE = late_pattern(r"^(?:an?|the|some|out) ")
_NAMED = late_pattern(r"[a-z][a-z-]{2,20}")


def ingredients(scenes: Sequence[Scene], title: str) -> Iterator[tuple[str, float]]:
    """Yield the foods that a recipe needs: those that are handled, and those that its title names."""
    known = set[str]()
    start = scenes[0].start if scenes else 0.0
    named = [(word, start) for word in _NAMED.findall(title.lower())]
    for thing, time in (*things(scenes), *named):
        words = _ARTICLE.sub("", thing).split()
        while len(words) > 1 and stem(words[0].lower()) in _NO_FOODS:
            words.pop(0)
        text = " ".join(words)
        head = text.rpartition(" ")[2]
        if is_food(head) and stem(head) not in known:
            known.update(map(stem, tokenise(text)))
            yield text, time


def tools(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield the tools that are used: "a wooden spoon"."""
    return ((thing.removeprefix("out "), time) for thing, time in things(scenes) if is_tool(thing))


def materials(scenes: Sequence[Scene]) -> Iterator[tuple[str, float]]:
    """Yield what is used and is no tool."""
    return ((thing, time) for thing, time in things(scenes) if not is_tool(thing))


def is_tool(thing: str) -> bool:
    """Return whether the last noun of a phrase names a tool or an appliance."""
    words = tokenise(thing)
    return bool(words) and stem(words[-1]) in _TOOLS


@word_cache(maxsize=512)
def is_animal(noun: str) -> bool:
    """Return whether a noun names an animal."""
    return _is_of_kind("anim", stems_of([noun]))


@word_cache(maxsize=512)
def is_sport(noun: str) -> bool:
    """Return whether a noun names a sport."""
    named = stems_of([noun])
    if not _NO_SPORTS.isdisjoint(named):
        return False
    is_explained = {*explained(named)} != {*named}  # the NBA is no sport, though it is explained with one
    return not is_explained and _is_of_kind("sport", named)


def _is_of_kind(name: str, stems: Sequence[str]) -> bool:
    return any(name_of_kind(kind) == [name] for kind in kinds_of(stems))


@word_cache(maxsize=512)
def is_food(noun: str) -> bool:
    """Return whether a noun names something to eat or to drink."""
    known = stem(noun)
    if known in _NO_FOODS or known in _TOOLS:
        return False
    return known in _FOODS or any("_".join(name_of_kind(kind)) in _FOOD_KINDS for kind in kinds_of(stems_of([noun])))
