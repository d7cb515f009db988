"""Theatre, comedy, circus and other shows."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

THEATRE = Topic(
    name="Theatre",
    keywords=(
        *("theatre", "theater", "actor", "actress", "drama", "puppet", "mime", "musical", "circus", "acrobat", "clown"),
        *("comedian", "comedy", "magician", "improv", "monologue", "shakespeare", "playwright", "cabaret", "juggler"),
    ),
    decides=(
        *("theatre", "theater", "school play", "dress rehearsal", "improv", "puppet show", "mime", "circus", "cabaret"),
        *("stand up comedy", "standup comedy", "comedy night", "comedy show", "open mic", "open stage", "magic show"),
        "magic trick",
        *("stage lighting", "aerial silks", "musical audition", "school musical", "monologue", "hamlet", "macbeth"),
        *("romeo juliet", "nativity play", "burlesque", "talent show", "theaterprobe", "theateraufführung", "teatro"),
        *("théâtre", "kabarett", "circo", "cirque", "zirkus", "drama club", "poetry slam", "curtain call"),
        "barber seville",
        *("street magic", "close up magic", "card magic", "magician", "sleight hand", "card trick"),
    ),
    subjects=("the first night of a new play",),
    titles=("On stage: {subject}", "Behind the curtain: {subject}"),
    people=(
        "a performer in costume",
        "an actor in a long coat",
        "an artist with white make-up",
        "a performer with a top hat",
    ),
    places=("on a small stage", "in front of a red curtain", "behind the scenes", "in the spotlight"),
    details=(
        "the lights go down",
        "the audience laughs",
        "a curtain moves",
        "somebody whispers a line",
        "a spotlight swings round",
    ),
    stages=(
        Stage(
            "Before the curtain rises",
            (
                "checks a costume",
                "takes a deep breath behind the curtain",
                "paces up and down",
                "tries out a few moves",
            ),
            (
                "Five minutes, everybody, five minutes, and {guest} to the left-hand side, please.",
                "Is there anybody in from {home} tonight? Splendid, you have the furthest way home.",
                "We have rehearsed for {number} weeks, and tonight you get to meet {part}.",
                "If you don't know anything about {about}, don't worry, neither did we.",
                "Phones off, sweets unwrapped, and then a big hand for {other}!",
            ),
        ),
        Stage(
            "The first scene",
            ("steps into the light", "turns to the audience", "speaks the first line", "makes a slow entrance"),
            (
                "Louder, {other}, they want to hear you in the last row.",
                "Wait for the light, and then give me everything you have for {part}.",
                "Row {number}, are you awake? I thought so.",
                "I come from {home}, where the biggest event of the year, after {part}, is the bus.",
                "You laugh, but with {part} it was exactly like that in our house.",
                "I asked {absent} for advice, and all I got was a raised eyebrow.",
            ),
        ),
        Stage(
            "The big moment",
            (
                "holds a long pause",
                "stretches out both arms",
                "lets something vanish",
                "freezes in the middle of a move",
            ),
            (
                "Ladies and gentlemen, I need absolute silence for {part}.",
                "Not a sound, {town}, until I have counted to three.",
                "Nobody has dared to do that for {number} years.",
                "Trust me, {guest}, and whatever happens, don't let go.",
                "And now for something that'll change how you think about {about}.",
                "Once more from the entrance, {other}, slower, as if you had all the time in the world.",
            ),
        ),
        Stage(
            "Behind the scenes",
            ("changes in a hurry", "mouths the words", "hugs a colleague", "wipes off the make-up"),
            (
                "We have {number} seconds for the change, and {guest} is still in the other boots.",
                "Who had {part} last? It has to be on the table, always on the table.",
                "They're a good crowd tonight, warmer than in {home}.",
                "{other} forgot a whole page, and nobody noticed.",
                "People ask us about {about} and expect a secret, and there's none.",
            ),
        ),
        Stage(
            "Applause",
            (
                "bows in front of the curtain",
                "waves to the last row",
                "throws a kiss to the audience",
                "pulls a colleague into the light",
            ),
            (
                "Thank you, {town}, you were wonderful!",
                "On the lights, on the sound, and on everything else that you didn't notice: {guest}!",
                "That was {part}, and if you liked it, tell your friends.",
                "Show number {number}, and {part} still gave me goose bumps.",
                "Tomorrow we do it all again, and {other} will know the lines.",
                "Good night, get home safely, and dream of {part}.",
            ),
        ),
    ),
    remarks=(
        "We play in {home} next, if the van makes it.",
        "The costumes are older than {guest}, and they've been in {number} shows.",
        "{absent} broke a leg, really, so {other} has learned everything in two days.",
        "Nobody claps like {town} claps, I mean that.",
    ),
    signs=("Stage door", "Sold out", "Quiet please", "Row 7", "Interval", "No photography"),
    brands=("Red Curtain", "Limelight", "Third Bell", "Greenroom"),
    hashtags=("theatre", "stage", "performance", "acting", "showtime", "live", "curtain"),
    genre=Genre.STAGE,
)
