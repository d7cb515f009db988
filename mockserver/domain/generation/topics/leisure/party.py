"""Celebrations of families and friends, of any faith and season."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

PARTY = Topic(
    name="Family celebration",
    keywords=(
        *("birthday", "party", "wedding", "christmas", "family", "halloween", "easter", "anniversary", "bride"),
        *("first", "presents", "kite", "reveal", "costume"),
    ),
    decides=(
        *("happy new year", "new years eve", "nye", "silvester", "nochevieja", "capodanno", "oud en nieuw"),
        *("merry christmas", "happy birthday", "sinterklaas", "compleanno", "verjaardag", "cumple"),
        *("bachelorette", "hen do", "stag do", "prom night"),
        *("birthday", "wedding", "christmas morning", "opening presents", "hochzeit", "boda", "casamento", "mariage"),
        *("geburtstag", "cumpleaños", "aniversário", "anniversaire", "gender reveal", "baby shower", "結婚式"),
        *("誕生日", "bday", "best man", "bar mitzvah", "bat mitzvah", "first dance", "weihnachten"),
        *("navidad", "noël", "einschulung", "kindergeburtstag", "卒業式", "誕生日パーティー", "wesele"),
        *("düğün", "свадьба", "bruiloft", "iftar", "seder", "quinceanera", "housewarming"),
        *("marriage proposal", "wedding proposal", "surprise proposal", "proposal she", "beach proposal"),
        *("engagement proposal", "proposal ring"),
        *("bouquet toss", "garter toss", "vow renewal", "cutting cake", "cake cutting"),
        *("father daughter dance", "retirement party", "wedding anniversary", "silver wedding"),
        *("golden wedding", "surprise party", "family reunion"),
        *("blowing candles", "blowing out candles", "blow out candles", "birthday candles"),
    ),
    genre=Genre.HOME_VIDEO,
    subjects=("a garden party", "a silver wedding", "the youngest one's big day", "a family picnic"),
    titles=("Our album: {subject}", "We celebrate {subject}", "Memories of {subject}"),
    people=(
        "a cousin with a big smile",
        "an aunt with a camera",
        "a grandfather in his best jacket",
        "a friend with a bunch of flowers",
        "a little girl in a summer dress",
    ),
    places=(
        "at a long table",
        "in the middle of the family",
        "beside a pile of coats",
        "among friends",
        "under a string of lights",
    ),
    details=(
        "everybody laughs",
        "somebody hums a tune",
        "children run past",
        "chairs are pushed together",
        "a phone flashes",
    ),
    stages=(
        Stage(
            "Getting ready",
            (
                "arranges some flowers",
                "straightens a collar",
                "carries in one more chair",
                "smiles into the camera",
            ),
            (
                "Is it recording? {guest}, wave if it's recording.",
                "Everybody over here, please, and somebody find {other}!",
                "They've driven all the way from {home}, so nobody is allowed to go home early.",
                "I've been awake since five because of {part}.",
                "We're {number} people today, and I've counted the chairs twice.",
                "You have no idea how long we kept quiet about {about}.",
            ),
        ),
        Stage(
            "Here it comes",
            (
                "covers the mouth with one hand",
                "opens both eyes wide",
                "counts down on the fingers",
                "holds the breath",
            ),
            (
                "Sh, sh, sh, nobody say a word, here comes {guest}!",
                "Oh my goodness, your face! I wish you could see your face, {other}.",
                "This is it, this is what we've all been waiting for, {part}!",
                "Did you have any idea? {absent} nearly told you twice.",
                "I promised not to cry about {about}, and look at me.",
                "Hold on to this moment, they can't have one like it in the whole of {town}.",
            ),
        ),
        Stage(
            "A few words",
            (
                "taps a spoon on the table",
                "unfolds a piece of paper",
                "raises a hand for silence",
                "reads a card aloud",
            ),
            (
                "I'll keep it short, {guest} made me promise.",
                "When we first talked about {part}, I thought it was one of those ideas of {absent}.",
                "For {number} years we've been saying that we should do this more often.",
                "I look around and see everybody I love, and I think that's all there is to say about {about}.",
                "{other} wrote something down, but I don't think I can read it aloud.",
                "To the people who can't be with us today, and to {absent} above all.",
            ),
        ),
        Stage(
            "All together",
            (
                "hugs somebody tightly",
                "pulls a shy child into the circle",
                "claps along",
                "takes a picture of the whole group",
            ),
            (
                "Closer together, {guest}, closer, and now a smile!",
                "We've waited for this all year, so one more picture for the album, with {part}.",
                "Where's {other}? There's always one missing.",
                "Whoever said that {part} would be too much work was right, and it was worth it.",
                "Careful with the little ones, and somebody save a plate for {absent}.",
                "They'll hear us singing all the way to {home}.",
            ),
        ),
        Stage(
            "A last wave",
            (
                "waves goodbye",
                "sinks into a chair",
                "stacks the empty plates",
                "kisses a grandmother on both cheeks",
            ),
            (
                "What a lovely day, {other}, thank you for everything.",
                "In ten years we'll play this again and remember {part}.",
                "My feet hurt, my voice has gone, and I wouldn't have missed {part} for anything.",
                "Drive carefully, and call us when you get to {home}.",
                "One more hug, {guest}, and then you can switch it off.",
                "That's another year, and another story about {about}.",
            ),
        ),
    ),
    remarks=(
        "The cousins came all the way from {home}.",
        "The flowers are from the people at {company}, isn't that kind?",
        "{guest}, no, don't film me while I'm eating!",
        "If we do {part} again next year, I'm bringing earplugs.",
    ),
    signs=("Welcome", "With love", "Hooray", "Table 4", "Thank you for coming", "Reserved"),
    brands=("Confetti", "Ribbon & Bow", "Partyhaus", "Paper Moon"),
    hashtags=("family", "celebration", "memories", "together", "familytime", "love", "partytime"),
    shows_named_people=True,
)
