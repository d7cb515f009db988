"""Baking: bread, cakes, biscuits."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

BAKING = Topic(
    name="Baking",
    keywords=("baking", "bake", "baker", "bakery", "bread", "cake", "dough", "oven", "cookie", "sourdough"),
    decides=(
        *("bread recipe", "cake recipe", "pie recipe", "cookie recipe", "birthday cake decorating", "kuchen"),
        *("gâteau", "ケーキ"),
        *(
            "pan casero",
            "croissant",
            "croissants",
        ),
    ),
    genre=Genre.TUTORIAL,
    subjects=("sourdough bread", "a lemon cake", "cinnamon rolls", "oat cookies", "a plum tart"),
    titles=("Baking {subject}", "{subject} for beginners", "A morning in the bakery: {subject}"),
    people=(
        "a baker with floury hands",
        "an apprentice in a white cap",
        "a grandmother in a blue apron",
        "a home baker with a rolling pin",
        "a young man with flour on one cheek",
    ),
    places=(
        "in a small bakery",
        "in front of the oven",
        "at a marble worktop",
        "at a floury kitchen table",
        "beside a cooling rack",
    ),
    details=(
        "flour drifts through the light",
        "a mixer turns in the background",
        "the oven glows orange",
        "a baking tray waits on the side",
        "an oven timer counts down",
        "crumbs lie on the worktop",
    ),
    stages=(
        Stage(
            "Weighing out",
            (
                "weighs flour on a kitchen scale",
                "sieves flour into a large bowl",
                "levels off a spoonful with a knife",
                "lines a tin with baking paper",
            ),
            (
                "Weigh everything in grams, {guest}, cups are only a guess.",
                "Take it all out of the fridge well before you begin with {part}.",
                "I buy my flour from a mill near {town}, but any decent flour will do.",
                "Baking is chemistry, so for once stick to the recipe, says {absent}.",
                "I've baked this {number} times by now, {guest}, and I still weigh the salt twice.",
                "Before we talk about {about}, switch the oven on, because that takes the longest.",
            ),
        ),
        Stage(
            "Mixing",
            (
                "stirs the bowl with a wooden spoon",
                "scrapes down the sides of the bowl",
                "folds the mixture over and over",
                "tips the bowl to one side",
            ),
            (
                "Mix it until there's no dry flour at the bottom, then stop and think of {part}.",
                "You can do this by hand, {other}, nobody needs a machine for it.",
                "It'll feel wrong for a minute, as {guest} found out, and then it comes together.",
                "Scrape the bowl down properly, or half of {part} will end up in the sink.",
                "If it's too stiff, a spoonful of water helps, that's what they taught me in {home}.",
                "My old mixer from {company} would be done by now, but this way I can feel what happens.",
            ),
        ),
        Stage(
            "Time to rest",
            (
                "covers a bowl with a linen cloth",
                "wipes flour from the worktop",
                "writes the time on a strip of tape",
                "sits down with a mug of tea",
            ),
            (
                "And now we do nothing at all, which {guest} does very well.",
                "A rest does {part} more good than anything I could do.",
                "Put the kettle on, {other}, this can't be hurried.",
                "{absent} once skipped this step, and we still laugh about the result.",
                "While we wait, somebody in {home} wanted to know more about {part}.",
                "Cover it so that it doesn't dry out, and forget about {part} for a while.",
            ),
        ),
        Stage(
            "Into the oven",
            (
                "slides a tray into the hot oven",
                "checks the oven through the glass door",
                "turns a tray around with oven gloves",
                "taps the oven thermometer",
            ),
            (
                "Every oven is different, and this one from {company} runs hot at the back.",
                "Keep the door shut for the first ten minutes, {guest}, I mean it.",
                "If it browns too fast, lay some foil over it, that has rescued {part} more than once.",
                "You can smell {part} all the way down the stairs now.",
                "The neighbours from {home} always ring the bell at exactly this moment.",
                "I set the timer a little early, because {part} can go from perfect to black very quickly.",
            ),
        ),
        Stage(
            "Out of the oven",
            (
                "lifts a hot tray onto a rack",
                "dusts the top with flour",
                "cuts a first slice",
                "holds the result up proudly",
            ),
            (
                "Let it cool properly before you cut it, I know, {other}, I know.",
                "Not bad for a first attempt at {part}, is it?",
                "Listen, it crackles a little as it cools, {absent} calls that singing.",
                "Keep it in a tin and it'll be fine for days, unless {guest} finds it.",
                "I hope you have a go at it, and tell me how you got on with {part}.",
                "A piece of this goes to {absent}, who couldn't be here.",
            ),
        ),
    ),
    remarks=(
        "The tins come from a flea market in {home}.",
        "There's flour on the ceiling, {guest}, how did you do that?",
        "This apron is a present from {company}, and it's never been white since.",
        "People send me pictures of {part} from everywhere, and I keep every one of them.",
    ),
    signs=("180 °C", "Rest for 1 hour", "500 g flour", "Fresh today", "Bake for 35 min", "Let it cool"),
    brands=("Millstone", "Goldcrust", "Kneadwell", "Sieve & Spoon"),
    hashtags=("baking", "homemade", "homebaking", "bakery", "sweet", "ovenfresh", "bakewithme"),
)
