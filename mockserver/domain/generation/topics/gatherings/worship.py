"""Services of any faith, on joyful and on sad occasions."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

WORSHIP = Topic(
    name="Worship",
    keywords=(
        *("sermon", "prayer", "priest", "pastor", "worship", "baptism", "communion", "bible", "psalm", "homily"),
        *("funeral", "gottesdienst", "taufe", "misa", "bautizo", "messe", "culto"),
    ),
    decides=(
        *("sermon", "homily", "baptism", "communion", "eucharist", "liturgy", "worship", "funeral", "church service"),
        *("sunday service", "christening", "gottesdienst", "taufe", "bautizo", "baptême", "batizado", "predigt"),
        *("easter mass", "sunday mass", "midnight mass", "christmas mass", "mass cathedral", "bible study", "torah"),
        *("rabbi", "khutbah", "holy mass", "santa misa", "alms", "buddhist monks", "christmas eve service"),
        *("sunday school", "candlelight service"),
        *("confirmation mass", "easter vigil"),
    ),
    genre=Genre.CEREMONY,
    subjects=("a service by candlelight",),
    titles=("Sunday: {subject}", "Together for {subject}"),
    people=(
        "a speaker with a book",
        "a visitor in a dark coat",
        "a singer in a plain robe",
        "an elder with folded hands",
        "a helper with a stack of leaflets",
    ),
    places=(
        "among the congregation",
        "in a quiet place of prayer",
        "at the front",
        "near the entrance",
        "in the last row",
    ),
    details=(
        "everybody is quiet",
        "pages rustle",
        "light falls from above",
        "somebody coughs softly",
        "a few latecomers come in",
        "voices join in a response",
    ),
    stages=(
        Stage(
            "Welcome",
            (
                "greets people at the door",
                "finds a free place",
                "hands out leaflets",
                "bows the head for a moment",
            ),
            (
                "Welcome to all of you, and a special welcome to our guests from {home}.",
                "It is good that you are here, {guest}, we have kept a place for you.",
                "We have come together today, and {part} will be at the heart of it.",
                "Let us be still for a moment before we turn to {part}.",
                "Some of you have come a long way, {other} all the way from {home}.",
                "Our thoughts today are about {about}, and about those who cannot be with us.",
            ),
        ),
        Stage(
            "The reading",
            (
                "reads aloud from a book",
                "listens with closed eyes",
                "follows the text with one finger",
                "turns a page with care",
            ),
            (
                "The reading is brought to us by {guest}.",
                "These words are very old, and yet {absent} told me that they sound like this morning.",
                "I would like to read a few lines to you and then say something about {about}.",
                "Listen to this with {part} in mind, if you will.",
                "On page {number} you will find the words, so that you can join in.",
                "Thank you, {other}. Let us keep these words with us in silence.",
            ),
        ),
        Stage(
            "A thought for the week",
            (
                "speaks to the congregation",
                "pauses for a moment",
                "opens both hands",
                "nods slowly",
            ),
            (
                "What does this mean for us, here in {town}, on a day like today?",
                "When I was preparing this, I thought of {part} more than once.",
                "{absent} asked me a question last week that I have not been able to forget.",
                "There is comfort in {part}, if we make time for it.",
                "None of us can carry everything alone, {guest} knows that as well as I do.",
                "Perhaps you hear something in {part} that I have missed. Tell me afterwards.",
            ),
        ),
        Stage(
            "Prayer and silence",
            (
                "folds both hands",
                "stands up with the others",
                "closes the book quietly",
                "stays silent for a while",
            ),
            (
                "Let us pray for all who are alone today, in {town} and everywhere.",
                "We remember {absent}, and all those whose names we say in silence.",
                "For {part}, and for everything that has been given to us, we are thankful.",
                "Please rise, if you are able to, and {guest} will lead us.",
                "Let us now be quiet together, each with our own thoughts about {about}.",
                "May there be peace in our homes, and with {part} may there be peace too.",
            ),
        ),
        Stage(
            "Go in peace",
            (
                "raises both hands",
                "shakes hands at the door",
                "walks out into the daylight",
                "helps somebody into a coat",
            ),
            (
                "Go in peace, and take {part} with you into the week.",
                "There is tea and something to eat afterwards, and {guest} has been busy since six.",
                "The collection today is for the food bank in {town}.",
                "If you would like to talk about {about}, I will be at the door.",
                "Thank you to {other} for the music and to all who helped.",
                "We meet again next week at the same time, {absent} will be with us then.",
            ),
        ),
    ),
    remarks=(
        "Our guests came from {home}, and we are glad to have them.",
        "The new heating was paid for by {company}, and we thank them warmly.",
        "The children have prepared something about {about} next door.",
        "If anybody needs a lift home, {guest} has a free seat.",
    ),
    signs=("Welcome", "Please be quiet", "Sunday 10 am", "Donations", "All are welcome", "Phones off, please"),
    brands=("Open Door", "Bell & Book", "Candlelight", "Stillwell Press"),
    hashtags=("faith", "worship", "community", "prayer", "hope", "peace", "blessed"),
)
