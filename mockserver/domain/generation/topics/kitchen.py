"""Topics of the house: cooking, baking, coffee, gardening."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

COOKING = Topic(
    name="Cooking",
    keywords=(
        *("cooking", "cook", "chef", "recipe", "kitchen", "pasta", "soup", "curry", "meal", "pizza", "sushi", "pho"),
        *("knife", "grill", "lasagna", "stew", "egg", "brunch", "airfryer", "brewing", "wine"),
    ),
    decides=(
        *("knife skills", "whole chicken", "chicken wings", "chicken breast", "chicken soup", "roast chicken"),
        *("beef wellington", "meal prep", "recipe", "rezept", "receta", "recette", "receita", "ricetta"),
        *("kartoffelsalat", "料理", "レシピ", "vegan day", "pho", "kochen", "cuisine", "cocina", "cozinha", "cucina"),
        *("sharpen knife", "knife sharpening", "料理教室", "cut onion", "chop onion"),
    ),
    subjects=("fresh pasta", "tomato soup", "vegetable curry", "mushroom risotto", "a quick dinner"),
    titles=("How to Cook {subject} at Home", "{subject}, Step by Step", "Cooking {subject} on a Weekday"),
    people=("a cook in a striped apron", "a young chef with a white hat", "a woman in a green jumper"),
    places=("in a bright kitchen", "at a wooden table", "beside a gas stove"),
    details=("steam rises from a copper pot", "olive oil shimmers in the pan", "a timer ticks on the shelf"),
    stages=(
        Stage(
            "Laying out the ingredients",
            ("lays tomatoes, garlic and herbs on a board", "weighs the ingredients in a glass bowl"),
            (
                "Today it is all about {subject}.",
                "You only need a handful of ingredients.",
                "Everything is weighed first.",
            ),
        ),
        Stage(
            "Chopping the vegetables",
            ("chops onions and carrots with a sharp knife", "slices a red pepper on a wooden board"),
            ("Keep the slices thin so that they cook evenly.", "Curl your fingers away from the knife."),
        ),
        Stage(
            "Heating the pan",
            ("pours oil into a hot pan", "fries garlic until it turns golden"),
            ("Listen for the sizzle before you add anything.", "Garlic burns quickly, so turn the heat down."),
        ),
        Stage(
            "Simmering on the stove",
            ("stirs a bubbling pot with a wooden spoon", "puts the lid on a simmering pot"),
            ("Now it simmers for about ten minutes.", "Stir it now and then so that nothing sticks."),
        ),
        Stage(
            "Seasoning and tasting",
            ("sprinkles salt and pepper over the pot", "tastes the sauce from a small spoon"),
            ("A pinch of salt brings out the flavour.", "Taste it before you add more pepper."),
        ),
        Stage(
            "Serving the dish",
            ("ladles the food onto warm plates", "tops the plate with basil leaves"),
            ("That was {subject}, and now we eat.", "Enjoy your meal, and see you next time."),
        ),
    ),
    remarks=(
        "The vegetables come from a farm near {town}.",
        "This pan was lent to us by {company}.",
        "It smells wonderful.",
    ),
    signs=("Serves four", "Simmer for 10 minutes", "Step 2: chop", "Medium heat"),
    brands=("Copperpan", "Mill & Thyme", "Savorella"),
    hashtags=("cooking", "homecooking", "recipe", "kitchen", "foodie", "easydinner"),
    genre=Genre.TUTORIAL,
)

BAKING = Topic(
    name="Baking",
    keywords=("baking", "bake", "baker", "bakery", "bread", "cake", "dough", "oven", "cookie", "sourdough"),
    decides=(
        *("bread recipe", "cake recipe", "pie recipe", "cookie recipe", "birthday cake decorating", "kuchen"),
        *("gâteau", "ケーキ"),
    ),
    subjects=("sourdough bread", "a lemon cake", "cinnamon rolls", "oat cookies", "a plum tart"),
    titles=("Baking {subject}", "{subject} for Beginners", "A Morning in the Bakery: {subject}"),
    people=("a baker with floury hands", "an apprentice in a white cap", "a grandmother in a blue apron"),
    places=("in a small bakery", "in front of a brick oven", "at a marble worktop"),
    details=("flour drifts through the light", "loaves cool on a rack", "the oven glows orange"),
    stages=(
        Stage(
            "Mixing the dough",
            ("mixes flour and water in a large bowl", "cracks two eggs into a mixing bowl"),
            ("Welcome to the bakery and to {subject}.", "Mix until no dry flour is left."),
        ),
        Stage(
            "Kneading by hand",
            ("kneads the dough on the worktop", "folds and turns the sticky dough"),
            ("Push with the heel of your hand, then fold.", "The dough should feel smooth and elastic."),
        ),
        Stage(
            "Letting it rise",
            ("covers the bowl with a linen cloth", "checks the risen dough with a fingertip"),
            ("Let it rest until it has doubled.", "A warm corner of the kitchen is perfect."),
        ),
        Stage(
            "Shaping",
            ("shapes the dough into a round ball", "cuts the dough into equal pieces"),
            ("Tighten the surface as you shape it.", "Dust the board so that it does not stick."),
        ),
        Stage(
            "Into the oven",
            ("slides the tray into a hot oven", "scores the top with a razor blade"),
            ("The oven is at two hundred and thirty degrees.", "Do not open the door for the first ten minutes."),
        ),
        Stage(
            "Cutting the first slice",
            ("cuts the crisp crust with a bread knife", "shows the airy crumb to the camera"),
            ("Listen to that crust.", "That was {subject}, thank you for baking along."),
        ),
    ),
    remarks=("Our flour is milled in {town}.", "The mixer was made by {company}.", "Patience is the main ingredient."),
    signs=("230 °C", "Rest for 2 hours", "500 g flour", "Fresh today"),
    brands=("Millstone", "Goldcrust", "Kneadwell"),
    hashtags=("baking", "homemade", "bread", "bakery", "sweet", "ovenfresh"),
    genre=Genre.TUTORIAL,
)

COFFEE = Topic(
    name="Coffee",
    keywords=("coffee", "espresso", "barista", "cafe", "latte", "cappuccino", "roast"),
    decides=("barista", "latte art", "milk steaming"),
    subjects=("espresso", "a flat white", "pour-over coffee", "latte art", "cold brew"),
    titles=("Barista Basics: {subject}", "Making {subject} Like a Barista", "From Bean to Cup: {subject}"),
    people=("a barista with a leather apron", "a bearded man behind the counter", "a trainee with a red headband"),
    places=("in a busy cafe", "behind an espresso machine", "at a sunny counter"),
    details=("milk foams in a steel jug", "cups rattle on the machine", "customers chat in the background"),
    stages=(
        Stage(
            "Choosing the beans",
            ("pours roasted beans from a paper bag", "smells a handful of dark beans"),
            ("Good coffee starts with fresh beans.", "This video is about {subject}."),
        ),
        Stage(
            "Grinding",
            ("grinds the beans in a steel grinder", "adjusts the dial of the grinder"),
            ("Grind a little finer if it tastes sour.", "Eighteen grams is a good dose."),
        ),
        Stage(
            "Tamping",
            ("tamps the ground coffee in the portafilter", "levels the coffee with a finger"),
            ("Press down firmly and keep it level.", "An even puck gives an even flow."),
        ),
        Stage(
            "Brewing",
            ("locks the portafilter into the machine", "watches brown coffee flow into a cup"),
            ("Aim for about thirty seconds.", "Look at that honey-coloured stream."),
        ),
        Stage(
            "Steaming the milk",
            ("steams milk in a small jug", "swirls the jug until the milk shines"),
            ("Keep the steam wand just below the surface.", "Stop when the jug is too hot to touch."),
        ),
        Stage(
            "Pouring and serving",
            ("pours a heart into the cup", "hands a full cup across the counter"),
            ("Pour slowly, then lift the jug.", "And there it is, {subject}, enjoy it."),
        ),
    ),
    remarks=(
        "These beans were roasted in {town}.",
        "The machine was built by {company}.",
        "Practice makes the difference.",
    ),
    signs=("Open 8 to 6", "18 g in, 36 g out", "Beans of the week", "Please order here"),
    brands=("Bean Harbour", "Portafino", "Crema Nord"),
    hashtags=("coffee", "barista", "espresso", "latteart", "cafe", "coffeelover"),
    genre=Genre.TUTORIAL,
)

GARDENING = Topic(
    name="Gardening",
    keywords=("gardening", "garden", "gardener", "plant", "compost", "flower", "rose", "lawn", "pruning"),
    decides=(
        "gartenarbeit",
        "jardinage",
        "jardinería",
        "jardinagem",
        *(
            "bonsai",
            "repotting",
            "tree surgeon",
            "arborist",
            "tree trimming",
            "tree felling",
        ),
        *(
            "stump grinding",
            "hedge trimming",
        ),
    ),
    subjects=("tomatoes", "a herb bed", "climbing roses", "winter vegetables", "a small lawn"),
    titles=("Growing {subject}", "The Garden in Spring: {subject}", "A Beginner's Guide to {subject}"),
    people=("a gardener in rubber boots", "a man with a straw hat", "a girl with a watering can"),
    places=("in a walled garden", "inside a greenhouse", "beside a raised bed"),
    details=("bees hum around the lavender", "a wheelbarrow stands on the path", "a robin hops over the soil"),
    stages=(
        Stage(
            "A walk through the garden",
            ("walks along rows of green plants", "opens the gate to the garden"),
            ("Come in, this is the garden.", "Today is all about {subject}."),
        ),
        Stage(
            "Preparing the soil",
            ("digs the dark soil with a spade", "rakes compost into the bed"),
            ("Loosen the soil to a spade's depth.", "Compost feeds the bed for a whole year."),
        ),
        Stage(
            "Sowing the seeds",
            ("drops seeds into a shallow row", "fills small pots with seed compost"),
            ("Sow them a thumb's width apart.", "Cover them with a thin layer of soil."),
        ),
        Stage(
            "Watering",
            ("waters the seedlings with a green can", "unrolls a garden hose"),
            ("Water in the morning, not in the midday sun.", "Keep the leaves dry if you can."),
        ),
        Stage(
            "Pruning and tying",
            ("cuts a branch with red secateurs", "ties a stem to a bamboo cane"),
            ("Always cut just above a bud.", "Tie it loosely so that the stem can grow."),
        ),
        Stage(
            "Picking the harvest",
            ("picks ripe fruit into a basket", "holds a full basket up to the camera"),
            ("This is the reward for all the work.", "Good luck with {subject}, and happy gardening."),
        ),
    ),
    remarks=("It rained a lot in {town} this week.", "The tools come from {company}.", "Slugs are not invited."),
    signs=("Basil", "Sow in April", "Please keep the gate shut", "Compost only"),
    brands=("Greenspade", "Rootwell", "Fernhill Tools"),
    hashtags=("gardening", "growyourown", "garden", "plants", "spring", "greenthumb"),
    genre=Genre.TUTORIAL,
)

TOPICS = (COOKING, BAKING, COFFEE, GARDENING)
