"""Camping, in any season."""

from mockserver.domain.generation.topics.topic import Stage, Topic

CAMPING = Topic(
    name="Camping",
    keywords=("camping", "camp", "tent", "campfire", "hiking", "hike", "trail", "wilderness", "forest"),
    decides=(
        *("camper van", "campervan", "van life", "vanlife", "motorhome", "van conversion", "camper conversion"),
        *("caravan", "wohnmobil", "autocaravana", "camping car", "bushcraft", "bivouac", "wild camping"),
        *("zelten", "acampamento", "camping", "キャンプ", "fire pit"),
    ),
    subjects=("a weekend in the forest", "a first night in a tent", "autumn by the lake", "a solo trip"),
    titles=("Camping: {subject}", "{subject} with a small backpack", "How we spent {subject}"),
    people=(
        "a hiker with a green backpack",
        "a father with a headlamp",
        "a camper in a woollen hat",
        "a friend with a thermos flask",
        "a woman in walking boots",
    ),
    places=(
        "at the edge of a clearing",
        "beside the tent",
        "at the end of a narrow path",
        "between tall trees",
        "on a folding chair",
    ),
    details=(
        "an owl calls in the distance",
        "the wind moves the treetops",
        "a kettle steams on a small stove",
        "a zip goes up and down",
        "a bird sings somewhere above",
        "a branch cracks in the dark",
    ),
    stages=(
        Stage(
            "We made it",
            (
                "drops a heavy backpack on the ground",
                "walks down a forest path",
                "unfolds a map and turns it around",
                "looks for a level spot",
            ),
            (
                "Bags down, {guest}, this is home for tonight.",
                "It was {number} minutes from the car park, and I felt every single one of them.",
                "We came up from {home} this morning, and it's been quiet ever since.",
                "I've been looking forward to {part} since about last winter.",
                "No signal at all out here, so this is going to be all about {about}.",
                "First things first: where's flat, where's dry, and where's {other}?",
            ),
        ),
        Stage(
            "Setting up",
            (
                "pushes tent pegs into the ground",
                "threads a pole through the fabric",
                "shakes out a groundsheet",
                "pulls a guy line tight",
            ),
            (
                "Door away from the wind, we learned that the wet way near {home}.",
                "Hold that end, {other}, no, the other end.",
                "The instructions from {company} have {number} pictures and not a single word.",
                "Clear away stones and cones before you lie on them, then get back to {part}.",
                "Always put the tent up before you do anything else, even when {part} can't wait.",
                "I practised this with {absent} in the garden, and it was so much easier there.",
            ),
        ),
        Stage(
            "Dinner",
            (
                "stirs a tin pot on a small stove",
                "warms both hands on a mug",
                "cuts bread with a pocket knife",
                "blows on a spoon",
            ),
            (
                "Everything tastes better outside, even what {guest} cooks.",
                "The menu tonight is beans, and tomorrow it's beans with a view of {part}.",
                "Careful, {other}, the pot is hot.",
                "I carried a lemon all the way from {home} for this, and I regret nothing.",
                "You can read whole books about {about}, and none of them mentions the smell of supper.",
                "Hang the food up afterwards, {absent} once shared a breakfast with a fox.",
            ),
        ),
        Stage(
            "When it gets dark",
            (
                "switches on a headlamp",
                "crawls into a sleeping bag",
                "points a torch at the trees",
                "pulls a woollen hat down",
            ),
            (
                "Listen, {guest}, no, exactly, there's nothing to hear.",
                "It gets cold fast now, so put on every layer you own, {other}, and then one more.",
                "I could get used to {part}, if it were not for the ground.",
                "{absent} says that every noise at night is a hedgehog, and I choose to believe it.",
                "We told each other stories about {part} until the torch went out.",
                "According to {company} this sleeping bag is good for ten below, we'll find out.",
            ),
        ),
        Stage(
            "The morning after",
            (
                "unzips the tent and squints",
                "rolls up a sleeping mat",
                "packs everything into a backpack",
                "stretches and laughs",
            ),
            (
                "Good morning, I slept for about {number} minutes, and it was worth it.",
                "We take everything with us, every last crumb, so that {town} has us back some day.",
                "If I had to say one thing about {about}, it would be this: bring more coffee.",
                "Somebody in {home} is going to wonder why we smell of smoke.",
                "Would I do it all again for {part}? Ask me after a shower.",
                "Thanks for coming along, and if you liked {part}, we're off again next month.",
            ),
        ),
    ),
    remarks=(
        "The tent was lent to us by {company}, so please don't mention the hole.",
        "Leave the place as you found it, as they say in {home}.",
        "Did you bring the matches, {guest}, or was that my job?",
        "Half of what I packed for {part} I never needed, as always.",
    ),
    signs=("Campsite 300 m", "No fires in dry weather", "Lake trail", "Day 1", "Drinking water", "Quiet after 10 pm"),
    brands=("Mossback", "Tarn & Tent", "Wildlight", "Guyline"),
    hashtags=("camping", "outdoors", "tent", "campinglife", "nature", "getoutside", "microadventure"),
)
