"""Music of any kind, on stage, in the street and in the studio."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

CONCERT = Topic(
    name="Concert",
    keywords=(
        *("concert", "orchestra", "cello", "violin", "piano", "jazz", "choir", "recital", "symphony", "band", "drum"),
        *("opera", "music", "live", "trio", "singer", "gospel", "bach", "chopin", "mozart", "mahler", "rehearsal"),
        *("instrument", "musician", "violão"),
    ),
    decides=(
        *("drum lesson", "piano lesson", "violin lesson", "choir", "orchestra", "music video", "encore"),
        *("live concert", "street performer", "street musician", "busker", "dj set", "konzert", "concierto"),
        *("コンサート", "beatbox", "karaoke", "band practice", "mixing vocals", "ableton", "music production"),
        *("drum cover", "bass cover", "piano cover", "violin cover"),
        *("concert", "official video", "lyric video", "official music video", "drum solo", "guitar solo", "live set"),
        *("acoustic cover", "vocal cover", "official audio", "live session"),
        *("fan cam", "fancam", "eras tour", "stadium tour"),
        *("r&b", "playlist", "hip hop mix", "house mix", "techno mix", "lofi", "lo-fi", "dj mix", "throwback hits"),
        *("c# minor", "c# major", "f# minor", "f# major"),
    ),
    genre=Genre.STAGE,
    subjects=("a string quartet", "an evening of jazz", "a school choir", "a piano recital"),
    titles=("Live: {subject}", "Front row: {subject}", "{subject} tonight"),
    people=(
        "a musician in black",
        "a performer with rolled-up sleeves",
        "a band leader with headphones",
        "a young talent in a white shirt",
        "a soloist in a dark suit",
    ),
    places=(
        "in front of a small audience",
        "under warm lights",
        "beside a loudspeaker",
        "where the sound is best",
        "between cables and microphones",
    ),
    details=(
        "the audience holds its breath",
        "a spotlight warms up",
        "somebody taps a foot",
        "the last chord fades",
        "people sway to the music",
    ),
    stages=(
        Stage(
            "Getting in tune",
            (
                "takes a deep breath",
                "checks the sound",
                "nods to the others",
                "warms up with closed eyes",
            ),
            (
                "Good evening, {town}, how are you feeling tonight?",
                "Give us a second, {guest} is still warming up.",
                "We've been rehearsing {part} for weeks, and tonight it belongs to you.",
                "Can I have a little more of that in my ear, {other}? Perfect, thank you.",
                "Before we start, one word about {about}, and I'll be quick.",
                "Please switch off your phones, {absent} will be watching you.",
            ),
        ),
        Stage(
            "The first notes",
            (
                "counts in with four fingers",
                "begins very softly",
                "finds the rhythm",
                "listens with the whole body",
            ),
            (
                "One, two, a one, two, three, and thank you, {guest}.",
                "Listen to how quietly it begins, and then wait for {part}.",
                "I wrote the first bars of this on a train to {home}.",
                "This melody will come back later, when you think that you have forgotten {part}.",
                "If you know it, clap along, and if you don't, do as {other} does.",
                "The people at {company} lent us this wonderful sound system.",
            ),
        ),
        Stage(
            "The solo",
            (
                "performs as if nobody were there",
                "closes both eyes",
                "leans back and smiles",
                "bends forward in concentration",
            ),
            (
                "Ladies and gentlemen, the one and only {guest}!",
                "Nobody plans a solo like that, it just happens in the middle of {part}.",
                "It took {other} about {number} attempts to get this right, and it was worth it.",
                "Nobody dares to cough now, and that's what I like most about {about}.",
                "Give it up for {other}, who only joined us last week!",
                "In {home} we had to do this bit three times.",
            ),
        ),
        Stage(
            "Everybody together",
            (
                "claps along",
                "moves with the beat",
                "waves the audience closer",
                "sings along quietly",
            ),
            (
                "And now all of you, the people in the back row too, {guest} will show you how!",
                "Louder! I want them to hear {part} all the way to {home}!",
                "That's a chorus of {number} voices, and I think you only needed one rehearsal.",
                "You're better than we are, {other}, we might as well go home.",
                "This goes out to {absent}, who taught me everything about {about}.",
                "I could stay in this moment for ever, just you, us and {part}.",
            ),
        ),
        Stage(
            "One more",
            (
                "bows to the applause",
                "puts a hand on the heart",
                "blows a kiss to the audience",
                "wipes the sweat away and laughs",
            ),
            (
                "One more? {guest}, have we got one more?",
                "This is the last one, and then you have to let us go, {part} or no {part}.",
                "Thank you, {town}, you've been wonderful!",
                "A big hand for {other}, and for everybody behind the scenes!",
                "We hope that {part} will follow you all the way home.",
                "Good night, get home safely, and tell your friends about {about}.",
            ),
        ),
    ),
    remarks=(
        "Next week we go on to {home}, and it would be great to see you there.",
        "My first instrument was a pot from the kitchen, {absent} can confirm that.",
        "The recording is going to be released by {company} in the autumn.",
        "You can't explain {part} with words, and we've tried.",
    ),
    signs=("Tonight", "No photographs", "Row 7", "Programme", "Stage door", "Sold out"),
    brands=("Sonatina", "Halltone", "Cadenza", "Low Note"),
    hashtags=("music", "concert", "livemusic", "musician", "performance", "onstage", "musiclovers"),
)
