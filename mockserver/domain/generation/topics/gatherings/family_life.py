"""Families with small children, filmed at home."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FAMILY_LIFE = Topic(
    name="Family life",
    keywords=(
        *("baby", "toddler", "twins", "newborn", "sibling", "nephew", "niece", "lullaby", "playground", "potty"),
        *("nursery", "kindergarten", "bedtime", "rhymes"),
    ),
    decides=(
        *("bath time", "bathtime", "tummy time", "loses tooth", "first tooth", "lose tooth", "tooth fairy"),
        *("nap time", "learns walk", "first swim", "first haircut", "first bike ride", "training wheels"),
        *("stabilisers", "stabilizers"),
        *("first steps", "counting ten", "alphabet song", "first words", "baby laughing", "potty training"),
        *("bedtime story", "goodnight story", "facetime"),
        *("dad dancing", "mom dancing", "grandma dancing", "grandpa dancing", "first word", "turns one", "turn one"),
        *("grandpa learns", "grandma learns", "grandma reacts", "nursery rhyme", "kids song", "garden song"),
    ),
    genre=Genre.HOME_VIDEO,
    subjects=("an afternoon with the children",),
    titles=("Little moments: {subject}", "At home with {subject}"),
    people=(
        "a mother with a soft toy",
        "a father with a phone",
        "a grandmother in a cardigan",
        "an older brother in a striped T-shirt",
        "an aunt with open arms",
    ),
    places=(
        "between toys",
        "right in front of the camera",
        "next to a pushchair",
        "beside a box of building blocks",
        "among the family",
    ),
    details=(
        "somebody giggles",
        "a toy squeaks",
        "the phone shakes a little",
        "a spoon falls to the floor",
        "somebody hums a song",
    ),
    stages=(
        Stage(
            "Are you filming?",
            (
                "smiles into the camera",
                "kneels down and waits",
                "holds out both hands",
                "makes a funny face",
            ),
            (
                "Are you filming, {guest}? You have to press the red one.",
                "Look here, sweetheart, look at {guest}! No, not at the phone!",
                "Wait, wait, not before {other} is in the picture as well.",
                "This is going to be all about {about}, so somebody hold the door shut.",
                "We've been talking about {part} since breakfast.",
                "Say hello to {absent}! No? Maybe later then.",
            ),
        ),
        Stage(
            "Here we go",
            (
                "claps both hands",
                "counts to three",
                "leans forward with wide eyes",
                "whispers something funny",
            ),
            (
                "Come on, you can do it, {guest} is right behind you.",
                "Oh my goodness, did you hear that? I'm so glad that we have {part} on video.",
                "That's new, that was definitely not there yesterday, not even in {home}.",
                "I can't believe it, {guest}, after {number} tries it just happened.",
                "Slowly, slowly, nobody is in a hurry, and {part} can take all day.",
                "Where did you learn that? That must have been {absent}.",
            ),
        ),
        Stage(
            "The funny part",
            (
                "laughs out loud",
                "hides behind both hands",
                "copies every movement",
                "falls back onto a cushion",
            ),
            (
                "Stop it, {other}, I'm crying, I can't hold the phone any more.",
                "Do that again! Quick, before we have to think of {part} again!",
                "The face! That's exactly the face that {absent} always makes.",
                "They can hear us all the way to {home}, I think.",
                "Apparently nothing in the world is as funny as {part}.",
                "I'm keeping this one for the eighteenth birthday, {guest} is my witness.",
            ),
        ),
        Stage(
            "One more time",
            (
                "stretches out both arms",
                "starts again from the beginning",
                "nods and cheers",
                "wipes a tear of laughter away",
            ),
            (
                "One more time, for {guest}, who missed it.",
                "Again? Really? All right, but then it's enough for today about {about}.",
                "That makes {number} times now, {other}, and it's still not boring.",
                "{other} should have a go as well, it's only fair.",
                "In {home} they're going to want to see {part} too.",
                "You're getting really good at {part}, you know.",
            ),
        ),
        Stage(
            "So proud",
            (
                "gives a big hug",
                "blows a kiss",
                "hums a little song",
                "waves goodbye",
            ),
            (
                "We're so proud of you, do you know that? {guest} is, and so am I.",
                "I'm sending this to {absent} right now.",
                "Right, hands washed and off we go, {other}, it's getting late.",
                "One day you'll ask us about {about}, and we'll show you this.",
                "I wish I could keep {part} just like today, for ever.",
                "Say goodnight to everybody in {home}!",
            ),
        ),
    ),
    remarks=(
        "The cousins in {home} want to see this too.",
        "The little chair was a present from the people at {company}.",
        "It's always me who films, so I'm never in it, {guest}, have you noticed?",
        "Nobody told us that {part} would be so much fun.",
    ),
    signs=("Play", "ABC", "Home sweet home", "Goodnight", "1 2 3", "My first year"),
    brands=("Little Steps", "Teddy & Co", "Homeroom", "Bib & Brook"),
    hashtags=("family", "familytime", "memories", "kids", "parenting", "proudparents", "familyvideo"),
    shows_named_people=True,
)
