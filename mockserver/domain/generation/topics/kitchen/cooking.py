"""Cooking at home: any dish, and the tools for it."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

_DISHES_OF_SIGNS = """
    寿司 刺身 天ぷら 餃子 饺子 拉麺 拉面 ラーメン うどん カレー 味噌汁 お好み焼き たこ焼き 焼き鳥 唐揚げ 弁当 豆腐
    炒飯 炒饭 火锅 火鍋 包子 烤鸭 面条 宫保鸡丁 すし らーめん
"""
"""In scripts without spaces, each sign is a word."""

COOKING = Topic(
    name="Cooking",
    keywords=(
        *("cooking", "cook", "chef", "recipe", "kitchen", "pasta", "soup", "curry", "meal", "pizza", "sushi", "pho"),
        *("knife", "grill", "lasagna", "stew", "egg", "brunch", "airfryer", "brewing", "wine"),
    ),
    decides=(
        *("steak", "reverse sear", "one pot", "slow cooker", "air fryer"),
        *("knife skills", "whole chicken", "chicken wings", "chicken breast", "chicken soup", "roast chicken"),
        *("beef wellington", "meal prep", "recipe", "rezept", "receta", "recette", "receita", "ricetta"),
        *("kartoffelsalat", "料理", "レシピ", "vegan day", "pho", "kochen", "cuisine", "cocina", "cozinha", "cucina"),
        *("sharpen knife", "knife sharpening", "料理教室", "cut onion", "chop onion"),
        *("hot dog", "hot dogs", "what i eat", "eat in a day", "wieiad"),
        *("turkey roast", "roast turkey", "gravy", "turkey stuffing", "carve turkey"),
        *("fish tacos", "fish chips", "fish curry", "fish soup", "fish pie", "fish fry", "fish stew"),
        *("chicken curry", "chicken salad", "chicken tacos", "chicken stew", "lamb chops", "lamb curry"),
        *("rack lamb", "duck breast", "roast duck", "turkey dinner", "roast turkey", "rabbit stew"),
        *("cook off", "cooking contest", "cooking challenge"),
        *("octopus salad", "pork belly", "pulled pork", "crab cakes", "goat curry"),
        *("cocktail", "mocktail", "frozen margarita", "mojito", "negroni", "dry martini", "mixology"),
        *("tortilla", "paella", "gazpacho", "ratatouille", "bouillabaisse", "schnitzel", "goulash", "moussaka"),
        *("empanadas", "ceviche", "feijoada", "pierogi", "borscht", "gyoza", "okonomiyaki", "takoyaki", "bibimbap"),
        *("kimchi", "pad thai", "nasi goreng", "biryani", "tikka masala", "samosa", "shawarma", "falafel", "hummus"),
        *("shakshuka", "tagine", "couscous", "jollof", "gumbo", "jambalaya"),
        *("борщ", "пельмени", "блины", "шашлык", "김치", "비빔밥", "불고기", "떡볶이", "شاورما", "فلافل", "حمص"),
        *("बिरयानी", "समोसा", "ผัดไทย"),
        *map(" ".join, _DISHES_OF_SIGNS.split()),
    ),
    genre=Genre.TUTORIAL,
    subjects=("fresh pasta", "tomato soup", "vegetable curry", "mushroom risotto", "a quick dinner"),
    titles=("How to cook {subject} at home", "{subject}, step by step", "Cooking {subject} on a weekday"),
    people=(
        "a cook in a striped apron",
        "a young chef with a white hat",
        "a woman in a green jumper",
        "a home cook with rolled-up sleeves",
        "an elderly man with a tea towel over one shoulder",
    ),
    places=(
        "in a bright kitchen",
        "at a wooden table",
        "beside the stove",
        "at a tidy worktop",
        "in front of a shelf of spices",
    ),
    details=(
        "a timer ticks on the shelf",
        "the extractor fan hums",
        "herbs wait in a jar of water",
        "a tea towel hangs over the oven door",
        "a radio plays in the next room",
        "water runs into the sink",
    ),
    stages=(
        Stage(
            "What you need",
            (
                "lays the ingredients out on the worktop",
                "weighs something in a glass bowl",
                "ties on an apron",
                "reads a handwritten recipe card",
            ),
            (
                "Everything is on the worktop already, so we can go straight to {part}.",
                "{absent} gave me this recipe, and I've changed almost nothing about it.",
                "You can get all of this at the market in {town} for very little money.",
                "Weigh things first, {guest}, it saves a lot of stress later on.",
                "I've made this {number} times by now, {guest}, and I still check the list.",
                "Read everything to the end before you start on {part}, please, I learned that the hard way.",
            ),
        ),
        Stage(
            "Preparation",
            (
                "wipes down a chopping board",
                "sharpens a kitchen knife",
                "rinses something under the tap",
                "puts small bowls in a row",
            ),
            (
                "Curl your fingers in, {guest}, so the knife never gets near them.",
                "A sharp blade is safer than a blunt one, as {absent} could tell you.",
                "Chop it about as fine as {other} does, which isn't very fine at all.",
                "This is the boring bit, so tell me, {other}, what do you usually eat on a Tuesday?",
                "Get it all ready now, because when it comes to {part} there's no time to hunt for spoons.",
                "My first kitchen in {home} had a worktop the size of a tray, and it was enough.",
            ),
        ),
        Stage(
            "Now it gets serious",
            (
                "turns a dial on the stove",
                "stirs slowly with a wooden spoon",
                "lifts a lid and lets the steam out",
                "sets a kitchen timer",
            ),
            (
                "Don't rush this, {guest}, we have all the time in the world for {part}.",
                "You'll smell when it's ready long before the timer from {company} tells you.",
                "The first time I tried it, {absent} had to open every window in the house.",
                "Keep it moving so that nothing sticks, and we can talk about {part} meanwhile.",
                "If yours looks different at this stage, {guest}, so did mine the first {number} times.",
                "Turn it down a little before you think about {part}, you can always turn it up again.",
            ),
        ),
        Stage(
            "Does it need anything?",
            (
                "tastes from a small spoon",
                "adds a pinch of something from a small dish",
                "nods after the first taste",
                "passes a spoon to somebody off camera",
            ),
            (
                "Here, {other}, try this and be honest.",
                "Taste as you go, that's the whole secret of {part}.",
                "A little at a time, because you can add more to {part} but you can never take it out.",
                "It needs something, {guest} says, and {guest} is usually right.",
                "In {home} they'd make it a good deal spicier.",
                "Use a clean spoon every time, as {absent} never forgets to remind me.",
            ),
        ),
        Stage(
            "At the table",
            (
                "carries a full plate to the table",
                "wipes the rim of a plate with a cloth",
                "lays out forks and napkins",
                "takes the first bite",
            ),
            (
                "Right, sit down everybody, {guest} has waited long enough.",
                "For a weekday I'm really happy with {part}.",
                "This serves two, or just {other} on a hungry day.",
                "If you try it at home, write and tell me how it went with {part}.",
                "I'd make it again tomorrow, and knowing {other}, I'll have to.",
                "That's really all I know about {about}, and now we eat.",
            ),
        ),
    ),
    remarks=(
        "My pans are from {company}, and they're older than some of my friends.",
        "Most of what's on this table was grown near {town}.",
        "No, {other}, the washing-up isn't my job today.",
        "Somebody always asks how long {part} will keep, and I never know, because we eat it all.",
    ),
    signs=("Serves four", "Step 2", "Prep time 20 min", "Recipe below", "Season to taste", "Ready in 45 min"),
    brands=("Copperpan", "Mill & Thyme", "Savorella", "Pantrywell"),
    hashtags=("cooking", "homecooking", "recipe", "kitchen", "foodie", "easydinner", "homemade"),
)
