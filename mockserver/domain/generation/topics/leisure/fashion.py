"""Clothes, make-up, hair and nails."""

from mockserver.domain.generation.topics.topic import Stage, Topic

FASHION = Topic(
    name="Fashion and beauty",
    keywords=(
        *("fashion", "beauty", "makeup", "dress", "lookbook", "runway", "hair", "braid", "hairstyle", "outfit"),
        *("coat", "model", "skincare", "nails", "cosmetics", "eye", "clothes", "haul"),
    ),
    decides=(
        "nail art",
        "french tips",
        "manicure",
        "maquillage",
        "makeup",
        "maquillaje",
        "maquiagem",
        "haircut",
        *("grwm",),
        *("ironing", "iron shirt"),
        *("haul zara", "zara haul", "shein", "primark", "uniqlo", "clothing haul", "thrift haul", "try on haul"),
        *("fashion haul", "fashion week", "cocktail dress"),
    ),
    subjects=("a summer wardrobe", "an evening look", "braided hair", "vintage coats"),
    titles=("Style notes: {subject}", "Get ready with me: {subject}", "{subject}, three ways"),
    people=(
        "a stylist with a tape measure",
        "a model in beige",
        "a make-up artist with a brush",
        "a fashion student in a denim shirt",
        "a friend with a critical eye",
    ),
    places=(
        "in front of a large mirror",
        "in a dressing room",
        "under soft lights",
        "at a dressing table",
        "beside a rail of clothes",
    ),
    details=(
        "a ring light glows",
        "hangers clatter",
        "a phone leans against the mirror",
        "music plays softly",
        "a candle burns on the shelf",
    ),
    stages=(
        Stage(
            "The idea",
            (
                "holds two colours side by side",
                "looks into a mirror",
                "scrolls through saved pictures",
                "opens a drawer",
            ),
            (
                "So, {guest} asked me about this in the comments, and here we go.",
                "Start with one thing that you really like and build {part} around it.",
                "I saw something like it in a shop window in {town}, and it wouldn't leave me alone.",
                "You don't need to buy anything new for {subject}, promise me that.",
                "My mood board for this has {number} pictures, and {other} says that it's too many.",
                "I've been playing around with {part} for a few weeks now.",
            ),
        ),
        Stage(
            "The basics",
            (
                "lays everything out on a towel",
                "pins something back",
                "smooths something with both hands",
                "tries one thing and then another",
            ),
            (
                "Good preparation is half of {part}, so don't skip this.",
                "Take less than you think, you can always add more, as {absent} told me about {number} times.",
                "This one is from {company}, I bought it myself, nobody is paying me.",
                "Work in daylight if you can, the bulb in my bathroom in {home} has a lot to answer for.",
                "I know that it looks odd right now, {guest}, wait for it.",
                "There are a thousand rules about {about}, and you can ignore most of them.",
            ),
        ),
        Stage(
            "Step by step",
            (
                "works from the centre outwards",
                "compares both sides",
                "tilts the head to one side",
                "takes a small step back",
            ),
            (
                "Little by little, and keep checking both sides, that's what they do in {home}.",
                "Sisters, not twins, {other}, that's what we always say about symmetry.",
                "If it goes wrong, breathe, wipe it off, start again, {part} will survive it.",
                "My hands are shaking, {guest} shouldn't have made me that coffee.",
                "That's the step that everybody gets wrong about {about}.",
                "At this point I normally lose patience with {part}, so let's put on a song.",
            ),
        ),
        Stage(
            "The finishing touch",
            (
                "adds one last detail",
                "steps back to check",
                "turns from side to side",
                "removes one thing again",
            ),
            (
                "One tiny detail, {guest}, and the whole thing makes sense.",
                "Before you leave the house, take one thing off, an old rule from {absent}.",
                "Give it a minute to settle, and then we can judge {part}.",
                "I'd wear a bit less of it in {home} and a bit more on a Saturday night.",
                "It needs something, and I think that it needs the ring that {other} gave me.",
                "See how that pulls {part} together?",
            ),
        ),
        Stage(
            "What do you think?",
            (
                "turns around slowly",
                "smiles at the mirror",
                "strikes a pose and laughs",
                "takes a picture in the mirror",
            ),
            (
                "So, {other}, honest opinion, would you wear it?",
                "I'm really happy with how {part} turned out.",
                "You can wear this to the office at {company} and straight to dinner.",
                "All in all it took me {number} minutes, most of it spent talking.",
                "Tell me down below what I should try next with {part}.",
                "That was my little story about {about}, be nice to yourselves.",
            ),
        ),
    ),
    remarks=(
        "I found it in a second-hand shop in {town}, under a heap of curtains.",
        "Everything from {company} I paid for myself.",
        "Is that my phone or yours, {guest}?",
        "The most frequent question I get is about {about}, so thank you for that.",
    ),
    signs=("New in", "Look 3", "Backstage", "Size M", "Sale", "Before / After"),
    brands=("Velvetine", "Maison Lune", "Threadbare", "Petal & Pin"),
    hashtags=("fashion", "beauty", "style", "ootd", "grwm", "inspiration", "styleinspo"),
)
