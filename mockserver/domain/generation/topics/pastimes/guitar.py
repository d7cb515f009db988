"""Guitar and songs."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

GUITAR = Topic(
    name="Guitar",
    keywords=("guitar", "guitarist", "song", "chord", "ukulele", "strumming"),
    decides=(
        *("strat", "stratocaster", "telecaster", "les paul", "pedalboard", "guitar pedal", "fender"),
        *("guitar cover", "guitar lesson", "gitarre", "guitarra", "violão", "guitare"),
    ),
    subjects=("a first song", "the blues in E", "fingerpicking", "three easy chords"),
    titles=("Guitar lesson: {subject}", "Learn {subject} in one evening", "Six strings and {subject}"),
    people=(
        "a guitarist in a checked shirt",
        "a music teacher with long hair",
        "a singer on a bar stool with closed eyes",
        "a beginner with a borrowed guitar",
        "a songwriter in a denim jacket",
    ),
    places=("in a small studio", "beside an amplifier", "on a wooden chair", "in front of a music stand"),
    details=(
        "an amplifier hums",
        "a foot taps the beat",
        "posters cover the wall",
        "a string rings on",
        "a sheet of chords lies open",
    ),
    stages=(
        Stage(
            "Tuning up",
            ("tunes an acoustic guitar", "turns a peg and listens", "hums a note", "wipes the strings with a cloth"),
            (
                "Let's tune up first, because out of tune nobody will recognise {part}.",
                "Low string first, {guest}, and turn the peg slowly.",
                "This lesson takes about {number} minutes, and then your fingers need a rest.",
                "I got an e-mail from {home} that asked for exactly this: {subject}.",
                "New strings need a day to settle, as {other} found out on stage.",
            ),
        ),
        Stage(
            "The first chord",
            (
                "places three fingers on the fretboard",
                "strums a G major chord",
                "presses the strings one by one",
                "shakes out one hand",
            ),
            (
                "Press just behind the fret, {other}, and you need only half the strength.",
                "Play the strings one at a time, {other}: every one of them should ring.",
                "If your fingertips hurt, you're doing {part} right.",
                "Chord number one, and it turns up in {number} songs that you know.",
                "There's less to learn about {about} than the books make you believe.",
            ),
        ),
        Stage(
            "Changing chords",
            (
                "changes slowly between two chords",
                "lifts the fingers and sets them down again",
                "counts to four aloud",
                "plays the same bar again",
            ),
            (
                "Slow is fine, {guest}, as long as it is even.",
                "Set the metronome to something slow, says {absent}, and don't touch it for a week.",
                "Find the finger that stays where it is, and {part} will come almost by itself.",
                "I practised that change in a stairwell in {home}, until the neighbours knocked.",
                "Most people give up on {subject} one day too early.",
            ),
        ),
        Stage(
            "The rhythm",
            (
                "strums up and down with a plectrum",
                "mutes the strings with the palm",
                "nods along to the beat",
                "taps on the wood",
            ),
            (
                "Down, down, up, up, down, and I say it aloud so that {other} can join in.",
                "The wrist stays loose, as if you were shaking off water, and then try {part} again.",
                "Keep the hand moving, even when {guest} doesn't hit a single string.",
                "It needs {number} repetitions until you can talk while you play.",
                "You can play it soft or loud, but the feel of {part} never changes.",
            ),
        ),
        Stage(
            "The melody",
            (
                "plays a melody on the high strings",
                "bends a note with the ring finger",
                "slides up the neck",
                "lets a note fade",
            ),
            (
                "Let the last note hang a little, they like that in {home}.",
                "Now the same again for {guest}, but as if somebody were asleep next door.",
                "Everything that I know about {about} I stole from better players.",
                "I learned this bit from {absent}, and I've been playing it wrong for {number} weeks.",
                "Leave a gap there, and let {other} breathe in.",
            ),
        ),
        Stage(
            "All together",
            (
                "plays the whole song and sings",
                "repeats the chorus softly",
                "ends on a long chord",
                "laughs at a wrong note",
            ),
            (
                "Now everything in one go, and if it goes wrong, {other}, we go on.",
                "That was {part} from beginning to end, and I only forgot one line.",
                "We played this in {home}, for {number} people, and it was louder than you think.",
                "Take it slowly, take a break, and come back to {part} tomorrow.",
                "Send me your version, and tell me what you'd like to know about {about}.",
            ),
        ),
    ),
    remarks=(
        "I wrote this one on the way home to {home}.",
        "Five minutes a day will get you further with {part} than one hour on Sunday.",
        "{guest} broke {number} strings last year, so keep a spare set.",
        "{absent} plays this twice as fast, but nobody can sing along.",
    ),
    signs=("G - C - D", "Chorus", "120 bpm", "Capo on 2", "Verse 2", "Key of A"),
    brands=("Fretwood", "Sixstring", "Amplo", "Humbuck"),
    hashtags=("guitar", "music", "guitarlesson", "acoustic", "chords", "songs", "playguitar"),
    genre=Genre.TUTORIAL,
)
